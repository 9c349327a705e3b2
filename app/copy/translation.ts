/** An area's texts in another language: every key of the English area and no other. */
export type Translation<Area> = { readonly [Key in keyof Area]: string };
