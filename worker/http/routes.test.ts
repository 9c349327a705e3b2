/**
 * One set of tests over every route, enumerated from the app itself: undeclared, malformed body, unknown id. A new route joins by
 * existing; one that declares no policy fails the first test. Who may call what is access.test.ts.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { app } from "../app.ts";
import { call, newPerson, type TestPerson } from "../testing/people.ts";
import {
  base,
  bodies,
  document,
  fill,
  namedOfMoney,
  operations,
  type TestedRoute,
  unknownIds,
} from "../testing/routes.ts";
import { policies } from "./access.ts";

const changing = operations.filter(({ method, policy }) => method !== "GET" && policy !== "signature");
const withParameter = operations.filter(({ path }) => path.includes("{"));

/** Ids of nothing that look like ids, so that nothing but the body can be refused. */
const wellFormed = { ...unknownIds, ...namedOfMoney, messages: "1" };

let stranger: TestPerson;

beforeAll(async () => {
  stranger = await newPerson("routes stranger");
});

function send(
  token: string | undefined,
  operation: TestedRoute,
  path: string,
  body: unknown = bodies[`${operation.method} ${operation.path}`] ?? {},
) {
  const sendsBody = operation.method !== "GET";
  return call(operation.method, path, { token, ...(sendsBody ? { body } : {}) });
}

describe("declarations", () => {
  it("every route of the app is described and declares who may call it", () => {
    const declared = new Set(operations.map(({ name }) => name));
    const routes = app.routes
      .filter(({ method, path }) => method !== "ALL" && path.startsWith(base) && !path.endsWith("/openapi.json"))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
    expect(new Set(routes).difference(declared)).toEqual(new Set());
    expect(
      operations.filter(({ policy }) => !policies.some((known) => known === policy)).map(({ name }) => name),
    ).toEqual([]);
    expect(operations.length).toBeGreaterThan(40);
  });

  it("is an OpenAPI 3.1 document whose references resolve", () => {
    expect(document.openapi).toBe("3.1.0");
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    const known = Object.keys(document.components?.schemas ?? {});
    expect(references.filter((name) => name === undefined || !known.includes(name))).toEqual([]);
  });
});

describe("malformed body", () => {
  const json = changing.filter(({ takesJson, path }) => takesJson && !path.startsWith("/auth/"));
  it.each(json)("$name: not JSON is 400, another type 415, too much 413, a list 422", async (operation) => {
    const path = fill(operation.path, wellFormed);
    const statusOf = async (body: unknown, headers: Record<string, string> = {}) =>
      (await call(operation.method, path, { token: stranger.token, body, headers })).status;
    expect(await statusOf("{")).toBe(400);
    expect(await statusOf("a=1", { "content-type": "application/x-www-form-urlencoded" })).toBe(415);
    expect(await statusOf(`"${"x".repeat(300 * 1024)}"`)).toBe(413);
    expect(await statusOf(["list"])).toBe(422);
  });

  it.each(json)("$name names the field it does not know", async (operation) => {
    const answer = await call(operation.method, fill(operation.path, wellFormed), {
      token: stranger.token,
      body: { noSuchField: 1 },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(422);
    expect(answer.body).toMatchObject({
      code: "invalid_input",
      errors: expect.arrayContaining([expect.objectContaining({ message: expect.any(String) })]),
    });
  });
});

describe("a character that not every record can keep", () => {
  it("is refused in bodies, queries and paths, by the name of its field", async () => {
    const { token } = stranger;
    const create = await call("POST", "/challenges", { token, body: { title: "A title\0 of a challenge" } });
    expect(create).toMatchObject({ status: 422, body: { code: "invalid_input", errors: [{ path: "title" }] } });
    const half = await call("POST", "/challenges", { token, body: '{"title": "Half of a character: \\ud800"}' });
    expect(half).toMatchObject({ status: 422, body: { code: "invalid_input", errors: [{ path: "title" }] } });
    const search = await call("GET", "/search/challenges?q=a%00b");
    expect(search).toMatchObject({ status: 422, body: { errors: [{ path: "q" }] } });
    expect((await call("GET", "/challenges/a%00b")).status).toBe(404);
  });
});

describe("unknown id", () => {
  it.each(withParameter)("$name answers 404", async (operation) => {
    for (const ids of [unknownIds, {}]) {
      const answer = await send(stranger.token, operation, fill(operation.path, ids));
      expect(answer.status, JSON.stringify(answer.body)).toBe(404);
    }
  });
});
