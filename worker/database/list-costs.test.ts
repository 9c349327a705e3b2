/**
 * What lists and corrections cost: however many rows the record has, one page reads about as many as it shows. Each statement that a list sends is asked
 * once more of the engine itself, which says how many rows it looked at.
 */
import { env } from "cloudflare:workers";
import { type Query, type SQL, sql } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import { beforeAll, expect, it, vi } from "vitest";
import { sweepTimers } from "../domains/engagements/timers.ts";
import { sweepOutbox } from "../platform/outbox.ts";
import { call, newPerson, type TestPerson } from "../testing/people.ts";
import { openRecord } from "../testing/record.ts";
import { systemContext } from "../testing/situations.ts";
import { PostgresConnection } from "./postgres-connection.ts";
import { PostgresDialect } from "./postgres-dialect.ts";
import { deletionHashes } from "./search-spelling.ts";
import { findWordsByDeletions, planMeetWords } from "./search-words.ts";

/** Rows of each table, and of a page. */
const many = 100_000;
const limit = 10;
/** A page has one row more, to know whether there is a next one; each has people and a challenge joined to it, by their keys. */
const mostRead = (limit + 1) * 6 + 30;

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;

const series = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.raw(String(many))})`;

beforeAll(async () => {
  [poster, solver] = [await newPerson("Cost Poster"), await newPerson("Cost Solver")];
  // An instant of the record's own form, a second later for each row.
  const at = sql`(select created_at from users where id = ${poster.id}) + i * 1000`;
  const add = (into: string, columns: SQL) =>
    db.run(sql`insert into ${sql.raw(into)} ${series} select ${columns} from n`);
  await add("users (id, handle, name, created_at, updated_at)", sql`'usr_c' || i, 'crowd' || i, 'Crowd', ${at}, ${at}`);
  await add(
    "challenges (id, slug, state, poster_id, title, category, skills, reward_minor, currency, delivery_days, published_at, created_at, updated_at)",
    sql`'chl_c' || i, 'crowd-' || i, 'open', ${poster.id}, 'Crowd', 'design', '[]', 1000, 'USD', 7, ${at}, ${at}, ${at}`,
  );
  // Of one solver and for one challenge in turns, as applications come.
  await db.run(sql`insert into applications (id, challenge_id, poster_id, applicant_id, state, cover_letter, price_minor, currency, days, created_at, updated_at)
    ${series} select 'app_' || turn || i, 'chl_c' || case turn when 1 then i else 1 end, ${poster.id},
      case turn when 1 then ${solver.id} else 'usr_c' || i end, 'submitted', '', 1000, 'USD', 7, ${at}, ${at}
    from n cross join (select 1 as turn union all select 2 as turn) turns order by i, turn`);
  await add(
    "reviews (id, challenge_id, author_id, subject_id, rating, text, created_at, published_at)",
    sql`'rev_c' || i, 'chl_c' || i, ${poster.id}, ${solver.id}, 5, 'Good', ${at}, ${at}`,
  );
  await add("timers (kind, subject, due_at)", sql`'payment_window', 'hld_c' || i, ${at} + ${sql.raw("100000000")}`);
  await add(
    "outbox (id, event_id, consumer, topic, facts, state, next_at, created_at)",
    sql`'obx_c' || i, 'evt_c' || i, 'cache', 'challenge.published', '{}', 'done', ${at}, ${at}`,
  );
  await add("search_terms (vocabulary, term, met)", sql`'challenges', 'word' || i, 1`);
  const { atomic } = openRecord();
  await atomic(planMeetWords(db, "challenges", ["ceramics"]));
  if (env.HYPERDRIVE !== undefined) await db.run(sql`analyze`);
}, 300_000);

/** Rows that the engine looked at for this one statement. */
async function rowsRead({ sql: text, params }: Query): Promise<number> {
  if (env.HYPERDRIVE === undefined)
    return (
      await env.DB.prepare(text)
        .bind(...params)
        .all()
    ).meta.rows_read;
  const connection = new PostgresConnection(env.HYPERDRIVE.connectionString);
  const { rows } = await connection.one({ text: `explain (analyze, format json) ${text}`, values: params });
  await connection.close();
  const [{ Plan }] = JSON.parse(String(rows[0]["QUERY PLAN"])) as [{ Plan: PlanNode }]; // Postgres' own form
  return readBy(Plan);
}

/** https://www.postgresql.org/docs/current/using-explain.html */
interface PlanNode {
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
}

function readBy(node: PlanNode): number {
  const here = node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0);
  const own = node["Relation Name"] === undefined ? 0 : here * node["Actual Loops"];
  return own + (node.Plans ?? []).reduce((sum, inner) => sum + readBy(inner), 0);
}

/** Every SELECT that is sent meanwhile. */
async function statementsOf(work: () => Promise<unknown>): Promise<Query[]> {
  const built = vi.spyOn((env.HYPERDRIVE === undefined ? SQLiteAsyncDialect : PostgresDialect).prototype, "sqlToQuery");
  await work();
  const queries = built.mock.results.map(({ value }) => value as Query); // what the method returned
  built.mockRestore();
  return queries.filter(({ sql: text }) => text.startsWith("select"));
}

async function expectCheap(work: () => Promise<unknown>): Promise<void> {
  const statements = await statementsOf(work);
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) expect(await rowsRead(statement), statement.sql).toBeLessThanOrEqual(mostRead);
}

const lists: [string, () => string, () => TestPerson | null][] = [
  ["open challenges", () => "/challenges?", () => null],
  ["open challenges of a category", () => "/challenges?category=design&", () => null],
  ["one's own challenges", () => "/challenges?mine=posted&", () => poster],
  ["somebody's challenges", () => `/challenges?poster=${poster.row.handle}&`, () => null],
  ["one's own applications", () => "/applications?", () => solver],
  ["a challenge's applications", () => "/challenges/chl_c1/applications?", () => poster],
  ["somebody's reviews", () => `/users/${solver.row.handle}/reviews?`, () => null],
];

it.each(lists)("%s: a page costs what it shows", async (_, path, reader) => {
  const token = reader()?.token;
  let cursor = "";
  for (const page of [1, 2]) {
    await expectCheap(async () => {
      const answer = await call("GET", `${path()}limit=${limit}${cursor}`, token === undefined ? {} : { token });
      const { items, nextCursor } = answer.body as { items: unknown[]; nextCursor: string }; // every list's form
      expect(items, `page ${page}`).toHaveLength(limit);
      cursor = `&cursor=${nextCursor}`;
    });
  }
});

it("clocks and events that are not due cost nothing", async () => {
  const ctx = systemContext();
  await expectCheap(() => sweepTimers(ctx));
  await expectCheap(() => sweepOutbox(ctx));
});

it("what was typed may have meant: costs its own letters, not all known words", async () => {
  const hashes = deletionHashes("challenges", "ceramocs");
  await expectCheap(async () => {
    const near = await findWordsByDeletions(db, "challenges", hashes, limit);
    expect(near.map(({ word }) => word)).toEqual(["ceramics"]);
  });
});
