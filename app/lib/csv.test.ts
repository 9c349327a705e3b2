import { describe, expect, it } from "vitest";
import { csvCell, csvFile } from "./csv.ts";
import { languages } from "./languages.ts";

describe("a file for spreadsheets", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM(A1)"])(
    "runs no formula: %j",
    (typed) => {
      expect(csvCell(typed)).toBe(`"'${typed}"`);
    },
  );

  it("keeps numbers and words as they are, with their quotes", async () => {
    const lines = [
      ["sum", "why"],
      [-5, 'said "no", twice'],
    ];
    const answer = csvFile("audit", lines, "en-GB");
    const bytes = await answer.clone().bytes();
    expect([...bytes.slice(0, 3)], "as spreadsheets know UTF-8").toEqual([0xef, 0xbb, 0xbf]);
    expect(await answer.text()).toBe('"sum","why"\r\n"-5","said ""no"", twice"\r\n');
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  const whole = 1_234_567.5;
  it.each([
    ["en", `"${whole}","-0.05","a, b; c"`],
    ["de", '"1234567,5";"-0,05";"a, b; c"'],
    ["es", '"1234567,5";"-0,05";"a, b; c"'],
    ["fr", '"1234567,5";"-0,05";"a, b; c"'],
    ["zh", `"${whole}","-0.05","a, b; c"`],
    ["ar", `"${whole}","-0.05","a, b; c"`],
  ] as const)("writes sums as a spreadsheet in %s reads them", async (language, line) => {
    const file = csvFile("sums", [[whole, -0.05, "a, b; c"]], languages[language].locale);
    expect(await file.text()).toBe(`${line}\r\n`);
    expect([
      ...(await csvFile("sums", [["Überweisung 汇款"]], languages[language].locale).bytes()).slice(0, 3),
    ]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it.each(Object.values(languages))("runs no formula for whoever reads $tag", async ({ locale }) => {
    expect(await csvFile("words", [["=1+1", "-1;=2", -1]], locale).text()).toMatch(
      /^"'=1\+1"[;,]"'-1;=2"[;,]"-1"\r\n$/,
    );
  });
});
