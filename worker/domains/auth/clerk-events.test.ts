import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { userResource } from "../../../sandbox/clerk/resources.ts";
import { mintSessionToken } from "../../../sandbox/clerk/tokens.ts";
import { svixHeaders } from "../../../sandbox/clerk/webhooks.ts";
import { clerkEvents, identities, outbox, users } from "../../database/schema.ts";
import { readConfig } from "../../env.ts";
import { verifySessionToken } from "../../platform/clerk.ts";
import { readClerkEvent } from "../../platform/clerk-api.ts";
import { type Context, systemActor } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import { openRecord } from "../../testing/record.ts";
import { actorOf } from "./authentication.ts";
import { takeClerkEvent } from "./commands.ts";

const config = readConfig(env);
const store = openRecord();

function context(): Context {
  return {
    actor: systemActor,
    refused: null,
    now: Date.now(),
    store,
    env,
    config,
    requestId: newId("request"),
    write: null,
    defer: () => undefined,
  };
}

let count = 0;
/** A webhook as Clerk would send it; `id` for one that is sent again. */
async function webhook(type: string, data: object, { id = `msg_${++count}`, at = Date.now() } = {}): Promise<Request> {
  const body = JSON.stringify({
    data,
    object: "event",
    type,
    timestamp: at,
    instance_id: "ins_1",
    event_attributes: {},
  });
  const headers = { "content-type": "application/json", ...(await svixHeaders(id, body, at)) };
  return new Request("http://api/api/v1/webhooks/clerk", { method: "POST", headers, body });
}

async function send(type: string, data: object, options?: { id?: string }): Promise<"taken" | "duplicate"> {
  const event = await readClerkEvent(await webhook(type, data, options), config);
  return takeClerkEvent(context(), event, config.CLERK_ISSUER);
}

function person(id: string, { name = "Grace Hopper", email = `${id}@example.com`, updatedAt = 1_000 } = {}) {
  return userResource({ id, email, name, created_at: 1_000, updated_at: updatedAt, deleted_at: null });
}

async function personOf(subject: string) {
  const [row] = await store.db
    .select({ user: users })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.issuer, config.CLERK_ISSUER), eq(identities.subject, subject)));
  return row?.user;
}

async function signIn(subject: string, sessionId = `sess_${subject}`) {
  const claims = { sessionId, userId: subject, email: `${subject}@example.com`, name: "", signedInAt: Date.now() };
  const token = await mintSessionToken(claims, { appOrigin: config.APP_ORIGIN, nowMs: Date.now(), ttlSeconds: 60 });
  return actorOf(await verifySessionToken(token, config), store, Date.now());
}

describe("a person's events", () => {
  it("make them known once, however often they are sent", async () => {
    expect(await send("user.created", person("user_c"), { id: "msg_same" })).toBe("taken");
    expect(await send("user.created", person("user_c"), { id: "msg_same" })).toBe("duplicate");
    expect(await personOf("user_c")).toMatchObject({ name: "Grace Hopper", email: "user_c@example.com" });
  });

  it("meet the person that a token made known first", async () => {
    const actor = await signIn("user_t");
    await send("user.created", person("user_t", { name: "Late Name" }));
    expect(await personOf("user_t")).toMatchObject({ id: actor.id, name: "New member" });
  });

  it("count by their time, not by their order", async () => {
    await send("user.updated", person("user_o", { name: "Second", updatedAt: 3_000 }));
    await send("user.created", person("user_o", { name: "First", updatedAt: 1_000 }));
    expect(await personOf("user_o")).toMatchObject({ name: "Second" });
    await send("user.updated", person("user_o", { name: "Third", updatedAt: 4_000 }));
    await send("user.updated", person("user_o", { name: "Between", updatedAt: 3_500 }));
    expect(await personOf("user_o")).toMatchObject({ name: "Third" });
  });

  it("leave alone a name that was chosen here, but bring the e-mail", async () => {
    await send("user.created", person("user_n"));
    await store.atomic([
      store.db.update(users).set({ name: "Amazing Grace", version: 2 }).where(eq(users.email, "user_n@example.com")),
    ]);
    await send("user.updated", person("user_n", { name: "Grace B", email: "gb@example.com", updatedAt: 2_000 }));
    expect(await personOf("user_n")).toMatchObject({ name: "Amazing Grace", email: "gb@example.com" });
  });

  it("tell those who show people", async () => {
    await send("user.created", person("user_e"));
    await send("user.updated", person("user_e", { name: "Changed", updatedAt: 2_000 }));
    const user = await personOf("user_e");
    const told = await store.db.select().from(outbox).where(eq(outbox.topic, "user.changed"));
    expect(told.some((row) => row.facts.userId === user?.id && row.facts.actorId === "system")).toBe(true);
  });

  it("all at once make one person", async () => {
    const names = ["A B", "C D", "E F", "G H"];
    await Promise.all([
      ...names.map((name, at) => send("user.updated", person("user_m", { name, updatedAt: 1_000 + at }))),
      signIn("user_m"),
    ]);
    expect(await store.db.select().from(identities).where(eq(identities.subject, "user_m"))).toHaveLength(1);
  });
});

