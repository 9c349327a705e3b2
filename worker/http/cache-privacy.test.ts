/** Reads everything there is, as those it belongs to and as a guest, and looks for what is theirs alone in the cache. */
import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { app } from "../app.ts";
import { call, newPerson, type TestPerson } from "../testing/people.ts";
import { situate } from "../testing/situations.ts";
import { openApiDocument, operationsOf } from "./openapi.ts";

const secrets = {
  draft: "A draft about quokkas",
  offer: "I have bred quokkas before, twice.",
  note: "Asked good questions of quokkas.",
};

let people: TestPerson[];
let ids: Record<string, string>;

beforeAll(async () => {
  const poster = await newPerson("privacy poster");
  const solver = await newPerson("privacy solver");
  people = [poster, solver];
  const draft = await poster.post<{ id: string }>("/challenges", { title: secrets.draft });
  const open = await situate("open", poster, solver);
  const delivered = await situate("delivered", poster, solver);
  await poster.call("PUT", `/applications/${open.applicationId}/note`, { note: secrets.note });
  ids = {
    challenges: draft.body.id,
    applications: open.applicationId,
    deliveries: delivered.deliveryId,
    users: poster.row.handle,
  };
});

it("keeps nothing private, and nothing at all of who is signed in", { timeout: 120_000 }, async () => {
  const document = await openApiDocument(app, "https://openchance.test");
  const paths = operationsOf(document)
    .filter(({ method, path }) => method === "GET" && path.startsWith("/api/v1") && !path.endsWith("/socket"))
    .map(({ path }) =>
      path
        .slice("/api/v1".length)
        .replace(/\/([a-z-]+)\/\{\w+\}/g, (_, name: string) => `/${name}/${ids[name] ?? "x"}`),
    );
  const asked = [
    ...paths,
    ...["/challenges?mine=posted", "/challenges?q=quokkas", "/search/challenges?q=quokkas"],
    ...["/search/challenges?q=privacy", "/search/suggest?q=privacy", "/search/users?q=privacy"],
  ];
  const readAll = (token?: string) => Promise.all(asked.map((path) => call("GET", path, token ? { token } : {})));
  for (const { token } of people) await readAll(token);
  expect((await env.CACHE.list()).keys).toEqual([]);
  await readAll();
  // What this isolate remembers is given to the next guest.
  const given = JSON.stringify((await readAll()).map(({ body }) => body));
  const { keys } = await env.CACHE.list();
  expect(keys.length).toBeGreaterThan(3);
  const addresses = people.map(({ row }) => row.email ?? "no address");
  for (const { name } of keys) {
    expect(name).toMatch(/^(challenges|search|people):\d+:\d+:[0-9a-f]{32}$/);
    const kept = (await env.CACHE.get(name)) ?? "";
    for (const secret of [...Object.values(secrets), ...addresses, 'awardedApplicationId":"app_'])
      expect(kept).not.toContain(secret);
  }
  for (const secret of [...Object.values(secrets), ...addresses]) expect(given).not.toContain(secret);
});
