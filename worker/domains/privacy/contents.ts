/**
 * What the record has of a person, as the files of their export. kept.ts says of every table where in the export it is, or why not.
 * Others are in it as far as they dealt with the person; what others wrote for themselves alone (a poster's notes) is not.
 */
import { and, desc, eq, inArray, isNotNull, or } from "drizzle-orm";
import {
  accountClosings,
  accountExports,
  apiKeys,
  applications,
  auditLog,
  blocks,
  cancellationProposals,
  challenges,
  deliveries,
  disputeEntries,
  disputes,
  type FileRow,
  files,
  holds,
  identities,
  payoutAccounts,
  payouts,
  refunds,
  reports,
  reviews,
  userSkills,
  users,
  works,
} from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { exportNotifications } from "../notifications/privacy.ts";
import { exportSavedSearches } from "../search/privacy.ts";
import { exportWebhooks } from "../webhooks/privacy.ts";

/** Files of the archive that come from the record: name → what is in it. */
export const recordFiles = {
  "account.json": readAccount,
  "challenges.json": ({ store }: Context, userId: string) =>
    store.db.query.challenges.findMany({ where: eq(challenges.posterId, userId), orderBy: desc(challenges.seq) }),
  "applications.json": readApplications,
  "work.json": readWork,
  "money.json": readMoney,
  "reviews.json": readReviews,
  "reports.json": readReports,
  "notifications.json": exportNotifications,
  "saved-searches.json": exportSavedSearches,
  "webhooks.json": exportWebhooks,
  "activity.json": ({ store }: Context, userId: string) =>
    store.db.query.auditLog.findMany({ where: eq(auditLog.actorId, userId), orderBy: desc(auditLog.seq) }),
} as const satisfies Record<string, (ctx: Context, userId: string) => Promise<unknown>>;

/** As people read it: instants as ISO dates. */
export function asText(value: unknown): string {
  const readable = (key: string, field: unknown) => {
    const isInstant = typeof field === "number" && /(^at|At|Deadline)$/.test(key);
    return isInstant ? iso(field) : field;
  };
  return `${JSON.stringify(value, readable, 2)}\n`;
}

async function readAccount({ store }: Context, userId: string) {
  const { query } = store.db;
  const [user, signIns, skills, shown, payoutAccount, blocked, keys, exports, closing] = await Promise.all([
    query.users.findFirst({ where: eq(users.id, userId) }),
    query.identities.findMany({ where: eq(identities.userId, userId) }),
    query.userSkills.findMany({ where: eq(userSkills.userId, userId) }),
    query.works.findMany({ where: eq(works.userId, userId), orderBy: works.place }),
    query.payoutAccounts.findFirst({ where: eq(payoutAccounts.userId, userId) }),
    query.blocks.findMany({ where: eq(blocks.blockerId, userId) }),
    query.apiKeys.findMany({ where: eq(apiKeys.userId, userId), columns: { hash: false } }),
    query.accountExports.findMany({ where: eq(accountExports.userId, userId) }),
    query.accountClosings.findFirst({ where: eq(accountClosings.userId, userId) }),
  ]);
  return {
    profile: user ?? null,
    signIns,
    skills: skills.map(({ skill }) => skill),
    works: shown,
    payoutAccount: payoutAccount ?? null,
    blocked,
    keys,
    exports,
    closing: closing ?? null,
  };
}

async function readApplications({ store }: Context, userId: string) {
  const { query } = store.db;
  const [made, noted] = await Promise.all([
    query.applications.findMany({ where: eq(applications.applicantId, userId), orderBy: desc(applications.seq) }),
    query.applications.findMany({
      where: and(eq(applications.posterId, userId), isNotNull(applications.posterNote)),
      columns: { id: true, challengeId: true, posterNote: true },
    }),
  ]);
  return { made: made.map(({ posterNote: _theirs, ...own }) => own), yourNotesOnOthers: noted };
}

async function readWork({ store }: Context, userId: string) {
  const { query } = store.db;
  const [delivered, filed, entries, proposals] = await Promise.all([
    query.deliveries.findMany({ where: eq(deliveries.solverId, userId), orderBy: desc(deliveries.createdAt) }),
    query.disputes.findMany({ where: eq(disputes.filedBy, userId) }),
    query.disputeEntries.findMany({ where: eq(disputeEntries.authorId, userId), orderBy: desc(disputeEntries.seq) }),
    query.cancellationProposals.findMany({ where: eq(cancellationProposals.proposedBy, userId) }),
  ]);
  return { deliveries: delivered, disputes: filed, disputeEntries: entries, proposals };
}

async function readMoney({ store }: Context, userId: string) {
  const { db } = store;
  const [held, paidOut, wentBack] = await Promise.all([
    db.query.holds.findMany({
      where: or(eq(holds.posterId, userId), eq(holds.solverId, userId)),
      // Of the other side's payment nothing that only Stripe and we need.
      columns: {
        checkoutUrl: false,
        checkoutSessionId: false,
        paymentIntentId: false,
        chargeId: false,
        payerFingerprint: false,
        signalId: false,
      },
    }),
    db.query.payouts.findMany({ where: eq(payouts.solverId, userId), columns: { journalId: false } }),
    db.query.refunds.findMany({
      where: inArray(refunds.holdId, db.select({ id: holds.id }).from(holds).where(eq(holds.posterId, userId))),
    }),
  ]);
  return { holds: held, payouts: paidOut, refunds: wentBack };
}

async function readReviews({ store }: Context, userId: string) {
  const { query } = store.db;
  const [written, about] = await Promise.all([
    query.reviews.findMany({ where: eq(reviews.authorId, userId) }),
    query.reviews.findMany({ where: and(eq(reviews.subjectId, userId), isNotNull(reviews.publishedAt)) }),
  ]);
  return { written, about };
}

/** Without the evidence: what others said around it is theirs, and it stands in the conversation. */
function readReports({ store }: Context, userId: string) {
  return store.db.query.reports.findMany({
    where: eq(reports.reporterId, userId),
    columns: { evidence: false, againstId: false, decidedBy: false },
  });
}

/** Files that somebody uploaded and that may still be read. */
export function findOwnFiles({ store }: Context, userId: string): Promise<FileRow[]> {
  return store.db.query.files.findMany({
    where: and(eq(files.ownerId, userId), eq(files.state, "clean")),
    orderBy: files.id,
  });
}
