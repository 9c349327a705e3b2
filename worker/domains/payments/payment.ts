/** The payment of one challenge, as its two sides read it. */
import { and, desc, eq, or } from "drizzle-orm";
import {
  type ChallengeRow,
  challenges,
  chargebacks,
  type HoldRow,
  type PayoutRow,
  payouts,
  type RefundRow,
  refunds,
} from "../../database/schema.ts";
import { hasTailOf } from "../../database/slug-tail.ts";
import { iso, isoOrNull } from "../../platform/clock.ts";
import { type Context, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { Payment, PayoutState, RefundState } from "./contract.ts";
import { findFreezes } from "./freezes.ts";
import { debitUntil } from "./holds.ts";
import { findLastHold, findLiveHold, readHoldMoney } from "./queries.ts";

/** A challenge by its id or slug, also by an earlier one (challenges/queries.ts). @throws AppError `not_found` */
export async function getChallengeOf(ctx: Context, idOrSlug: string): Promise<ChallengeRow> {
  const { query } = ctx.store.db;
  const named = await query.challenges.findFirst({
    where: or(eq(challenges.id, idOrSlug), eq(challenges.slug, idOrSlug)),
  });
  if (named !== undefined) return named;
  const tail = hasTailOf(idOrSlug);
  const [row, other] = tail === null ? [] : await query.challenges.findMany({ where: tail, limit: 2 });
  if (row === undefined || other !== undefined) throw new AppError("not_found");
  return row;
}

/**
 * The payment of a challenge's present (or last) award, for its poster and its solver alone.
 * @throws AppError `not_found`, to strangers as well
 */
export async function getPayment(ctx: Context, idOrSlug: string): Promise<Payment> {
  const reader = requireReader(ctx);
  const challenge = await getChallengeOf(ctx, idOrSlug);
  const hold = (await findLiveHold(ctx, challenge.id)) ?? (await findLastHold(ctx, challenge.id));
  if (hold === null || (reader.id !== hold.posterId && reader.id !== hold.solverId)) throw new AppError("not_found");
  const money = await readHoldMoney(ctx, hold);
  const payout = await ctx.store.db.query.payouts.findFirst({
    where: eq(payouts.holdId, hold.id),
    orderBy: [desc(payouts.createdAt), desc(payouts.id)],
  });
  // Of a reward that is held, a payment made twice goes back too, and so may money of ours; these are no refunds of this one.
  const ofHold = hold.heldAt === null ? undefined : eq(refunds.origin, "hold");
  const back = await ctx.store.db.query.refunds.findMany({ where: and(eq(refunds.holdId, hold.id), ofHold) });
  const sum = (amountMinor: number) => ({ amountMinor, currency: hold.currency });
  return {
    challengeId: hold.challengeId,
    holdId: hold.id,
    holdState: hold.state,
    amount: sum(hold.amountMinor),
    fee: sum(hold.feeMinor),
    tax: sum(hold.taxMinor),
    net: sum(hold.amountMinor - hold.feeMinor - hold.taxMinor),
    held: sum(money.leftMinor),
    released: sum(money.releasedMinor),
    refunded: sum(money.refundedMinor),
    refund: refundFor(reader.id, hold, back),
    paymentDueAt: hold.heldAt === null && hold.state !== "lapsed" ? iso(hold.windowEndsAt) : null,
    debitUntil: isoOrNull(debitUntil(hold)),
    heldAt: isoOrNull(hold.heldAt),
    payout: payout === undefined ? null : payoutFor(reader.id, hold, payout),
    freeze: await readFreeze(ctx, hold),
  };
}

/** A chargeback before all else: it ends last. Of the rest nobody but admins reads the cause. */
async function readFreeze(ctx: Context, hold: HoldRow): Promise<Payment["freeze"]> {
  const standing = await findFreezes(ctx, hold.id);
  if (standing.length === 0) return null;
  const since = iso(Math.min(...standing.map(({ createdAt }) => createdAt)));
  const questioned = standing.find(({ cause }) => cause === "chargeback");
  if (questioned) {
    const chargeback = await ctx.store.db.query.chargebacks.findFirst({ where: eq(chargebacks.id, questioned.source) });
    const taken = chargeback && { amountMinor: chargeback.amountMinor, currency: chargeback.currency };
    return { cause: "chargeback", amount: taken ?? null, endsAt: null, since };
  }
  const ends = standing.map(({ endsAt }) => endsAt);
  // One that somebody must end outlasts every other.
  const last = ends.some((end) => end === null) ? null : Math.max(...ends.map(Number));
  return { cause: "review", amount: null, endsAt: isoOrNull(last), since };
}

/** What keeps a payout from a solver's account is theirs alone: to the poster it is on its way until it is paid. */
function payoutFor(readerId: string, hold: HoldRow, payout: PayoutRow): NonNullable<Payment["payout"]> {
  const own = readerId === hold.solverId;
  const waits: readonly PayoutState[] = ["blocked", "failed", "queued", "transferring"];
  return {
    state: own || !waits.includes(payout.state) ? payout.state : "queued",
    reason: own ? payout.reason : null,
    amount: { amountMinor: payout.amountMinor, currency: payout.currency },
    paidAt: isoOrNull(payout.paidAt),
  };
}

/** From what most needs telling to what is over. */
const refundsByNews = ["failed", "decided", "requested", "paid"] as const satisfies readonly RefundState[];

/** What keeps money from a poster's card is theirs alone: to the solver it is decided until it is paid. */
function refundFor(readerId: string, hold: HoldRow, back: readonly RefundRow[]): Payment["refund"] {
  const state = refundsByNews.find((one) => back.some((refund) => refund.state === one));
  if (state === undefined) return null;
  const amountMinor = back.reduce((minor, refund) => minor + (refund.state === state ? refund.amountMinor : 0), 0);
  const told = readerId === hold.posterId || state === "paid" ? state : "decided";
  return { state: told, amount: { amountMinor, currency: hold.currency } };
}
