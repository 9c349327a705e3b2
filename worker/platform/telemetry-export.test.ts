/** What leaves an isolate to receivers of telemetry, and what never does. */
import { createExecutionContext, runInDurableObject, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inboxOf } from "../../durable-objects/stubs.ts";
import { UserInbox } from "../../durable-objects/user-inbox.ts";
import { app } from "../app.ts";
import worker from "../index.ts";
import { holdQueues } from "../testing/queues.ts";
import { failNext, received } from "../testing/telemetry.ts";
import { newId } from "./ids.ts";
import type { OutboxMessage } from "./outbox.ts";
import { listen, log } from "./telemetry.ts";
import { exportLimits, observe } from "./telemetry-export.ts";

holdQueues();

/** A deployment that sends everything on. */
const sending = {
  ...env,
  OTEL_EXPORTER_OTLP_ENDPOINT: "http://telemetry.test/otlp",
  OTEL_EXPORTER_OTLP_HEADERS: "authorization=Basic%20bmFtZTprZXk%3D,x-axiom-dataset=openchance",
  SENTRY_DSN: "http://publickey@telemetry.test/7",
  RELEASE: "1f2e3d4",
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "Date"] });
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  holdQueues();
  listen(null);
});

/** Runs something as an entry of the Worker, to the end of what it keeps going after its answer. */
async function whole<Result>(run: (execution: ExecutionContext) => Result | Promise<Result>): Promise<Result> {
  const execution = createExecutionContext();
  const result = await run(execution);
  await vi.advanceTimersByTimeAsync(exportLimits.waitMs);
  await waitOnExecutionContext(execution);
  return result;
}

const ask = (path: string, init: RequestInit = {}, bindings: Env = sending) =>
  whole((execution) => app.fetch(new Request(`https://openchance.test${path}`, init), bindings, execution));

const linesSent = async () =>
  (await received("/otlp/v1/logs")).flatMap(({ body }) => body.resourceLogs[0].scopeLogs[0].logRecords);
