/** Reads a sum as people type it: `1200`, `1,200`, `1.200,00`, `1 200.50`, `١٬٢٠٠٫٥٠`, `１２００`. */
import { fractionDigits } from "./format.ts";

/** The first of each row of ten figures that keyboards write beside ours: Arabic-Indic, Persian, full-width. */
const otherFigures = { "\u0660-\u0669": 0x0660, "\u06f0-\u06f9": 0x06f0, "\uff10-\uff19": 0xff10 };

/** A text with the figures 0 to 9, and plain points and commas for full-width ones. */
export function plainFigures(typed: string): string {
  const text = typed.replaceAll("．", ".").replaceAll("，", ",");
  return Object.entries(otherFigures).reduce(
    (plain, [row, zero]) => plain.replace(new RegExp(`[${row}]`, "g"), (figure) => String(figure.charCodeAt(0) - zero)),
    text,
  );
}

/** Figures alone, or in groups: the last of three, those before it of three or, as in India, of two; all with one separator. */
const wholeNumber = /^(?:\d+|\d{1,3}([.,])(?:\d{2,3}\1)*\d{3})$/;

/**
 * Minor units of a typed sum, or null when it is no sum. The last separator is the decimal point if one or two digits (as many as the
 * currency has, at most) follow it; every other separator groups thousands, and what is not grouped like a number is not guessed at:
 * `1200.505` might be a slip of the finger in a sum of a thousand as of a million.
 */
export function parseAmount(typed: string, currency: string): number | null {
  const text = plainFigures(typed).replace(/[\s\u00a0\u202f'’]/g, "");
  const digits = fractionDigits(currency);
  if (/[٫٬]/.test(text)) return parseArabic(text, digits);
  if (!/^\d[\d.,]*$/.test(text)) return null;
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const behind = last === -1 ? 0 : text.length - last - 1;
  const separators = text.replace(/\d/g, "");
  const grouped = behind === 3 && new Set(separators).size === 1 && digits !== 3;
  const isDecimal = last !== -1 && !grouped && behind <= digits;
  if (last !== -1 && !grouped && !isDecimal) return null;
  const whole = isDecimal ? text.slice(0, last) : text;
  const fraction = isDecimal ? text.slice(last + 1) : "";
  const grouping = wholeNumber.exec(whole);
  if (grouping === null || (isDecimal && grouping[1] === text[last])) return null;
  return minorUnits(whole.replace(/[.,]/g, ""), fraction, digits);
}

/** `٬` only groups thousands and `٫` is only the decimal point: nothing is left to guess. */
function parseArabic(text: string, digits: number): number | null {
  const [, whole = "", fraction = ""] = /^(\d{1,3}(?:٬\d{3})+|\d+)(?:٫(\d*))?$/.exec(text) ?? [];
  if (whole === "" || fraction.length > digits) return null;
  return minorUnits(whole.replaceAll("٬", ""), fraction, digits);
}

function minorUnits(whole: string, fraction: string, digits: number): number | null {
  const minor = Number(whole + fraction.padEnd(digits, "0"));
  return Number.isSafeInteger(minor) ? minor : null;
}
