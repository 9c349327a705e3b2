/** D1 may read from copies of the record that lag behind. Whoever reads through the store reads what was written before. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { expect, it } from "vitest";
import { app } from "../app.ts";
import { newPerson } from "../testing/people.ts";
import { openD1Store } from "./d1-store.ts";
import { timers } from "./schema.ts";

/**
 * The record with a copy that stands still: whatever it was asked once it answers so for ever. A session begins at the copy unless it says
 * that it must begin with the primary, as D1's do.
 */
function withStillCopy(database: D1Database): D1Database {
  const answers = new Map<string, Promise<unknown>>();
  const atCopy = (text: string, values: unknown[]): D1PreparedStatement => {
    const once = <Answer>(how: string, ask: () => Promise<Answer>): Promise<Answer> => {
      const question = JSON.stringify([how, text, values]);
      const answer = answers.get(question) ?? ask();
      answers.set(question, answer);
      return answer as Promise<Answer>; // of the same question
    };
    const real = database.prepare(text).bind(...values);
    // What drizzle calls of a statement; its type asks for the whole class.
    return {
      bind: (...bound: unknown[]) => atCopy(text, bound),
      all: () => once("all", () => real.all()),
      run: () => once("run", () => real.run()),
      raw: () => once("raw", () => real.raw()),
    } as unknown as D1PreparedStatement;
  };
  const copy = { prepare: (text: string) => atCopy(text, []), batch: database.batch.bind(database) };
  const withSession = (start?: string) => (start === "first-primary" ? database.withSession(start) : copy);
  return { ...copy, withSession } as unknown as D1Database; // what the store calls of it
}

it("reads its own writes, though a copy lags behind", async () => {
  const lagging = withStillCopy(env.DB);
  const { db, atomic } = openD1Store(lagging);
  const read = (from: typeof db) => from.query.timers.findFirst({ where: eq(timers.subject, "fresh") });
  const copy = drizzle(lagging, { schema: { timers } }) as unknown as typeof db; // knows this one table, which is all that is asked
  expect([await read(db), await read(copy)]).toEqual([undefined, undefined]);
  await atomic([db.insert(timers).values({ kind: "auto_approval", subject: "fresh", dueAt: 1 })]);
  expect(await read(copy), "the copy does lag").toBeUndefined();
  expect(await read(db)).toMatchObject({ dueAt: 1 });
  expect(await read(openD1Store(lagging).db)).toMatchObject({ dueAt: 1 });
});

it("answers a person with what they have just changed", async () => {
  const person = await newPerson("Fresh Reader");
  const lagging = { ...env, DB: withStillCopy(env.DB) };
  const ask = async (method: string, body?: object) => {
    const headers = { authorization: `Bearer ${person.token}`, "content-type": "application/json" };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const execution = createExecutionContext();
    const response = await app.fetch(new Request("http://fresh.test/api/v1/users/me", init), lagging, execution);
    const answer = { status: response.status, body: await response.json() };
    await waitOnExecutionContext(execution);
    return answer;
  };
  expect(await ask("GET")).toMatchObject({ status: 200 });
  expect(await ask("PATCH", { name: "Fresh Writer" })).toMatchObject({ status: 200 });
  expect(await ask("GET")).toMatchObject({ status: 200, body: { name: "Fresh Writer" } });
});
