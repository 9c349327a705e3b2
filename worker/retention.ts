/** What the record forgets by itself, and when; kept.ts says of every kind of data how long it is kept, and why. */
import { and, eq, inArray, isNotNull, lt, ne, not, or } from "drizzle-orm";
import {
  alertedReaders,
  applications,
  clerkEvents,
  devices,
  files,
  incidents,
  mails,
  payoutDestinations,
  reports,
  revokedSessions,
  stripeEvents,
  webhookDeliveries,
} from "./database/schema.ts";
import { belongsToNothing } from "./domains/files/commands.ts";
import { isReportEvidence } from "./domains/files/queries.ts";
import { inboxLimits } from "./domains/notifications/contract.ts";
import { forgetExports } from "./domains/privacy/commands.ts";
import { webhookLimits } from "./domains/webhooks/contract.ts";
import { dayMs } from "./platform/clock.ts";
import type { Context } from "./platform/context.ts";

/** Days. A session's tokens live a minute and its webhook is resent for days; Stripe lists events for 30 days. */
export const retentionDays = {
  revokedSessions: 30,
  clerkEvents: 30,
  stripeEvents: 90,
  unusedFiles: 7,
  /** As long as their cookie lasts without being set anew. */
  devices: 180,
  /** Accounts that somebody is no longer paid to, after Stripe last named them: each that is ready is asked about daily. */
  payoutDestinations: 180,
  incidents: 400,
  /** As long as notes are kept in an inbox. */
  mails: 90,
  /** Letters of applications that came to nothing, after the last word about them: longer than any complaint about a choice takes. */
  unsuccessfulApplications: 730,
  /** What others said around something reported, after the decision. */
  reportEvidence: 730,
} as const;

/** Files looked at by one sweep; the next takes the rest. */
const filesPerSweep = 50;

/** Cron calls this every minute; it works in one minute of each hour, because it looks at whole tables. */
const minuteOfHour = 7;

export async function sweepRetention(ctx: Context): Promise<void> {
  if (new Date(ctx.now).getUTCMinutes() !== minuteOfHour) return;
  const { db } = ctx.store;
  const before = (days: number) => ctx.now - days * dayMs;
  await ctx.store.atomic([
    db.delete(revokedSessions).where(lt(revokedSessions.revokedAt, before(retentionDays.revokedSessions))),
    db.delete(webhookDeliveries).where(lt(webhookDeliveries.createdAt, before(webhookLimits.keptDays))),
    db.delete(devices).where(lt(devices.seenAt, before(retentionDays.devices))),
    db.delete(payoutDestinations).where(lt(payoutDestinations.seenAt, before(retentionDays.payoutDestinations))),
    db.delete(alertedReaders).where(lt(alertedReaders.toldAt, before(inboxLimits.noteDays))),
    db.delete(mails).where(lt(mails.createdAt, before(retentionDays.mails))),
    db.delete(incidents).where(lt(incidents.resolvedAt, before(retentionDays.incidents))),
    db.delete(clerkEvents).where(lt(clerkEvents.processedAt, before(retentionDays.clerkEvents))),
    db
      .delete(stripeEvents)
      .where(and(eq(stripeEvents.state, "processed"), lt(stripeEvents.receivedAt, before(retentionDays.stripeEvents)))),
    db
      .update(applications)
      .set({ coverLetter: "", agentUse: null, posterNote: null })
      .where(
        and(
          inArray(applications.state, ["declined", "withdrawn", "lapsed"]),
          lt(applications.updatedAt, before(retentionDays.unsuccessfulApplications)),
          or(ne(applications.coverLetter, ""), isNotNull(applications.posterNote)),
        ),
      ),
    db
      .update(reports)
      .set({ evidence: {} })
      .where(and(ne(reports.state, "open"), lt(reports.decidedAt, before(retentionDays.reportEvidence)))),
  ]);
  await forgetExports(ctx);
  await forgetUnusedFiles(ctx);
}

/**
 * Uploads that were broken off, or that no delivery, message, work or dispute took; a picture that was reported stays as long as the
 * evidence. The bytes go first: a row without bytes is found again.
 */
async function forgetUnusedFiles(ctx: Context): Promise<void> {
  const { db } = ctx.store;
  const unused = and(
    belongsToNothing,
    lt(files.createdAt, ctx.now - retentionDays.unusedFiles * dayMs),
    not(isReportEvidence(ctx)),
  );
  const rows = await db.query.files.findMany({ where: unused, limit: filesPerSweep });
  for (const file of rows) {
    // A person may attach it in this very moment: then it is no longer rejected, and stays.
    await ctx.store.atomic([
      db
        .update(files)
        .set({ state: "rejected" })
        .where(and(eq(files.id, file.id), unused)),
    ]);
    const still = await db.query.files.findFirst({ where: and(eq(files.id, file.id), eq(files.state, "rejected")) });
    if (still === undefined) continue;
    await ctx.env.FILES.delete(file.id);
    await ctx.store.atomic([db.delete(files).where(and(eq(files.id, file.id), ne(files.state, "clean")))]);
  }
}
