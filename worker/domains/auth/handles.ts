/** Handles: the name in a profile's address. Pure. */

/** Characters. Room is left for a suffix within the limit of `handleParam`. */
const MOST_CHARACTERS = 30;
/** Addresses under /users and words that would pass for us. */
const RESERVED = new Set(["me", "admin", "moderator", "openchance", "support", "system", "settings", "new", "deleted"]);
const SUFFIX_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

/** Latin letters that are no letter with a mark, so that taking marks off leaves them as they are. */
const PLAIN_LETTERS = new Map(
  Object.entries({ ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" }),
);

/** `Åsa Öberg` → `asa-oberg`, `Łucja` → `lucja`. A name without Latin letters or digits gives `member`, which always takes a suffix. */
export function handleFrom(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MOST_CHARACTERS)
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "member" : plain;
}

/** True when the bare word cannot be somebody's handle. */
export function needsSuffix(handle: string): boolean {
  return handle === "member" || handle.length < 2 || RESERVED.has(handle);
}

/** `asa-oberg` → `asa-oberg-k7x2`: 31⁴ per name, so that a second try nearly always suffices. */
export function withSuffix(handle: string, random: Uint8Array): string {
  const letters = [...random.slice(0, 4)].map((byte) => SUFFIX_LETTERS[byte % SUFFIX_LETTERS.length]);
  return `${handle}-${letters.join("")}`;
}
