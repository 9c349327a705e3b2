import { describe, expect, it } from "vitest";
import { currencies, ruleOf } from "../../worker/platform/money.ts";
import { amountText, dateText, fractionDigits, majorUnits, spokenMoney } from "./format.ts";

describe("sums", () => {
  it.each(currencies)("have as many digits in %s as the books count", (currency) => {
    expect(fractionDigits(currency)).toBe(ruleOf(currency).digits);
  });

  it("are written and spoken in whole units of the currency", () => {
    expect(amountText({ amountMinor: 240_000, currency: "USD" }, "en-GB")).toBe("2,400.00");
    expect(amountText({ amountMinor: -240_000, currency: "JPY" }, "en-GB")).toBe("−240,000");
    expect(amountText({ amountMinor: 1_250, currency: "KWD" }, "en-GB")).toBe("1.250");
    expect(majorUnits({ amountMinor: 100_000, currency: "ISK" })).toBe(1_000);
    expect(spokenMoney({ amountMinor: 100_000, currency: "ISK" }, "en-GB")).toBe("1,000 Icelandic krónur");
  });
});

describe("days on papers", () => {
  it("name their year, in this one too", () => {
    const reader = { locale: "en-GB", timeZone: "UTC", now: Date.UTC(2026, 10, 22) };
    expect(dateText("2026-11-02T10:00:00Z", reader)).toBe("2 November 2026");
  });
});
