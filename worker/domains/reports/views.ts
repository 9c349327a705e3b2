/** Reports as their writers and moderators see them. Pure. */
import type { ReportRow, UserRow } from "../../database/schema.ts";
import { iso, isoOrNull } from "../../platform/clock.ts";
import { toPerson } from "../users/views.ts";
import type { FiledReport, Report } from "./contract.ts";

export function toReport(row: ReportRow): Report {
  const { id, subject, subjectId, messageSeq, reason, note, state, createdAt, decidedAt } = row;
  const seq = subject === "message" ? messageSeq : null;
  const decided = decidedAt === null ? null : iso(decidedAt);
  return { id, subject, subjectId, seq, reason, note, state, createdAt: iso(createdAt), decidedAt: decided };
}

export function toFiledReport(row: ReportRow, reporter: UserRow, against: UserRow | null): FiledReport {
  const { evidence, decision, claimedBy, claimedAt } = row;
  return {
    ...toReport(row),
    reporter: toPerson(reporter),
    against: against && toPerson(against),
    evidence,
    claimedBy,
    claimedAt: isoOrNull(claimedAt),
    decision,
  };
}
