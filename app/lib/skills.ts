/** Skills as people write them in one line. */

/** Parts of a line with commas between, whichever a keyboard has: `,` `，` `、` `،`. */
export function readSkills(typed: string): string[] {
  return typed
    .split(/[,，、،]/)
    .map((skill) => skill.trim())
    .filter((skill) => skill !== "");
}
