/** What Stripe says of a solver's account: whether they can be paid. */
import { eq } from "drizzle-orm";
import { payoutAccounts } from "../../../database/schema.ts";
import type { Context } from "../../../platform/context.ts";
import { planAccountFact } from "../../payments/payout-account.ts";
import { type Fact, nothingNew } from "./fact.ts";

/**
 * The account as it is now. One that we do not know is of no consequence: its row is written with the state that Stripe answered,
 * and the sweep asks again.
 */
export async function readAccountFact(ctx: Context, accountId: string): Promise<Fact> {
  const row = await ctx.store.db.query.payoutAccounts.findFirst({
    where: eq(payoutAccounts.stripeAccountId, accountId),
  });
  return row === undefined ? nothingNew : { plan: await planAccountFact(ctx, row) };
}
