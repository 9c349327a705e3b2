/** Whether a deployment says that it is well only while it is. */
import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { app } from "../app.ts";
import { healthLimits } from "./health.ts";

const ask = (path: string, bindings: object = {}) =>
  app.fetch(new Request(`https://openchance.test${path}`), { ...env, ...bindings }, createExecutionContext());

/** An answer is kept for a moment: each question is asked after that. */
let now = Date.now();
const later = () => {
  now += 2 * healthLimits.keptMs;
  vi.setSystemTime(now);
};
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now }));
afterEach(() => void vi.useRealTimers());

describe("health", () => {
  it("is shallow without a question, and deep names every part", async () => {
    for (const path of ["/healthz", "/api/healthz"]) {
      expect(await (await ask(path)).json()).toEqual({ status: "ok" });
    }
    later();
    const deep = await ask("/api/healthz?deep");
    expect(deep.status).toBe(200);
    expect(await deep.json()).toEqual({
      status: "ok",
      parts: { configuration: "ok", record: "ok", cache: "ok", files: "ok", rooms: "ok", events: "ok" },
    });
  });

  it("fails with the part that fails, in one word and without its message", async () => {
    later();
    const broken = { CACHE: { get: () => Promise.reject(new Error("secret address")) } };
    const answer = await ask("/healthz?deep", broken);
    expect(answer.status).toBe(503);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ status: "failing", parts: { cache: "failing", record: "ok" } });
    expect(text).not.toContain("secret");
    // What was found is not asked again within a moment.
    expect((await ask("/healthz?deep")).status).toBe(503);
    later();
    expect((await ask("/healthz?deep")).status).toBe(200);
  });
});
