/** How OpenChance is run: what is switched on for whom, and what everybody is told. */
import { sql } from "drizzle-orm";
import type { Kit } from "../kit.ts";

export function defineOperations(kit: Kit) {
  const { table, id, sequence, text, integer, instant, json, index, check } = kit;

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

  return { featureFlags, announcements, feePolicies };
}
