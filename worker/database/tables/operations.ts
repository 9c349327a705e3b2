/** How OpenChance is run: what is switched on for whom, and what everybody is told. */
import { sql } from "drizzle-orm";
import { alertNames, incidentPhases } from "../../domains/operations/contract.ts";
import type { Kit } from "../kit.ts";

export function defineOperations(kit: Kit) {
  const { table, id, sequence, text, integer, instant, choice, json, index, uniqueIndex, primaryKey, check } = kit;

  /** A flag that has no row is on for everybody. */
  const featureFlags = table(
    "feature_flags",
    {
      name: id("name"),
      /** Of all people, by a hash of their id; the same people as it grows. */
      percentage: integer("percentage").notNull(),
      /** For whom it is on whatever the percentage. */
      userIds: json<string[]>("user_ids").notNull(),
      updatedAt: instant("updated_at").notNull(),
      version: integer("version").notNull().default(1),
    },
    (t) => [check("feature_flags_share", sql`${t.percentage} between 0 and 100`)],
  );

  const announcements = table(
    "announcements",
    {
      id: id("id"),
      text: text("text").notNull(),
      startsAt: instant("starts_at").notNull(),
      endsAt: instant("ends_at").notNull(),
      createdBy: text("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("announcements_ends").on(t.endsAt), index("announcements_listed").on(t.createdAt, t.id)],
  );

  /**
   * What the platform takes, from when on. What was decided last and has begun counts, so that a decision ends those before it, also the
   * ones that were to come. A reward keeps the fee of the day it was held.
   */
  const feePolicies = table(
    "fee_policies",
    {
      seq: sequence("seq"),
      feeBasisPoints: integer("fee_basis_points").notNull(),
      startsAt: instant("starts_at").notNull(),
      reason: text("reason").notNull(),
      createdBy: text("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [check("fee_policies_share", sql`${t.feeBasisPoints} between 0 and 3000`)],
  );

  /** An alert that was above its limit, from when until when. */
  const incidents = table(
    "incidents",
    {
      id: id("id"),
      alert: choice("alert", alertNames).notNull(),
      /** The worst that was read, in the alert's unit. */
      value: integer("value").notNull(),
      openedAt: instant("opened_at").notNull(),
      /** When it was last above its limit. */
      seenAt: instant("seen_at").notNull(),
      resolvedAt: instant("resolved_at"),
      /** When every channel had been told that it began, and that it is over, or was given up. */
      toldAt: instant("told_at"),
      endToldAt: instant("end_told_at"),
    },
    (t) => [
      uniqueIndex("incidents_open").on(t.alert).where(sql`${t.resolvedAt} is null`),
      index("incidents_listed").on(t.openedAt),
    ],
  );

  /** What became of telling one channel; kept until all were told. */
  const incidentTellings = table(
    "incident_tellings",
    {
      incidentId: text("incident_id").notNull(),
      phase: choice("phase", incidentPhases).notNull(),
      /** `webhook`, or `mail:` and its address. */
      channel: text("channel").notNull(),
      /** It was told; null: not yet. */
      toldAt: instant("told_at"),
      /** That failed. */
      tries: integer("tries").notNull(),
      /** When it is tried again; null: told, or given up. */
      nextAt: instant("next_at"),
    },
    (t) => [primaryKey({ columns: [t.incidentId, t.phase, t.channel] })],
  );

  return { featureFlags, announcements, feePolicies, incidents, incidentTellings };
}
