/** Who is counted as they use the product, and what is told of them. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { app } from "../app.ts";
import { newPerson, type TestPerson } from "../testing/people.ts";
import { holdQueues } from "../testing/queues.ts";
import { situate } from "../testing/situations.ts";
import { received } from "../testing/telemetry.ts";
import { countedUses } from "./analytics.ts";
import { listen } from "./telemetry.ts";
import { exportLimits } from "./telemetry-export.ts";

/** A deployment that counts. */
const counting = { ...env, POSTHOG_KEY: "phc_0123456789abcdef", POSTHOG_HOST: "http://telemetry.test" };

let poster: TestPerson;
let solver: TestPerson;
let challenge: string;
beforeAll(async () => {
  poster = await newPerson("counted poster");
  solver = await newPerson("counted solver");
  challenge = `/challenges/${(await situate("open", poster, solver)).challengeId}`;
});
beforeEach(() => {
  holdQueues();
  vi.useFakeTimers({ toFake: ["setTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  listen(null);
});

async function ask(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
  bindings: Env = counting,
) {
  const execution = createExecutionContext();
  const request = new Request(`https://openchance.test/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await app.fetch(request, bindings, execution);
  await answer.text();
  await vi.advanceTimersByTimeAsync(exportLimits.waitMs);
  await waitOnExecutionContext(execution);
  return answer.status;
}

interface Event {
  event: string;
  properties: Record<string, unknown>;
}
const events = async (): Promise<Event[]> => (await received("/batch/")).flatMap(({ body }) => body.batch);

/** What was counted meanwhile. */
async function countedBy(act: () => Promise<unknown>): Promise<Event[]> {
  const before = (await events()).length;
  await act();
  return (await events()).slice(before);
}

const by = (person: TestPerson) => ({ authorization: `Bearer ${person.token}` });
const look = (headers: Record<string, string>) => () => ask("GET", challenge, headers);
const choose = (person: TestPerson, choice: string) => ask("PUT", "/users/me/analytics", by(person), { choice });

describe("a member", () => {
  it("is counted from their yes to their no, under a number that is not theirs elsewhere", async () => {
    expect(await countedBy(look(by(solver)))).toEqual([]);
    expect(await choose(solver, "allowed")).toBe(200);
    const [event, ...others] = await countedBy(look(by(solver)));
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      event: "challenge viewed",
      properties: { member: true, $process_person_profile: false, $geoip_disable: true },
    });
    const told = JSON.stringify(event);
    for (const secret of [solver.id, solver.row.handle, solver.row.email, solver.name, challenge.split("/")[2]])
      expect(told).not.toContain(secret);
    const [again] = await countedBy(look(by(solver)));
    expect(again?.properties.distinct_id).toBe(event?.properties.distinct_id);
    expect(await choose(solver, "declined")).toBe(200);
    expect(await countedBy(look(by(solver)))).toEqual([]);
  });

  it("is not counted by another's yes, by a guest's cookie, or by what failed", async () => {
    await choose(solver, "allowed");
    expect(await countedBy(look({ ...by(poster), cookie: `oc_analytics=${"a".repeat(32)}` }))).toEqual([]);
    expect(await countedBy(() => ask("GET", "/challenges/chl_01jq0000000000000000000000", by(solver)))).toEqual([]);
    expect(await choose(solver, "perhaps")).toBe(422);
  });

  it("is not counted while their browser says no, nor where nobody is", async () => {
    await choose(solver, "allowed");
    expect(await countedBy(look({ ...by(solver), "sec-gpc": "1" }))).toEqual([]);
    expect(await countedBy(look({ ...by(solver), dnt: "1" }))).toEqual([]);
    expect(await countedBy(() => ask("GET", challenge, by(solver), undefined, env))).toEqual([]);
    expect(await countedBy(look(by(solver)))).toHaveLength(1);
  });
});

describe("a guest", () => {
  it("is counted under the number of their cookie alone", async () => {
    const number = "0123456789abcdef0123456789abcdef";
    const [event] = await countedBy(look({ cookie: `oc_theme=dark; oc_analytics=${number}` }));
    expect(event?.properties).toMatchObject({ distinct_id: number, member: false });
    for (const cookie of [
      "oc_theme=dark",
      "oc_analytics=no",
      "oc_analytics=ada@example.com",
      `not_oc_analytics=${number}`,
    ])
      expect(await countedBy(look({ cookie })), cookie).toEqual([]);
  });
});

it("every route that is counted is one of the API's", () => {
  const routes = new Set(app.routes.map(({ method, path }) => `${method} ${path}`));
  expect(Object.keys(countedUses).filter((route) => !routes.has(route))).toEqual([]);
});
