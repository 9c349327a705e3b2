import { describe, expect, it } from "vitest";
import { csvCell, csvFile } from "./csv.ts";

describe("a file for spreadsheets", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM(A1)"])(
    "runs no formula: %j",
    (typed) => {
      expect(csvCell(typed)).toBe(`"'${typed}"`);
    },
  );

  it("keeps numbers and words as they are, with their quotes", async () => {
    const answer = csvFile("audit", [
      ["sum", "why"],
      [-5, 'said "no", twice'],
    ]);
    const bytes = await answer.clone().bytes();
    expect([...bytes.slice(0, 3)], "as spreadsheets know UTF-8").toEqual([0xef, 0xbb, 0xbf]);
    expect(await answer.text()).toBe('"sum","why"\r\n"-5","said ""no"", twice"\r\n');
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });
});
