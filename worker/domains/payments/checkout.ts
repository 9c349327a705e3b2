/**
 * Paying for a challenge on Stripe's Checkout page. A user waits for an answer from outside, so: commit the intent (attempt and
 * end of the session), call under a key made of both, commit the answer. The amount comes from the record alone.
 */
import { and, eq, exists, isNull, ne, sql } from "drizzle-orm";
import type Stripe from "stripe";
import { type ChallengeRow, challenges, type HoldRow, holds } from "../../database/schema.ts";
import { exactlyOne, type Plan, StaleWriteError } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { hourMs, iso, minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { answerOf, refusalCode, stripeOf } from "../../platform/stripe.ts";
import { planTimer } from "../../platform/timers.ts";
import { getUserRowById } from "../users/queries.ts";
import { checkoutLanguage } from "./checkout-language.ts";
import { checkoutLimits } from "./contract.ts";
import { planHoldChange } from "./holds.ts";
import { holdLifecycle } from "./lifecycle.ts";
import { getChallengeOf } from "./payment.ts";
import { findLiveHold } from "./queries.ts";

export interface Checkout {
  url: string;
  expiresAt: string;
}

/** A session's page is not handed out when it closes within this time, ms. */
const leastLeftMs = minuteMs;
/** Clocks differ: we ask for a little less than Stripe's longest. */
const longestSessionMs = checkoutLimits.sessionHours * hourMs - minuteMs;
const shortestSessionMs = checkoutLimits.sessionLeastMinutes * minuteMs;
const races = 5;

/**
 * Where the poster pays: the page of the one open session, opened when there is none. Any number of calls at once give one session.
 * @throws AppError `not_found`, `forbidden`, `hold_not_payable`, `payment_window_over`, `solver_not_payable`,
 *   `payment_provider_unavailable`
 */
export async function openCheckout(ctx: Context, idOrSlug: string): Promise<Checkout> {
  const actor = requireMember(ctx);
  const challenge = await getChallengeOf(ctx, idOrSlug);
  if (challenge.state === "draft" && challenge.posterId !== actor.id) throw new AppError("not_found");
  if (challenge.posterId !== actor.id) throw new AppError("forbidden");
  for (let race = 1; race <= races; race++) {
    const found = await payableHold(ctx, challenge.id);
    const present = race === 1 ? challenge : await getChallengeOf(ctx, challenge.id);
    await requireActiveSolver(ctx, found);
    const open = openSession(ctx, found);
    if (open) return open;
    try {
      const hold = isIntent(found) ? found : await commitIntent(ctx, found, present);
      const answered = await requestSession(ctx, hold, present);
      const opened = answered === null ? null : openSession(ctx, answered);
      if (opened) return opened;
    } catch (error) {
      if (!(error instanceof StaleWriteError)) throw error;
    }
  }
  throw new AppError("stale_write");
}

async function payableHold(ctx: Context, challengeId: string): Promise<HoldRow> {
  const hold = await findLiveHold(ctx, challengeId);
  if (hold === null) throw new AppError("hold_not_payable");
  if (hold.state === "async_pending") {
    throw new AppError("hold_not_payable", { detail: "Your bank is sending the money. There is nothing more to pay." });
  }
  if (hold.state === "held" || hold.state === "partially_released") {
    throw new AppError("hold_not_payable", { detail: "This is paid: the reward is held." });
  }
  return hold;
}

/** Nobody pays for work that its solver may not do: they were suspended since the award, or are leaving. */
async function requireActiveSolver(ctx: Context, { solverId }: HoldRow): Promise<void> {
  const { state } = await getUserRowById(ctx, solverId);
  if (state !== "active") throw new AppError("solver_not_payable");
}

function openSession(ctx: Context, hold: HoldRow): Checkout | null {
  const { state, checkoutUrl: url, checkoutExpiresAt: expiresAt } = hold;
  if (state !== "checkout_open" || url === null || expiresAt === null) return null;
  return expiresAt - ctx.now > leastLeftMs ? { url, expiresAt: iso(expiresAt) } : null;
}

/** An attempt was begun whose answer is not in the record: the same request is made again, under the same key. */
function isIntent(hold: HoldRow): boolean {
  return hold.state === "checkout_open" && hold.checkoutSessionId === null;
}

/** Begins a new attempt, after the session of the last one is closed for certain: one live session a hold. */
async function commitIntent(ctx: Context, hold: HoldRow, challenge: ChallengeRow): Promise<HoldRow> {
  if (hold.state === "checkout_open" && hold.checkoutSessionId !== null) {
    const ended = await endSession(ctx, hold.checkoutSessionId);
    if (ended !== "expired") {
      throw new AppError("hold_not_payable", {
        detail:
          "Your payment was made. It shows here within a minute; one that does not fit what was asked is looked into.",
      });
    }
  }
  if (ctx.now >= hold.windowEndsAt) throw new AppError("payment_window_over");
  const expiresAt = Math.max(Math.min(ctx.now + longestSessionMs, hold.windowEndsAt), ctx.now + shortestSessionMs);
  const { locale } = await getUserRowById(ctx, hold.posterId);
  const change = {
    state: move(holdLifecycle.openCheckout, hold.state, "poster"),
    checkoutAttempt: hold.checkoutAttempt + 1,
    checkoutSessionId: null,
    checkoutUrl: null,
    checkoutLocale: locale,
    checkoutLine: newLine(locale, challenge),
    // Stripe counts in seconds, and a repeated request must say the same.
    checkoutExpiresAt: Math.ceil(expiresAt / 1000) * 1000,
    windowEndsAt: Math.max(hold.windowEndsAt, expiresAt),
  };
  // A title from which words are taken in this very moment is read anew: their redaction closes only pages that it can see.
  const sameTitle = exists(
    ctx.store.db
      .select({ one: sql`1` })
      .from(challenges)
      .where(and(eq(challenges.id, challenge.id), eq(challenges.title, challenge.title))),
  );
  await commit(ctx, [
    ...planHoldChange(ctx, hold, change, sameTitle),
    ...(change.windowEndsAt > hold.windowEndsAt ? planWindow(ctx, hold, change.windowEndsAt) : []),
    ...planAudit(ctx, "checkout.opened", hold.id, { attempt: change.checkoutAttempt }),
  ]);
  return { ...hold, ...change, version: hold.version + 1 };
}

/**
 * The window to pay ends at another time: its clock, and the day that the challenge's pages name. That is no decision about the
 * challenge, so its version stays.
 */
function planWindow(ctx: Context, hold: HoldRow, windowEndsAt: number): Plan {
  return [
    ...planTimer(ctx, "payment_window", hold.id, windowEndsAt),
    ctx.store.db
      .update(challenges)
      .set({ paymentDueAt: windowEndsAt })
      .where(and(eq(challenges.id, hold.challengeId), eq(challenges.state, "awarded"))),
  ];
}

/**
 * Makes the session of the attempt that the hold is in and commits the answer.
 * @returns the hold with its session; null when Stripe refused, which ends the attempt
 * @throws StaleWriteError when somebody else moved the hold
 */
async function requestSession(ctx: Context, hold: HoldRow, challenge: ChallengeRow): Promise<HoldRow | null> {
  let session: Stripe.Checkout.Session;
  try {
    session = await callForSession(ctx, hold, challenge);
  } catch (error) {
    if (refusalCode(error) === null) throw error;
    await commit(ctx, planEndedCheckout(ctx, hold));
    // A first request with a fresh end is only refused for a fault of ours: the next attempt would be refused as well.
    const fresh = (hold.checkoutExpiresAt ?? 0) - ctx.now >= shortestSessionMs - minuteMs;
    if (fresh) throw error;
    return null;
  }
  const answer = { checkoutSessionId: session.id, checkoutUrl: session.url, checkoutLine: null };
  const sameAttempt = and(
    eq(holds.id, hold.id),
    eq(holds.state, "checkout_open"),
    eq(holds.checkoutAttempt, hold.checkoutAttempt),
    isNull(holds.checkoutSessionId),
  );
  await ctx.store.atomic([
    exactlyOne(
      ctx.store.db
        .update(holds)
        .set({ ...answer, updatedAt: ctx.now, version: hold.version + 1 })
        .where(sameAttempt),
    ),
  ]);
  return { ...hold, ...answer, version: hold.version + 1 };
}

/** Asked again for the same attempt, Stripe answers with the same session. */
function callForSession(ctx: Context, hold: HoldRow, challenge: ChallengeRow): Promise<Stripe.Checkout.Session> {
  return answerOf(
    stripeOf(ctx).checkout.sessions.create(sessionOf(ctx, hold, challenge), {
      idempotencyKey: `${hold.id}:${hold.checkoutAttempt}`,
    }),
  );
}

function newLine(locale: string, { title }: ChallengeRow): string {
  return checkoutLanguage(locale).line(title);
}

/** Everything here is as the attempt began, so that a repeated request is the same to the byte. */
function sessionOf(ctx: Context, hold: HoldRow, challenge: ChallengeRow): Stripe.Checkout.SessionCreateParams {
  const { APP_ORIGIN } = ctx.config;
  const { locale } = checkoutLanguage(hold.checkoutLocale);
  const metadata = { holdId: hold.id, challengeId: hold.challengeId, attempt: String(hold.checkoutAttempt) };
  return {
    mode: "payment",
    locale,
    client_reference_id: hold.id,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: hold.currency.toLowerCase(),
          unit_amount: hold.amountMinor,
          product_data: { name: hold.checkoutLine ?? newLine(hold.checkoutLocale, challenge) },
        },
      },
    ],
    expires_at: Math.floor((hold.checkoutExpiresAt ?? 0) / 1000),
    success_url: `${APP_ORIGIN}/challenges/${hold.challengeId}/paid?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: `${APP_ORIGIN}/challenges/${hold.challengeId}/applications`,
    // The payer pays in the currency of the hold, or what arrives would not be what was agreed.
    adaptive_pricing: { enabled: false },
    payment_intent_data: {
      // The charge's balance transaction comes with the payment, not minutes after.
      capture_method: "automatic",
      transfer_group: hold.id,
      description: `OpenChance ${hold.challengeId}`,
      metadata,
    },
    metadata,
  };
}

/**
 * Closes a session for payers.
 * @returns what it is now: `complete` when somebody was faster and paid (or a bank is sending the money)
 * @throws AppError `payment_provider_unavailable`
 */
export async function endSession(ctx: Context, sessionId: string): Promise<"expired" | "complete"> {
  const { sessions } = stripeOf(ctx).checkout;
  try {
    await answerOf(sessions.expire(sessionId));
    return "expired";
  } catch (error) {
    if (refusalCode(error) === null) throw error;
    // Only an open session can be ended, so it is either.
    const session = await answerOf(sessions.retrieve(sessionId));
    if (session.status === "open") throw error;
    return session.status === "complete" ? "complete" : "expired";
  }
}

/** An attempt whose answer was never committed is asked for again, so that no session is open without our knowing. */
export async function resumeCheckout(ctx: Context, hold: HoldRow): Promise<void> {
  try {
    await requestSession(ctx, hold, await getChallengeOf(ctx, hold.challengeId));
  } catch (error) {
    // Refused: the attempt was ended. Stale: somebody else has the answer.
    if (refusalCode(error) === null && !(error instanceof StaleWriteError)) throw error;
  }
}

/**
 * The session that a hold which can no longer be paid may still have open; null when there is none.
 * @throws AppError `payment_provider_unavailable`
 */
export async function findOpenSession(ctx: Context, hold: HoldRow): Promise<string | null> {
  if (hold.checkoutSessionId !== null || hold.checkoutAttempt === 0) return hold.checkoutSessionId;
  if (hold.checkoutExpiresAt === null || hold.checkoutExpiresAt < ctx.now) return null;
  try {
    return (await callForSession(ctx, hold, await getChallengeOf(ctx, hold.challengeId))).id;
  } catch (error) {
    // Too late to open one, and Stripe knows of none under this key.
    if (refusalCode(error) === null) throw error;
    return null;
  }
}

/** No page of a hold that ended is open any more: what such a page said is forgotten. */
export function planForgetLine(ctx: Context, hold: HoldRow): Plan {
  if (hold.checkoutLine === null || hold.state === "checkout_open") return [];
  const ended = and(eq(holds.id, hold.id), ne(holds.state, "checkout_open"));
  return [ctx.store.db.update(holds).set({ checkoutLine: null }).where(ended)];
}

/** The session ran out, or its attempt was refused: the hold waits for another. */
export function planEndedCheckout(ctx: Context, hold: HoldRow): Plan {
  return planHoldChange(ctx, hold, {
    state: move(holdLifecycle.endCheckout, hold.state, "stripe"),
    checkoutUrl: null,
    checkoutLine: null,
    checkoutExpiresAt: null,
  });
}

/** A bank debit is on its way: the window to pay stands still until the bank has answered. */
export function planAwaitDebit(ctx: Context, hold: HoldRow, session: Stripe.Checkout.Session): Plan {
  return planHoldChange(ctx, hold, {
    state: move(holdLifecycle.awaitDebit, hold.state, "stripe"),
    checkoutSessionId: session.id,
    checkoutUrl: null,
    checkoutLine: null,
    checkoutExpiresAt: null,
  });
}

/**
 * The bank did not send the money, or it goes back: what was left of the window when the debit began is left again.
 * @param reason why, where the payer must be told more than that it failed
 */
export function planPaymentFailed(ctx: Context, hold: HoldRow, reason?: string): Plan {
  // While a debit is on its way, `updatedAt` is when that began (holds.ts).
  const leftMs = Math.max(shortestSessionMs, hold.windowEndsAt - hold.updatedAt);
  const windowEndsAt = hold.state === "async_pending" ? ctx.now + leftMs : hold.windowEndsAt;
  return [
    ...planHoldChange(ctx, hold, {
      state: move(holdLifecycle.failPayment, hold.state, "stripe"),
      checkoutUrl: null,
      checkoutLine: null,
      checkoutExpiresAt: null,
      windowEndsAt,
    }),
    ...planWindow(ctx, hold, windowEndsAt),
    ...planEvent(ctx, "hold.payment_failed", {
      challengeId: hold.challengeId,
      holdId: hold.id,
      userId: hold.posterId,
      ...(reason === undefined ? {} : { reason }),
    }),
  ];
}
