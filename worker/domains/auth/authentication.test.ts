import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { issuer } from "../../../sandbox/clerk/settings.ts";
import { mintSessionToken } from "../../../sandbox/clerk/tokens.ts";
import { identities, users } from "../../database/schema.ts";
import { readConfig } from "../../env.ts";
import { verifySessionToken } from "../../platform/clerk.ts";
import { openRecord } from "../../testing/record.ts";
import { actorOf, authenticate } from "./authentication.ts";
import { planRevokedSession, planTombstone } from "./identities.ts";

const config = readConfig(env);
const store = openRecord();
const APP_ISSUER = issuer(config.APP_ORIGIN);

interface Person {
  subject: string;
  email?: string;
  name?: string;
  session?: string;
  ttlSeconds?: number;
  at?: number;
}

function tokenOf({
  subject,
  email = `${subject}@example.com`,
  name = "",
  session = `sess_${subject}`,
  ...rest
}: Person) {
  const nowMs = rest.at ?? Date.now();
  return mintSessionToken(
    { sessionId: session, userId: subject, email, name, signedInAt: nowMs },
    { appOrigin: config.APP_ORIGIN, nowMs, ttlSeconds: rest.ttlSeconds ?? 60 },
  );
}

const signInWith = async (token: string) => actorOf(await verifySessionToken(token, config), store, Date.now());
const signIn = async (person: Person) => signInWith(await tokenOf(person));
const rowOf = (id: string) => store.db.query.users.findFirst({ where: eq(users.id, id) });

describe("a person seen for the first time", () => {
  it("becomes known, with a handle from the name", async () => {
    const actor = await signIn({ subject: "user_asa", name: "Åsa Öberg" });
    expect(actor).toMatchObject({
      kind: "user",
      handle: "asa-oberg",
      name: "Åsa Öberg",
      role: "member",
      state: "active",
    });
    expect(await rowOf(actor.id)).toMatchObject({ email: "user_asa@example.com", version: 1 });
    expect((await signIn({ subject: "user_asa", name: "Åsa Öberg" })).id).toBe(actor.id);
  });

  it("shares a name, not a handle, with others", async () => {
    const first = await signIn({ subject: "user_kim1", name: "Kim Lee" });
    const second = await signIn({ subject: "user_kim2", name: "Kim Lee" });
    expect(first.handle).toBe("kim-lee");
    expect(second.handle).toMatch(/^kim-lee-[2-9a-z]{4}$/);
  });

  it.each([
    ["", "New member", /^member-[2-9a-z]{4}$/],
    ["李小龍", "李小龍", /^member-[2-9a-z]{4}$/],
    ["Me", "Me", /^me-[2-9a-z]{4}$/],
    ["  --  ", "--", /^member-[2-9a-z]{4}$/],
    ["x".repeat(200), "x".repeat(80), /^x{30}$/],
  ])("gets a usable handle: %j", async (name, shown, handle) => {
    const actor = await signIn({ subject: `user_h${name.length}${name.charCodeAt(0)}`, name });
    expect(actor.name).toBe(shown);
    expect(actor.handle).toMatch(handle);
  });

  it("is one person, however many requests come first", async () => {
    const token = await tokenOf({ subject: "user_rush", name: "Rush Hour" });
    const actors = await Promise.all(Array.from({ length: 10 }, () => signInWith(token)));
    expect(new Set(actors.map((actor) => actor.id)).size).toBe(1);
    const rows = await store.db.select().from(identities).where(eq(identities.subject, "user_rush"));
    expect(rows).toHaveLength(1);
    expect(await store.db.select().from(users).where(eq(users.name, "Rush Hour"))).toHaveLength(1);
  });

  it("is another person under another subject, whatever the e-mail", async () => {
    const one = await signIn({ subject: "user_one", email: "same@example.com" });
    const two = await signIn({ subject: "user_two", email: "same@example.com" });
    expect(one.id).not.toBe(two.id);
  });
});

describe("a known person", () => {
  it("has the newest e-mail the tokens told, never an older one", async () => {
    const start = Date.now() - 40_000;
    const actor = await signIn({ subject: "user_mail", email: "old@example.com", at: start });
    await signIn({ subject: "user_mail", email: "new@example.com", at: start + 20_000 });
    await signIn({ subject: "user_mail", email: "old@example.com", at: start });
    expect(await rowOf(actor.id)).toMatchObject({ email: "new@example.com" });
  });

  it("is refused once the session was revoked, and welcome with another", async () => {
    await signIn({ subject: "user_gone" });
    await store.atomic(planRevokedSession(store, "sess_user_gone", Date.now()));
    await expect(signIn({ subject: "user_gone" })).rejects.toMatchObject({ code: "invalid_token" });
    await expect(signIn({ subject: "user_gone", session: "sess_fresh" })).resolves.toMatchObject({ state: "active" });
  });

  it("is refused before the first sight, when the session was revoked by then", async () => {
    await store.atomic(planRevokedSession(store, "sess_early", Date.now()));
    await expect(signIn({ subject: "user_early", session: "sess_early" })).rejects.toMatchObject({
      code: "invalid_token",
    });
    expect(await store.db.select().from(identities).where(eq(identities.subject, "user_early"))).toHaveLength(0);
  });

  it("is refused when deleted, and says when suspended", async () => {
    await store.atomic(planTombstone(store, { issuer: APP_ISSUER, subject: "user_dead" }, Date.now()));
    await expect(signIn({ subject: "user_dead" })).rejects.toMatchObject({ code: "invalid_token" });
    const actor = await signIn({ subject: "user_bad" });
    await store.atomic([store.db.update(users).set({ state: "suspended" }).where(eq(users.id, actor.id))]);
    expect(await signIn({ subject: "user_bad" })).toMatchObject({ state: "suspended" });
  });
});

describe("a request", () => {
  const ask = (headers: Record<string, string>) => authenticate(new Headers(headers), config, store, Date.now());

  it("is a guest's without a token", async () => {
    expect(await ask({})).toEqual({ actor: null, refused: null });
  });

  it("is the person's, by Bearer or by cookie", async () => {
    const token = await tokenOf({ subject: "user_ask" });
    const byBearer = await ask({ authorization: `Bearer ${token}` });
    const byCookie = await ask({ cookie: `__session=${token}` });
    expect(byBearer.actor).toEqual(byCookie.actor);
    expect(byBearer.actor?.expiresAt).toBeGreaterThan(Date.now());
  });

  it("with an expired cookie is a guest's who can be told why; with an expired Bearer it is refused", async () => {
    const token = await tokenOf({ subject: "user_late", at: Date.now() - 120_000 });
    expect(await ask({ cookie: `__session=${token}` })).toMatchObject({
      actor: null,
      refused: { code: "session_expired" },
    });
    await expect(ask({ authorization: `Bearer ${token}` })).rejects.toMatchObject({ code: "session_expired" });
  });

  it("with a tampered cookie is a guest's; with two sign-ins it is refused", async () => {
    expect(await ask({ cookie: "__session=a.b.c" })).toMatchObject({ actor: null, refused: { code: "invalid_token" } });
    const [one, two] = [await tokenOf({ subject: "user_a" }), await tokenOf({ subject: "user_b" })];
    const both = ask({ authorization: `Bearer ${one}`, cookie: `__session=${two}` });
    await expect(both).rejects.toMatchObject({ code: "conflicting_credentials" });
  });
});
