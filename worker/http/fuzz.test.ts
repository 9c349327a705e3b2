/**
 * Random requests to every route, made from the OpenAPI document, and random frames to rooms and inboxes, made from their contracts. None
 * may fail on our side, none that is refused may write, and none may hang. `npm run fuzz -- --requests 50000 --seed 7` asks for more.
 */
import { getTableName, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, inject, it, vi } from "vitest";
import * as z from "zod";
import { app } from "../app.ts";
import { schema } from "../database/schema.ts";
import { roomClientFrame } from "../domains/messages/contract.ts";
import { inboxClientFrame } from "../domains/notifications/contract.ts";
import type { OutboxMessage } from "../platform/outbox.ts";
import { call, newAdmin, newPerson, type TestPerson } from "../testing/people.ts";
import { type JsonSchema, valuesFor } from "../testing/random-json.ts";
import { openRecord } from "../testing/record.ts";
import { makePayable, situate } from "../testing/situations.ts";
import { openTalk, sitWith } from "../testing/talks.ts";
import { openApiDocument, operationsOf } from "./openapi.ts";

const { requests, seed } = inject("fuzz");
/** Ms for one answer: not how fast it is, but that it comes. */
const longestMs = 30_000;
/** Ms for a request: what is many times a slow one's. */
const perRequestMs = 200;

const document = await openApiDocument(app, "https://openchance.test");
// Whoever has signed out asks nothing more.
const operations = operationsOf(document).filter(
  ({ path }) => path.startsWith("/api/v1") && path !== "/api/v1/auth/sign-out",
);

const { db } = openRecord();
let people: TestPerson[];
let known: string[];
beforeAll(async () => {
  const [poster, solver, stranger] = await Promise.all(
    ["fuzz poster", "fuzz solver", "fuzz stranger"].map((name) => newPerson(name)),
  );
  if (!poster || !solver || !stranger) throw new Error("three people were asked for");
  people = [poster, solver, stranger, await newAdmin("fuzz admin")];
  await makePayable(solver);
  const open = await situate("open", poster, solver);
  const delivered = await situate("delivered", poster, solver);
  const disputed = await situate("disputed", poster, solver);
  const { conversation } = await openTalk(poster, solver);
  known = [
    ...[open, delivered, disputed].flatMap((on) => Object.values(on).filter((id) => id !== "")),
    ...people.flatMap(({ id, row }) => [id, row.handle]),
    conversation.id,
    "posting",
    "1",
  ];
});

interface Asked {
  who: number;
  operation: number;
  parameters: string[];
  query: Record<string, unknown>;
  body: unknown;
  raw: string | null;
}

/** One request: to which operation, by whom, with what. */
function asked(): fc.Arbitrary<Asked> {
  return fc.nat({ max: operations.length - 1 }).chain((operation) => {
    const declared = operations[operation]?.operation;
    const parameters = (declared?.parameters ?? []) as { in: string; name: string; schema?: JsonSchema }[]; // reason: our own document has no references here
    const query = Object.fromEntries(
      parameters.filter((one) => one.in === "query").map(({ name, schema }) => [name, valuesFor(schema ?? {}, known)]),
    );
    const word = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, fc.string({ maxLength: 30 }));
    return fc.record({
      who: fc.integer({ min: -1, max: people.length - 1 }),
      operation: fc.constant(operation),
      parameters: fc.array(word, { minLength: 3, maxLength: 3 }),
      query: fc.record(query, { requiredKeys: [] }),
      body: valuesFor(bodySchema(declared?.requestBody), known),
      raw: fc.option(fc.constantFrom("{", "[]", "null", '"text"', '{"a":'), { freq: 20 }),
    });
  });
}

function bodySchema(body: unknown): JsonSchema {
  const { content } = (body ?? {}) as { content?: Record<string, { schema?: JsonSchema & { $ref?: string } }> }; // reason: as above
  const schema = content?.["application/json"]?.schema ?? {};
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.split("/").at(-1) ?? "";
  return (document.components?.schemas?.[name] ?? {}) as JsonSchema;
}