const attributesOf = (record: { attributes: { key: string; value: Record<string, unknown> }[] }) =>
  Object.fromEntries(record.attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

describe("a request", () => {
  it("is sent on as a line, a span of the same trace and a count, under the deployment's name and key", async () => {
    const answer = await ask("/api/v1/challenges?limit=1");
    const requestId = String(answer.headers.get("x-request-id"));
    const line = (await linesSent()).find(
      (record) => record.eventName === "request" && attributesOf(record).requestId === requestId,
    );
    expect(attributesOf(line)).toMatchObject({ status: "200", route: "/api/v1/challenges", method: "GET" });

    const [logs] = await received("/otlp/v1/logs");
    expect(logs?.headers.authorization).toBe("Basic bmFtZTprZXk=");
    expect(attributesOf(logs?.body.resourceLogs[0].resource)).toMatchObject({
      "service.name": "openchance-api",
      "service.version": "1f2e3d4",
      "deployment.environment.name": "sandbox",
    });

    const spans = (await received("/otlp/v1/traces")).flatMap(({ body }) => body.resourceSpans[0].scopeSpans[0].spans);
    const span = spans.find((one) => one.traceId === line.traceId);
    expect(span).toMatchObject({ name: "GET /api/v1/challenges", kind: 2, status: {} });
    expect(attributesOf(span)).toMatchObject({ "openchance.request_id": requestId });

    const counted = (await received("/otlp/v1/metrics")).flatMap(
      ({ body }) => body.resourceMetrics[0].scopeMetrics[0].metrics,
    );
    const requests = counted.filter(({ name }) => name === "openchance.request").at(-1);
    expect(requests.histogram.dataPoints.map(attributesOf)).toContainEqual({
      route: "/api/v1/challenges",
      method: "GET",
      status: "200",
    });
  });

  it("never waits for a receiver, and one that hangs or fails is told of once", async () => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const warnings = () => warned.mock.calls.filter(([line]) => String(line).includes("telemetry.not_taken"));
    await failNext(503, 3);
    const execution = createExecutionContext();
    const answer = await app.fetch(new Request("https://openchance.test/healthz"), sending, execution);
    // The answer is there while the batch still waits for others.
    expect(answer.status).toBe(200);
    await vi.advanceTimersByTimeAsync(exportLimits.waitMs);
    await waitOnExecutionContext(execution);
    expect(
      warnings()
        .map(([line]) => JSON.parse(String(line)).receiver)
        .sort(),
    ).toEqual(["otlp logs", "otlp metrics", "otlp traces"]);
    // Left alone for a while, then tried again.
    const before = (await received("/otlp/v1/logs")).length;
    await ask("/healthz");
    expect(await received("/otlp/v1/logs")).toHaveLength(before);
    vi.setSystemTime(Date.now() + exportLimits.restMs);
    await ask("/healthz");
    vi.useRealTimers();
    expect(await received("/otlp/v1/logs")).toHaveLength(before + 1);
    expect(warnings()).toHaveLength(3);
  });

  it("is kept for a receiver that does not take it, and reaches it with what comes next; what is wrong is not", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const requestOf = async (path: string) => (await ask(path)).headers.get("x-request-id");
    const arrived = async () =>
      (await linesSent()).flatMap((line) => (line.eventName === "request" ? attributesOf(line).requestId : []));
    await failNext(503, 3);
    const failed = await requestOf("/api/v1/challenges?limit=2");
    // While it is left alone nothing is sent, and all is kept.
    const meanwhile = await requestOf("/api/v1/categories");
    expect(await arrived()).not.toContain(failed);
    vi.setSystemTime(Date.now() + exportLimits.restMs);
    const after = await requestOf("/healthz");
    for (const id of [failed, meanwhile, after]) expect((await arrived()).filter((one) => one === id)).toHaveLength(1);
    const counted = (await received("/otlp/v1/metrics")).at(-1)?.body.resourceMetrics[0].scopeMetrics[0].metrics;
    const routes = counted
      .find(({ name }: { name: string }) => name === "openchance.request")
      .histogram.dataPoints.map((point: Parameters<typeof attributesOf>[0]) => attributesOf(point).route);
    expect(routes).toEqual(expect.arrayContaining(["/api/v1/challenges", "/healthz"]));

    vi.setSystemTime(Date.now() + exportLimits.restMs);
    await failNext(400, 3);
    const wrong = await requestOf("/healthz");
    vi.setSystemTime(Date.now() + exportLimits.restMs);
    await requestOf("/healthz");
    expect(await arrived()).not.toContain(wrong);
  });

  it("sends nothing where no receiver is named", async () => {
    const before = (await received("/otlp/v1/logs")).length;
    await ask("/healthz", {}, env);
    expect(await received("/otlp/v1/logs")).toHaveLength(before);
  });
});

describe("what is collected", () => {
  it("is bounded, and what is secret is out of it", async () => {
    vi.spyOn(console, "info").mockImplementation(() => undefined);
    const planted = [
      "sk_live_0123456789abcdef",
      "whsec_0123456789abcdef",
      "ada@example.com",
      "eyJhbGciOi.eyJzdWIi.c2ln",
    ];
    await whole((execution) => {
      const sendOn = observe(sending, (work) => execution.waitUntil(work));
      for (let line = 0; line < 3 * exportLimits.lines; line += 1) log("info", "many.lines", { line });
      log("info", "planted", { why: planted.join(" "), email: "whoever", deep: { token: "t0k3n" } });
      sendOn();
    });
    const lines = await linesSent();
    const many = lines.filter(({ eventName }) => eventName === "many.lines");
    expect(many.length).toBeGreaterThan(exportLimits.lines / 3);
    expect(many.length).toBeLessThanOrEqual(exportLimits.lines);
    expect(attributesOf(many.at(-1))).toMatchObject({ line: String(3 * exportLimits.lines - 1) });
    const sent = JSON.stringify(lines.filter(({ eventName }) => eventName === "planted"));
    expect(sent).toContain("[redacted]");
    for (const secret of [...planted, "whoever", "t0k3n"]) expect(sent).not.toContain(secret);
  });
});

