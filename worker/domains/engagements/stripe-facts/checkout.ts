/**
 * What a Checkout session means for its hold. Every event about a session, its payment or its charge comes down to this one reading
 * of the session as it is now, so that neither order nor repetition matters.
 */
import type Stripe from "stripe";
import type { HoldRow } from "../../../database/schema.ts";
import type { Plan } from "../../../database/store.ts";
import type { Context } from "../../../platform/context.ts";
import { newId } from "../../../platform/ids.ts";
import { planEvent } from "../../../platform/outbox.ts";
import { planSignal } from "../../../platform/signals.ts";
import { expanded, idOf, stripeOf } from "../../../platform/stripe.ts";
import { planAwaitDebit, planEndedCheckout, planPaymentFailed } from "../../payments/checkout.ts";
import { type PaymentFacts, planForeignPayment, planHeld, planUnapplied } from "../../payments/commands.ts";
import { isPosted } from "../../payments/ledger.ts";
import { holdLifecycle } from "../../payments/lifecycle.ts";
import { movementOf, planSuspense, planSuspenseOf } from "../../payments/movements.ts";
import { findHold, findLiveHold } from "../../payments/queries.ts";
import { isGoingBack } from "../../payments/refunds.ts";
import { planWorkStarts } from "../funding.ts";
import { planSolverGone } from "../lapsing.ts";
import { findSharedMoney } from "../self-dealing.ts";
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
  const session = await findSessionOf(ctx, paymentIntentId);
  return session === null ? quarantined("payment_without_session") : readSessionFact(ctx, session.id);
}

/** The same for an event about a charge; what came in without a session of ours lies in suspense. */
export async function readChargeFact(ctx: Context, chargeId: string): Promise<Fact> {
  const charge = await stripeOf(ctx).charges.retrieve(chargeId, { expand: ["balance_transaction"] });
  if (!isOurMode(ctx, charge)) return quarantined("livemode");
  const paymentIntentId = idOf(charge.payment_intent);
  const session = paymentIntentId === null ? null : await findSessionOf(ctx, paymentIntentId);
  if (session !== null) return readSessionFact(ctx, session.id);
  const reason = paymentIntentId === null ? "charge_without_payment" : "payment_without_session";
  return quarantined(reason, await planSuspenseOf(ctx, [expanded(charge.balance_transaction)]));
}

async function findSessionOf(ctx: Context, paymentIntentId: string): Promise<Stripe.Checkout.Session | null> {
  const { data } = await stripeOf(ctx).checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 });
  return data[0] ?? null;
}

async function sessionFact(ctx: Context, session: Stripe.Checkout.Session): Promise<Fact> {
  if (!isOurMode(ctx, session)) return quarantined("livemode");
  const hold = session.client_reference_id === null ? null : await findHold(ctx, session.client_reference_id);
  const misfit = hold === null ? "unknown_hold" : misfitOf(hold, session);
  if (hold === null || misfit !== null) {
    return quarantined(misfit ?? "unknown_hold", await planSuspenseOf(ctx, [movementIn(session)]));
  }
  if (session.payment_status === "paid") return paidFact(ctx, hold, session);
  if (!isPresent(hold, session)) return nothingNew;
  return { plan: planUnpaid(ctx, hold, session) };
}

/** The balance transaction of a session's payment; null while there is none. */
function movementIn(session: Stripe.Checkout.Session): Stripe.BalanceTransaction | null {
  return expanded(expanded(expanded(session.payment_intent)?.latest_charge)?.balance_transaction);
}

/** Why a session is not the one we asked for; null when it is. */
function misfitOf(hold: HoldRow, session: Stripe.Checkout.Session): string | null {
  if (!sameMoney(hold, session.amount_total, session.currency)) return "amount";
  if (session.id === hold.checkoutSessionId) return null;
  // Of an earlier attempt, or of one whose answer never reached us: we named both when we asked for them.
  const attempt = Number(session.metadata?.attempt);
  const ours = session.metadata?.holdId === hold.id && Number.isInteger(attempt);
  return ours && attempt >= 1 && attempt <= hold.checkoutAttempt ? null : "session";
}

