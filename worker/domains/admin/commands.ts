/**
 * What admins decide about money. Each verb is one decision with its reason in the audit log, and answers with the new state of it. Nobody
 * decides about a hold that they are a side of (`forbidden`).
 */
import { eq, or } from "drizzle-orm";
import { users } from "../../database/schema.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireFreshAdmin } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { Currency, Money } from "../../platform/money.ts";
import { planClocksGoOn } from "../engagements/frozen-clocks.ts";
import { dismissStripeEvent, replayStripeEvent } from "../engagements/stripe-event-review.ts";
import { takeFact } from "../engagements/stripe-events.ts";
import { readTransferFact } from "../engagements/stripe-facts/transfers-and-refunds.ts";
import { findChargeback } from "../payments/chargebacks.ts";
import { planFreeze, planUnfreeze } from "../payments/freezes.ts";
import { planGoodwill } from "../payments/goodwill.ts";
import { owedMinor, planClaim, planWaive } from "../payments/netting.ts";
import { findPayout, planPayoutChange, planRequeue, planReviewed } from "../payments/payouts.ts";
import { findHold } from "../payments/queries.ts";
import { type Given, planGiveRecovered, planTakeBackGiven } from "../payments/recovered.ts";
import { findRefund, planPaidElsewhere, planRetryRefund } from "../payments/refunds.ts";
import { requestReversal } from "../payments/reversing.ts";
import type { AdminChargeback, AdminHold, AdminPayout, AdminRefund, AdminStripeEvent, UserOwes } from "./contract.ts";
import { decide, holdOfOthers, present } from "./deciding.ts";
import { getChargeback, getHold, getPayout, getRefund, getStripeEvent } from "./queries.ts";
import { requireNamed, requireNoSide, requireNotSelf } from "./rights.ts";

/**
 * Takes an event of Stripe's in again; it ends processed, or quarantined once more.
 * @throws AppError `not_found`, `wrong_state`, `payment_provider_unavailable`
 */
export async function replayEvent(ctx: Context, id: string, reason: string): Promise<AdminStripeEvent> {
  await replayStripeEvent(ctx, id, reason);
  return getStripeEvent(ctx, id);
}

/** @throws AppError `not_found`, `wrong_state` */
export async function dismissEvent(ctx: Context, id: string, reason: string): Promise<AdminStripeEvent> {
  await dismissStripeEvent(ctx, id, reason);
  return getStripeEvent(ctx, id);
}

/**
 * A payout that was blocked or refused goes on, even when the clock has given up, and one that waits for a look waits no longer.
 * @throws AppError `not_found`, `wrong_state`
 */
export async function retryPayout(ctx: Context, id: string, reason: string): Promise<AdminPayout> {
  const admin = requireFreshAdmin(ctx);
  await decide(ctx, id, async () => {
    const payout = await present(findPayout(ctx, id));
    const hold = await holdOfOthers(ctx, admin, payout.holdId);
    return [
      ...planRequeue(ctx, payout, hold, "admin"),
      ...(hold.signalId === null ? [] : planReviewed(ctx, hold.signalId)),
      ...planAudit(ctx, "payout.retried", id, { reason }),
    ];
  });
  return getPayout(ctx, id);
}

/**
 * Takes a paid transfer back from the solver's account, on a finding of fraud: the intent is committed, Stripe is asked, and what it
 * says is posted.
 * @throws AppError `not_found`, `wrong_state`, `payment_provider_unavailable`
 */
export async function reversePayout(ctx: Context, id: string, reason: string): Promise<AdminPayout> {
  const admin = requireFreshAdmin(ctx);
  const { decision } = await commitOnce(ctx, async () => {
    const payout = await present(findPayout(ctx, id));
    await holdOfOthers(ctx, admin, payout.holdId);
    if (payout.state !== "paid") throw new AppError("wrong_state", { detail: "Only what was paid can be taken back." });
    return {
      result: { decision: payout.version + 1 },
      plan: [
        ...planPayoutChange(ctx, payout, {}),
        ...planAudit(ctx, "payout.reversal_decided", id, { transferId: payout.transferId, reason }),
      ],
    };
  });
  const payout = await present(findPayout(ctx, id));
  // A repeated request whose reversal is known has nothing left to ask.
  if (payout.state === "paid") await requestReversal(ctx, payout, decision);
  const { transferId } = payout;
  if (transferId !== null) await takeFact(ctx, () => readTransferFact(ctx, transferId));
  return getPayout(ctx, id);
}

/**
 * What was given to the solver of a chargeback that is lost after all is taken back, before it leaves; they are told.
 * @throws AppError `not_found`, `forbidden`, `wrong_state`
 */
export async function takeBackPayout(ctx: Context, id: string, reason: string): Promise<AdminPayout> {
  const admin = requireFreshAdmin(ctx);
  await decide(ctx, id, async () => {
    const payout = await present(findPayout(ctx, id));
    const hold = await holdOfOthers(ctx, admin, payout.holdId);
    return [...(await planTakeBackGiven(ctx, payout, hold)), ...planAudit(ctx, "payout.taken_back", id, { reason })];
  });
  return getPayout(ctx, id);
}

/**
 * The money of a failed refund is sent again.
 * @throws AppError `not_found`, `wrong_state`
 */
export async function retryRefund(ctx: Context, id: string, reason: string): Promise<AdminRefund> {
  const admin = requireFreshAdmin(ctx);
  await decide(ctx, id, async () => {
    const refund = await present(findRefund(ctx, id));
    const hold = await holdOfOthers(ctx, admin, refund.holdId);
    return [...(await planRetryRefund(ctx, refund, hold)), ...planAudit(ctx, "refund.retry_decided", id, { reason })];
  });
  return getRefund(ctx, id);
}

