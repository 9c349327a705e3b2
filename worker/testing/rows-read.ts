/** What reading costs: each statement that some work sends is asked once more of the engine, which says how many rows it looked at. Only tests import this. */
import { env } from "cloudflare:workers";
import { type Query, type SQL, sql } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import { expect, vi } from "vitest";
import { PostgresConnection } from "../database/postgres-connection.ts";
import { PostgresDialect } from "../database/postgres-dialect.ts";
import { openRecord } from "./record.ts";

/** Rows of each crowded table, and of a page. */
export const many = 100_000;
export const limit = 10;
/** A page has one row more, to know whether there is a next one; each has people and a challenge joined to it, by their keys. */
const mostRead = (limit + 1) * 6 + 30;

/** Rows `n (i)` from 1 to `many`. */
export const series = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.raw(String(many))})`;

/** Adds `many` rows to a table: `columns` may count by `i`. */
export async function addCrowd(into: string, columns: SQL): Promise<void> {
  await openRecord().db.run(sql`insert into ${sql.raw(into)} ${series} select ${columns} from n`);
}

/** Rows that the engine looked at for this one statement. */
async function rowsRead({ sql: text, params }: Query): Promise<number> {
  if (env.HYPERDRIVE === undefined) {
    const statement = env.DB.prepare(text).bind(...params);
    return (await statement.all<object>()).meta.rows_read;
  }
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

/** @throws when a statement that `work` sends looks at more rows than a page needs (`most`), or when it sends none */
export async function expectCheap(work: () => Promise<unknown>, most = mostRead): Promise<void> {
  const statements = await statementsOf(work);
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) expect(await rowsRead(statement), statement.sql).toBeLessThanOrEqual(most);
}
