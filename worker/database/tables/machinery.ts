/** What every domain leans on: clocks, the outbox, names of writes, the audit log. */
import { sql } from "drizzle-orm";
import { timerKinds } from "../../platform/clock.ts";
import { consumers, type EventFacts, outboxStates, topics } from "../../platform/events.ts";
import type { Kit } from "../kit.ts";

export function defineMachinery(kit: Kit) {
  const { table, id, sequence, text, integer, instant, choice, index, uniqueIndex, primaryKey, json } = kit;

  /** What happens by itself: written in the commit that starts the clock, swept by cron. Late is fine, twice is harmless. */
  const timers = table(
    "timers",
    {
      kind: choice("kind", timerKinds).notNull(),
      subject: text("subject").notNull(),
      dueAt: instant("due_at").notNull(),
      attempts: integer("attempts").notNull().default(0),
      lastError: text("last_error"),
    },
    (t) => [primaryKey({ columns: [t.kind, t.subject] }), index("timers_due").on(t.dueAt)],
  );

  /** One row per event and consumer, and per person or part of the people where it goes to each by itself (platform/outbox.ts). */
  const outbox = table(
    "outbox",
    {
      id: id("id"),
      /** The same for all consumers of one event: what they dedupe by. */
      eventId: text("event_id").notNull(),
      consumer: choice("consumer", consumers).notNull(),
      topic: choice("topic", topics).notNull(),
      /** The one person, or the part of many people, that this row is for. An event has one row for each. */
      recipientId: text("recipient_id"),
      facts: json<EventFacts>("facts").notNull(),
      state: choice("state", outboxStates).notNull().default("pending"),
      attempts: integer("attempts").notNull().default(0),
      nextAt: instant("next_at").notNull(),
      leaseUntil: instant("lease_until"),
      lastError: text("last_error"),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [
      index("outbox_due").on(t.state, t.nextAt),
      // What the rooms of one challenge were not told yet, in its order (domains/messages/consumer.ts).
      index("outbox_rooms")
        .on(sql`("facts" ->> 'challengeId')`, t.eventId)
        .where(sql`consumer = 'room' and state = 'pending'`),
      uniqueIndex("outbox_recipient").on(t.eventId, t.consumer, t.recipientId).where(sql`${t.recipientId} is not null`),
    ],
  );

  const idempotencyKeys = table(
    "idempotency_keys",
    {
      actorId: text("actor_id").notNull(),
      route: text("route").notNull(),
      key: text("key").notNull(),
      bodyHash: text("body_hash").notNull(),
      result: json<unknown>("result").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.actorId, t.route, t.key] }), index("idempotency_keys_age").on(t.createdAt)],
  );

  /** Who did what: written in the commit that did it; appended only (trigger). */
  const auditLog = table(
    "audit_log",
    {
      seq: sequence("seq"),
      actorId: text("actor_id").notNull(),
      verb: text("verb").notNull(),
      subject: text("subject").notNull(),
      detail: json<Record<string, unknown>>("detail").notNull(),
      requestId: text("request_id").notNull(),
      at: instant("at").notNull(),
    },
    (t) => [
      index("audit_log_subject").on(t.subject, t.seq),
      index("audit_log_actor").on(t.actorId, t.seq),
      index("audit_log_verb").on(t.verb, t.seq),
    ],
  );

  return { timers, outbox, idempotencyKeys, auditLog };
}

export type MachineryTables = ReturnType<typeof defineMachinery>;