/**
 * Stripe will never take a refund, and the poster was paid by another way, out of the owner's pocket: it is over.
 * @throws AppError `not_found`, `forbidden`, `wrong_state`
 */
export async function paidRefundElsewhere(ctx: Context, id: string, reason: string): Promise<AdminRefund> {
  const admin = requireFreshAdmin(ctx);
  await decide(ctx, id, async () => {
    const refund = await present(findRefund(ctx, id));
    const hold = await holdOfOthers(ctx, admin, refund.holdId);
    const plan = await planPaidElsewhere(ctx, refund, hold);
    return [...plan, ...planAudit(ctx, "refund.paid_elsewhere", id, { reason })];
  });
  return getRefund(ctx, id);
}

/** No decision moves the hold's money until an admin ends it. @throws AppError `not_found` */
export async function freezeHold(ctx: Context, id: string, reason: string): Promise<AdminHold> {
  const admin = requireFreshAdmin(ctx);
  await decide(ctx, id, async () =>
    planFreeze(ctx, await holdOfOthers(ctx, admin, id), {
      cause: "admin",
      source: admin.id,
      note: reason,
      endsAt: null,
    }),
  );
  return getHold(ctx, id);
}

/**
 * Ends an admin's freeze or a fraud warning's.
 * @throws AppError `not_found`; `wrong_state` when there is no such freeze
 */
export async function unfreezeHold(
  ctx: Context,
  id: string,
  { reason, ...freeze }: { cause: "admin" | "fraud_warning"; source: string; reason: string },
): Promise<AdminHold> {
  const admin = requireFreshAdmin(ctx);
  await decide(ctx, id, async () => {
    const hold = await holdOfOthers(ctx, admin, id);
    const plan = await planUnfreeze(ctx, hold, freeze, { note: reason });
    if (plan.length === 0) throw new AppError("wrong_state", { detail: "This freeze has ended already." });
    return [...plan, ...(await planClocksGoOn(ctx, hold, freeze))];
  });
  return getHold(ctx, id);
}

/**
 * Our own money to the poster.
 * @throws AppError `not_found`, `hold_not_held`, `hold_frozen`, `invalid_input`, `payment_provider_unavailable`
 */
export async function giveGoodwill(ctx: Context, id: string, amount: Money, reason: string): Promise<AdminHold> {
  const admin = requireFreshAdmin(ctx);
  requireNamed(ctx);
  await decide(ctx, id, async () => {
    const hold = await holdOfOthers(ctx, admin, id);
    return [
      ...(await planGoodwill(ctx, hold, amount)),
      ...planAudit(ctx, "goodwill.decided", id, { ...amount, reason }),
    ];
  });
  return getHold(ctx, id);
}

/**
 * Money that an appeal brought back after its chargeback was lost: to the solver, to the poster, or kept.
 * @throws AppError `not_found`, `forbidden`, `hold_frozen`, `wrong_state`, `invalid_input`, `payment_provider_unavailable`
 */
export async function giveRecovered(ctx: Context, id: string, given: Given): Promise<AdminChargeback> {
  const admin = requireFreshAdmin(ctx);
  requireNamed(ctx);
  await decide(ctx, id, async () => {
    const chargeback = await present(findChargeback(ctx, id));
    return planGiveRecovered(ctx, chargeback, await holdOfOthers(ctx, admin, chargeback.holdId), given);
  });
  return getChargeback(ctx, id);
}

/**
 * A solver owes us: it is kept from what is released to them next. They are told the reason.
 * @throws AppError `not_found`, `forbidden`; `invalid_input` when the hold is not one of theirs, or naming the most
 */
export async function claimFrom(
  ctx: Context,
  idOrHandle: string,
  { amount, holdId = null, reason }: { amount: Money; holdId?: string | null | undefined; reason: string },
): Promise<UserOwes> {
  const admin = requireFreshAdmin(ctx);
  requireNamed(ctx);
  const { id: userId, handle, name } = await present(findPerson(ctx, idOrHandle));
  requireNotSelf(admin, userId);
  await decide(ctx, userId, async () => {
    const hold = holdId === null ? null : await findHold(ctx, holdId);
    if (hold !== null) requireNoSide(admin, hold);
    if (holdId !== null && hold?.solverId !== userId) {
      throw new AppError("invalid_input", {
        errors: [{ path: "holdId", message: "This hold is not for this solver." }],
      });
    }
    return planClaim(ctx, { userId, amount, hold, reason });
  });
  return owesNow(ctx, { id: userId, handle, name }, amount.currency);
}

/**
 * A solver owes us less, since a claim was wrong or is given up. They are told the reason.
 * @throws AppError `not_found`, `forbidden`; `invalid_input` naming what they owe
 */
export async function waiveClaim(
  ctx: Context,
  idOrHandle: string,
  { amount, reason }: { amount: Money; reason: string },
): Promise<UserOwes> {
  const admin = requireFreshAdmin(ctx);
  requireNamed(ctx);
  const { id, handle, name } = await present(findPerson(ctx, idOrHandle));
  requireNotSelf(admin, id);
  await decide(ctx, id, () => planWaive(ctx, { userId: id, amount, reason }));
  return owesNow(ctx, { id, handle, name }, amount.currency);
}

async function owesNow(ctx: Context, user: UserOwes["user"], currency: Currency): Promise<UserOwes> {
  return { user, owed: { amountMinor: await owedMinor(ctx, user.id, currency), currency } };
}

function findPerson(ctx: Context, idOrHandle: string) {
  return ctx.store.db.query.users.findFirst({ where: or(eq(users.id, idOrHandle), eq(users.handle, idOrHandle)) });
}
