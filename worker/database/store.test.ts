import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { systemContext } from "../testing/situations.ts";
import { accounts, auditLog, journals, postings, timers } from "./schema.ts";
import { ConstraintError, exactlyOne, isRefusedBy, StaleWriteError } from "./store.ts";

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
