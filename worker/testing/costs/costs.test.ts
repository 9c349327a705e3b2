/** What the commonest actions cost, counted: a change of any count is seen here before it is seen on a bill (`npm run cost`). */
import { expect, it } from "vitest";
import { measureActions } from "./actions.ts";

it("costs exactly what docs/COST.md says", { timeout: 120_000 }, async () => {
  const measured = await measureActions();
  await expect(`${JSON.stringify(measured, null, 2)}\n`).toMatchFileSnapshot("counts.json");
});
