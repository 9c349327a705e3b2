import { expect, it } from "vitest";
import { challengeCard, linesOf } from "./challenge-card.server.ts";
import type { Challenge } from "./types.ts";

const now = Date.parse("2026-11-23T12:00:00Z");
const challenge = {
  title: `</text><script>alert(1)</script> & "quotes"`,
  state: "open",
  reward: { amountMinor: 240_000, currency: "USD" },
  applicationDeadline: "2026-12-01T23:59:59.000Z",
} as unknown as Challenge; // the fields that are read

it("writes a title as text, whatever it holds", () => {
  const card = challengeCard(challenge, now, "en-GB");
  expect(card).not.toContain("<script");
  expect(card).not.toContain("</text><");
  expect(card).toContain("&#60;script&#62;");
});

it("says the reward and the closing day of an open challenge, and the state of any other", () => {
  expect(challengeCard(challenge, now, "en-GB")).toContain("2,400.00\u00a0USD");
  expect(challengeCard(challenge, now, "en-GB")).toContain("Apply by 1 Dec");
  expect(challengeCard({ ...challenge, state: "completed" }, now, "en-GB")).toContain("Completed");
});

it.each([
  ["Short", ["Short"]],
  [
    "Make the booking calendar usable with a keyboard alone",
    ["Make the booking calendar usable", "with a keyboard alone"],
  ],
  ["x".repeat(50), [`${"x".repeat(33)}…`]],
])("breaks %s between words", (title, lines) => {
  expect(linesOf(title)).toEqual(lines);
});

it("gives signs that are twice as wide twice the room, and breaks between any two of them", () => {
  const lines = linesOf(
    "使预订日历仅用键盘即可使用，并为用户编写一份完整的中文测试报告和说明文档，谢谢大家的参与和支持",
  );
  expect(lines).toEqual(["使预订日历仅用键盘即可使用，并为用", "户编写一份完整的中文测试报告和说…"]);
});

it("begins no line with the sign that closes a clause", () => {
  expect(linesOf("使预订日历仅用键盘即可使用并为用户编写，报告")).toEqual([
    "使预订日历仅用键盘即可使用并为用户",
    "编写，报告",
  ]);
  expect(linesOf("使预订日历仅用键盘即可使用并为用户编，报告")[1]).toBe("编，报告");
});

it("ends what does not fit into two lines in an ellipsis", () => {
  const lines = linesOf("word ".repeat(40).trim());
  expect(lines).toHaveLength(2);
  expect(lines[1]?.endsWith("…")).toBe(true);
  expect(lines.every((line) => line.length <= 34)).toBe(true);
});
