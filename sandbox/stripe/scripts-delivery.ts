/** Scripts about events: sending wrong ones, repeating, holding, releasing, waiting. */
import { Hono } from "hono";
import { z } from "zod";
import { noSuch } from "./errors.ts";
import { readJson } from "./read-json.ts";
import type { Sandbox } from "./sandbox.ts";
import type { StoredObject } from "./store.ts";
import {
  attempt,
  type DeliveryRow,
  destinationOf,
  type EndpointName,
  endpointOf,
  heldDeliveries,
  planDeliveries,
  queueAgain,
  runDeliveries,
  signedRequest,
} from "./webhooks.ts";

const endpointName = z.enum(["platform", "connect", "accounts"]);
const order = z.enum(["fifo", "reverse", "shuffle"]);
const anyEvent = z.looseObject({
  id: z.string().min(1),
  object: z.enum(["event", "v2.core.event"]),
  type: z.string(),
  account: z.string().optional(),
});

export function deliveryScripts(sandbox: Sandbox): Hono {
  const app = new Hono();
  routeEvents(app, sandbox);
  routeDelivery(app, sandbox);
  return app;
}

function routeEvents(app: Hono, sandbox: Sandbox): void {
  const find = (id: string): StoredObject => {
    const found = sandbox.store.findAny(id)?.object;
    if (found === undefined) throw noSuch("event", id);
    return found;
  };
  app.post("/events", async (c) => {
    // Stored and delivered exactly as given, so that events can be wrong in every way.
    const event = anyEvent.parse(await readJson(c.req.raw));
    const { id, object, type } = event;
    sandbox.store.transaction(() => {
      sandbox.store.remove(id);
      sandbox.store.insert(event, sandbox.seconds(), object === "event" ? (event.account ?? "") : "");
      planDeliveries(sandbox, id, destinationOf(event), type);
    });
    return c.json(event, 201);
  });
  app.post("/events/:id/redeliver", async (c) => {
    const body = z
      .strictObject({
        times: z.int().min(1).max(50).default(1),
        wait: z.boolean().default(true),
        endpoint: endpointName.optional(),
      })
      .parse(await readJson(c.req.raw));
    const event = find(c.req.param("id"));
    const endpoint = body.endpoint ?? destinationOf(event);
    const rows = Array.from({ length: body.times }, () => queueAgain(sandbox, event, endpoint));
    if (!body.wait) {
      for (const row of rows) sandbox.store.sql.exec("UPDATE deliveries SET state = 'pending' WHERE seq = ?", row.seq);
      return c.json({ queued: rows.length });
    }
    return c.json({ answers: await Promise.all(rows.map((row) => attempt(sandbox, row))) });
  });
  app.get("/events/:id/signed", async (c) => {
    // For tests that bring the product its events themselves.
    const event = find(c.req.param("id"));
    const name = (c.req.query("endpoint") as EndpointName | undefined) ?? destinationOf(event);
    const secrets = {
      platform: sandbox.vars.WEBHOOK_SECRET_PLATFORM,
      connect: sandbox.vars.WEBHOOK_SECRET_CONNECT,
      accounts: sandbox.vars.WEBHOOK_SECRET_ACCOUNTS,
    };
    const secret = c.req.query("secret") ?? endpointOf(sandbox, name)?.secret ?? secrets[name] ?? "";
    return c.json({ endpoint: name, ...(await signedRequest(sandbox, event, { url: "", secret })) });
  });
}

function routeDelivery(app: Hono, sandbox: Sandbox): void {
  app.post("/endpoints", async (c) => {
    const body = z
      .partialRecord(
        endpointName,
        z.strictObject({ url: z.union([z.url(), z.literal("")]), secret: z.string().startsWith("whsec_") }),
      )
      .parse(await readJson(c.req.raw));
    const endpoints = { ...sandbox.store.setting<object>("endpoints", {}), ...body };
    sandbox.store.setSetting("endpoints", endpoints);
    return c.json(endpoints);
  });
  app.get("/deliveries", (c) => {
    const state = c.req.query("state") ?? "";
    const event = c.req.query("event") ?? "";
    const rows = sandbox.store.sql
      .exec<DeliveryRow & { type: string | null }>(
        `SELECT d.*, json_extract(o.body, '$.type') AS type FROM deliveries d LEFT JOIN objects o ON o.id = d.event
          WHERE (?1 = '' OR d.state = ?1) AND (?2 = '' OR d.event = ?2) ORDER BY d.seq`,
        state,
        event,
      )
      .toArray();
    return c.json({ data: rows });
  });
  app.post("/webhooks/release", async (c) => {
    const body = z
      .strictObject({ order: order.default("fifo"), limit: z.int().positive().optional() })
      .parse(await readJson(c.req.raw));
    // One after the other, so that the order asked for is the order of arrival.
    const rows = heldDeliveries(sandbox, body.order).slice(0, body.limit);
    const delivered = [];
    for (const row of rows) {
      sandbox.store.sql.exec("UPDATE deliveries SET state = 'sending' WHERE seq = ?", row.seq);
      const answer = await attempt(sandbox, row);
      delivered.push({ event: row.event, status: answer.status });
    }
    return c.json({ delivered });
  });
  app.post("/webhooks/flush", async (c) => {
    const { timeoutMs } = z
      .strictObject({ timeoutMs: z.int().positive().max(60_000).default(10_000) })
      .parse(await readJson(c.req.raw));
    const until = Date.now() + timeoutMs;
    const open = () =>
      sandbox.store.sql
        .exec<{ n: number }>(
          "SELECT COUNT(*) AS n FROM deliveries WHERE state IN ('pending', 'sending') AND attempts = 0",
        )
        .one().n;
    sandbox.runDueJobs();
    while ((open() > 0 || sandbox.inFlight.size > 0) && Date.now() < until) {
      await runDeliveries(sandbox);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const failing = sandbox.store.sql.exec<DeliveryRow>("SELECT * FROM deliveries WHERE state = 'pending'").toArray();
    return c.json({ waiting: open(), failing });
  });
  app.post("/webhooks/retry", async (c) => {
    // Failed deliveries are tried now instead of when their pause is over.
    sandbox.store.sql.exec("UPDATE deliveries SET due_at = ? WHERE state = 'pending'", Date.now());
    await runDeliveries(sandbox);
    return c.json({ ok: true });
  });
}
