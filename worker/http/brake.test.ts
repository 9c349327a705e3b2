import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { app } from "../app.ts";
import { readConfig } from "../env.ts";
import { newPerson } from "../testing/people.ts";
import { addressKey } from "./brake.ts";

describe("an address", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:db8:0:0:8::1", "2001:db8:0:0::/64"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", null],
    ["127.0.0.1", null],
    [null, null],
  ])("%s counts as %s", (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});

/** Counters that let so many through, as Cloudflare's do. */
function counter(most: number) {
  const used = new Map<string, number>();
  return {
    used,
    async limit({ key }: { key: string }) {
      used.set(key, (used.get(key) ?? 0) + 1);
      return { success: (used.get(key) ?? 0) <= most };
    },
  };
}

describe("a flood", () => {
  let reads = counter(2);
  let writes = counter(1);
  beforeEach(() => {
    [reads, writes] = [counter(2), counter(1)];
  });

  async function ask(method: string, path: string, headers: Record<string, string>): Promise<Response> {
    const bindings = { ...env, READ_BRAKE: reads, WRITE_BRAKE: writes };
    const address = `${readConfig(env).APP_ORIGIN}/api/v1${path}`;
    return app.fetch(new Request(address, { method, headers }), bindings, createExecutionContext());
  }

  it("of one address is stopped with when to come back, and of another is not", async () => {
    const from = (address: string) => ask("GET", "/payments/terms", { "cf-connecting-ip": address });
    expect((await from("2001:db8::1")).status).toBe(200);
    expect((await from("2001:db8::2")).status).toBe(200);
    const stopped = await from("2001:db8::3");
    expect(stopped.status).toBe(429);
    expect(stopped.headers.get("retry-after")).toBe("60");
    expect(await stopped.json()).toMatchObject({ code: "rate_limited" });
    expect((await from("203.0.113.7")).status).toBe(200);
  });

  it("of somebody who is signed in counts for them, wherever they come from, and writes count by themselves", async () => {
    const person = await newPerson("Brake Person");
    const as = (method: string, path: string, address: string) =>
      ask(method, path, { authorization: `Bearer ${person.token}`, "cf-connecting-ip": address });
    expect((await as("GET", "/users/me", "203.0.113.7")).status).toBe(200);
    expect((await as("GET", "/users/me", "203.0.113.8")).status).toBe(200);
    expect((await as("GET", "/users/me", "203.0.113.9")).status).toBe(429);
    expect((await as("POST", "/users/me/keep", "203.0.113.7")).status).toBe(200);
    expect((await as("POST", "/users/me/keep", "203.0.113.7")).status).toBe(429);
    expect([...reads.used.keys()]).toEqual([person.id]);
  });

  it("of bad tokens counts for its address", async () => {
    const guess = () => ask("GET", "/users/me", { authorization: "Bearer a.b.c", "cf-connecting-ip": "203.0.113.7" });
    expect([(await guess()).status, (await guess()).status, (await guess()).status]).toEqual([401, 401, 429]);
  });

  it("is not made worse by counters that fail, or are not there", async () => {
    const broken = { limit: () => Promise.reject(new Error("no counters today")) };
    for (const READ_BRAKE of [broken, undefined]) {
      const request = new Request(`${readConfig(env).APP_ORIGIN}/api/v1/payments/terms`, {
        headers: { "cf-connecting-ip": "203.0.113.7" },
      });
      const bindings = { ...env, READ_BRAKE } as Env; // reason: as a deployment never is
      expect((await app.fetch(request, bindings, createExecutionContext())).status).toBe(200);
    }
  });

  it("of webhooks is the provider's own, and their signature counts", async () => {
    for (const _ of [1, 2, 3])
      expect((await ask("POST", "/webhooks/clerk", { "cf-connecting-ip": "203.0.113.7" })).status).toBe(400);
  });
});
