/** What Stripe says of a solver's account: whether they can be paid, and whether their bank takes it. */
import { eq } from "drizzle-orm";
import { payoutAccounts } from "../../../database/schema.ts";
import { planAudit } from "../../../platform/audit.ts";
import type { Context } from "../../../platform/context.ts";
import { planEvent } from "../../../platform/outbox.ts";
import { stripeOf } from "../../../platform/stripe.ts";
import { planAccountFact } from "../../payments/payout-account.ts";
import { type Fact, isOurMode, nothingNew, quarantined } from "./fact.ts";

/**
 * The account as it is now. One that we do not know is of no consequence: its row is written with the state that Stripe answered,
 * and the sweep asks again.
 */
export async function readAccountFact(ctx: Context, objectId: string, account: string | null): Promise<Fact> {
  const row = await findAccount(ctx, account ?? objectId);
  return row === undefined ? nothingNew : { plan: await planAccountFact(ctx, row) };
}

/**
 * Another bank account or card may be paid to; which one is read by the job that follows, so that a failure there holds nothing up. Of an
 * account that is not ready yet the same is read once it is.
 */
export async function readDestinationFact(ctx: Context, objectId: string, account: string | null): Promise<Fact> {
  const row = await findAccount(ctx, account ?? objectId);
  if (row === undefined) return nothingNew;
  const { userId, state } = row;
  const changed = state === "ready" ? planEvent(ctx, "payout_account.destination_changed", { userId }) : [];
  return { plan: [...(await planAccountFact(ctx, row)), ...changed] };
}

/**
 * A solver's bank sent a payout back. We have paid; Stripe tries again once the account is right, and nobody but its owner can put it
 * right, so they are told what the bank says.
 */
export async function readBankFact(ctx: Context, payoutId: string, account: string | null): Promise<Fact> {
  const row = account === null ? undefined : await findAccount(ctx, account);
  if (row === undefined || account === null) return nothingNew;
  const payout = await stripeOf(ctx).payouts.retrieve(payoutId, {}, { stripeAccount: account });
  if (!isOurMode(ctx, payout)) return quarantined("livemode");
  if (payout.status !== "failed") return nothingNew;
  const code = payout.failure_code ?? "could_not_process";
  return {
    plan: [
      ...planAudit(ctx, "payout_account.bank_failed", row.userId, { payoutId, code }),
      ...planEvent(ctx, "payout.bank_failed", { userId: row.userId, reason: code }),
    ],
  };
}

function findAccount(ctx: Context, accountId: string) {
  return ctx.store.db.query.payoutAccounts.findFirst({ where: eq(payoutAccounts.stripeAccountId, accountId) });
}