const reports = async () => (await received("/api/7/envelope/")).map(({ body, headers }) => ({ ...body, headers }));

/** A record that fails with whatever it was asked about in its mouth. */
const secrets = ["ada@example.com", "sk_live_0123456789abcdef", "eyJhbGciOi.eyJzdWIi.c2ln"];
const broken = {
  ...sending,
  HYPERDRIVE: undefined,
  DB: {
    withSession: () => ({
      prepare: () => {
        throw new TypeError(`cannot read the row of ${secrets.join(" and ")}`);
      },
    }),
  },
} as unknown as Env; // reason: all that is asked of a record that fails

/** What every report has, and has not. */
function expectPlainReport(report: { logger: string; headers: Record<string, string | null> }, logger: string) {
  expect(report).toMatchObject({ logger, environment: "sandbox", release: "1f2e3d4", tags: { part: "api" } });
  expect(report.headers["x-sentry-auth"]).toContain("sentry_key=publickey");
  for (const secret of secrets) expect(JSON.stringify(report)).not.toContain(secret);
}

describe("an unexpected failure reaches Sentry, with where it failed and under its request's id,", () => {
  it("of a request, without who asked for what", async () => {
    const answer = await ask("/api/v1/users/ada-lovelace", {}, broken);
    expect(answer.status).toBe(500);
    const requestId = answer.headers.get("x-request-id");
    const report = (await reports()).find(({ tags }) => tags.requestId === requestId);
    expectPlainReport(report, "request.failed");
    expect(report.exception.values[0].type).toBe("TypeError");
    expect(report.exception.values[0].stacktrace.frames.length).toBeGreaterThan(0);
    expect(JSON.stringify(report)).not.toContain("lovelace");
  });

  it("of a queue's message", async () => {
    const message = { body: { outboxId: newId("outbox") }, ack: vi.fn(), retry: vi.fn() };
    const batch = { queue: "openchance-events", messages: [message] } as unknown as MessageBatch<OutboxMessage>; // reason: what is read of one
    await whole((execution) => worker.queue(batch, broken, execution));
    expect(message.retry).toHaveBeenCalled();
    const report = (await reports()).find(({ tags }) => tags.outboxId === message.body.outboxId);
    expectPlainReport(report, "queue.delivery_failed");
  });

  it("of the clock, each sweep by its name", async () => {
    await whole((execution) => worker.scheduled({} as ScheduledController, broken, execution)); // reason: nothing is read of it
    const sweeps = (await reports()).filter(({ logger }) => logger === "sweep.failed");
    expect(sweeps.map(({ tags }) => tags.sweep)).toEqual(expect.arrayContaining(["timers", "outbox", "payments"]));
    for (const report of sweeps) expectPlainReport(report, "sweep.failed");
  });

  it("of an object", async () => {
    await runInDurableObject(inboxOf(env, { id: newId("user"), jurisdiction: null }), async (_, state) => {
      const inbox = new UserInbox(state, sending);
      // Nobody sat down on it, so it has no seat to read.
      await inbox.webSocketMessage(new WebSocketPair()[0], JSON.stringify({ type: "seen", through: 1 }));
    });
    await vi.waitFor(async () => {
      expect((await reports()).map(({ logger }) => logger)).toContain("inbox.frame_failed");
    });
  });

  it("and nothing reaches it that was expected, or that only went wrong outside", async () => {
    const before = (await reports()).length;
    expect((await ask("/api/v1/challenges/chl_01jq0000000000000000000000")).status).toBe(404);
    expect((await ask("/api/v1/users/me")).status).toBe(401);
    expect(await reports()).toHaveLength(before);
  });
});
