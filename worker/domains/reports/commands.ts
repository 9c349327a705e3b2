/** Reporting: what was said or shown is kept as it stood, for whoever decides. */
import { and, eq } from "drizzle-orm";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { type ReportRow, reports } from "../../database/schema.ts";
import { exactlyOne } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { getChallengeWithPeople } from "../challenges/queries.ts";
import type { Message } from "../messages/contract.ts";
import { getConversationFor } from "../messages/queries.ts";
import { findWorkRows, getShownWork } from "../portfolio/queries.ts";
import { getUserRowById } from "../users/queries.ts";
import { type Evidence, type Report, type ReportInput, reportLimits } from "./contract.ts";
import { toReport } from "./views.ts";

type Subject = Pick<ReportRow, "subject" | "subjectId" | "messageSeq" | "againstId" | "evidence">;

/**
 * Files a report. The same person reporting the same thing again finds the report they have filed.
 * @throws AppError `not_found`, `not_a_member`, `forbidden` for what is one's own
 */
export async function fileReport(ctx: Context, input: ReportInput): Promise<Report> {
  const actor = requireMember(ctx);
  return commitOnce(ctx, async () => {
    const subject = await subjectOf(ctx, actor, input);
    if (subject.againstId === actor.id) throw new AppError("forbidden", { detail: "This is your own." });
    const filed = await findOwn(ctx, actor, subject);
    if (filed !== undefined) return { result: toReport(filed), plan: [] };
    const row: Omit<ReportRow, "seq"> = {
      ...subject,
      id: newId("report"),
      reporterId: actor.id,
      reason: input.reason,
      note: input.note,
      state: "open",
      claimedBy: null,
      claimedAt: null,
      decidedBy: null,
      decidedAt: null,
      decision: null,
      createdAt: ctx.now,
    };
    return {
      result: toReport({ ...row, seq: 0 }),
      plan: [
        // Losing to the same report sent twice at once is a lost race: decided anew, it finds what was filed.
        exactlyOne(ctx.store.db.insert(reports).values(row).onConflictDoNothing()),
        ...planAudit(ctx, "report.filed", row.id, { subject: row.subject, subjectId: row.subjectId }),
      ],
    };
  });
}

function findOwn(ctx: Context, actor: UserActor, { subject, subjectId, messageSeq }: Subject) {
  return ctx.store.db.query.reports.findFirst({
    where: and(
      eq(reports.reporterId, actor.id),
      eq(reports.subject, subject),
      eq(reports.subjectId, subjectId),
      eq(reports.messageSeq, messageSeq),
    ),
  });
}

async function subjectOf(ctx: Context, actor: UserActor, input: ReportInput): Promise<Subject> {
  switch (input.subject) {
    case "message":
      return reportedMessage(ctx, actor, input.conversationId, input.seq);
    case "user": {
      const { id, handle, name, bio } = await getUserRowById(ctx, input.userId);
      return about("user", id, id, { shown: { handle, name, bio, works: await worksInWords(ctx, id) } });
    }
    case "challenge": {
      const { challenge } = await getChallengeWithPeople(ctx, input.challengeId);
      const { id, posterId, title, summary, brief } = challenge;
      return about("challenge", id, posterId, { shown: { title, summary, brief } });
    }
    case "work": {
      const { work, picture } = await getShownWork(ctx, input.workId);
      const { id, userId, title, description, url } = work;
      const shown = { title, description, ...(url === null ? {} : { url }), ...(picture && { picture: picture.id }) };
      return about("work", id, userId, { shown });
    }
  }
}

/** What somebody shows of their work, as it stands now. */
async function worksInWords(ctx: Context, userId: string): Promise<string> {
  const shown = await findWorkRows(ctx, userId);
  return shown.map(({ title, description, url }) => [title, description, url ?? ""].join("\n").trim()).join("\n\n");
}

function about(subject: Subject["subject"], subjectId: string, againstId: string, evidence: Evidence): Subject {
  return { subject, subjectId, messageSeq: 0, againstId, evidence };
}

/** Whoever is in the conversation can show what was said to them; nobody else finds it. */
async function reportedMessage(ctx: Context, actor: UserActor, conversationId: string, seq: number): Promise<Subject> {
  const { conversation } = await getConversationFor(ctx, actor, conversationId);
  const lines = await roomOf(ctx.env, conversation).around(seq, reportLimits.around);
  const message = lines.find((line) => line.seq === seq);
  if (message?.kind !== "text" && message?.kind !== "file") throw new AppError("not_found");
  return {
    subject: "message",
    subjectId: conversationId,
    messageSeq: seq,
    againstId: message.author,
    evidence: { lines: lines.map(toLine) },
  };
}

function toLine({ seq, author, kind, at, body, files }: Message) {
  const named = files?.map(({ id, name }) => ({ id, name }));
  return { seq, author, kind, at, body, ...(named === undefined ? {} : { files: named }) };
}