/** What stands in the record: how many rows each table has, and how often rows were written over. */
async function footprint(): Promise<string> {
  // What an inbox tells of by its own alarm is no request's doing either.
  const own = (name: string) => (name === "outbox" ? " where topic <> 'conversation.unread'" : "");
  const counts = Object.values(schema)
    .map(getTableName)
    .map((name) => `(select count(*) from "${name}"${own(name)})`);
  const versions = ["users", "challenges", "applications", "holds", "payouts", "disputes", "chargebacks"].map(
    (table) => `(select sum(version) from ${table})`,
  );
  // As columns, and not as one expression, whose depth SQLite limits.
  const columns = [...counts, ...versions].map((count, at) => `${count} as c${at}`);
  return JSON.stringify(await db.all(sql.raw(`select ${columns.join(", ")}`)));
}

/** Nothing is followed meanwhile: what a queue writes is no request's doing. */
const silent = { send: async () => undefined, sendBatch: async () => undefined } as unknown as Queue<OutboxMessage>; // reason: all that is called of a queue
const bindings = { EVENTS: silent, PAYOUTS: silent, FANOUT: silent, EMAILS: silent, WEBHOOKS: silent };

function pathOf({ operation, parameters, query }: Asked): string {
  const { path } = operations[operation] ?? { path: "" };
  const values = [...parameters];
  const filled = path.slice("/api/v1".length).replace(/\{\w+\}/g, () => encodeURIComponent(values.shift() ?? "1"));
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
  return search.size === 0 ? filled : `${filled}?${search}`;
}

/** @throws an Error when it takes too long. Its clock is ended with it: workerd allows 10,000 at a time, and a quick machine asks more of them. */
async function inTime<Answered>(answer: Promise<Answered>, name: string): Promise<Answered> {
  let clock: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    clock = setTimeout(() => fail(new Error(`${name} hangs`)), longestMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(clock);
  }
}

it(
  "no request fails on our side, is refused and writes, or hangs",
  async () => {
    const statuses = new Map<number, number>();
    for (const one of fc.sample(asked(), { numRuns: requests, seed })) {
      const { method } = operations[one.operation] ?? { method: "GET" };
      const path = pathOf(one);
      const person = people[one.who];
      const before = await footprint();
      const called = call(method, path, {
        ...(person ? { token: person.token } : {}),
        ...(method === "GET" ? {} : { body: one.raw ?? one.body }),
        headers: { "idempotency-key": crypto.randomUUID() },
        bindings,
      });
      const answer = await inTime(called, `${method} ${path}`);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const told = () =>
        `seed ${seed}: ${method} ${path} ${JSON.stringify(one.raw ?? one.body)?.slice(0, 500)} → ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
      expect(answer.status, told()).toBeLessThan(500);
      if (answer.status >= 400) expect(await footprint(), told()).toBe(before);
    }
    // Too little gets through, or too little is refused: then it asks nothing worth asking.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(requests / 50);
    expect(statuses.get(422) ?? 0).toBeGreaterThan(requests / 50);
  },
  requests * perRequestMs + 60_000,
);

/** Frames that are sent before an answer is waited for. */
const perBreath = 20;

it.each([
  ["a room", (talk: string) => `/conversations/${talk}`, "/messages", roomClientFrame],
  ["an inbox", () => "/notifications", "", inboxClientFrame],
] as const)(
  "no frame makes %s fail",
  async (name, baseOf, readPath, contract) => {
    const errors = vi.spyOn(console, "error");
    const schema = z.toJSONSchema(contract, { unrepresentable: "any", io: "input" }) as JsonSchema; // reason: zod's own output
    const frames = fc.sample(valuesFor(schema, known), { numRuns: Math.ceil(requests / 10), seed });
    for (let from = 0; from < frames.length; from += perBreath) {
      // People whom no admin above has suspended, and who have not said too much yet: what is limited is not looked at.
      const [person, other] = await Promise.all(
        ["one", "other"].map((side) => newPerson(`fuzz ${name} ${side} ${from}`)),
      );
      if (person === undefined || other === undefined) throw new Error("two people were asked for");
      const base = baseOf((await openTalk(person, other)).conversation.id);
      const socket = await sitWith(`${base}/socket`, person.token);
      for (const frame of frames.slice(from, from + perBreath)) {
        // Some are refused by ending the connection; and those of a challenge cannot leave.
        if (socket.closed === null)
          socket.send(typeof frame === "string" ? frame : (JSON.stringify(frame) ?? "undefined"));
      }
      expect((await person.get(`${base}${readPath}?limit=1`)).status).toBe(200);
      socket.socket.close(1000);
    }
    const lines = errors.mock.calls.map(([line]) => String(line));
    expect(lines.filter((line) => line.includes("frame_failed"))).toEqual([]);
  },
  requests * perRequestMs + 60_000,
);