/**
 * Another session says nothing about the present one, unless money came through it. Also an attempt may have two: asked for again
 * after more than the day that Stripe remembers a request, it is made anew.
 */
function isPresent(hold: HoldRow, session: Stripe.Checkout.Session): boolean {
  if (hold.checkoutSessionId !== null) return session.id === hold.checkoutSessionId;
  return Number(session.metadata?.attempt) === hold.checkoutAttempt;
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
  const transaction = movementIn(session);
  if (intent === null || charge === null) return quarantined("paid_without_charge");
  // The books are keyed by the balance transaction; `charge.updated` comes when there is one.
  if (transaction === null) return nothingNew;
  const movement = movementOf(transaction);
  if (movement === null) return quarantined("settlement_currency");
  if (await isPosted(ctx, "charge", movement.id)) return nothingNew;
  const asAsked = sameMoney(hold, charge.amount, charge.currency);
  const foreign = movement.currency !== hold.currency;
  if (!asAsked || (!foreign && movement.amountMinor !== hold.amountMinor)) {
    return quarantined("amount", await planSuspense(ctx, movement));
  }
  const facts: PaymentFacts = {
    sessionId: session.id,
    paymentIntentId: intent.id,
    chargeId: charge.id,
    movement,
    payerFingerprint: fingerprintOf(charge),
  };
  if (foreign) return foreignFact(ctx, hold, session, facts);
  const fundable = await isFundable(ctx, hold);
  const solverGone = fundable ? await planSolverGone(ctx, hold) : null;
  if (solverGone !== null) return { plan: [...(await planUnapplied(ctx, hold, facts)), ...solverGone] };
  const workStarts = fundable ? await planWorkStarts(ctx, hold) : null;
  if (workStarts === null) return { plan: await planUnapplied(ctx, hold, facts) };
  const found = await findSharedMoney(ctx, hold, facts.payerFingerprint);
  const signalId = found.length === 0 ? null : newId("signal");
  return {
    plan: [
      ...(await planHeld(ctx, hold, { ...facts, signalId })),
      ...workStarts,
      ...(signalId === null ? [] : planSharedMoney(ctx, hold, signalId, found)),
    ],
  };
}

/** The work goes on; only its payouts wait for a moderator, some days at most (payments/payouts.ts). */
function planSharedMoney(ctx: Context, { id: subjectId, solverId }: HoldRow, id: string, found: string[]): Plan {
  return planSignal(ctx, { id, kind: "self_dealing", userId: solverId, subjectId, found });
}

/** What Stripe calls the card or bank account of a charge, the same whoever pays with it. */
function fingerprintOf({ payment_method_details: details }: Stripe.Charge): string | null {
  const { card, us_bank_account, sepa_debit, bacs_debit, acss_debit, au_becs_debit } = details ?? {};
  const account = card ?? us_bank_account ?? sepa_debit ?? bacs_debit ?? acss_debit ?? au_becs_debit;
  return account?.fingerprint ?? null;
}

/** Settled in another currency: the payment goes back, and the poster may pay again while the window lasts. */
async function foreignFact(
  ctx: Context,
  hold: HoldRow,
  session: Stripe.Checkout.Session,
  facts: PaymentFacts,
): Promise<Fact> {
  if (await isGoingBack(ctx, hold, facts.paymentIntentId)) return nothingNew;
  const mayFail = (holdLifecycle.failPayment.from as readonly string[]).includes(hold.state); // widened: a tuple of literals
  const reason = "settlement_currency";
  return {
    plan: [
      ...(await planForeignPayment(ctx, hold, facts)),
      ...(isPresent(hold, session) && mayFail ? planPaymentFailed(ctx, hold, reason) : []),
      ...planEvent(ctx, "money.needs_review", { challengeId: hold.challengeId, holdId: hold.id, reason }),
    ],
  };
}

/** Not held by another payment, and no newer award has a hold of its own. */
async function isFundable(ctx: Context, hold: HoldRow): Promise<boolean> {
  const live = await findLiveHold(ctx, hold.challengeId);
  const free = live === null || live.id === hold.id;
  return free && (holdLifecycle.fund.from as readonly string[]).includes(hold.state); // widened, as above
}
