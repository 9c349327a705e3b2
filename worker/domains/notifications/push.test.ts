/** Browsers that are opted in, and pushes from an event to a push service. */
import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { consumerFunctions } from "../../consumers.ts";
import { outbox, pushSubscriptions, users } from "../../database/schema.ts";
import { dayMs, hourMs, minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Consumer } from "../../platform/events.ts";
import { deliver, planEvent } from "../../platform/outbox.ts";
import { newBrowser } from "../../testing/browsers.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import { pushLimits } from "./contract.ts";
import { defaultChoices } from "./preferences.ts";

/** A week from now. */
const noon = (Math.floor(Date.now() / dayMs) + 7) * dayMs + 12 * hourMs;
const { db } = systemContext().store;
const address = (name: string) => `https://updates.push.services.mozilla.com/wpush/v2/${name}`;
let browser: Awaited<ReturnType<typeof newBrowser>>;
let made = 0;
let solver: TestPerson;
let subject: { challengeId: string; applicationId: string };

beforeEach(async () => {
  made += 1;
  browser = await newBrowser();
  solver = await newPerson(`push solver ${made}`);
  const { challengeId, applicationId } = await situate("open", await newPerson(`push poster ${made}`), solver);
  subject = { challengeId, applicationId };
  await db.update(outbox).set({ state: "done" }).where(eq(outbox.state, "pending"));
});
afterEach(() => vi.restoreAllMocks());

const keysOf = ({ target: { p256dh, auth } }: typeof browser) => ({ p256dh, auth });
const optIn = (name: string, person = solver) =>
  person.post("/notifications/push-subscriptions", { endpoint: address(name), keys: keysOf(browser) });

async function run(consumer: Consumer, now: number): Promise<number> {
  const rows = await db.query.outbox.findMany({
    where: and(eq(outbox.state, "pending"), eq(outbox.consumer, consumer)),
  });
  for (const row of rows) await deliver(systemContext(now), row.id, consumerFunctions);
  return rows.length;
}

async function happens(): Promise<void> {
  const ctx = systemContext(noon);
  await commit(ctx, planEvent(ctx, "application.shortlisted", subject));
  await run("inbox", noon);
}

/** Push services that answer by the end of the address; what they were given stands in `bodies`. */
function services(statusOf: Readonly<Record<string, number>>, bodies: Uint8Array[] = []): string[] {
  const asked: string[] = [];
  const real = globalThis.fetch.bind(globalThis);
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.includes("push.services")) return real(input, init);
    const name = url.split("/").at(-1) ?? "";
    asked.push(name);
    bodies.push(new Uint8Array(init?.body as ArrayBuffer)); // reason: the library gives bytes
    return new Response(null, { status: statusOf[name] ?? 201 });
  });
  return asked;
}

describe("a push", () => {
  it("is off until a browser is opted in, then goes to each that is", async () => {
    const asked = services({});
    await happens();
    expect(await run("push", noon + minuteMs)).toBe(0);
    await optIn(`a${made}`);
    await optIn(`b${made}`);
    await happens();
    await run("push", noon + 1_000);
    expect(asked).toEqual([]);
    await run("push", noon + 11_000);
    await run("push", noon + minuteMs);
    expect(asked.sort()).toEqual([`a${made}`, `b${made}`]);
  });

  it("is left out for what was seen, is not wanted, or comes in quiet hours", async () => {
    const asked = services({});
    await optIn(`c${made}`);
    await happens();
    await solver.get("/notifications");
    expect(await run("push", noon + minuteMs)).toBe(1);
    const choices = { ...defaultChoices, applications: { inApp: true, email: true, push: false } };
    await happens();
    await solver.call("PUT", "/notifications/preferences", { choices, digest: "off", quietHours: null });
    expect(await run("push", noon + minuteMs)).toBe(1);
    const quietHours = { from: "11:00", until: "13:00" };
    await solver.call("PUT", "/notifications/preferences", { choices: defaultChoices, digest: "off", quietHours });
    await happens();
    expect(await run("push", noon + minuteMs)).toBe(1);
    expect(await run("push", noon + 2 * minuteMs)).toBe(0);
    expect(asked).toEqual([]);
  });

  it("speaks the reader's language, and says which it is", async () => {
    const bodies: Uint8Array[] = [];
    services({}, bodies);
    await optIn(`spoken${made}`);
    const shown: unknown[] = [];
    for (const locale of ["en", "zh-Hans", "ar"]) {
      await db.update(users).set({ locale }).where(eq(users.id, solver.id));
      await happens();
      await run("push", noon + minuteMs);
      shown.push(await browser.read(bodies.at(-1) ?? new Uint8Array()));
    }
    const title = "Make the booking calendar usable with a keyboard";
    expect(bodies).toHaveLength(3);
    expect(shown).toMatchObject([
      { title: `You are on the shortlist of “${title}”`, lang: "en", dir: "ltr" },
      { title: `你进入了“${title}”的候选名单`, lang: "zh-Hans", dir: "ltr" },
      { title: `أنت في قائمة المرشحين لـ«\u2068${title}\u2069»`, lang: "ar", dir: "rtl" },
    ]);
  });

  it("forgets browsers that are gone, and asks a busy service again", async () => {
    const asked = services({ [`gone${made}`]: 410, [`busy${made}`]: 503 });
    for (const name of [`gone${made}`, `busy${made}`, `here${made}`]) await optIn(name);
    await happens();
    await run("push", noon + minuteMs);
    expect(await db.$count(pushSubscriptions, eq(pushSubscriptions.userId, solver.id))).toBe(2);
    await run("push", noon + 2 * minuteMs);
    expect(asked.filter((name) => name.startsWith("busy"))).toHaveLength(2);
    expect(asked.filter((name) => name.startsWith("gone"))).toHaveLength(1);
    await run("push", noon + 70 * minuteMs);
    expect(await run("push", noon + 80 * minuteMs)).toBe(0);
  });
});

describe("a browser", () => {
  it("belongs to whoever opted in with it last, and only they opt it out", async () => {
    const other = await newPerson(`push other ${made}`);
    await optIn(`shared${made}`);
    expect(await optIn(`shared${made}`, other)).toMatchObject({ body: { browsers: 1 } });
    const out = { endpoint: address(`shared${made}`) };
    expect(await solver.call("DELETE", "/notifications/push-subscriptions", out)).toMatchObject({
      body: { browsers: 0 },
    });
    expect((await other.get("/notifications/preferences")).body).toMatchObject({ push: { browsers: 1 } });
    expect(await other.call("DELETE", "/notifications/push-subscriptions", out)).toMatchObject({
      body: { browsers: 0 },
    });
  });

  it("takes the place of the oldest when there are too many", async () => {
    for (let i = 0; i <= pushLimits.browsers; i++) await optIn(`many${i}`);
    expect((await solver.get("/notifications/preferences")).body).toMatchObject({
      push: { browsers: pushLimits.browsers },
    });
    expect(await db.$count(pushSubscriptions, eq(pushSubscriptions.endpoint, address("many0")))).toBe(0);
  });

  it.each(["https://127.0.0.1/x", "https://metadata.internal/x", "https://push.example/x"])(
    "at %s is refused",
    async (endpoint) => {
      expect(await solver.post("/notifications/push-subscriptions", { endpoint, keys: keysOf(browser) })).toMatchObject(
        {
          status: 422,
          body: { code: "push_service_not_allowed" },
        },
      );
    },
  );
});
