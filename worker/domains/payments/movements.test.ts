import { expect, it } from "vitest";
import { newPerson } from "../../testing/people.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import { balanceOf, chart } from "./ledger.ts";
import { planMovement } from "./movements.ts";

it("a movement of nothing but Stripe's fee is posted once, however often it is told", async () => {
  const on = await situate("in_progress", await newPerson("fee poster"), await newPerson("fee solver"));
  const movement = { id: "txn_fee_alone", amountMinor: 0, feeMinor: 1_500, currency: "USD" } as const;
  const account = chart.chargeback("dp_of_nothing", "USD");
  const before = await balanceOf(systemContext(), chart.stripeFees("USD"));
  for (let time = 0; time < 2; time++) {
    const ctx = systemContext();
    await ctx.store.atomic(
      await planMovement(ctx, { kind: "chargeback_withdrawn", movement, account, holdId: on.holdId }),
    );
  }
  expect((await balanceOf(systemContext(), chart.stripeFees("USD"))) - before).toBe(-1_500);
});
