/**
 * Stripe's events, in any order and any number of times. An event is a hint: its object is fetched anew, compared with our record,
 * and what follows is committed together with the mark that the event was processed. Anything that fails is answered with a 5xx,
 * and Stripe sends it again; what does not fit our record is quarantined for an admin and never acted on, but that money moved is posted.
 */
import { and, eq, ne } from "drizzle-orm";
import { stripeEvents } from "../../database/schema.ts";
import { ConstraintError, exactlyOne, type Plan, StaleWriteError } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { planEvent } from "../../platform/outbox.ts";
import { stripeFailure } from "../../platform/stripe.ts";
import type { StripeHint } from "../../platform/stripe-webhooks.ts";
import { log } from "../../platform/telemetry.ts";
import { readAccountFact, readBankFact, readDestinationFact } from "./stripe-facts/accounts.ts";
import { readChargebackFact, readFraudWarningFact } from "./stripe-facts/chargebacks.ts";
import { readChargeFact, readPaymentFact, readSessionFact } from "./stripe-facts/checkout.ts";
import { type Fact, isOurMode, nothingNew, quarantined } from "./stripe-facts/fact.ts";
import {
  readChargeRefundsFact,
  readPlatformPayoutFact,
  readRefundFact,
  readTransferFact,
} from "./stripe-facts/transfers-and-refunds.ts";

/** @param account the solver's account that it happened on; null for our own */
type ReadFact = (ctx: Context, objectId: string, account: string | null) => Promise<Fact>;

/** Of no consequence for our record: another event tells of the same, or the object is not about money of ours. */
const withoutEffect: ReadFact = async () => nothingNew;

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
  "charge.dispute.created": readChargebackFact,
  "charge.dispute.updated": readChargebackFact,
  "charge.dispute.closed": readChargebackFact,
  "charge.dispute.funds_withdrawn": readChargebackFact,
  "charge.dispute.funds_reinstated": readChargebackFact,
  "radar.early_fraud_warning.created": readFraudWarningFact,
};

/** Events on a solver's own account, by type: only whether they can be paid, and whether their bank takes it, concerns us. */
const connectedFacts: Readonly<Record<string, ReadFact>> = {
  "account.updated": readAccountFact,
  "account.application.deauthorized": readAccountFact,
  "capability.updated": readAccountFact,
  "account.external_account.created": readDestinationFact,
  "account.external_account.updated": readDestinationFact,
  "payout.failed": readBankFact,
};

/** How often a fact is read anew, after a lost race or after what had to be known first, before Stripe is asked to send it again. */
const readings = 8;

export type Taken = "processed" | "duplicate" | "quarantined";

/**
 * Takes an event in.
 * @throws AppError `payment_provider_unavailable` when its object could not be fetched
 */
export async function takeStripeEvent(ctx: Context, hint: StripeHint): Promise<Taken> {
  if (await isOver(ctx, hint)) return "duplicate";
  return readUntilTaken(ctx, () => readFact(ctx, hint), {
    end: (fact) => commitFact(ctx, hint, fact),
    isOver: async () => ((await isOver(ctx, hint)) ? "duplicate" : null),
  });
}

/**
 * Takes in what Stripe says of something we have just asked for, long before its event tells us.
 * @throws AppError `stale_write` when races do not end
 */
export async function takeFact(ctx: Context, read: () => Promise<Fact>): Promise<void> {
  await readUntilTaken(ctx, read, { end: ({ plan }) => commit(ctx, plan), isOver: async () => null });
}

interface Taking<Result> {
  readonly end: (fact: Fact) => Promise<Result>;
  /** After a lost race; null when there is still something to do. */
  readonly isOver: () => Promise<Result | null>;
}

async function readUntilTaken<Result>(
  ctx: Context,
  read: () => Promise<Fact>,
  { end, isOver }: Taking<Result>,
): Promise<Result> {
  for (let reading = 1; ; reading++) {
    try {
      const fact = await read();
      if (!fact.again) return await end(fact);
      await commit(ctx, fact.plan);
    } catch (error) {
      if (!isOvertaken(error) || reading === readings) throw error;
      const over = await isOver();
      if (over !== null) return over;
    }
    if (reading === readings) throw new AppError("stale_write");
  }
}

/**
 * The same event twice at once, or another one about the same money: what stands now decides. A fact that was read while the other was
 * committed, half before and half after it, fits no state.
 */
function isOvertaken(error: unknown): boolean {
  if (error instanceof AppError) return error.code === "wrong_state";
  return error instanceof StaleWriteError || error instanceof ConstraintError;
}

async function commitFact(ctx: Context, hint: StripeHint, { plan, quarantine }: Fact): Promise<Taken> {
  if (quarantine === undefined) {
    await commit(ctx, [...plan, ...planProcessed(ctx, hint)]);
    return "processed";
  }
  await commit(ctx, [...plan, ...planQuarantine(ctx, hint, quarantine)]);
  return "quarantined";
}

/** Writes down that the event came. @returns true when nothing more is to be done for it: it was processed, or dismissed by an admin */
async function isOver(ctx: Context, hint: StripeHint): Promise<boolean> {
  const known = await ctx.store.db.query.stripeEvents.findFirst({ where: eq(stripeEvents.id, hint.id) });
  if (known !== undefined) return known.state === "processed" || known.state === "dismissed";
  const { id, type, objectId, account, livemode } = hint;
  await ctx.store.atomic([
    ctx.store.db
      .insert(stripeEvents)
      .values({ id, type, objectId, account, livemode, state: "received", receivedAt: ctx.now })
      .onConflictDoNothing(),
  ]);
  return false;
}

async function readFact(ctx: Context, hint: StripeHint): Promise<Fact> {
  if (!isOurMode(ctx, hint)) return quarantined("livemode");
  const read = readerOf(hint);
  const { objectId, account } = hint;
  // What we do not follow, and what names nothing to look at (a person came back from onboarding), is of no consequence.
  if (read === null || objectId === null) return nothingNew;
  try {
    return await read(ctx, objectId, account);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // Throws on what is not Stripe's failure. A definite refusal will not pass by asking again.
    const failure = stripeFailure(error);
    if (failure.kind === "refused") {
      return quarantined(failure.code === "resource_missing" ? "object_missing" : "unreadable");
    }
    throw new AppError("payment_provider_unavailable", { cause: error });
  }
}

/** How to read the event; null for one that we do not follow. */
function readerOf({ type, account }: StripeHint): ReadFact | null {
  // The default destination of payouts is a part of it.
  if (type === "v2.core.account[configuration.recipient].updated") return readDestinationFact;
  if (/^v2\.core\.account[.[]/.test(type)) return readAccountFact;
  return (account === null ? platformFacts : connectedFacts)[type] ?? null;
}

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
    ...planEvent(ctx, "money.needs_review", { reason: "stripe_event" }),
  ];
}
