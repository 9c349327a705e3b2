/**
 * How the engine finds the rows of every list that the API has: by an index, in the order in which they are shown, so that a page costs
 * the same however many rows there are. What that comes to in rows is counted in list-costs.test.ts.
 */
import { env } from "cloudflare:workers";
import type { Query } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import { beforeAll, expect, it, vi } from "vitest";
import { app } from "../app.ts";
import { openApiDocument, operationsOf } from "../http/openapi.ts";
import { call, newAdmin, newPerson, type TestPerson } from "../testing/people.ts";
import { fill } from "../testing/routes.ts";
import { situate } from "../testing/situations.ts";
import { PostgresConnection } from "./postgres-connection.ts";
import { PostgresDialect } from "./postgres-dialect.ts";

/** What is put in order after it was found, because it is not much. */
const sorted = new Map([
  ["/admin/disputes", "those that are open"],
  ["/admin/challenges", "those that are reported"],
  ["/payments", "the movements of one person, of two accounts a currency"],
  ["/search/challenges", "what a search looks at, which is limited (docs/SEARCH.md)"],
  ["/search/users", "the same"],
]);

const lists = operationsOf(await openApiDocument(app, "https://openchance.test"))
  .filter(({ method, operation }) => {
    const parameters = operation.parameters ?? [];
    return method === "GET" && parameters.some((one) => "name" in one && one.name === "cursor");
  })
  .map(({ path }) => path.slice("/api/v1".length));

let poster: TestPerson;
let admin: TestPerson;
let names: Record<string, string>;
beforeAll(async () => {
  poster = await newPerson("Plan Poster");
  admin = await newAdmin("Plan Admin");
  const { challengeId } = await situate("completed", poster, await newPerson("Plan Solver"));
  const hook = { url: "https://hooks.partner.com/", types: ["award.made"] };
  const { body } = await poster.post<{ id: string }>("/users/me/webhooks", hook);
  names = { challenges: challengeId, users: poster.row.handle, webhooks: body.id };
});

/** Every SELECT that the list sends. */
async function statementsOf(list: string): Promise<Query[]> {
  const built = vi.spyOn((env.HYPERDRIVE === undefined ? SQLiteAsyncDialect : PostgresDialect).prototype, "sqlToQuery");
  const { token } = list.startsWith("/admin/") ? admin : poster;
  const answer = await call("GET", `${fill(list, names)}?limit=10${list === "/search/users" ? "&q=plan" : ""}`, {
    token,
  });
  const queries = built.mock.results.map(({ value }) => value as Query); // what the method returned
  built.mockRestore();
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return queries.filter(({ sql: text }) => text.startsWith("select"));
}

/** The steps of D1's plan that read more than is shown. A walk through a whole table in its own order stops where the page ends. */
async function costlyOnD1(list: string, { sql: text, params }: Query): Promise<string[]> {
  const statement = env.DB.prepare(`explain query plan ${text}`).bind(...params);
  const steps = (await statement.all<{ detail: string }>()).results.map(({ detail }) => detail);
  const sorts = steps.filter((step) => step === "USE TEMP B-TREE FOR ORDER BY" && !sorted.has(list));
  const isWalk = !text.includes(" where ") && sorts.length === 0;
  const scans = steps.filter((step) => /^SCAN (?!CONSTANT)/.test(step) && !/ INDEX /.test(step) && !isWalk);
  return [...sorts, ...(list.startsWith("/search/") ? [] : scans)];
}

/** Postgres reads a small table whole; asked not to, it does so only where no index leads to the rows. */
async function costlyOnPostgres({ connectionString }: Hyperdrive, { sql: text, params }: Query): Promise<string[]> {
  const connection = new PostgresConnection(connectionString);
  const [, outcome] = await connection.send([
    { text: "set enable_seqscan = off", values: [] },
    { text: `explain ${text}`, values: params, asLists: true },
  ]);
  await connection.close();
  if (outcome?.status !== "fulfilled") throw outcome?.reason;
  const steps = (outcome.value.rows as unknown as string[][]).flat(); // one column of text
  return steps.filter((step) => /Seq Scan on/.test(step));
}

it.each(lists)("%s", async (list) => {
  const { HYPERDRIVE } = env;
  for (const statement of await statementsOf(list)) {
    const costly =
      HYPERDRIVE === undefined ? await costlyOnD1(list, statement) : await costlyOnPostgres(HYPERDRIVE, statement);
    expect(costly, statement.sql).toEqual([]);
  }
});

it("tells a query that reads a whole table", async () => {
  const query: Query = { sql: "select id from users where name = 'x' order by bio", params: [] };
  const { HYPERDRIVE } = env;
  const costly = HYPERDRIVE === undefined ? costlyOnD1("/any", query) : costlyOnPostgres(HYPERDRIVE, query);
  expect((await costly).length).toBeGreaterThan(0);
});
