/** Signs with which spreadsheets begin a formula, the wide ones of East Asian keyboards too. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** One cell of a CSV line: quoted; a leading sign of a formula is disarmed, since spreadsheets would run it. */
export function csvCell(value: string | number): string {
  const text = String(value);
  const safe = typeof value === "string" && formula.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Without it, spreadsheets take the file for one of their own country's old code page. */
const byteOrderMark = "\ufeff";

/** A file of these lines, for the browser to keep. */
export function csvFile(name: string, lines: readonly (readonly (string | number)[])[]): Response {
  const body = lines.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
  return new Response(byteOrderMark + body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
