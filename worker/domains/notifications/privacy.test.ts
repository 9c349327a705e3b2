import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { inboxOf } from "../../../durable-objects/stubs.ts";
import { mailSuppressions, mails, notificationPreferences, pushSubscriptions, users } from "../../database/schema.ts";
import { dayMs } from "../../platform/clock.ts";
import { retentionDays, sweepRetention } from "../../retention.ts";
import { newPerson } from "../../testing/people.ts";
import { systemContext } from "../../testing/situations.ts";
import { followEvents, happen } from "../../testing/talks.ts";
import { defaultChoices } from "./preferences.ts";
import { exportNotifications } from "./privacy.ts";

const { db } = systemContext().store;
const endpoint = (name: string) => `https://updates.push.services.mozilla.com/wpush/v2/${name}`;

async function somebody(name: string) {
  const person = await newPerson(name);
  await person.call("PUT", "/notifications/preferences", {
    choices: defaultChoices,
    digest: "off",
    quietHours: { from: "22:00", until: "07:00" },
  });
  const keys = { p256dh: "B".repeat(87), auth: "A".repeat(22) };
  const added = await person.post("/notifications/push-subscriptions", { endpoint: endpoint(person.id), keys });
  expect(added).toMatchObject({ status: 200, body: { browsers: 1 } });
  const address = person.row.email ?? "";
  const now = Date.now();
  const mail = {
    userId: person.id,
    address,
    category: "money",
    state: "sent",
    createdAt: now,
    updatedAt: now,
  } as const;
  await db.insert(mails).values({ ...mail, id: `out_${person.id}` });
  await db.insert(mailSuppressions).values({ address: address.toLowerCase(), cause: "bounced", createdAt: now });
  await inboxOf(env, person.row).add([{ id: "evt_1", kind: "hold.held", subject: { title: "T" }, at: now }]);
  return person;
}

it("gives a person all there is of them, and forgets it without touching anybody else's", async () => {
  const [goes, stays] = [await somebody("privacy goes"), await somebody("privacy stays")];
  const ctx = systemContext();
  const all = await exportNotifications(ctx, goes.id);
  expect(all).toMatchObject({
    notes: [{ id: "evt_1" }],
    conversations: [],
    preferences: { digest: "off", quietFrom: 1320, quietUntil: 420 },
    browsers: [{ service: "updates.push.services.mozilla.com" }],
    mails: [{ address: goes.row.email, category: "money", state: "sent" }],
  });
  expect(JSON.stringify(all)).not.toContain("B".repeat(87));
  // As a tombstone is: without its address.
  await db.update(users).set({ state: "deleted", email: null }).where(eq(users.id, goes.id));
  for (const _ of [1, 2]) {
    await happen("user.erased", { userId: goes.id });
    await followEvents();
  }
  // What is said to it later finds nobody.
  await inboxOf(env, goes.row).add([{ id: "evt_2", kind: "hold.held", subject: {}, at: Date.now() }]);
  await evictDurableObject(inboxOf(env, goes.row));
  await inboxOf(env, goes.row).add([{ id: "evt_3", kind: "hold.held", subject: {}, at: Date.now() }]);
  expect(await exportNotifications(ctx, goes.id)).toEqual({
    notes: [],
    conversations: [],
    preferences: null,
    browsers: [],
    mails: [],
  });
  const kept = await exportNotifications(ctx, stays.id);
  expect(kept).toMatchObject({ notes: [{ id: "evt_1" }], mails: [{ category: "money" }], browsers: [{}] });
  const left = await db.select().from(mailSuppressions);
  expect(left.map(({ address }) => address)).toEqual([stays.row.email?.toLowerCase()]);
  expect(await db.$count(notificationPreferences, eq(notificationPreferences.userId, goes.id))).toBe(0);
  expect(await db.$count(pushSubscriptions, eq(pushSubscriptions.userId, goes.id))).toBe(0);
});

it("forgets the list of mails by itself", async () => {
  const person = await somebody("privacy old");
  const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000 + 7 * 60_000;
  const later = (days: number) => systemContext(hour + days * dayMs);
  await sweepRetention(later(retentionDays.mails - 1));
  expect(await db.$count(mails, eq(mails.userId, person.id))).toBe(1);
  await sweepRetention(later(retentionDays.mails + 1));
  expect(await db.$count(mails, eq(mails.userId, person.id))).toBe(0);
});
