/** The readable part of a challenge's address. Pure. */

/** `Make the calendar usable` → `make-the-calendar-usable-7k2m9x`; the end comes from the id, so that two of one title differ. */
export function slugFrom(title: string, id: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `${[...words].slice(0, 60).join("").replace(/-+$/, "") || "challenge"}-${id.slice(-6)}`;
}
