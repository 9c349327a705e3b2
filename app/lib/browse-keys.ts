/** Single keys on the page of challenges: whether they are on in this browser, and where they lead. */
const name = "oc-keys";

/** On, unless they were switched off here. Never on the server, which has no keyboard. */
export function keysAreOn(storage: () => Storage = () => localStorage): boolean {
  try {
    return storage().getItem(name) !== "off";
  } catch {
    return true;
  }
}

export function switchKeys(on: boolean, storage: () => Storage = () => localStorage): void {
  try {
    if (on) storage().removeItem(name);
    else storage().setItem(name, "off");
  } catch {
    // A browser that keeps nothing has them on again with the next page.
  }
}

/** The row to go to; the ends are ends, so that nobody is thrown from the last to the first. @param now −1 outside the rows */
export function rowAfter(now: number, step: 1 | -1, count: number): number {
  if (now === -1) return step === 1 ? 0 : -1;
  return Math.max(0, Math.min(count - 1, now + step));
}

const places: Readonly<Record<string, string>> = { KeyJ: "j", KeyK: "k", Slash: "/" };

/** What was pressed; on a keyboard of another alphabet, which has none of our letters, what stands in that place on a Latin one. */
export function latinKey({ key, code, shiftKey }: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): string {
  const place = places[code];
  if (place === undefined || /^[ -~]$/.test(key)) return key;
  return place === "/" && shiftKey ? "?" : place;
}
