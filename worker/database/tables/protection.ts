/** What holds abuse back: how much of something one may still do, and what looks like more than chance. */
import { sql } from "drizzle-orm";
import { signalKinds, signalOutcomes, signalStates } from "../../domains/signals/contract.ts";
import { rationKinds } from "../../platform/ration-rules.ts";
import type { Kit } from "../kit.ts";
import type { PeopleTables } from "./people.ts";

export function defineProtection(kit: Kit, { users }: PeopleTables) {
  const { table, sequence, text, instant, choice, json, index, uniqueIndex, primaryKey } = kit;

  /** Until when a person's ration of a kind is spent ahead (platform/rations.ts). No row: nothing is. */
  const rations = table(
    "rations",
    {
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      kind: choice("kind", rationKinds).notNull(),
      spentUntil: instant("spent_until").notNull(),
    },
    (t) => [primaryKey({ columns: [t.userId, t.kind] })],
  );

  /** Browsers from which people did something that counts (platform/devices.ts), by the hash of a random number in a cookie. */
  const devices = table(
    "devices",
    {
      hash: text("hash").notNull(),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      seenAt: instant("seen_at").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.hash, t.userId] }),
      index("devices_user").on(t.userId),
      index("devices_seen").on(t.seenAt),
    ],
  );

  /**
   * Bank accounts and debit cards that people are paid to (payments/payout-destinations.ts), by Stripe's own name for them: the same one
   * has the same name, whoever is paid to it. What was replaced stays a while, since changing it back and forth hides nothing then.
   */
  const payoutDestinations = table(
    "payout_destinations",
    {
      fingerprint: text("fingerprint").notNull(),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      /** When Stripe last named it. */
      seenAt: instant("seen_at").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.fingerprint, t.userId] }),
      index("payout_destinations_user").on(t.userId),
      index("payout_destinations_seen").on(t.seenAt),
    ],
  );

  /** What looks like more than chance, for a moderator to look at. It refuses nothing and hides nothing by itself. */
  const signals = table(
    "signals",
    {
      seq: sequence("seq"),
      id: text("id").notNull(),
      kind: choice("kind", signalKinds).notNull(),
      /** Whom it is about. */
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      /** The application, the challenge, or the person whose words they are. */
      subjectId: text("subject_id").notNull(),
      /** What was found: ids and kinds, no words of theirs. */
      found: json<string[]>("found").notNull(),
      state: choice("state", signalStates).notNull().default("open"),
      outcome: choice("outcome", signalOutcomes),
      settledBy: text("settled_by").references(() => users.id),
      settledAt: instant("settled_at"),
      note: text("note"),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [
      uniqueIndex("signals_id").on(t.id),
      uniqueIndex("signals_one_open").on(t.kind, t.subjectId).where(sql`${t.state} = 'open'`),
      index("signals_state").on(t.state, t.seq),
      index("signals_user").on(t.userId, t.seq),
    ],
  );

  return { rations, devices, payoutDestinations, signals };
}

export type ProtectionTables = ReturnType<typeof defineProtection>;
