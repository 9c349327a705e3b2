/** Naming somebody in a message: what is typed after an @ while their name is looked for. */

/** Chinese has no space before the @; after letters and figures as in addresses it is one of mail. */
const begun = /(?:^|[^\p{Script=Latin}\p{N}._+-])@([\p{L}\p{N}.'-]*)$/u;

/** @param before the text up to the caret; @returns what stands after the @ that a name is begun with, undefined where none is */
export function nameBegun(before: string): string | undefined {
  return begun.exec(before)?.[1];
}
