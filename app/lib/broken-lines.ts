/** Breaks a text into lines for pictures: an SVG breaks none by itself. */

interface Limits {
  /** What a line may measure, in the unit of `widthOf`. */
  width: number;
  /** What goes beyond these lines ends in an ellipsis. */
  most: number;
  /** How wide one character is. */
  widthOf(character: string): number;
}

/** Signs that take the room of two letters: Chinese, Japanese, Korean, full-width forms and pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Spaces, words, and signs that need no space between them; what closes a clause stays with the sign before it. */
const pieces = new RegExp(`\\s+|(?:${wide.source})[、。〉》」』】〕！），．：；？…]*|(?:(?!${wide.source})\\S)+`, "gu");

/** Room by the count of letters, where the font is not known. */
export function lettersWide(character: string): number {
  return wide.test(character) ? 2 : 1;
}

/** Broken between words; a word that is longer than a line ends in an ellipsis. */
export function brokenLines(text: string, limits: Limits): string[] {
  const measure = measureBy(limits.widthOf);
  const lines: string[] = [""];
  for (const piece of text.trim().match(pieces) ?? []) {
    const line = lines.at(-1) ?? "";
    const longer = line + (piece.trim() === "" ? " " : piece);
    if (line === "" || measure(longer.trimEnd()) <= limits.width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  const shown = lines.slice(0, limits.most).map((line) => line.trimEnd());
  if (lines.length > limits.most) shown[limits.most - 1] += "…";
  return shown.map((line) => shortened(line, limits.width, measure));
}

/** The line itself where it fits, else as much of it as leaves room for an ellipsis. */
function shortened(line: string, width: number, measure: (text: string) => number): string {
  if (measure(line) <= width) return line;
  const signs = Array.from(line.replace(/…$/, ""));
  while (signs.length > 0 && measure(`${signs.join("")}…`) > width) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}

function measureBy(widthOf: Limits["widthOf"]) {
  return (text: string) => Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);
}
