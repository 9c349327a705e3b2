/** The record on its way from D1 to Postgres and back: every table, whatever it holds, and however often it is cut off. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { readD1Migrations } from "@cloudflare/vitest-plugin";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, it } from "vitest";
import { journals, postings, users } from "../../worker/database/schema.ts";
import { newTestDatabase } from "../postgres-test-server.ts";
import { ROOT } from "../tools.ts";
import { copyRecord, type Progress } from "./copy.ts";
import { d1Engine, type Engine, postgresEngine } from "./engines.ts";
import { at, fill, people } from "./sample-record.ts";
import { copiedTables } from "./tables.ts";

const open: Engine[] = [];
let miniflare: Miniflare;
let source: Engine;

beforeAll(async () => {
  const names = ["SOURCE", "BACK", "CUT", "OTHER"];
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: "export default { fetch() { return new Response(); } }",
      d1Databases: Object.fromEntries(names.map((name) => [name, randomUUID()])),
    }),
  );
  source = await emptyD1("SOURCE");
  await fill(source);
});

afterAll(async () => {
  for (const { store } of open) await store.close();
  await miniflare.dispose();
});

async function emptyD1(name: string): Promise<Engine> {
  // Miniflare's own type of the same interface.
  const database = (await miniflare.getD1Database(name)) as unknown as D1Database;
  for (const { queries } of await readD1Migrations(join(ROOT, "migrations/d1")))
    await database.batch(queries.map((query) => database.prepare(query)));
  return d1Engine(database);
}

async function emptyPostgres(): Promise<Engine> {
  const engine = postgresEngine(await newTestDatabase());
  open.push(engine);
  return engine;
}

it("brings every table to Postgres and back, as it was", async () => {
  const [postgres, back] = [await emptyPostgres(), await emptyD1("BACK")];
  const told: Progress[] = [];
  await copyRecord(source, postgres, { tell: (progress) => told.push(progress), pageRows: 7 });
  await copyRecord(postgres, back, { tell: () => undefined, pageRows: 7 });
  const compared = told.filter(({ step }) => step === "compared");
  expect(compared.map(({ table }) => table)).toEqual(expect.arrayContaining(copiedTables().map(({ name }) => name)));
  expect(compared.find(({ table }) => table === "users")).toMatchObject({ rows: people, of: people });
  expect(told.filter(({ table, step }) => table === "users" && step === "copied").map(({ rows }) => rows)).toEqual([
    7, 14, 21, 25,
  ]);
  // Everything is there, so that this only compares.
  const again: Progress[] = [];
  await copyRecord(source, back, { tell: (progress) => again.push(progress) });
  expect(new Set(again.map(({ step }) => step))).toEqual(new Set(["compared"]));
});

it("leaves a record that goes on: counted from the last row, with its rules in force, and found by its words", async () => {
  const postgres = await emptyPostgres();
  await copyRecord(source, postgres, { tell: () => undefined });
  const { db, atomic } = postgres.store;
  await atomic([
    db.insert(journals).values({ id: "jrn_3", kind: "test", source: "t", at }),
    db.insert(postings).values({
      journalId: "jrn_3",
      debit: "hold:hld_1",
      credit: "payable:usr_2:USD",
      amountMinor: 1_000,
      currency: "USD",
    }),
  ]);
  expect(await postgres.ask("select balance_minor from accounts where id = 'hold:hld_1'")).toEqual([
    { balance_minor: 6_000 },
  ]);
  const beyond = atomic([
    db.insert(journals).values({ id: "jrn_4", kind: "release", source: "r", holdId: "hld_1", at }),
    db.insert(postings).values({
      journalId: "jrn_4",
      debit: "hold:hld_1",
      credit: "payable:usr_2:USD",
      amountMinor: 1,
      currency: "USD",
    }),
  ]);
  await expect(beyond).rejects.toMatchObject({ constraint: "holds_frozen" });
  expect(await postgres.ask(`select seq from search_all_newest('"letters"', 10)`)).toEqual([{ seq: 1 }]);
});

it("goes on where it was cut off, and doubles nothing", async () => {
  const postgres = await emptyPostgres();
  let left = 4;
  const mortal: Engine = {
    ...postgres,
    append: async (table, rows) => {
      if (left-- === 0) throw new Error("cut off");
      await postgres.append(table, rows);
    },
  };
  await expect(copyRecord(source, mortal, { tell: () => undefined, pageRows: 7 })).rejects.toThrow("cut off");
  left = -1;
  await copyRecord(source, mortal, { tell: () => undefined, pageRows: 7 });
});

it("tells a row that changed behind its back, and refuses a target with rows of its own", async () => {
  const [postgres, other] = [await emptyPostgres(), await emptyD1("OTHER")];
  let isChanged = false;
  const tell = ({ step }: Progress) => {
    if (step === "indexed") isChanged = true;
  };
  const changing: Engine = {
    ...postgres,
    ask: async (text, values) => {
      if (isChanged) await postgres.ask("update users set name = 'Other' where id = 'usr_3'");
      return postgres.ask(text, values);
    },
  };
  await expect(copyRecord(source, changing, { tell })).rejects.toThrow("users differs");
  await other.store.db.insert(users).values({ id: "usr_zz", handle: "zz", name: "Zz", createdAt: 0, updatedAt: 0 });
  await expect(copyRecord(source, other, { tell: () => undefined })).rejects.toThrow(
    "users has rows that are not the source's",
  );
});
