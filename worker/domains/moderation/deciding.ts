/** What moderators decide about challenges and reports. Each decision has its reason in the audit log, and is about others. */
import { and, eq, isNull } from "drizzle-orm";
import { type ReportRow, reports } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { type Context, requireModerator, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { planEvent } from "../../platform/outbox.ts";
import { decide, present } from "../admin/deciding.ts";
import { changed, planChange } from "../challenges/commands.ts";
import { getChallengeRow } from "../challenges/queries.ts";
import { planRestore, planTakeDown } from "../challenges/taking-down.ts";
import type { FiledReport, ReportReason } from "../reports/contract.ts";
import { getFiledReport } from "../reports/queries.ts";
import { type DecideReportInput, moderationLimits, type ReviewedChallenge } from "./contract.ts";
import { getPerson, getUnderReview } from "./queries.ts";

/**
 * Takes a challenge away from everybody but its sides and moderators. Work that runs and its money go on.
 * @throws AppError `not_found`, `forbidden` about one's own, `wrong_state` when it is down already or was never published
 */
export async function takeDownChallenge(
  ctx: Context,
  id: string,
  { why, reason }: { why: ReportReason; reason: string },
): Promise<ReviewedChallenge> {
  const moderator = requireModerator(ctx);
  await decide(ctx, id, async () => {
    const challenge = await getOthersChallenge(ctx, moderator, id);
    if (challenge.takenDownAt !== null) throw new AppError("wrong_state", { detail: "It is taken down already." });
    return [
      ...planTakeDown(ctx, challenge, { by: moderator.id, why, reason, suspensionId: null }),
      ...planAudit(ctx, "challenge.taken_down", id, { why, reason }),
    ];
  });
  return getUnderReview(ctx, id);
}

/**
 * Shows it again, as it was.
 * @throws AppError `not_found`, `forbidden` about one's own, `wrong_state` when it is not taken down, or its poster is suspended
 */
export async function restoreChallenge(ctx: Context, id: string, reason: string): Promise<ReviewedChallenge> {
  const moderator = requireModerator(ctx);
  await decide(ctx, id, async () => {
    const challenge = await getOthersChallenge(ctx, moderator, id);
    if (challenge.takenDownAt === null) throw new AppError("wrong_state", { detail: "It is not taken down." });
    if ((await getPerson(ctx, challenge.posterId)).state === "suspended") {
      throw new AppError("wrong_state", { detail: "Its poster is suspended: it is shown again when they are back." });
    }
    return [
      ...planRestore(ctx, challenge, { by: moderator.id, reason, told: true }),
      ...planAudit(ctx, "challenge.restored", id, { reason }),
    ];
  });
  return getUnderReview(ctx, id);
}

/** Nothing is wrong with it: it leaves the queue of first posts. @throws AppError `not_found`, `forbidden`, `wrong_state` */
export async function passChallenge(ctx: Context, id: string, reason: string): Promise<ReviewedChallenge> {
  const moderator = requireModerator(ctx);
  await decide(ctx, id, async () => {
    const challenge = await getOthersChallenge(ctx, moderator, id);
    if (challenge.reviewedAt !== null) throw new AppError("wrong_state", { detail: "It was looked at already." });
    return [
      ...planChange(ctx, { challenge }, changed(ctx, challenge, { reviewedAt: ctx.now })),
      ...planAudit(ctx, "challenge.passed", id, { reason }),
    ];
  });
  return getUnderReview(ctx, id);
}

/** A draft is its poster's alone. @throws AppError `not_found`, `forbidden` */
async function getOthersChallenge(ctx: Context, moderator: UserActor, id: string) {
  const challenge = await getChallengeRow(ctx, id);
  if (challenge.publishedAt === null) throw new AppError("not_found");
  if (challenge.posterId === moderator.id || challenge.solverId === moderator.id) throw own();
  return challenge;
}

/**
 * Takes a report on, so that no two work on it. After a day another may take it over.
 * @throws AppError `not_found`, `forbidden` about oneself, `wrong_state` when it is decided or somebody has it
 */
export async function claimReport(ctx: Context, id: string, reason: string): Promise<FiledReport> {
  const moderator = requireModerator(ctx);
  await decide(ctx, id, async () => {
    const report = await getOpenReport(ctx, moderator, id);
    const { claimedBy, claimedAt } = report;
    const lately = claimedAt !== null && claimedAt > ctx.now - moderationLimits.claimMs;
    if (claimedBy !== null && claimedBy !== moderator.id && lately) {
      throw new AppError("wrong_state", { detail: "Another moderator looks into it." });
    }
    return [
      ...planReport(ctx, report, { claimedBy: moderator.id, claimedAt: ctx.now }),
      ...planAudit(ctx, "report.claimed", id, { reason }),
    ];
  });
  return getFiledReport(ctx, id);
}

/**
 * Says whether what was reported breaks the rules; who reported it is told. What is done about it is decided by itself.
 * @throws AppError `not_found`, `forbidden` about oneself, `wrong_state` when it is decided
 */
export async function decideReport(
  ctx: Context,
  id: string,
  { outcome, reason }: DecideReportInput,
): Promise<FiledReport> {
  const moderator = requireModerator(ctx);
  await decide(ctx, id, async () => {
    const report = await getOpenReport(ctx, moderator, id);
    return [
      ...planReport(ctx, report, {
        state: outcome,
        decidedBy: moderator.id,
        decidedAt: ctx.now,
        decision: reason,
      }),
      ...planEvent(ctx, "report.decided", { userId: report.reporterId, reason: outcome, note: reason }),
      // A moderator takes challenges and messages away; about a person and their works an admin decides.
      ...(outcome === "upheld" && (report.subject === "user" || report.subject === "work") && report.againstId !== null
        ? planEvent(ctx, "report.upheld", { userId: report.againstId, reason: report.subject })
        : []),
      ...planAudit(ctx, `report.${outcome}`, id, { reason }),
    ];
  });
  return getFiledReport(ctx, id);
}

/** @throws AppError `not_found`, `forbidden`, `wrong_state` */
async function getOpenReport(ctx: Context, moderator: UserActor, id: string): Promise<ReportRow> {
  const report = await present(ctx.store.db.query.reports.findFirst({ where: eq(reports.id, id) }));
  if (report.reporterId === moderator.id || report.againstId === moderator.id) throw own();
  if (report.state !== "open") throw new AppError("wrong_state", { detail: "It is decided already." });
  return report;
}

/** As it was read: another moderator who claims or decides it meanwhile makes this stale. */
function planReport(ctx: Context, before: ReportRow, change: Partial<ReportRow>): Plan {
  const claimed = before.claimedBy === null ? isNull(reports.claimedBy) : eq(reports.claimedBy, before.claimedBy);
  return [
    exactlyOne(
      ctx.store.db
        .update(reports)
        .set(change)
        .where(and(eq(reports.id, before.id), eq(reports.state, "open"), claimed)),
    ),
  ];
}

function own(): AppError {
  return new AppError("forbidden", { detail: "This is about yourself. Ask another moderator to decide." });
}
