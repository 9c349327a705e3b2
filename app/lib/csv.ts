/** Signs with which spreadsheets begin a formula, the wide ones of East Asian keyboards too. */
import { numberFormat } from "./formatters.ts";

const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * One cell of a CSV line: quoted; a leading sign of a formula is disarmed, since spreadsheets would run it.
 * @param decimal what parts a number's whole from its fraction
 */
export function csvCell(value: string | number, decimal = "."): string {
  if (typeof value === "number") return `"${String(value).replace(".", decimal)}"`;
  const safe = formula.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Of digits as files write them: Latin ones, whichever a page shows. */
function decimalSign(locale: string): string {
  const parts = numberFormat(locale, { numberingSystem: "latn" }).formatToParts(0.5);
  return parts.find(({ type }) => type === "decimal")?.value ?? ".";
}

/** Without it, spreadsheets take the file for one of their own country's old code page. */
const byteOrderMark = "\ufeff";

/**
 * A file of these lines, for the browser to keep, as the reader's spreadsheet takes it: where a comma parts a sum's fraction, cells are
 * parted by semicolons, since such a program would else show each line as one cell, and each sum as words.
 */
export function csvFile(name: string, lines: readonly (readonly (string | number)[])[], locale: string): Response {
  const decimal = decimalSign(locale);
  const separator = decimal === "," ? ";" : ",";
  const body = lines.map((cells) => `${cells.map((cell) => csvCell(cell, decimal)).join(separator)}\r\n`).join("");
  return new Response(byteOrderMark + body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
