/** Reports: what people complain of. What is decided about them is moderation's. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { pageOf, pageQuery } from "../../platform/paging.ts";
import { personView } from "../users/contract.ts";

export const reportSubjects = ["message", "user", "challenge", "work"] as const;
export type ReportSubject = (typeof reportSubjects)[number];

/** `off_platform`: asks to be paid, or to pay, elsewhere. */
export const reportReasons = ["spam", "harassment", "scam", "off_platform", "illegal", "other"] as const;
export type ReportReason = (typeof reportReasons)[number];

export const reportStates = ["open", "upheld", "dismissed"] as const;
export type ReportState = (typeof reportStates)[number];

/** Characters, and entries kept around a reported message: as many before it as after. */
export const reportLimits = { note: 2_000, around: 20 } as const;

/** A line of a conversation as it stood when it was reported. */
const evidenceLine = z.object({
  seq: z.int(),
  author: z.string().nullable(),
  kind: z.string(),
  at: z.iso.datetime(),
  body: z.string(),
  files: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
});

/** Of a message: it and what was said around it, oldest first; of anything else: the words that others saw, and a picture's id. */
export const evidenceView = z.object({
  lines: z.array(evidenceLine).optional(),
  shown: z.record(z.string(), z.string()).optional(),
});
export type Evidence = z.infer<typeof evidenceView>;

const said = {
  reason: z.enum(reportReasons),
  note: z.string().trim().max(reportLimits.note).default(""),
};
export const reportInput = z.discriminatedUnion("subject", [
  z
    .object({
      subject: z.literal("message"),
      conversationId: idSchema("conversation"),
      seq: z.int().min(1).meta({ description: "The message's seq in the conversation" }),
      ...said,
    })
    .strict(),
  z.object({ subject: z.literal("user"), userId: idSchema("user"), ...said }).strict(),
  z.object({ subject: z.literal("challenge"), challengeId: idSchema("challenge"), ...said }).strict(),
  z.object({ subject: z.literal("work"), workId: idSchema("work"), ...said }).strict(),
]);
export type ReportInput = z.infer<typeof reportInput>;

/** What the person who reported sees of it. */
export const reportView = z.object({
  id: idSchema("report"),
  subject: z.enum(reportSubjects),
  subjectId: z
    .string()
    .meta({ description: "The person, the challenge, the work, or the conversation of the message" }),
  seq: z.int().nullable().meta({ description: "Of a message" }),
  reason: z.enum(reportReasons),
  note: z.string(),
  state: z.enum(reportStates),
  createdAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
});
export type Report = z.infer<typeof reportView>;
export const reportPage = pageOf(reportView);
export const reportQuery = pageQuery;

/** What moderators see. */
export const filedReportView = reportView.extend({
  reporter: personView,
  against: personView.nullable().meta({ description: "Who is complained of, where that is known" }),
  evidence: evidenceView,
  claimedBy: z.string().nullable().meta({ description: "The moderator who looks into it" }),
  claimedAt: z.iso.datetime().nullable(),
  decision: z.string().nullable(),
});
export type FiledReport = z.infer<typeof filedReportView>;
export const filedReportPage = pageOf(filedReportView);
export const filedReportQuery = pageQuery.extend({ state: z.enum(reportStates).default("open") });
export const reportParam = z.object({ id: idSchema("report") });
