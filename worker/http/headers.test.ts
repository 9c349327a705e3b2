/** What every answer of the API carries, whatever it answers. */
import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { app } from "../app.ts";
import { readConfig } from "../env.ts";

it.each([
  ["an answer", "/api/v1/auth/session", 200],
  ["a refusal", "/api/v1/users/me", 401],
  ["nothing", "/api/v1/nowhere", 404],
  ["nothing outside", "/somewhere", 404],
  ["the document", "/api/v1/openapi.json", 200],
  ["the page of it", "/api/docs", 200],
])("%s may be neither sniffed, framed, run nor kept by others", async (_, path, status) => {
  const { APP_ORIGIN } = readConfig(env);
  const answer = await app.fetch(new Request(`${APP_ORIGIN}${path}`), env, createExecutionContext());
  const { headers } = answer;
  expect(answer.status).toBe(status);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}; includeSubDomains$/);
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("content-security-policy")).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
  expect(headers.get("cache-control")).toMatch(path.includes("openapi") ? /^public/ : /no-store/);
  expect(headers.get("x-request-id")).toMatch(/^req_/);
});
