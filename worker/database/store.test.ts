import { env } from "cloudflare:workers";
import { and, eq, inArray, like, max, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { openRecord } from "../testing/record.ts";
import { systemContext } from "../testing/situations.ts";
import { accounts, auditLog, journals, outbox, payoutAccounts, postings, timers } from "./schema.ts";
import { ConstraintError, exactlyOne, isRefusedBy, type Plan, StaleWriteError } from "./store.ts";

const { store } = systemContext();
const { db } = store;

describe("atomic", () => {
  it("undoes everything when one update hits no row", async () => {
    const plan = [
      db.insert(timers).values({ kind: "auto_approval", subject: "undone", dueAt: 1 }),
      exactlyOne(db.update(timers).set({ dueAt: 2 }).where(eq(timers.subject, "nobody"))),
    ];
    await expect(store.atomic(plan)).rejects.toBeInstanceOf(StaleWriteError);
    expect(await db.query.timers.findFirst({ where: eq(timers.subject, "undone") })).toBeUndefined();
  });

  it("lets exactly one of two hundred concurrent writers win", async () => {
    await db.insert(timers).values({ kind: "auto_approval", subject: "contested", dueAt: 0 });
    const unclaimed = and(eq(timers.subject, "contested"), eq(timers.dueAt, 0));
    const writers = Array.from({ length: 200 }, (_, writer) =>
      store.atomic([
        exactlyOne(
          db
            .update(timers)
            .set({ dueAt: writer + 1 })
            .where(unclaimed),
        ),
      ]),
    );
    const outcomes = await Promise.allSettled(writers);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(StaleWriteError);
  });

  it("names the constraint that refused", async () => {
    await db.insert(timers).values({ kind: "auto_approval", subject: "twice", dueAt: 1 });
    const error = await store
      .atomic([db.insert(timers).values({ kind: "auto_approval", subject: "twice", dueAt: 1 })])
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ConstraintError);
    expect(isRefusedBy(error, "timers.subject")).toBe(true);
    expect(isRefusedBy(error, "holds")).toBe(false);
  });
});

describe("what the record gives back", () => {
  it.each([0, Date.UTC(9999, 11, 31), 8_640_000_000_000_000])(
    "is the instant %i, to the last that a Date knows",
    async (at) => {
      const id = newId("outbox");
      const event = { eventId: newId("event"), consumer: "cache", topic: "challenge.published" } as const;
      await db
        .insert(outbox)
        .values({ id, ...event, facts: { at: 0, actorId: "" }, state: "done", nextAt: at, createdAt: 0 });
      expect(await db.query.outbox.findFirst({ where: eq(outbox.id, id) })).toMatchObject({ nextAt: at });
    },
  );

  it("is what was given: instants, documents, yes and no, nothing at all", async () => {
    const at = Date.UTC(2026, 1, 28, 23, 59, 59, 999);
    const facts = { at, actorId: "a'b\"c", challengeId: "chl_ü" };
    await db.insert(outbox).values({
      id: "obx_round",
      eventId: "evt_round",
      consumer: "cache",
      topic: "challenge.published",
      facts,
      nextAt: at,
      createdAt: 0,
    });
    expect(await db.query.outbox.findFirst({ where: eq(outbox.id, "obx_round") })).toMatchObject({
      facts,
      nextAt: at,
      createdAt: 0,
      leaseUntil: null,
      attempts: 0,
    });
    const [row] = await db
      .select({ latest: max(outbox.nextAt), known: sql<number>`${outbox.nextAt} = ${sql.param(at, outbox.nextAt)}` })
      .from(outbox)
      .where(eq(outbox.id, "obx_round"))
      .groupBy(outbox.nextAt);
    expect(row).toEqual({ latest: at, known: 1 });
  });

  it("holds whatever a person may type, but for the character that Postgres cannot keep", async () => {
    const detail = { typed: "\\u0000 and \\\\u0000", nul: "a\0b", many: ["\u2028", "\ud83d\ude00", "'"] };
    await db.insert(auditLog).values({ actorId: "a", verb: "n\0ul", subject: "typed", detail, requestId: "r", at: 1 });
    const row = await db.query.auditLog.findFirst({ where: eq(auditLog.subject, "typed") });
    const nul = env.HYPERDRIVE === undefined ? "\0" : "";
    expect(row).toMatchObject({ verb: `n${nul}ul`, detail: { ...detail, nul: `a${nul}b` } });
  });

  it("counts rows in the order in which they were written", async () => {
    const audited = (subject: string) => ({ actorId: "a", verb: "v", subject, detail: {}, requestId: "r", at: 1 });
    await db.insert(auditLog).values([audited("counted one"), audited("counted two")]);
    await db.insert(auditLog).values(audited("counted three"));
    const rows = await db.query.auditLog.findMany({
      where: like(auditLog.subject, "counted %"),
      orderBy: auditLog.seq,
    });
    expect(rows.map(({ subject }) => subject)).toEqual(["counted one", "counted two", "counted three"]);
  });

  it("can be had again from a store that was closed", async () => {
    const own = openRecord();
    const kind = eq(timers.kind, "auto_approval");
    const before = await own.db.$count(timers, kind);
    await own.close();
    expect(await own.db.$count(timers, kind)).toBe(before);
    await Promise.all([own.db.$count(timers), own.close(), own.db.$count(timers)]);
  });
});

