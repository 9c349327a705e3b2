/**
 * What a Checkout session means for its hold. Every event about a session, its payment or its charge comes down to this one reading
 * of the session as it is now, so that neither order nor repetition matters.
 */
import type Stripe from "stripe";
import type { HoldRow } from "../../../database/schema.ts";
import type { Context } from "../../../platform/context.ts";
import { expanded, idOf, stripeOf } from "../../../platform/stripe.ts";
import { planAwaitDebit, planEndedCheckout, planPaymentFailed } from "../../payments/checkout.ts";
import { type PaymentFacts, planHeld, planUnapplied } from "../../payments/commands.ts";
import { isPosted } from "../../payments/ledger.ts";
import { holdLifecycle } from "../../payments/lifecycle.ts";
import { findHold, findLiveHold } from "../../payments/queries.ts";
import { planWorkStarts } from "../funding.ts";
import { type Fact, isOurMode, nothingNew, quarantined, sameMoney } from "./fact.ts";

/** Reads a session and what it means now. */
export async function readSessionFact(ctx: Context, sessionId: string): Promise<Fact> {
  const session = await stripeOf(ctx).checkout.sessions.retrieve(sessionId, {
    expand: ["payment_intent.latest_charge.balance_transaction"],
  });
  return sessionFact(ctx, session);
}

/** The same for an event about a payment: its session says which hold it is for. */
export async function readPaymentFact(ctx: Context, paymentIntentId: string): Promise<Fact> {
  const { data } = await stripeOf(ctx).checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 });
  const session = data[0];
  return session === undefined ? quarantined("payment_without_session") : readSessionFact(ctx, session.id);
}

/** The same for an event about a charge. */
export async function readChargeFact(ctx: Context, chargeId: string): Promise<Fact> {
  const charge = await stripeOf(ctx).charges.retrieve(chargeId);
  const paymentIntentId = idOf(charge.payment_intent);
  return paymentIntentId === null ? quarantined("charge_without_payment") : readPaymentFact(ctx, paymentIntentId);
}

async function sessionFact(ctx: Context, session: Stripe.Checkout.Session): Promise<Fact> {
  const hold = session.client_reference_id === null ? null : await findHold(ctx, session.client_reference_id);
  if (hold === null) return quarantined("unknown_hold");
  const misfit = misfitOf(ctx, hold, session);
  if (misfit !== null) return quarantined(misfit);
  if (session.payment_status === "paid") return paidFact(ctx, hold, session);
  if (!isPresent(hold, session)) return nothingNew;
  return { plan: planUnpaid(ctx, hold, session) };
}

/** Why a session is not the one we asked for; null when it is. */
function misfitOf(ctx: Context, hold: HoldRow, session: Stripe.Checkout.Session): string | null {
  if (!isOurMode(ctx, session)) return "livemode";
  if (!sameMoney(hold, session.amount_total, session.currency)) return "amount";
  if (session.id === hold.checkoutSessionId) return null;
  // One of an earlier attempt, or the present one whose answer never reached us: we named both when we asked for them.
  const attempt = Number(session.metadata?.attempt);
  const ours = session.metadata?.holdId === hold.id && Number.isInteger(attempt) && attempt >= 1;
  const known = attempt < hold.checkoutAttempt || (attempt === hold.checkoutAttempt && hold.checkoutSessionId === null);
  return ours && known ? null : "session";
}

/** An earlier attempt's session says nothing about the present one, unless money came through it. */
function isPresent(hold: HoldRow, session: Stripe.Checkout.Session): boolean {
  return session.id === hold.checkoutSessionId || Number(session.metadata?.attempt) === hold.checkoutAttempt;
}

function planUnpaid(ctx: Context, hold: HoldRow, session: Stripe.Checkout.Session) {
  const may = (verb: keyof typeof holdLifecycle) =>
    (holdLifecycle[verb].from as readonly string[]).includes(hold.state); // widened: `from` is a tuple of literals
  if (session.status === "expired") return may("endCheckout") ? planEndedCheckout(ctx, hold) : [];
  if (session.status !== "complete") return [];
  // Complete and unpaid: a bank debit, which is on its way or was refused.
  const intent = expanded(session.payment_intent);
  if (intent?.status === "processing") return may("awaitDebit") ? planAwaitDebit(ctx, hold, session) : [];
  const refused = intent?.status === "requires_payment_method" || intent?.status === "canceled";
  return refused && may("failPayment") ? planPaymentFailed(ctx, hold) : [];
}

async function paidFact(ctx: Context, hold: HoldRow, session: Stripe.Checkout.Session): Promise<Fact> {
  const intent = expanded(session.payment_intent);
  const charge = expanded(intent?.latest_charge);
  const movement = expanded(charge?.balance_transaction);
  if (intent === null || charge === null) return quarantined("paid_without_charge");
  // The books are keyed by the balance transaction; `charge.updated` comes when there is one.
  if (movement === null) return nothingNew;
  if (await isPosted(ctx, "charge", movement.id)) return nothingNew;
  if (!sameMoney(hold, charge.amount, charge.currency)) return quarantined("amount");
  if (!sameMoney(hold, movement.amount, movement.currency)) return quarantined("settlement_currency");
  const facts: PaymentFacts = {
    sessionId: session.id,
    paymentIntentId: intent.id,
    chargeId: charge.id,
    balanceTransactionId: movement.id,
    stripeFeeMinor: movement.fee,
  };
  const workStarts = (await isFundable(ctx, hold)) ? await planWorkStarts(ctx, hold) : null;
  if (workStarts === null) return { plan: planUnapplied(ctx, hold, facts) };
  return { plan: [...planHeld(ctx, hold, facts), ...workStarts] };
}

/** Not held by another payment, and no newer award has a hold of its own. */
async function isFundable(ctx: Context, hold: HoldRow): Promise<boolean> {
  const live = await findLiveHold(ctx, hold.challengeId);
  const free = live === null || live.id === hold.id;
  return free && (holdLifecycle.fund.from as readonly string[]).includes(hold.state); // widened, as above
}
