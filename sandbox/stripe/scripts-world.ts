/** Scripts about the world around: any object, the balance, faults, the clock, the log. */
import { Hono } from "hono";
import { z } from "zod";
import { fundsOf, postMovement } from "./balance.ts";
import { noSuch } from "./errors.ts";
import type { RequestFault } from "./faults.ts";
import { newId } from "./ids.ts";
import { loadObject } from "./load-object.ts";
import { present } from "./present.ts";
import { readJson } from "./read-json.ts";
import { loggedRequests } from "./request-log.ts";
import type { Sandbox } from "./sandbox.ts";
import { endpointOf, type WebhookFaults } from "./webhooks.ts";

const anyObject = z.looseObject({ id: z.string().min(1), object: z.string().min(1) });
const endpointName = z.enum(["platform", "connect", "accounts"]);
const requestFault = z.strictObject({
  method: z.string().optional(),
  path: z.string().startsWith("/"),
  when: z.enum(["before", "after"]).default("before"),
  latencyMs: z.number().min(0).optional(),
  status: z.int().min(400).max(599).optional(),
  code: z.string().optional(),
  disconnect: z.boolean().optional(),
  times: z.int().positive().optional(),
  skip: z.int().min(0).optional(),
  save: z.boolean().optional(),
});
const webhookFaults = z.strictObject({
  hold: z.boolean().optional(),
  types: z.array(z.string()).optional(),
  duplicates: z.int().min(0).max(20).optional(),
  delayMs: z.number().min(0).optional(),
  shuffle: z.boolean().optional(),
});

export function worldScripts(sandbox: Sandbox): Hono {
  const app = new Hono();
  routeObjects(app, sandbox);
  routeFaults(app, sandbox);
  routeClockAndLog(app, sandbox);
  return app;
}

function routeObjects(app: Hono, sandbox: Sandbox): void {
  app.post("/objects", async (c) => {
    const body = z
      .strictObject({
        object: anyObject,
        account: z.string().optional(),
        event: z
          .strictObject({
            type: z.string(),
            account: z.string().optional(),
            previous_attributes: z.looseObject({}).optional(),
            data: z.looseObject({}).optional(),
          })
          .optional(),
      })
      .parse(await readJson(c.req.raw));
    const answer = sandbox.store.transaction(() => {
      const account = body.account ?? "";
      const object = loadObject(sandbox, body.object, account);
      const { event } = body;
      if (event === undefined) return { object: present(sandbox, object), event: null };
      const options = {
        account: event.account ?? account,
        ...(event.previous_attributes === undefined ? {} : { previous: event.previous_attributes }),
      };
      if (event.type.startsWith("v2.")) {
        sandbox.emitThin(event.type, object.id, event.data);
        return { object, event: null };
      }
      return { object: present(sandbox, object), event: sandbox.emit(event.type, object, options) };
    });
    return c.json(answer, 201);
  });
  app.get("/objects/:id", (c) => {
    const found = sandbox.store.findAny(c.req.param("id"));
    if (found === null) throw noSuch("object", c.req.param("id"));
    return c.json({ object: present(sandbox, found.object), account: found.account });
  });
  app.get("/objects", (c) => {
    const kind = c.req.query("kind") ?? "";
    const { data } = sandbox.store.list(kind, {
      account: c.req.query("account") ?? "",
      limit: Number(c.req.query("limit") ?? 1000),
    });
    return c.json({ data: data.map((object) => present(sandbox, object)) });
  });
  app.post("/balance/topup", async (c) => {
    const body = z
      .strictObject({
        amount: z.int().positive(),
        currency: z.string().default("usd"),
        account: z.string().default(""),
      })
      .parse(await readJson(c.req.raw));
    const movement = sandbox.store.transaction(() =>
      postMovement(sandbox, body.account, {
        type: "topup",
        category: "topup",
        amount: body.amount,
        currency: body.currency,
        source: newId("tu"),
        description: "TOPUP",
      }),
    );
    return c.json(present(sandbox, movement), 201);
  });
}

