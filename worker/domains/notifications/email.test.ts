/** Mail from an event to the mailbox, with the clock moved and the transport's faults played. */
import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { inboxOf, roomOf } from "../../../durable-objects/stubs.ts";
import { sitAtInbox } from "../../../durable-objects/test-sockets.ts";
import { fateEvent } from "../../../sandbox/mail/webhooks.ts";
import { consumerFunctions } from "../../consumers.ts";
import { challenges, mails, notificationPreferences, outbox, users } from "../../database/schema.ts";
import { readConfig } from "../../env.ts";
import { dayMs, hourMs, minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Consumer, Topic } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { deliver, planEvent, planFollowUps } from "../../platform/outbox.ts";
import { call, newPerson, type TestPerson } from "../../testing/people.ts";
import { holdQueues } from "../../testing/queues.ts";
import { contextOf, situate, systemContext } from "../../testing/situations.ts";
import { runJobs } from "../../testing/stripe.ts";
import type { PreferencesInput } from "./contract.ts";
import { sweepDigests } from "./digests.ts";
import { defaultChoices } from "./preferences.ts";

holdQueues();

interface SentMail {
  id: string;
  recipient: string;
  subject: string;
  html: string;
  body: string;
  headers: Record<string, string>;
}

const mailbox = "http://mail.test/sandbox/mail";
/** Noon in London a week from now: nobody's quiet hours. */
const noon = (Math.floor(Date.now() / dayMs) + 7) * dayMs + 12 * hourMs;
const later = (minutes: number) => noon + minutes * minuteMs;
const { db } = systemContext().store;

async function mailsTo(person: TestPerson): Promise<SentMail[]> {
  const answer = await fetch(`${mailbox}/messages.json?to=${encodeURIComponent(person.row.email ?? "")}`);
  const { mails: found } = (await answer.json()) as { mails: SentMail[] }; // reason: the sandbox's own list
  return found;
}

/** What is due of a consumer at an instant, as queue and sweep would bring it. */
const run = (consumer: Consumer, now: number) => runJobs([consumer], now);

/** An event of noon that concerns the solver, in their inbox already. */
async function happens(topic: Topic, facts: Parameters<typeof planEvent>[2]): Promise<void> {
  await commit(systemContext(noon), planEvent(systemContext(noon), topic, facts));
  await run("inbox", noon);
}

