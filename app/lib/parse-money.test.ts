import { describe, expect, it } from "vitest";
import { parseAmount, plainFigures } from "./parse-money.ts";

describe("a typed sum", () => {
  const cases: [typed: string, currency: string, minor: number | null][] = [
    ["1,200", "USD", 120_000],
    ["1.200,50", "EUR", 120_050],
    ["1 200.5", "USD", 120_050],
    ["1’200", "CHF", 120_000],
    ["12.5055", "USD", null],
    ["1.200", "EUR", 120_000],
    ["1,20,000.50", "USD", 12_000_050],
    ["1.200.000", "EUR", 120_000_000],
    // Neither thousands nor hundredths: nothing is guessed of a reward.
    ["1200.505", "USD", null],
    ["1200,505", "EUR", null],
    ["1,20.50", "USD", null],
    ["12.34.56", "EUR", null],
    ["1.200.50", "EUR", null],
    ["1200.505", "KWD", 1_200_505],
    ["١٢٠٠", "USD", 120_000],
    ["١٬٢٠٠٫٥٠", "USD", 120_050],
    ["١٬٢٠٠٬٠٠٠", "JPY", 1_200_000],
    ["۱۲۰۰٫۵", "EUR", 120_050],
    ["１，２００．５０", "USD", 120_050],
    // Where a comma or a point would have to be guessed, these say which they are.
    ["١٬٢٠٠", "KWD", 1_200_000],
    ["١٫٢٠٠", "KWD", 1_200],
    ["١٫٢٠٠", "USD", null],
    ["١٬٢٠", "USD", null],
    ["١٫٢٫٣", "USD", null],
    ["٫٥", "USD", null],
    ["١٬٢٠٠.٥٠", "USD", null],
    ["مئة", "USD", null],
  ];
  it.each(cases)("%s %s is %s minor units", (typed, currency, minor) => {
    expect(parseAmount(typed, currency)).toBe(minor);
  });

  it("has the figures of every keyboard", () => {
    expect(plainFigures("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ０１２３４５６７８９")).toBe("0123456789 0123456789 0123456789");
  });
});