function routeFaults(app: Hono, sandbox: Sandbox): void {
  const faults = () => sandbox.store.setting<RequestFault[]>("faults", []);
  app.post("/faults", async (c) => {
    const body = z.union([z.strictObject({ webhooks: webhookFaults }), requestFault]).parse(await readJson(c.req.raw));
    if ("webhooks" in body) {
      const now: WebhookFaults = body.webhooks;
      sandbox.store.setSetting("webhookFaults", now);
      return c.json({ webhooks: now }, 201);
    }
    const fault: RequestFault = { id: newId("fault", 10), ...body };
    sandbox.store.setSetting("faults", [...faults(), fault]);
    return c.json(fault, 201);
  });
  app.get("/faults", (c) => c.json({ data: faults(), webhooks: sandbox.store.setting("webhookFaults", {}) }));
  app.delete("/faults", (c) => {
    sandbox.store.setSetting("faults", []);
    sandbox.store.setSetting("webhookFaults", {});
    sandbox.store.sql.exec("UPDATE deliveries SET state = 'pending', due_at = ? WHERE state = 'held'", Date.now());
    return c.json({ data: [], webhooks: {} });
  });
  app.delete("/faults/:id", (c) => {
    sandbox.store.setSetting(
      "faults",
      faults().filter((fault) => fault.id !== c.req.param("id")),
    );
    return c.json({ data: faults() });
  });
}

function routeClockAndLog(app: Hono, sandbox: Sandbox): void {
  const clock = () => ({
    now: new Date(sandbox.now()).toISOString(),
    offsetMs: sandbox.store.setting("clockOffset", 0),
    signatures: sandbox.store.setting("signClock", "real"),
  });
  app.get("/clock", (c) => c.json(clock()));
  app.post("/clock", async (c) => {
    const body = z
      .strictObject({
        advanceSeconds: z.number().min(0).optional(),
        now: z.iso.datetime().optional(),
        reset: z.boolean().optional(),
        signatures: z.enum(["real", "sandbox"]).optional(),
      })
      .parse(await readJson(c.req.raw));
    if (body.reset === true) sandbox.store.setSetting("clockOffset", 0);
    if (body.now !== undefined) sandbox.store.setSetting("clockOffset", Date.parse(body.now) - Date.now());
    if (body.advanceSeconds !== undefined) {
      sandbox.store.setSetting("clockOffset", sandbox.store.setting("clockOffset", 0) + body.advanceSeconds * 1000);
    }
    if (body.signatures !== undefined) sandbox.store.setSetting("signClock", body.signatures);
    sandbox.runDueJobs();
    return c.json(clock());
  });
  app.post("/clock/advance", async (c) => {
    const { seconds } = z.strictObject({ seconds: z.number().min(0) }).parse(await readJson(c.req.raw));
    sandbox.store.setSetting("clockOffset", sandbox.store.setting("clockOffset", 0) + seconds * 1000);
    sandbox.runDueJobs();
    return c.json(clock());
  });
  app.get("/requests", (c) => {
    const filter = {
      method: c.req.query("method"),
      path: c.req.query("path"),
      limit: Number(c.req.query("limit") ?? 1000),
    };
    return c.json({ data: loggedRequests(sandbox, filter) });
  });
  app.delete("/requests", (c) => {
    sandbox.store.sql.exec("DELETE FROM requests");
    return c.json({ data: [] });
  });
  app.get("/state", (c) => {
    const kinds = sandbox.store.sql
      .exec<{ kind: string; n: number }>("SELECT kind, COUNT(*) AS n FROM objects GROUP BY kind ORDER BY kind")
      .toArray();
    const deliveries = sandbox.store.sql
      .exec<{ state: string; n: number }>("SELECT state, COUNT(*) AS n FROM deliveries GROUP BY state")
      .toArray();
    const endpoints = Object.fromEntries(
      endpointName.options.map((name) => [name, endpointOf(sandbox, name)?.url ?? null]),
    );
    return c.json({
      clock: clock(),
      funds: Object.fromEntries(fundsOf(sandbox, "")),
      objects: kinds,
      deliveries,
      endpoints,
    });
  });
  // A request like any other; it exists so that a start script can wake what was due while the process was down.
  app.post("/tick", (c) => c.json({ now: new Date(sandbox.now()).toISOString() }));
  app.post("/reset", (c) => {
    sandbox.store.clear();
    return c.json({ ok: true });
  });
}