describe("a deletion", () => {
  it("closes the account, for good", async () => {
    await send("user.created", person("user_d"));
    await send("user.deleted", { id: "user_d", object: "user", deleted: true });
    expect(await personOf("user_d")).toMatchObject({ state: "closing" });
    const told = await store.db.select().from(outbox).where(eq(outbox.topic, "user.state_changed"));
    const closing = await personOf("user_d");
    expect(told.map(({ consumer, facts }) => [consumer, facts.userId])).toEqual([
      ["cache", closing?.id],
      ["inbox", closing?.id],
    ]);
    await send("user.updated", person("user_d", { name: "Back again", updatedAt: 9_000 }));
    expect(await personOf("user_d")).toMatchObject({ state: "closing", name: "Grace Hopper" });
  });

  it("that comes before the creation leaves nobody to sign in", async () => {
    await send("user.deleted", { id: "user_x", object: "user", deleted: true });
    await send("user.created", person("user_x"));
    expect(await personOf("user_x")).toMatchObject({ state: "deleted", email: null });
    await expect(signIn("user_x")).rejects.toMatchObject({ code: "invalid_token" });
  });
});

describe("the end of a session", () => {
  it.each(["session.ended", "session.removed", "session.revoked"])("counts at once: %s", async (type) => {
    const subject = `user_${type.split(".")[1]}`;
    await signIn(subject);
    await send(type, { id: `sess_${subject}`, user_id: subject, status: type.split(".")[1] });
    await send(type, { id: `sess_${subject}`, user_id: subject, status: type.split(".")[1] });
    await expect(signIn(subject)).rejects.toMatchObject({ code: "invalid_token" });
    await expect(signIn(subject, "sess_other")).resolves.toMatchObject({ kind: "user" });
    const user = await personOf(subject);
    const told = await store.db.select().from(outbox).where(eq(outbox.topic, "session.ended"));
    expect(told.filter(({ facts }) => facts.userId === user?.id)).not.toHaveLength(0);
    expect(told.at(-1)).toMatchObject({ consumer: "inbox", facts: { userId: user?.id, sessionId: `sess_${subject}` } });
  });
});

describe("a webhook", () => {
  it("of a kind we do not follow is taken and forgotten", async () => {
    expect(await send("organization.created", { id: "org_1" })).toBe("taken");
    expect(await send("user.created", { id: "user_odd", email_addresses: "none" })).toBe("taken");
    expect(await personOf("user_odd")).toBeUndefined();
  });

  const forgeries: [string, (good: Request) => Promise<Request>][] = [
    ["without a signature", async (good) => new Request(good.url, { method: "POST", body: await good.text() })],
    ["with another body", async (good) => new Request(good.url, { method: "POST", headers: good.headers, body: "{}" })],
    ["with another id", (good) => changed(good, "svix-id", "msg_other")],
    ["with another time", (good) => changed(good, "svix-timestamp", String(Math.floor(Date.now() / 1000) - 1))],
    ["with another signature", (good) => changed(good, "svix-signature", `v1,${btoa("x".repeat(32))}`)],
    ["with an unknown version", (good) => changed(good, "svix-signature", "v9,AAAA")],
    ["older than five minutes", () => webhook("user.created", person("user_f"), { at: Date.now() - 6 * 60_000 })],
    ["from the future", () => webhook("user.created", person("user_f"), { at: Date.now() + 6 * 60_000 })],
  ];
  it.each(forgeries)("is refused %s", async (_how, forge) => {
    const forged = await forge(await webhook("user.created", person("user_f")));
    await expect(readClerkEvent(forged, config)).rejects.toMatchObject({ code: "invalid_signature", status: 400 });
  });

  it("signed with another secret is refused", async () => {
    const other = { ...config, CLERK_WEBHOOK_SECRET: `whsec_${btoa("another secret of this length")}` };
    const good = await webhook("user.created", person("user_f"));
    await expect(readClerkEvent(good, other)).rejects.toMatchObject({ code: "invalid_signature" });
    expect(await store.db.select().from(clerkEvents).where(eq(clerkEvents.id, "msg_other"))).toHaveLength(0);
  });
});

async function changed(good: Request, header: string, value: string): Promise<Request> {
  const headers = new Headers(good.headers);
  headers.set(header, value);
  return new Request(good.url, { method: "POST", headers, body: await good.text() });
}
