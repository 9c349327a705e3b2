import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../tools.ts";
import { type Counts, chargeFor, monthOf } from "./bill.ts";
import { costPage } from "./page.ts";

// What worker/testing/costs/costs.test.ts holds the product to.
const counts = JSON.parse(readFileSync(join(ROOT, "worker/testing/costs/counts.json"), "utf8")) as Record<
  string,
  Counts
>;

it("docs/COST.md says what was measured (npm run cost)", () => {
  expect(readFileSync(join(ROOT, "docs/COST.md"), "utf8")).toBe(costPage(counts));
});

it("charges nothing for what is included, and the rest by the million", () => {
  expect(chargeFor("kvWrites", 1e6)).toBe(0);
  expect(chargeFor("kvWrites", 3e6)).toBe(10);
});

it("counts an action as often as people do it, and D1's rows with D1 alone", () => {
  const one = { viewList: { rowsRead: 3, statements: 5 } };
  expect(monthOf(one, 100, "d1").used.rowsRead).toBe(600);
  expect(monthOf(one, 100, "postgres").used.rowsRead).toBe(0);
  const { average, peak } = monthOf(one, 2_592_000, "d1").queriesPerSecond;
  expect([average, peak]).toEqual([10, 40]);
});
