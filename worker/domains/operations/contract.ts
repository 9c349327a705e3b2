/** Running OpenChance: what is switched on, what everybody is told, who did what, and how it goes. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { currencies } from "../../platform/money.ts";
import { pageOf, pageQuery } from "../../platform/paging.ts";
import { reason } from "../admin/contract.ts";
import { challengeStates } from "../challenges/contract.ts";

/** Characters, counts, days. */
export const operationsLimits = {
  announcement: 300,
  announcementDays: 60,
  shown: 3,
  flagPeople: 100,
  /** A higher fee begins this long after it was decided at the earliest; a lower one at once. */
  feeNoticeDays: 14,
  feeBasisPoints: 3_000,
  days: 90,
} as const;

const instant = z.iso.datetime();

export const flagView = z.object({
  name: z.string(),
  percentage: z.int().meta({ description: "Of all people for whom it is on" }),
  userIds: z.array(z.string()).meta({ description: "For whom it is on whatever the percentage" }),
  updatedAt: instant.nullable().meta({ description: "null: never changed, on for everybody" }),
});
export type Flag = z.infer<typeof flagView>;
export const flagsView = z.object({ items: z.array(flagView) });
export const flagParam = z.object({ name: z.enum(["posting", "applying"]) });
export const flagInput = z
  .object({
    percentage: z.int().min(0).max(100),
    userIds: z.array(idSchema("user")).max(operationsLimits.flagPeople).default([]),
    reason,
  })
  .strict();

export const announcementView = z.object({
  id: idSchema("announcement"),
  text: z.string(),
  startsAt: instant,
  endsAt: instant,
});
export type Announcement = z.infer<typeof announcementView>;
export const announcementsView = z.object({ items: z.array(announcementView) });
export const announcementPage = pageOf(announcementView);
export const announcementInput = z
  .object({
    text: z.string().trim().min(1).max(operationsLimits.announcement),
    startsAt: instant.optional().meta({ description: "Default: now" }),
    endsAt: instant,
    reason,
  })
  .strict();
export const announcementParam = z.object({ id: idSchema("announcement") });

/** What the platform takes of a reward, in hundredths of a percent. */
export const feePolicyView = z.object({
  feeBasisPoints: z.int(),
  startsAt: instant,
  reason: z.string(),
  createdAt: instant,
});
export type FeePolicy = z.infer<typeof feePolicyView>;
export const feePoliciesView = z.object({
  now: z.int().meta({ description: "What is taken of rewards that are held now" }),
  items: z
    .array(feePolicyView)
    .meta({ description: "What was decided, the latest first; before it the policy of the code" }),
});
export type FeePolicies = z.infer<typeof feePoliciesView>;
export const feePolicyInput = z
  .object({
    feeBasisPoints: z.int().min(0).max(operationsLimits.feeBasisPoints),
    startsAt: instant.optional().meta({ description: "Default: now. A higher fee needs 14 days' notice" }),
    reason,
  })
  .strict();

export const auditEntryView = z.object({
  seq: z.int(),
  actorId: z.string(),
  verb: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  requestId: z.string(),
  at: instant,
});
export type AuditEntry = z.infer<typeof auditEntryView>;
export const auditPage = pageOf(auditEntryView);
const auditFilter = z.object({
  actor: z.string().max(200).optional().meta({ description: "An id, or `system`" }),
  subject: z.string().max(200).optional(),
  verb: z.string().max(100).optional().meta({ description: "How it begins: `user.`, `refund.retry_decided`" }),
  from: instant.optional(),
  to: instant.optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;
export const auditQuery = pageQuery.extend(auditFilter.shape);

/** Whole days of UTC, the last of which is today. */
export const metricsQuery = z.object({ days: z.coerce.number().int().min(1).max(operationsLimits.days).default(30) });
const series = z.array(z.object({ day: z.iso.date(), count: z.int() }));
export const metricsView = z.object({
  days: z.array(z.iso.date()),
  people: series.meta({ description: "Accounts made" }),
  published: series.meta({ description: "Challenges published" }),
  messages: series.meta({ description: "Messages people wrote, counted a minute after" }),
  measured: z
    .array(
      z.object({
        day: z.iso.date(),
        requests: z.int(),
        failed: z.int().meta({ description: "On our side" }),
        cacheReads: z.int().meta({ description: "What guests asked that the cache may answer" }),
        cacheHits: z.int(),
      }),
    )
    .nullable()
    .meta({ description: "Days on which something was measured; null: it cannot be asked here" }),
  money: z
    .array(
      z.object({
        currency: z.enum(currencies),
        day: z.iso.date(),
        heldMinor: z.int(),
        releasedMinor: z.int(),
        refundedMinor: z.int(),
      }),
    )
    .meta({ description: "Moved on that day: paid in, decided for solvers, decided to go back" }),
  challengesByState: z.array(z.object({ state: z.enum(challengeStates), count: z.int() })),
  payouts: z.object({
    paid: z.int(),
    medianHours: z.number().nullable().meta({ description: "From the release to the transfer" }),
    slowestHours: z.number().nullable(),
  }),
  disputes: z.object({ held: z.int().meta({ description: "Rewards paid in" }), filed: z.int() }),
  outbox: z.object({ pending: z.int(), failing: z.int(), dead: z.int() }),
  reports: z.object({ open: z.int() }),
});
export type Metrics = z.infer<typeof metricsView>;

/** What calls for somebody who runs this; alerts.ts says when, docs/RUNBOOK.md what to do. */
export const alertNames = [
  "dead_jobs",
  "late_events",
  "late_timers",
  "payout_stuck",
  "refund_stuck",
  "quarantined_events",
  "books_differ",
  "reconciliation_late",
  "mail_failing",
  "errors_fast",
  "errors_slow",
  "slow_reads",
  "slow_queries",
] as const;
export type AlertName = (typeof alertNames)[number];
/** What is told of an incident. */
export const incidentPhases = ["began", "ended"] as const;
export type IncidentPhase = (typeof incidentPhases)[number];
export const alertUnits = [
  "events",
  "timers",
  "payouts",
  "refunds",
  "movements",
  "hours",
  "mails",
  "‰",
  "ms",
  "queries",
] as const;
export type AlertUnit = (typeof alertUnits)[number];
export const objectiveNames = ["availability", "guest_reads", "jobs", "payouts"] as const;
export type ObjectiveName = (typeof objectiveNames)[number];

const incidentView = z.object({
  id: idSchema("incident"),
  alert: z.enum(alertNames),
  value: z.int().meta({ description: "The worst, in the alert's unit" }),
  openedAt: instant,
  resolvedAt: instant.nullable().meta({ description: "null: it goes on" }),
});
export type Incident = z.infer<typeof incidentView>;
export const objectivesView = z.object({
  days: z.int().meta({ description: "Over which the aims are" }),
  objectives: z.array(
    z.object({
      name: z.enum(objectiveNames),
      aim: z.int(),
      unit: z.enum(["‰", "ms"]),
      value: z.int().nullable().meta({ description: "null: nothing is known of it" }),
    }),
  ),
  alerts: z.array(
    z.object({
      name: z.enum(alertNames),
      limit: z.int(),
      unit: z.enum(alertUnits),
      value: z.int().nullable().meta({ description: "Now; null: not known" }),
    }),
  ),
  incidents: z.array(incidentView).meta({ description: "The latest, those that go on among them" }),
});
export type Objectives = z.infer<typeof objectivesView>;
