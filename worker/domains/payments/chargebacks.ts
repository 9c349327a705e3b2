/**
 * Chargebacks: a payer's bank takes a payment back (Stripe calls it a dispute). Each reading of one brings the record up to what Stripe
 * says now, so that order and number of its events do not matter: the row, the money that moved, the freeze, the clock of our evidence.
 */
import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import { type ChargebackRow, chargebacks, type HoldRow } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { dayMs } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { planStopTimer, planTimer } from "../../platform/timers.ts";
import { planChargebackMoney } from "./chargeback-money.ts";
import { planFreeze, planUnfreeze } from "./freezes.ts";
import { changedHold, planHoldChange } from "./holds.ts";
import { holdLifecycle } from "./lifecycle.ts";
import type { Movement } from "./movements.ts";
import { planRetriesAfter } from "./refunds.ts";

export async function findChargeback(ctx: Context, chargebackId: string): Promise<ChargebackRow | null> {
  return (await ctx.store.db.query.chargebacks.findFirst({ where: eq(chargebacks.id, chargebackId) })) ?? null;
}

const ended: ReadonlySet<string> = new Set(["won", "lost", "warning_closed", "prevented"]);

/** The bank has decided. A lost one may still be appealed. */
export function isEnded(status: string): boolean {
  return ended.has(status);
}

/** While the bank may still take the money, no decision may move it. An appeal takes nothing: at most it gives back. */
export function mayTakeMoney(status: string): boolean {
  return !isEnded(status) && !status.startsWith("appeal_");
}

/** Stripe sends money back of a payment only when no bank has, or may have, taken it. */
export function mayBeRefunded(status: string): boolean {
  return status === "won" || status === "prevented" || status.startsWith("warning_");
}

/** The bank waits for our evidence. */
export function needsResponse(status: string): boolean {
  return status.endsWith("needs_response");
}

export interface ChargebackReading {
  /** As it was before the dispute was fetched, so that an older reading never replaces a newer one. */
  readonly known: ChargebackRow | null;
  readonly dispute: Stripe.Dispute;
  readonly chargeId: string;
  readonly movements: readonly Movement[];
}

/** @returns the plan, and whether it takes all that was left of the hold: then the engagement ends */
export async function planChargeback(
  ctx: Context,
  hold: HoldRow,
  reading: ChargebackReading,
): Promise<{ plan: Plan; emptied: boolean }> {
  const { known, dispute, chargeId, movements } = reading;
  const { status } = dispute;
  // A payment that was never held (it came too late, say) is a matter between the bank and us.
  const ofHold = hold.chargeId === chargeId;
  const money = await planChargebackMoney(ctx, hold, { dispute, movements, ofHold });
  const isNews = known === null || known.status !== status;
  const told = ofHold && {
    opened: money.withdrawnNow && !isEnded(status),
    closed: isEnded(status) && isNews && movements.length > 0,
  };
  const froze = await planFreezeOf(ctx, hold, reading, told !== false && (told.opened || told.closed));
  const frozen = froze.length > 0 ? changedHold(hold) : hold;
  const state = money.emptied ? move(holdLifecycle.chargeBack, hold.state, "stripe") : hold.state;
  const facts = { challengeId: hold.challengeId, applicationId: hold.applicationId, holdId: hold.id };
  const named = { ...facts, chargebackId: dispute.id };
  return {
    emptied: money.emptied,
    plan: [
      ...planRow(ctx, hold, reading),
      ...money.plan,
      ...froze,
      ...(money.takenMinor > 0 ? planHoldChange(ctx, frozen, { state }) : []),
      ...planEvidenceClock(ctx, reading),
      ...(isNews && isEnded(status) && status !== "lost" ? await planRetriesAfter(ctx, hold, dispute) : []),
      ...(isNews ? planAudit(ctx, "chargeback.changed", dispute.id, { holdId: hold.id, status }) : []),
      ...(told !== false && told.opened ? planEvent(ctx, "chargeback.opened", named) : []),
      ...(told !== false && told.closed ? planEvent(ctx, "chargeback.closed", { ...named, reason: status }) : []),
      ...(known === null ? planEvent(ctx, "money.needs_review", { ...named, reason: "chargeback" }) : []),
      // The hold is empty and the challenge may have ended: whose the money is now, a person decides.
      ...(money.recoveredMinor > 0 ? planEvent(ctx, "money.needs_review", { ...named, reason: "recovered" }) : []),
    ],
  };
}

function planRow(ctx: Context, hold: HoldRow, { known, dispute, chargeId }: ChargebackReading): Plan {
  const { id, status, reason, amount, created, evidence_details: evidence } = dispute;
  const dueAt = evidence.due_by === null ? null : evidence.due_by * 1000;
  const now = {
    status,
    reason,
    amountMinor: amount,
    evidenceDueAt: dueAt,
    closedAt: isEnded(status) ? (known?.closedAt ?? ctx.now) : null,
    updatedAt: ctx.now,
  };
  const { db } = ctx.store;
  if (known === null) {
    const { id: holdId, currency } = hold;
    return [db.insert(chargebacks).values({ id, holdId, chargeId, currency, openedAt: created * 1000, ...now })];
  }
  return planChargebackChange(ctx, known, now);
}

/** Writes over a chargeback as it was read, else the commit is undone as stale. */
export function planChargebackChange(ctx: Context, row: ChargebackRow, change: Partial<ChargebackRow>): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(chargebacks)
        .set({ ...change, updatedAt: ctx.now, version: row.version + 1 })
        .where(and(eq(chargebacks.id, row.id), eq(chargebacks.version, row.version))),
    ),
  ];
}

const paidStates: readonly HoldRow["state"][] = holdLifecycle.chargeBack.from;

/** @param told true when another event of the same commit tells both sides */
async function planFreezeOf(
  ctx: Context,
  hold: HoldRow,
  { dispute: { id, status, reason }, chargeId }: ChargebackReading,
  told: boolean,
): Promise<Plan> {
  const freeze = { cause: "chargeback", source: id } as const;
  if (!mayTakeMoney(status)) return planUnfreeze(ctx, hold, freeze, { note: status, told: !told });
  if (hold.chargeId !== chargeId || !paidStates.includes(hold.state)) return [];
  return planFreeze(ctx, hold, { ...freeze, note: reason, endsAt: null, told: !told });
}

/** Our evidence goes out some days before the bank's deadline, at once when less is left. */
function planEvidenceClock(ctx: Context, { known, dispute }: ChargebackReading): Plan {
  const { id, status, evidence_details: evidence } = dispute;
  if (!needsResponse(status)) return planStopTimer(ctx, "chargeback_evidence", id);
  const dueAt = evidence.due_by === null ? ctx.now : evidence.due_by * 1000;
  const asBefore = known?.status === status && known.evidenceDueAt === dueAt;
  if (asBefore) return [];
  const margin = policy.evidenceMarginDays * dayMs;
  return planTimer(ctx, "chargeback_evidence", id, Math.max(ctx.now, dueAt - margin));
}

/** The clock has run out: the evidence is sent by its job. Nothing when the bank waits for none any more. */
export async function planEvidenceDue(ctx: Context, chargebackId: string): Promise<Plan> {
  const row = await findChargeback(ctx, chargebackId);
  if (row === null || !needsResponse(row.status)) return [];
  return planEvent(ctx, "chargeback.evidence_due", { chargebackId, holdId: row.holdId });
}
