/** Whether this deployment is well: `shallow` that it runs, `deep` that what it stands on answers. */
import { Hono } from "hono";
import { roomOf } from "../../durable-objects/stubs.ts";
import { reachRecord, withRecord } from "../database/store.ts";
import { readConfig } from "../env.ts";
import { minuteMs } from "../platform/clock.ts";
import { countOverdue } from "../platform/outbox.ts";
import type { AppEnv } from "./app-env.ts";

/** Ms that each part has to answer; and for which an answer is given again, so that asking often costs nothing. */
export const healthLimits = { partMs: 3_000, keptMs: 5_000, overdueMs: 15 * minuteMs, overdue: 50 } as const;

type Parts = Readonly<Record<string, (env: Env) => Promise<void>>>;

const parts: Parts = {
  configuration: async (env) => void readConfig(env),
  record: reachRecord,
  cache: async (env) => void (await env.CACHE.get("health")),
  files: async (env) => void (await env.FILES.head("health")),
  /** A page of a room where nobody ever was: it reads, and writes nothing. */
  rooms: async (env) => void (await roomOf(env, { id: "health", jurisdiction: null }).page(null, 1)),
  /** Events that nobody takes up mean that a queue or the clock stands still. */
  events: async (env) => {
    const overdue = await withRecord(env, (store) => countOverdue(store, Date.now() - healthLimits.overdueMs));
    if (overdue > healthLimits.overdue) throw new Error(`${overdue} events are overdue`);
  },
};

interface Health {
  status: "ok" | "failing";
  /** Only of a deep look: each part, `ok` or why not, in one word. */
  parts?: Record<string, "ok" | "failing" | "too slow">;
}

let kept: { health: Health; until: number } | null = null;

async function lookDeep(env: Env): Promise<Health> {
  if (kept !== null && kept.until > Date.now()) return kept.health;
  const found = await Promise.all(
    Object.entries(parts).map(async ([name, look]) => [name, await outcomeOf(look(env))] as const),
  );
  const health: Health = {
    status: found.every(([, outcome]) => outcome === "ok") ? "ok" : "failing",
    parts: Object.fromEntries(found),
  };
  kept = { health, until: Date.now() + healthLimits.keptMs };
  return health;
}

/** Says no more than one word: whoever asks need not be one of us. */
async function outcomeOf(look: Promise<void>): Promise<"ok" | "failing" | "too slow"> {
  const late = new Promise<"too slow">((settle) => setTimeout(() => settle("too slow"), healthLimits.partMs));
  return Promise.race([
    look.then(
      () => "ok" as const,
      () => "failing" as const,
    ),
    late,
  ]);
}

/** `/healthz` of the Worker; `/api/healthz` is the same behind the pages. `?deep` looks at every part. */
export const healthRoutes = new Hono<AppEnv>().on("GET", ["/healthz", "/api/healthz"], async (c) => {
  const health: Health = c.req.query("deep") === undefined ? { status: "ok" } : await lookDeep(c.env);
  return c.json(health, health.status === "ok" ? 200 : 503, { "cache-control": "no-store" });
});
