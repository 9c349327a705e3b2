/** Plans that write a dispute: its row, what was said, its clocks. The verbs of engagements compose and commit them. */
import { and, eq, inArray } from "drizzle-orm";
import { type DisputeEntryRow, type DisputeRow, disputeEntries, disputes } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { planStopTimer } from "../../platform/timers.ts";
import { type DisputeOutcome, openDisputeStates } from "./contract.ts";
import { disputeLifecycle } from "./lifecycle.ts";

/** What a dispute has from its beginning. */
export type NewDispute = Omit<
  DisputeRow,
  "offersEndAt" | "decisionDueAt" | "outcome" | "releasedMinor" | "settledAt" | "createdAt" | "updatedAt" | "version"
>;

/** A second open one about the challenge is refused by `disputes_one_open`. */
export function planNewDispute(ctx: Context, dispute: NewDispute): Plan {
  return [ctx.store.db.insert(disputes).values({ ...dispute, createdAt: ctx.now, updatedAt: ctx.now })];
}

/** Writes over a dispute as it was read, else the commit is undone as stale: of two who act at once, one decides anew. */
export function planDisputeChange(ctx: Context, dispute: DisputeRow, change: Partial<DisputeRow>): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(disputes)
        .set({ ...change, updatedAt: ctx.now, version: dispute.version + 1 })
        .where(and(eq(disputes.id, dispute.id), eq(disputes.version, dispute.version))),
    ),
  ];
}

/** What somebody says, or what happened by itself. */
export type NewEntry = Pick<DisputeEntryRow, "authorId" | "kind"> &
  Partial<Pick<DisputeEntryRow, "text" | "releaseMinor" | "fileIds">>;

/** Appends an entry. Put it beside a change of the dispute, so that nobody accepts an offer that was just replaced. */
export function planEntry(ctx: Context, disputeId: string, entry: NewEntry): Plan {
  const said = { text: "", releaseMinor: null, fileIds: [], ...entry };
  return [ctx.store.db.insert(disputeEntries).values({ ...said, id: newId("disputeEntry"), disputeId, at: ctx.now })];
}

/** Nothing happens by itself any more. */
export function planStopDisputeClocks(ctx: Context, disputeId: string): Plan {
  return [
    ...planStopTimer(ctx, "dispute_answer", disputeId),
    ...planStopTimer(ctx, "dispute_offers", disputeId),
    ...planStopTimer(ctx, "dispute_decision", disputeId),
  ];
}

/**
 * All that was held is gone by a fact from outside, so an open dispute about it ends without a division. The challenge and the money
 * are the caller's. Nothing when no dispute is open.
 */
export async function planDisputeOvertaken(
  ctx: Context,
  challengeId: string,
  outcome: Extract<DisputeOutcome, "chargeback">,
): Promise<Plan> {
  const dispute = await ctx.store.db.query.disputes.findFirst({
    where: and(eq(disputes.challengeId, challengeId), inArray(disputes.state, [...openDisputeStates])),
  });
  if (dispute === undefined) return [];
  const state = move(disputeLifecycle.overtake, dispute.state, "system");
  return [
    ...planDisputeChange(ctx, dispute, { state, outcome, settledAt: ctx.now }),
    ...planEntry(ctx, dispute.id, { authorId: null, kind: outcome }),
    ...planStopDisputeClocks(ctx, dispute.id),
    ...planAudit(ctx, "dispute.settled", dispute.id, { outcome }),
    ...planEvent(ctx, "dispute.settled", { challengeId, disputeId: dispute.id, holdId: dispute.holdId }),
  ];
}
