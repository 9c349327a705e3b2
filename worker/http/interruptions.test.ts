import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { interruptionOf } from "../platform/interruptions.ts";
import { newPerson, type TestPerson } from "../testing/people.ts";
import { openTalk, upgrade } from "../testing/talks.ts";

let nora: TestPerson;
let roomId: string;
beforeAll(async () => {
  const [poster, solver] = await Promise.all([newPerson("Nora Waits"), newPerson("Pim Waits")]);
  nora = poster;
  roomId = (await openTalk(poster, solver)).conversation.id;
});

const restarted = () =>
  Object.assign(new Error("Durable Object reset because its code was updated."), { retryable: true });
const overloaded = () =>
  Object.assign(new Error("Durable Object is overloaded. Too many requests queued."), {
    overloaded: true,
    retryable: true,
  });

/** These objects, of which the first so many stubs fail. */
function failing<Objects extends Env["ROOMS"] | Env["INBOXES"]>(objects: Objects, failures: Error[]) {
  const seen: Request[] = [];
  const get = (id: DurableObjectId) => {
    const stub = objects.get(id);
    const failure = failures.shift();
    return {
      fetch: async (request: Request) => {
        seen.push(request);
        if (failure !== undefined) throw failure;
        return stub.fetch(request);
      },
    };
  };
  const namespace = { idFromName: (name: string) => objects.idFromName(name), get } as unknown as Objects;
  return { namespace, seen };
}

/** A database all of whose answers are this failure. */
function failingDatabase(message: string): D1Database {
  const fail = () => Promise.reject(new Error(message));
  const statement = { bind: () => statement, all: fail, raw: fail, run: fail, first: fail };
  return { withSession: () => ({ prepare: () => statement, batch: fail }) } as unknown as D1Database;
}

const sockets = [
  ["the inbox", () => "/notifications/socket", "INBOXES"],
  ["a room", () => `/conversations/${roomId}/socket`, "ROOMS"],
] as const;
const bearer = () => ({ authorization: `Bearer ${nora.token}` });

describe.each(sockets)("connecting to %s", (_, path, binding) => {
  it("asks an object that was just restarted once more, by a new stub", async () => {
    const { namespace, seen } = failing(env[binding], [restarted()]);
    const answer = await upgrade(path(), bearer(), { [binding]: namespace });
    expect(answer.status).toBe(101);
    expect(seen).toHaveLength(2);
    answer.webSocket?.accept();
    answer.webSocket?.close();
  });

  it.each([
    ["one that is restarted twice", () => [restarted(), restarted()], 2, "1"],
    ["one that has too much to do, which is not asked again", () => [overloaded()], 1, "10"],
  ])("answers 503 for %s", async (_name, failures, tries, retryAfter) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { namespace, seen } = failing(env[binding], failures());
    const answer = await upgrade(path(), bearer(), { [binding]: namespace });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe(retryAfter);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "interrupted", status: 503 });
    expect(seen).toHaveLength(tries);
  });

  it("answers 500 for a fault of ours, and does not ask again", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { namespace, seen } = failing(env[binding], [new TypeError("x is not a function")]);
    const answer = await upgrade(path(), bearer(), { [binding]: namespace });
    expect([answer.status, seen.length]).toEqual([500, 1]);
  });

  it.each([
    ["D1_ERROR: Network connection lost.", 503],
    ["D1_ERROR: Failed to get session commit token: internal error; reference = abc", 503],
    ["D1_ERROR: no such column: nam: SQLITE_ERROR", 500],
  ])("answers a database that says %s with %i", async (message, status) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const answer = await upgrade(path(), bearer(), { DB: failingDatabase(message), HYPERDRIVE: undefined });
    expect(answer.status).toBe(status);
  });
});

describe("an interruption", () => {
  it("is found behind what wraps it", () => {
    expect(interruptionOf(new Error("Failed query", { cause: restarted() }))).toBe("again");
    expect(interruptionOf(new Error("Failed query", { cause: new Error("D1_ERROR: D1 DB is overloaded.") }))).toBe(
      "overloaded",
    );
  });

  it("is told by a timeout of the database that more would make it worse, and by its other resets that it passes", () => {
    const database = (message: string) => interruptionOf(new Error(`D1_ERROR: D1 DB storage operation ${message}`));
    expect(database("exceeded timeout which caused object to be reset.")).toBe("overloaded");
    expect(database("failed, which caused object to be reset.")).toBe("again");
  });

  it("is told by Postgres' codes and the driver's own words", () => {
    const refused = (code: string) =>
      interruptionOf(new Error("refused", { cause: Object.assign(new Error(), { code }) }));
    expect(["57P01", "08006", "57P03"].map(refused)).toEqual(["again", "again", "again"]);
    expect(["53300", "57014"].map(refused)).toEqual(["overloaded", "overloaded"]);
    expect(["23505", "42703", "ENOENT"].map(refused)).toEqual([null, null, null]);
    expect(interruptionOf(new Error("Connection terminated unexpectedly"))).toBe("again");
    expect(interruptionOf(new Error("Query read timeout"))).toBe("overloaded");
  });

  it("is not what somebody only says in words of their own", () => {
    expect(interruptionOf(new Error("the user wrote: network connection lost"))).toBeNull();
    expect(interruptionOf("network connection lost")).toBeNull();
  });
});
