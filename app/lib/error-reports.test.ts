/** What the pages' server tells Sentry, asked of a receiver on this machine. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { AppLoadContext } from "@remix-run/cloudflare";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { TelemetryReceiver } from "../../scripts/vitest/telemetry-receiver.ts";
import type { AppEnv } from "../load-context.ts";
import { ApiProblem } from "./api.server.ts";
import { reportError } from "./error-reports.server.ts";

let receiver = new TelemetryReceiver();
const server = createServer(async (request, response) => {
  const headers = { get: (name: string) => request.headers[name]?.toString() ?? null };
  const { status, body } = receiver.answer(
    String(request.method),
    `http://${request.headers.host}${request.url}`,
    headers,
    await text(request),
  );
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
});
let dsn = "";

beforeAll(async () => {
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  dsn = `http://publickey@127.0.0.1:${(server.address() as AddressInfo).port}/7`; // reason: it listens on a port
});
afterAll(() => void server.close());
beforeEach(() => {
  receiver = new TelemetryReceiver();
  vi.spyOn(console, "error").mockReset();
});

/** Fails as a loader does, to the end of what it keeps going. */
async function fail(error: unknown, env: Partial<AppEnv>): Promise<{ body: Record<string, unknown> }[]> {
  const kept: Promise<unknown>[] = [];
  const context = { cloudflare: { env, ctx: { waitUntil: (work: Promise<unknown>) => void kept.push(work) } } };
  reportError(error, "loader", context as unknown as AppLoadContext); // reason: all that is asked of it
  await Promise.all(kept);
  const { body } = receiver.answer("GET", "http://receiver/received", new Headers(), "");
  return body as { body: Record<string, unknown> }[]; // the receiver's own list
}

it("reports a failure with its release and request, and no secret that stood in it", async () => {
  const problem = new ApiProblem(500, {
    detail: "ada@example.com with sk_live_0123456789abcdef",
    requestId: "req_01jq0000000000000000000000",
  });
  const [report, ...others] = await fail(problem, { SENTRY_DSN: dsn, ENVIRONMENT: "staging", RELEASE: "1f2e3d4" });
  expect(others).toEqual([]);
  expect(report?.body).toMatchObject({
    logger: "page.loader_failed",
    environment: "staging",
    release: "1f2e3d4",
    tags: { part: "pages", requestId: "req_01jq0000000000000000000000" },
    exception: { values: [{ type: "ApiProblem", value: "[redacted] with [redacted]" }] },
  });
  const line = String(vi.mocked(console.error).mock.calls[0]?.[0]);
  for (const secret of ["ada@example.com", "sk_live_"]) {
    expect(JSON.stringify(report)).not.toContain(secret);
    expect(line).not.toContain(secret);
  }
});

it("reports nothing without a DSN, and outlives a receiver that refuses or is not there", async () => {
  expect(await fail(new Error("down"), {})).toEqual([]);
  const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  receiver.answer("POST", "http://receiver/faults", new Headers(), JSON.stringify({ status: 500, times: 1 }));
  expect(await fail(new Error("down"), { SENTRY_DSN: dsn })).toEqual([]);
  expect(String(warned.mock.calls[0]?.[0])).toContain('"why":"500"');
  expect(await fail(new Error("down"), { SENTRY_DSN: "http://publickey@127.0.0.1:1/7" })).toEqual([]);
  expect(warned).toHaveBeenCalledTimes(2);
});