describe("two who commit at once", () => {
  it("change the same rows in opposite orders, and both succeed", async () => {
    const names = ["opposite one", "opposite two"];
    await db.insert(timers).values(names.map((subject) => ({ kind: "auto_approval" as const, subject, dueAt: 0 })));
    const touch = (order: readonly string[]) => {
      const own = openRecord();
      const later = sql`${timers.attempts} + 1`;
      return own.atomic(
        order.map((subject) =>
          exactlyOne(own.db.update(timers).set({ attempts: later }).where(eq(timers.subject, subject))),
        ),
      );
    };
    await Promise.all([0, 1, 2, 3].map((at) => touch(at % 2 === 0 ? names : names.toReversed())));
    const rows = await db.query.timers.findMany({ where: inArray(timers.subject, names) });
    expect(rows.map(({ attempts }) => attempts)).toEqual([4, 4]);
  });

  it("let one alone pass from stores of their own", async () => {
    await db.insert(timers).values({ kind: "auto_approval", subject: "apart", dueAt: 0 });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, writer) => {
        const own = openRecord();
        const unclaimed = and(eq(timers.subject, "apart"), eq(timers.dueAt, 0));
        return own.atomic([
          exactlyOne(
            own.db
              .update(timers)
              .set({ dueAt: writer + 1 })
              .where(unclaimed),
          ),
        ]);
      }),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("a refusal names what refused", () => {
  const refusals: [string, () => Plan, string][] = [
    ["a key", () => [db.insert(accounts).values(twice), db.insert(accounts).values(twice)], "accounts.id"],
    ["a CHECK", () => [db.insert(accounts).values({ ...twice, floorMinor: 1 })], "accounts_floor"],
    ["a reference", () => [db.insert(payoutAccounts).values(ofNobody)], "foreign key"],
  ];
  const twice = { id: "t:twice", currency: "USD", floorMinor: null } as const;
  const ofNobody: typeof payoutAccounts.$inferInsert = {
    userId: "usr_nobody",
    stripeAccountId: "acct_nobody",
    country: "NL",
    state: "ready",
    requirements: [],
    createdAt: 0,
    updatedAt: 0,
  };

  it.each(refusals)("%s", async (_, plan, name) => {
    const error = await store.atomic(plan()).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ConstraintError);
    expect(String(error).toLowerCase()).toContain(name);
  });
});

describe("the ledger's own rules", () => {
  const post = (
    journalId: string,
    debit: string,
    credit: string,
    amountMinor: number,
    currency: "USD" | "EUR" = "USD",
  ) =>
    store.atomic([
      db.insert(journals).values({ id: journalId, kind: "test", source: journalId, at: 1 }),
      db.insert(postings).values({ journalId, debit, credit, amountMinor, currency }),
    ]);
  const balance = async (id: string) =>
    (await db.query.accounts.findFirst({ where: eq(accounts.id, id) }))?.balanceMinor;

  it("keeps balances, refuses to go below a floor, and never half", async () => {
    await db.insert(accounts).values([
      { id: "t:open", currency: "USD", floorMinor: null },
      { id: "t:floor", currency: "USD", floorMinor: 0 },
      { id: "t:euro", currency: "EUR", floorMinor: 0 },
    ]);
    await post("j1", "t:open", "t:floor", 100);
    await post("j2", "t:floor", "t:open", 100);
    await expect(post("j3", "t:floor", "t:open", 1)).rejects.toMatchObject({ constraint: "accounts_floor" });
    expect(await balance("t:floor")).toBe(0);
    expect(await db.query.journals.findFirst({ where: eq(journals.id, "j3") })).toBeUndefined();
    for (const refused of [
      post("j4", "t:open", "t:open", 1),
      post("j5", "t:open", "t:floor", 0),
      post("j6", "t:open", "t:floor", -5),
      post("j7", "t:open", "t:euro", 5),
    ]) {
      await expect(refused).rejects.toThrow();
    }
  });

  it("never changes or forgets what was posted or audited", async () => {
    await db.insert(auditLog).values({ actorId: "a", verb: "v", subject: "s", detail: {}, requestId: "r", at: 1 });
    await expect(store.atomic([db.update(postings).set({ amountMinor: 1 })])).rejects.toThrow();
    await expect(store.atomic([db.delete(postings)])).rejects.toThrow();
    await expect(store.atomic([db.delete(journals)])).rejects.toThrow();
    await expect(store.atomic([db.delete(auditLog)])).rejects.toThrow();
  });
});
