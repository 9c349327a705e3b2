/**
 * Stripe's events, in any order and any number of times. An event is a hint: its object is fetched anew, compared with our record,
 * and what follows is committed together with the mark that the event was processed. Anything that fails is answered with a 5xx,
 * and Stripe sends it again; what does not fit our record is quarantined for an admin and never acted on.
 */
import { and, eq, ne } from "drizzle-orm";
import { stripeEvents } from "../../database/schema.ts";
import { ConstraintError, exactlyOne, isRefusedBy, type Plan, StaleWriteError } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { refusalCode, stripeFailure } from "../../platform/stripe.ts";
import type { StripeHint } from "../../platform/stripe-webhooks.ts";
import { log } from "../../platform/telemetry.ts";
import { readAccountFact } from "./stripe-facts/accounts.ts";
import { readChargeFact, readPaymentFact, readSessionFact } from "./stripe-facts/checkout.ts";
import { type Fact, isOurMode, nothingNew, quarantined } from "./stripe-facts/fact.ts";
import {
  readChargeRefundsFact,
  readPlatformPayoutFact,
  readRefundFact,
  readTransferFact,
} from "./stripe-facts/transfers-and-refunds.ts";

type ReadFact = (ctx: Context, objectId: string) => Promise<Fact>;

/** Of no consequence for our record: another event tells of the same, or the object is not about money of ours. */
const withoutEffect: ReadFact = async () => nothingNew;

/** Money is in question and a person has to look: nothing is done by itself, and nothing is forgotten. */
const forAdmins: ReadFact = async () => quarantined("needs_admin");

/** Events of our own account, by type. */
const platformFacts: Readonly<Record<string, ReadFact>> = {
  "checkout.session.completed": readSessionFact,
  "checkout.session.async_payment_succeeded": readSessionFact,
  "checkout.session.async_payment_failed": readSessionFact,
  "checkout.session.expired": readSessionFact,
  "payment_intent.payment_failed": readPaymentFact,
  "payment_intent.canceled": readPaymentFact,
  "charge.succeeded": readChargeFact,
  "charge.updated": readChargeFact,
  "charge.refunded": readChargeRefundsFact,
  "refund.created": readRefundFact,
  "refund.updated": readRefundFact,
  "refund.failed": readRefundFact,
  "transfer.created": readTransferFact,
  "transfer.updated": readTransferFact,
  "transfer.reversed": readTransferFact,
  "payout.created": readPlatformPayoutFact,
  "payout.updated": readPlatformPayoutFact,
  "payout.paid": readPlatformPayoutFact,
  "payout.failed": readPlatformPayoutFact,
  "payout.canceled": readPlatformPayoutFact,
  "payout.reconciliation_completed": withoutEffect,
  "charge.dispute.created": forAdmins,
  "charge.dispute.updated": forAdmins,
  "charge.dispute.closed": forAdmins,
  "charge.dispute.funds_withdrawn": forAdmins,
  "charge.dispute.funds_reinstated": forAdmins,
  "radar.early_fraud_warning.created": forAdmins,
};

/** How often a lost race is decided anew before Stripe is asked to send the event again. */
const races = 5;

export type Taken = "processed" | "duplicate" | "quarantined";

/**
 * Takes an event in.
 * @throws AppError `payment_provider_unavailable` when its object could not be fetched
 */
export async function takeStripeEvent(ctx: Context, hint: StripeHint): Promise<Taken> {
  if (await isProcessed(ctx, hint)) return "duplicate";
  let fact = await readFact(ctx, hint);
  for (let race = 1; ; race++) {
    try {
      return await commitFact(ctx, hint, fact);
    } catch (error) {
      // The same event twice at once, or another event about the same money: what stands now decides.
      const lostRace = error instanceof StaleWriteError || error instanceof ConstraintError;
      if (!lostRace || race === races) throw error;
      if (await isProcessed(ctx, hint)) return "duplicate";
      // More left an account than was in it: true at Stripe and impossible in our books, so a person has to look.
      fact = isRefusedBy(error, "accounts_floor") ? quarantined("floor") : await readFact(ctx, hint);
    }
  }
}

async function commitFact(ctx: Context, hint: StripeHint, fact: Fact): Promise<Taken> {
  if ("quarantine" in fact) {
    await commit(ctx, planQuarantine(ctx, hint, fact.quarantine));
    return "quarantined";
  }
  await commit(ctx, [...fact.plan, ...planProcessed(ctx, hint)]);
  return "processed";
}

/** Writes down that the event came. @returns true when it was processed before: only that ends it */
async function isProcessed(ctx: Context, hint: StripeHint): Promise<boolean> {
  const known = await ctx.store.db.query.stripeEvents.findFirst({ where: eq(stripeEvents.id, hint.id) });
  if (known !== undefined) return known.state === "processed";
  const { id, type, objectId, account } = hint;
  await ctx.store.atomic([
    ctx.store.db
      .insert(stripeEvents)
      .values({ id, type, objectId, account, state: "received", receivedAt: ctx.now })
      .onConflictDoNothing(),
  ]);
  return false;
}

async function readFact(ctx: Context, hint: StripeHint): Promise<Fact> {
  if (!isOurMode(ctx, hint)) return quarantined("livemode");
  const read = readerOf(hint);
  if (read === null) return nothingNew;
  const objectId = hint.account ?? hint.objectId;
  if (objectId === null) return quarantined("no_object");
  try {
    return await read(ctx, objectId);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (refusalCode(error) === "resource_missing") return quarantined("object_missing");
    // Throws on what is not Stripe's failure; everything else may pass.
    stripeFailure(error);
    throw new AppError("payment_provider_unavailable", { cause: error });
  }
}

/** How to read the event; null for one that we do not follow. */
function readerOf({ type, account }: StripeHint): ReadFact | null {
  if (type.startsWith("v2.core.account")) return readAccountFact;
  if (account === null) return platformFacts[type] ?? null;
  // On a solver's own account only its fitness to be paid concerns us.
  return connectedTypes.has(type) ? readAccountFact : null;
}

const connectedTypes: ReadonlySet<string> = new Set([
  "account.updated",
  "account.application.deauthorized",
  "capability.updated",
]);

function planProcessed(ctx: Context, { id }: StripeHint): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(stripeEvents)
        .set({ state: "processed", reason: null, processedAt: ctx.now })
        .where(and(eq(stripeEvents.id, id), ne(stripeEvents.state, "processed"))),
    ),
  ];
}

function planQuarantine(ctx: Context, { id, type, objectId }: StripeHint, reason: string): Plan {
  log("error", "stripe_event.quarantined", { requestId: ctx.requestId, eventId: id, type, objectId, reason });
  return [
    exactlyOne(
      ctx.store.db
        .update(stripeEvents)
        .set({ state: "quarantined", reason })
        .where(and(eq(stripeEvents.id, id), ne(stripeEvents.state, "processed"))),
    ),
    ...planAudit(ctx, "stripe_event.quarantined", id, { type, objectId, reason }),
  ];
}