async function prefer(person: TestPerson, change: Partial<PreferencesInput>) {
  const body = { choices: defaultChoices, digest: "off", quietHours: null, ...change };
  const answer = await person.call("PUT", "/notifications/preferences", body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

let people = 0;
let poster: TestPerson;
let solver: TestPerson;
let challengeId: string;
let applicationId: string;

beforeEach(async () => {
  people += 1;
  poster = await newPerson(`mail poster ${people}`);
  solver = await newPerson(`mail solver ${people}`);
  ({ challengeId, applicationId } = await situate("open", poster, solver));
  // Rows and mornings of an earlier test would run in this one.
  await db.update(notificationPreferences).set({ digestAt: null });
  await db.update(outbox).set({ state: "done" }).where(eq(outbox.state, "pending"));
});

const shortlisted = () => happens("application.shortlisted", { challengeId, applicationId });

/** The solver is told of a challenge that fits a saved search. */
async function alerted(): Promise<void> {
  const ctx = systemContext(noon);
  const facts = { at: noon, actorId: "system", challengeId, partIds: [solver.id] };
  const part = { consumer: "fanout", recipientId: "alerts", dueAt: noon, facts } as const;
  await commit(ctx, planFollowUps(ctx, { eventId: newId("event"), topic: "challenge.published" }, [part]));
  await run("fanout", noon);
}

describe("a note that nobody saw", () => {
  it("becomes one mail after the grace, and never a second", async () => {
    await shortlisted();
    await run("email", later(4));
    expect(await mailsTo(solver)).toEqual([]);
    await run("email", later(5));
    await run("email", later(6));
    const [mail, ...others] = await mailsTo(solver);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      subject: "You are on the shortlist of “Make the booking calendar usable with a keyboard”",
      headers: { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    });
    const { APP_ORIGIN } = readConfig(env);
    expect(mail?.headers["List-Unsubscribe"]).toMatch(new RegExp(`^<${APP_ORIGIN}/unsubscribe\\?token=.+>$`));
    expect(mail?.html).toContain(`${APP_ORIGIN}/notifications/evt_`);
    expect(mail?.body).toContain(`${APP_ORIGIN}/settings/notifications`);
    expect(await db.query.mails.findMany({ where: eq(mails.userId, solver.id) })).toMatchObject([
      { state: "sent", category: "applications", providerId: mail?.id },
    ]);
    expect(await mailsTo(poster)).toEqual([]);
  });

  it("is mailed in the reader's language, which runs from the right if theirs does", async () => {
    await db.update(users).set({ locale: "de-AT" }).where(eq(users.id, solver.id));
    await shortlisted();
    await run("email", later(5));
    await db.update(users).set({ locale: "ar" }).where(eq(users.id, solver.id));
    await shortlisted();
    await run("email", later(10));
    const title = "Make the booking calendar usable with a keyboard";
    const mails = await mailsTo(solver);
    const german = mails.find(({ subject }) => subject === `Du bist in der engeren Wahl für „${title}“`);
    const arabic = mails.find(({ subject }) => subject === `أنت في قائمة المرشحين لـ«\u2068${title}\u2069»`);
    expect(german?.html).toContain('<html lang="de" dir="ltr">');
    expect(german?.body).toContain("Diese E-Mails abbestellen: ");
    expect(arabic?.html).toContain('<html lang="ar" dir="rtl">');
    expect(arabic?.html).toContain("text-align:right");
  });

  it("is not mailed when it was read, shown on a page that was looked at, or listed", async () => {
    for (const see of [
      () => solver.post("/notifications/read", { all: true }),
      () => solver.get("/notifications"),
      async () => {
        const tab = await sitAtInbox(solver.id);
        tab.send({ type: "seen", through: 1_000 });
        // Frames are taken in order: when this one is answered, that one was taken.
        tab.send("{");
        await tab.type("error");
      },
    ]) {
      await shortlisted();
      await see();
      expect(await run("email", later(6))).toBe(1);
    }
    expect(await mailsTo(solver)).toEqual([]);
  });

  it.each([
    ["not open any more", { state: "canceled", cancelReason: "poster_withdrew" }],
    ["taken down", { takenDownAt: noon }],
  ] as const)("is not mailed when it tells of a challenge that is %s", async (_, change) => {
    await alerted();
    await db.update(challenges).set(change).where(eq(challenges.id, challengeId));
    expect(await run("email", later(6))).toBe(1);
    expect(await mailsTo(solver)).toEqual([]);
  });

  it("is mailed although a tab is open that nobody looks at", async () => {
    const tab = await sitAtInbox(solver.id);
    await shortlisted();
    await tab.type("notes");
    await run("email", later(6));
    expect(await mailsTo(solver)).toHaveLength(1);
  });

  it("escapes what people wrote", async () => {
    await db.update(users).set({ name: `<b>Ann</b> & "Co"` }).where(eq(users.id, solver.id));
    const ctx = contextOf(solver, noon);
    await commit(ctx, planEvent(ctx, "application.submitted", { challengeId, applicationId }));
    await run("inbox", noon);
    await run("email", later(6));
    const [mail] = await mailsTo(poster);
    expect(mail?.subject).toContain(`<b>Ann</b> & "Co" applied`);
    expect(mail?.html).toContain("&lt;b&gt;Ann&lt;/b&gt; &amp; &quot;Co&quot;");
    expect(mail?.html).not.toContain("<b>Ann");
  });
});

describe("preferences", () => {
  it("keep mail of a category away, when chosen before or after the event", async () => {
    const noMail = { ...defaultChoices, applications: { inApp: true, email: false, push: false } };
    await prefer(solver, { choices: noMail });
    await shortlisted();
    expect(await run("email", later(6))).toBe(0);
    await prefer(solver, {});
    await shortlisted();
    await prefer(solver, { choices: noMail });
    expect(await run("email", later(6))).toBe(1);
    expect(await mailsTo(solver)).toEqual([]);
  });

  it("hide notes in the app and mail them all the same", async () => {
    await prefer(solver, { choices: { ...defaultChoices, applications: { inApp: false, email: true, push: true } } });
    await shortlisted();
    expect((await solver.get<{ items: unknown[] }>("/notifications")).body.items).toEqual([]);
    expect((await solver.get("/notifications/unread")).body).toMatchObject({ notifications: 0 });
    await run("email", later(6));
    expect(await mailsTo(solver)).toHaveLength(1);
  });

  it("never hide money, account and messages in the app", async () => {
    for (const category of ["money", "account", "messages"] as const) {
      const choices = { ...defaultChoices, [category]: { inApp: false, email: true, push: true } };
      const answer = await solver.call("PUT", "/notifications/preferences", {
        choices,
        digest: "off",
        quietHours: null,
      });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: `choices.${category}.inApp` }] } });
    }
  });

  it("are replaced whole, and refused whole", async () => {
    const asked: PreferencesInput = {
      choices: {
        ...defaultChoices,
        reviews: { inApp: false, email: false, push: true },
      },
      digest: "daily",
      quietHours: { from: "22:30", until: "06:45" },
    };
    await prefer(solver, asked);
    expect((await solver.get("/notifications/preferences")).body).toMatchObject({ ...asked, timeZone: "UTC" });
    const { reviews: _, ...incomplete } = asked.choices;
    for (const bad of [
      { ...asked, choices: incomplete },
      { ...asked, quietHours: { from: "24:00", until: "07:00" } },
      { ...asked, quietHours: { from: "07:00", until: "07:00" } },
      { ...asked, digest: "weekly" },
    ])
      expect((await solver.call("PUT", "/notifications/preferences", bad)).status).toBe(422);
    expect((await solver.get("/notifications/preferences")).body).toMatchObject(asked);
  });

  it("let mail wait until quiet hours end", async () => {
    await db.update(users).set({ timeZone: "Asia/Tokyo" }).where(eq(users.id, solver.id));
    await prefer(solver, { quietHours: { from: "20:00", until: "08:00" } });
    await shortlisted();
    await run("email", later(6));
    const [row] = await db.query.outbox.findMany({
      where: and(eq(outbox.consumer, "email"), eq(outbox.state, "pending")),
    });
    const eightInTokyo = noon + 11 * hourMs;
    expect(row).toMatchObject({ attempts: 0, nextAt: eightInTokyo, lastError: "quiet hours" });
    expect(await mailsTo(solver)).toEqual([]);
    await run("email", eightInTokyo);
    expect(await mailsTo(solver)).toHaveLength(1);
  });
});

