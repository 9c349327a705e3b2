/** What holds for every call of the API: bad input, names of writes, and its own description. */
import { expect, test } from "@playwright/test";
import type { Challenge, ChallengeSummary } from "#contract/challenges";
import { sharedCopy } from "./copy.ts";
import { call, expectProblem, Person } from "./person.ts";

type Page<Item> = { items: Item[]; nextCursor: string | null };

test("bad input names the field, and writes nothing", async ({ baseURL }) => {
  const copy = sharedCopy(baseURL);
  const person = await Person.arrive(copy, "Bea Careless");
  const { errors } = await person.refused(422, "invalid_input", "POST", "/challenges", {
    json: { title: "", reward: { amountMinor: 1.5, currency: "USD" }, wings: 2 },
  });
  expect(errors?.map(({ path }) => path)).toEqual(expect.arrayContaining(["title", "reward.amountMinor"]));
  await person.refused(400, "invalid_json", "POST", "/challenges", {
    raw: { bytes: '{"title": ', type: "application/json" },
  });
  await person.refused(415, "unsupported_media_type", "POST", "/challenges", {
    raw: { bytes: "title=Hello", type: "application/x-www-form-urlencoded" },
  });
  await person.refused(413, "body_too_large", "POST", "/challenges", {
    raw: { bytes: JSON.stringify({ title: "x".repeat(300_000) }), type: "application/json" },
  });
  expectProblem(await call(copy, null, "POST", "/challenges", { json: { title: "Nobody's" } }), 401, "signed_out");
  expectProblem(await call(copy, "not.a.token", "GET", "/users/me"), 401, "invalid_token");
  await person.refused(404, "not_found", "GET", "/nowhere");
  const drafts = await person.get<Page<ChallengeSummary>>("/challenges?mine=posted");
  expect(drafts.items).toEqual([]);
});

test("an Idempotency-Key names one write", async ({ baseURL }) => {
  const copy = sharedCopy(baseURL);
  const person = await Person.arrive(copy, "Kay Keys");
  const one = await person.post<Challenge>("/challenges", { title: "Paint the fence" }, "fence");
  expect(await person.post<Challenge>("/challenges", { title: "Paint the fence" }, "fence")).toEqual(one);
  await person.refused(409, "idempotency_conflict", "POST", "/challenges", {
    json: { title: "Paint the gate" },
    key: "fence",
  });
  const other = await Person.arrive(copy, "Kay Otherkeys");
  expect((await other.post<Challenge>("/challenges", { title: "Paint the fence" }, "fence")).id).not.toBe(one.id);
  expect((await person.get<Page<ChallengeSummary>>("/challenges?mine=posted")).items).toHaveLength(1);
});

test("the API describes itself, every route of this path included", async ({ baseURL }) => {
  const { origin } = sharedCopy(baseURL);
  const response = await fetch(`${origin}/api/v1/openapi.json`);
  expect(response.status).toBe(200);
  const document = (await response.json()) as { openapi: string; paths: Record<string, object> }; // OpenAPI 3.1
  expect(document.openapi).toMatch(/^3\.1/);
  const paths = Object.keys(document.paths).map((path) => path.replace(/^\/api\/v1/, ""));
  for (const path of [
    "/challenges",
    "/challenges/{id}/publish",
    "/search/challenges",
    "/users/me/payout-account",
    "/challenges/{id}/applications",
    "/applications/{id}/shortlist",
    "/applications/{id}/award",
    "/conversations/{id}/socket",
    "/challenges/{id}/checkout",
    "/files",
    "/challenges/{id}/deliveries",
    "/deliveries/{id}/request-changes",
    "/deliveries/{id}/approve",
    "/payments",
    "/challenges/{id}/reviews",
    "/notifications/socket",
  ])
    expect(paths).toContain(path);
});
