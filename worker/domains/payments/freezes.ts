/**
 * Freezes: while a hold has any, no decision moves its money (docs/decisions/0011). Facts from Stripe always post. Beginning and ending
 * one raises the hold's version, so that a decision that was read before is stale.
 */
import { and, eq } from "drizzle-orm";
import { type FreezeRow, freezes, type HoldRow, holds, payouts } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { planStopTimer, planTimer } from "../../platform/timers.ts";
import type { FreezeCause } from "./contract.ts";
import { planHoldChange } from "./holds.ts";
import { payoutLifecycle } from "./lifecycle.ts";
import { planPayoutChange, planRequeue } from "./payouts.ts";

export async function findFreezes(ctx: Context, holdId: string): Promise<FreezeRow[]> {
  return ctx.store.db.query.freezes.findMany({ where: eq(freezes.holdId, holdId) });
}

/** What a freeze is known by: one cause may freeze a hold more than once. */
export interface FreezeName {
  readonly cause: FreezeCause;
  /** The chargeback, the fraud warning, or the admin. */
  readonly source: string;
}

export interface NewFreeze extends FreezeName {
  /** Why, for admins. */
  readonly note: string;
  /** When it ends by itself, ms; null while somebody must end it. */
  readonly endsAt: number | null;
  /** False when another event of the same commit tells both sides. */
  readonly told?: boolean;
}

/** Freezes a hold; nothing when this freeze stands already. */
export async function planFreeze(ctx: Context, hold: HoldRow, freeze: NewFreeze): Promise<Plan> {
  const { cause, source, note, endsAt } = freeze;
  const standing = await findFreezes(ctx, hold.id);
  if (standing.some((one) => one.cause === cause && one.source === source)) return [];
  return [
    // First, so that the loser of two at once is told that the hold changed, and not that its freeze is there.
    ...planRaised(ctx, hold),
    ctx.store.db.insert(freezes).values({ holdId: hold.id, cause, source, note, createdAt: ctx.now, endsAt }),
    ...(endsAt === null ? [] : planTimer(ctx, "freeze_end", subjectOf(hold.id, freeze), endsAt)),
    ...(cause === "admin" ? await planStopPayouts(ctx, hold) : []),
    ...planAudit(ctx, "hold.frozen", hold.id, { cause, source, note, endsAt }),
    ...(freeze.told === false ? [] : planEvent(ctx, "hold.frozen", factsOf(hold, cause))),
  ];
}

/** Ends a freeze; nothing when it has ended. @param end why, for the audit log; `told` as for {@link NewFreeze} */
export async function planUnfreeze(
  ctx: Context,
  hold: HoldRow,
  freeze: FreezeName,
  end: { readonly note: string; readonly told?: boolean },
): Promise<Plan> {
  const { cause, source } = freeze;
  const standing = await findFreezes(ctx, hold.id);
  const isThis = (one: FreezeRow) => one.cause === cause && one.source === source;
  if (!standing.some(isThis)) return [];
  const others = standing.filter((one) => !isThis(one));
  const itself = and(eq(freezes.holdId, hold.id), eq(freezes.cause, cause), eq(freezes.source, source));
  const goesOn = others.length === 0 && end.told !== false;
  return [
    exactlyOne(ctx.store.db.delete(freezes).where(itself)),
    ...planRaised(ctx, hold),
    ...planStopTimer(ctx, "freeze_end", subjectOf(hold.id, freeze)),
    ...(others.some((one) => one.cause === "admin") ? [] : await planPayoutsGoOn(ctx, hold)),
    ...planAudit(ctx, "hold.unfrozen", hold.id, { cause, source, note: end.note }),
    ...(goesOn ? planEvent(ctx, "hold.unfrozen", factsOf(hold, cause)) : []),
  ];
}

/** The version alone: a bank debit is counted from the hold's last change, and no freeze prolongs it. */
function planRaised(ctx: Context, hold: HoldRow): Plan {
  return planHoldChange(ctx, hold, { updatedAt: hold.updatedAt });
}

/** @throws AppError `hold_frozen` */
export async function requireUnfrozen(ctx: Context, holdId: string): Promise<void> {
  if ((await findFreezes(ctx, holdId)).length > 0) throw new AppError("hold_frozen");
}

/** Money that was released may leave while a bank questions the payment: we bear that. An admin's freeze stops it as well. */
export async function isStoppedByAdmin(ctx: Context, holdId: string): Promise<boolean> {
  return (await findFreezes(ctx, holdId)).some(({ cause }) => cause === "admin");
}

/** The freeze whose clock has run out, with its hold; null when it has ended. @param subject see {@link subjectOf} */
export async function findFreezeOf(
  ctx: Context,
  subject: string,
): Promise<{ hold: HoldRow; freeze: FreezeRow } | null> {
  const [holdId = ""] = subject.split(":");
  const freeze = (await findFreezes(ctx, holdId)).find((one) => subjectOf(holdId, one) === subject);
  const hold = await ctx.store.db.query.holds.findFirst({ where: eq(holds.id, holdId) });
  return hold === undefined || freeze === undefined ? null : { hold, freeze };
}

function subjectOf(holdId: string, { cause, source }: FreezeName): string {
  return `${holdId}:${cause}:${source}`;
}

/** Whoever may have committed fraud is not warned: of causes both sides are told a chargeback's alone. */
function factsOf(hold: HoldRow, cause: FreezeCause) {
  const facts = { holdId: hold.id, challengeId: hold.challengeId };
  return cause === "chargeback" ? { ...facts, reason: cause } : facts;
}

/** Payouts whose transfer has not begun wait. One that may be on its way is left to become what it is. */
async function planStopPayouts(ctx: Context, hold: HoldRow): Promise<Plan> {
  const queued = await ctx.store.db.query.payouts.findMany({
    where: and(eq(payouts.holdId, hold.id), eq(payouts.state, "queued")),
  });
  return queued.flatMap((payout) =>
    planPayoutChange(ctx, payout, { state: move(payoutLifecycle.block, payout.state, "admin"), reason: "frozen" }),
  );
}

async function planPayoutsGoOn(ctx: Context, hold: HoldRow): Promise<Plan> {
  const stopped = await ctx.store.db.query.payouts.findMany({
    where: and(eq(payouts.holdId, hold.id), eq(payouts.state, "blocked"), eq(payouts.reason, "frozen")),
  });
  return stopped.flatMap((payout) => planRequeue(ctx, payout, hold, "admin"));
}