describe("the transport", () => {
  const fail = (fault: object) =>
    fetch(`${mailbox}/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fault),
    });

  it("is asked again after a failure without sending twice what it took", async () => {
    await shortlisted();
    await fail({ kind: "forget", status: 500 });
    await run("email", later(6));
    expect(await db.query.mails.findFirst({ where: eq(mails.userId, solver.id) })).toMatchObject({ state: "sending" });
    await fail({ kind: "refuse", status: 429 });
    await run("email", later(8));
    await run("email", later(10));
    expect(await mailsTo(solver)).toHaveLength(1);
    expect(await db.query.mails.findFirst({ where: eq(mails.userId, solver.id) })).toMatchObject({ state: "sent" });
  });

  it("is left alone when a first try is too old to be named again", async () => {
    await shortlisted();
    await fail({ kind: "forget", status: 500 });
    await run("email", later(6));
    await run("email", later(6) + 24 * hourMs);
    expect(await mailsTo(solver)).toHaveLength(1);
    expect(await db.query.mails.findFirst({ where: eq(mails.userId, solver.id) })).toMatchObject({ state: "unknown" });
  });

  it("is not asked where there is none", async () => {
    const ctx = systemContext(noon);
    const { RESEND_API_KEY: _, ...config } = ctx.config;
    // Nobody tells the queue, which has a transport.
    await ctx.store.atomic(planEvent(ctx, "application.shortlisted", { challengeId, applicationId }));
    const [row] = await db.query.outbox.findMany({
      where: and(eq(outbox.consumer, "inbox"), eq(outbox.state, "pending")),
    });
    await deliver({ ...ctx, config }, row?.id ?? "", consumerFunctions);
    expect(await run("email", later(6))).toBe(0);
    expect((await inboxOf(env, solver.row).unread()).notifications).toBe(1);
  });
});

describe("unread messages", () => {
  /** A conversation in which the poster says things to the solver. */
  async function talking() {
    const opened = await poster.post<{ conversationId: string }>(`/applications/${applicationId}/shortlist`);
    const { conversationId } = opened.body;
    await db.update(outbox).set({ state: "done" }).where(eq(outbox.state, "pending"));
    const say = (id: string) => poster.post(`/conversations/${conversationId}/messages`, { id, body: `Hello <${id}>` });
    const mute = (until: string | null) => solver.post(`/conversations/${conversationId}/mute`, { until });
    /** What the alarms of room and inbox do in their time. */
    const announced = async () => {
      await runDurableObjectAlarm(roomOf(env, { id: conversationId, jurisdiction: null }));
      await inboxOf(env, solver.row).announceUnheard(Date.now() + minuteMs);
      await run("inbox", Date.now());
    };
    return { conversationId, say, mute, announced };
  }
  const nextYear = () => new Date(Date.now() + 365 * 24 * hourMs).toISOString();

  it("become one mail until they are read", async () => {
    const { conversationId, say, announced } = await talking();
    await say("m1");
    await say("m2");
    await announced();
    await announced();
    const soon = Date.now() + 10 * minuteMs;
    await run("email", soon);
    await say("m3");
    await announced();
    await run("email", soon);
    const [mail, ...others] = await mailsTo(solver);
    expect(others).toEqual([]);
    expect(mail?.subject).toMatch(/^2 new messages from mail poster \d+$/);
    expect(mail?.html).toContain("Hello &lt;m2&gt;");
    await solver.post(`/conversations/${conversationId}/read`, { seq: 100 });
    await say("m4");
    await announced();
    await run("email", soon + 10 * minuteMs);
    expect(await mailsTo(solver)).toHaveLength(2);
  });

  it("of a muted conversation are not mailed, until it counts again", async () => {
    const { say, mute, announced } = await talking();
    expect((await mute(nextYear())).status).toBe(200);
    await say("m1");
    await announced();
    expect(await run("email", Date.now() + 10 * minuteMs)).toBe(0);
    await mute(null);
    await announced();
    expect(await run("email", Date.now() + 10 * minuteMs)).toBe(1);
    expect(await mailsTo(solver)).toHaveLength(1);
  });

  it("are not mailed when the conversation was muted while the mail waited", async () => {
    const { say, mute, announced } = await talking();
    await say("m1");
    await announced();
    await mute(nextYear());
    expect(await run("email", Date.now() + 10 * minuteMs)).toBe(1);
    expect(await mailsTo(solver)).toEqual([]);
  });

  it("count again by themselves when the time of a mute is over", async () => {
    const { say, mute, announced } = await talking();
    await mute(new Date(Date.now() - 1).toISOString());
    await say("m1");
    await announced();
    await run("email", Date.now() + 10 * minuteMs);
    expect(await mailsTo(solver)).toHaveLength(1);
  });
});

describe("digests", () => {
  it("tell each morning of what came and is not read, instead of single mails", async () => {
    await db.update(users).set({ timeZone: "America/New_York" }).where(eq(users.id, solver.id));
    await prefer(solver, { digest: "daily" });
    const morning = noon + 25 * hourMs;
    await db
      .update(notificationPreferences)
      .set({ digestAt: morning, digestedAt: noon - hourMs })
      .where(eq(notificationPreferences.userId, solver.id));
    await shortlisted();
    await happens("challenge.changed", { challengeId });
    expect(await run("email", later(6))).toBe(0);
    await sweepDigests(systemContext(morning - 1));
    expect(await run("email", morning)).toBe(0);
    await sweepDigests(systemContext(morning));
    await sweepDigests(systemContext(morning + minuteMs));
    expect(await run("email", morning + minuteMs)).toBe(1);
    const [mail, ...others] = await mailsTo(solver);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe("Your day at OpenChance: 2 things");
    expect(mail?.body).toContain("was changed");
    await sweepDigests(systemContext(morning + 24 * hourMs));
    await run("email", morning + 24 * hourMs);
    expect(await mailsTo(solver)).toHaveLength(1);
  });

  it("say nothing of conversations that are muted", async () => {
    const opened = await poster.post<{ conversationId: string }>(`/applications/${applicationId}/shortlist`);
    const talk = `/conversations/${opened.body.conversationId}`;
    await prefer(solver, { digest: "daily" });
    const until = new Date(Date.now() + 365 * 24 * hourMs).toISOString();
    await solver.post(`${talk}/mute`, { until });
    await poster.post(`${talk}/messages`, { id: "m1", body: "Hello" });
    await runDurableObjectAlarm(roomOf(env, { id: opened.body.conversationId, jurisdiction: null }));
    await db.update(outbox).set({ state: "done" }).where(eq(outbox.state, "pending"));
    const morningOf = async (day: number) => {
      const at = noon + 20 * hourMs + day * dayMs;
      const mine = eq(notificationPreferences.userId, solver.id);
      await db
        .update(notificationPreferences)
        .set({ digestAt: at, digestedAt: at - 1 })
        .where(mine);
      await sweepDigests(systemContext(at));
      expect(await run("email", at)).toBe(1);
    };
    await morningOf(0);
    expect(await mailsTo(solver)).toEqual([]);
    await solver.post(`${talk}/mute`, { until: null });
    await morningOf(1);
    expect((await mailsTo(solver)).map(({ body }) => body)).toEqual([expect.stringContaining("conversation")]);
  });
});

describe("a link in a mail", () => {
  const tokenOf = (mail: SentMail | undefined) =>
    decodeURIComponent(/token=([^>]+)/.exec(mail?.headers["List-Unsubscribe"] ?? "")?.[1] ?? "");

  it("ends mail of its category without a sign-in, and of nothing else", async () => {
    await shortlisted();
    await run("email", later(6));
    const [mail] = await mailsTo(solver);
    const token = tokenOf(mail);
    const about = await call("GET", `/notifications/unsubscribe?token=${encodeURIComponent(token)}`);
    expect(about).toMatchObject({ status: 200, body: { scope: "applications", subscribed: true } });
    for (const _ of [1, 2]) {
      const ended = await call("POST", "/notifications/unsubscribe", { body: { token } });
      expect(ended).toMatchObject({ status: 200, body: { scope: "applications", subscribed: false } });
    }
    const { choices } = (await solver.get<PreferencesInput>("/notifications/preferences")).body;
    expect(choices).toEqual({ ...defaultChoices, applications: { inApp: true, email: false, push: true } });
  });

  it("of an alert ends alerts and leaves mail about applications as it is", async () => {
    await alerted();
    await run("email", later(6));
    const [mail] = await mailsTo(solver);
    expect(mail?.subject).toBe("New: “Make the booking calendar usable with a keyboard”");
    await call("POST", "/notifications/unsubscribe", { body: { token: tokenOf(mail) } });
    const { choices } = (await solver.get<PreferencesInput>("/notifications/preferences")).body;
    expect(choices).toEqual({ ...defaultChoices, searches: { inApp: true, email: false, push: true } });
  });

  it("is refused when a letter of it is another", async () => {
    await shortlisted();
    await run("email", later(6));
    const token = tokenOf((await mailsTo(solver))[0]);
    for (const bad of [
      token.replace("applications", "money"),
      token.replace(solver.id, poster.id),
      `${token}x`,
      "a.b.c",
      "x",
    ])
      expect(await call("POST", "/notifications/unsubscribe", { body: { token: bad } })).toMatchObject({
        status: 404,
        body: { code: "invalid_link" },
      });
  });
});

describe("mail that came back", () => {
  const tell = async (mail: SentMail | undefined, type: string, transient: boolean) => {
    const event = await fateEvent(
      { id: mail?.id ?? "", recipient: mail?.recipient ?? "", subject: "" },
      type,
      transient,
    );
    const headers = { ...event.headers, "content-type": "application/json" };
    return (await call("POST", "/webhooks/resend", { body: event.body, headers })).status;
  };

  it.each(["bounced", "complained"])(
    "%s: ends mail to the address, and its person is told in the app",
    async (type) => {
      await shortlisted();
      await run("email", later(6));
      const [mail] = await mailsTo(solver);
      expect(await tell(mail, type, false)).toBe(200);
      expect(await tell(mail, type, false)).toBe(200);
      await run("inbox", later(7));
      const page = await solver.get<{ items: { kind: string; count: number }[] }>("/notifications");
      expect(page.body.items.filter(({ kind }) => kind === "email.undeliverable")).toMatchObject([{ count: 1 }]);
      expect((await solver.get("/notifications/preferences")).body).toMatchObject({ email: { state: "suppressed" } });
      await shortlisted();
      expect(await run("email", later(12))).toBe(0);
      expect(await db.query.mails.findFirst({ where: eq(mails.userId, solver.id) })).toMatchObject({ state: type });
    },
  );

  it("for a while only, or without a signature, changes nothing", async () => {
    await shortlisted();
    await run("email", later(6));
    const [mail] = await mailsTo(solver);
    expect(await tell(mail, "bounced", true)).toBe(200);
    const unsigned = await call("POST", "/webhooks/resend", {
      body: { type: "email.bounced", data: { to: [solver.row.email] } },
    });
    expect(unsigned).toMatchObject({ status: 400, body: { code: "invalid_signature" } });
    expect((await solver.get("/notifications/preferences")).body).toMatchObject({ email: { state: "on" } });
  });
});
