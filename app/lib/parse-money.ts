/** Reads a sum as people type it: `1200`, `1,200`, `1.200,00`, `1 200.50`. */
import { fractionDigits } from "./format.ts";

/**
 * Minor units of a typed sum, or null when it is no sum. The last separator is the decimal point if one or two digits
 * (as many as the currency has, at most) follow it; every other separator groups thousands.
 */
export function parseAmount(typed: string, currency: string): number | null {
  const text = typed.trim().replace(/[\s\u00a0\u202f'’]/g, "");
  if (!/^\d[\d.,]*$/.test(text)) return null;
  const digits = fractionDigits(currency);
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const behind = last === -1 ? 0 : text.length - last - 1;
  const separators = text.replace(/\d/g, "");
  const grouped = behind === 3 && new Set(separators).size === 1 && digits !== 3;
  const isDecimal = last !== -1 && !grouped && behind <= digits;
  if (last !== -1 && !grouped && !isDecimal) return null;
  const whole = (isDecimal ? text.slice(0, last) : text).replace(/[.,]/g, "");
  const fraction = isDecimal ? text.slice(last + 1) : "";
  const minor = Number(whole + fraction.padEnd(digits, "0"));
  return Number.isSafeInteger(minor) ? minor : null;
}
