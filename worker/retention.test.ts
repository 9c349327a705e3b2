import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { clerkEvents, devices, files, payoutDestinations, revokedSessions, stripeEvents } from "./database/schema.ts";
import { retentionDays, sweepRetention } from "./retention.ts";
import { claimOf, delivered, filed } from "./testing/disputes.ts";
import { newModerator, newPerson, type TestPerson } from "./testing/people.ts";
import { openRecord } from "./testing/record.ts";
import { situate, systemContext } from "./testing/situations.ts";

const { db } = openRecord();
const dayMs = 86_400_000;
let solver: TestPerson;
let poster: TestPerson;

beforeAll(async () => {
  poster = await newPerson("retention poster");
  solver = await newPerson("retention solver");
});

/** The seventh minute of an hour, some days from now. */
function later(days: number): number {
  const at = new Date(Date.now() + days * dayMs);
  return at.setUTCMinutes(7);
}

async function upload(): Promise<string> {
  const file = await solver.call<{ id: string }>("POST", "/files?name=a.txt", "hello", {
    "content-type": "text/plain",
    "content-length": "5",
  });
  expect(file.status).toBe(201);
  return file.body.id;
}

it("forgets uploads that nothing took after a week, with their bytes, and keeps the others", async () => {
  const unused = await upload();
  const used = await upload();
  const { challengeId } = await situate("in_progress", poster, solver);
  expect(
    (await solver.post(`/challenges/${challengeId}/deliveries`, { note: "With a file", fileIds: [used] })).status,
  ).toBe(201);
  await sweepRetention(systemContext(later(retentionDays.unusedFiles - 1)));
  expect(await env.FILES.head(unused)).not.toBeNull();
  await sweepRetention(systemContext(later(retentionDays.unusedFiles + 1)));
  expect(await env.FILES.head(unused)).toBeNull();
  expect(await db.query.files.findFirst({ where: eq(files.id, unused) })).toBeUndefined();
  expect(await env.FILES.head(used)).not.toBeNull();
});

it("keeps the evidence of a dispute", async () => {
  const evidence = await upload();
  await filed(await delivered(poster, solver), solver, { ...claimOf(240_000), fileIds: [evidence] });
  await sweepRetention(systemContext(later(retentionDays.unusedFiles + 1)));
  expect(await env.FILES.head(evidence)).not.toBeNull();
  expect(await db.query.files.findFirst({ where: eq(files.id, evidence) })).toMatchObject({ state: "clean" });
});

it("keeps the picture of a work that was reported as long as the report's evidence, for moderators alone", async () => {
  const image = "GIF89a@\u0001P\0";
  const head = { "content-type": "image/gif", "content-length": String(image.length) };
  const [reported, other] = [
    await solver.call<{ id: string }>("POST", "/files?name=map.gif", image, head),
    await solver.call<{ id: string }>("POST", "/files?name=tree.gif", image, head),
  ];
  const [pictureId, otherId] = [reported.body.id, other.body.id];
  const work = await solver.post<{ id: string }>("/works", { title: "A map", description: "Mine.", pictureId });
  const kept = await solver.post<{ id: string }>("/works", { title: "A tree", description: "", pictureId: otherId });
  const report = await poster.post<{ id: string }>("/reports", {
    subject: "work",
    workId: work.body.id,
    reason: "illegal",
    note: "It is mine.",
  });
  expect(report.status).toBe(201);
  for (const { id } of [work.body, kept.body]) expect((await solver.call("DELETE", `/works/${id}`)).status).toBe(200);
  await sweepRetention(systemContext(later(retentionDays.unusedFiles + 1)));
  expect(await env.FILES.head(otherId)).toBeNull();
  expect(await env.FILES.head(pictureId)).not.toBeNull();
  const moderator = await newModerator("retention moderator");
  expect((await moderator.get(`/files/${pictureId}`)).status).toBe(200);
  expect((await poster.get(`/files/${pictureId}`)).status).toBe(404);
  const decide = { outcome: "upheld", reason: "It is another's work." };
  expect((await moderator.post(`/admin/reports/${report.body.id}/decide`, decide)).status).toBe(200);
  await sweepRetention(systemContext(later(retentionDays.reportEvidence - 1)));
  expect(await env.FILES.head(pictureId)).not.toBeNull();
  await sweepRetention(systemContext(later(retentionDays.reportEvidence + 1)));
  expect(await env.FILES.head(pictureId)).toBeNull();
  expect(await db.query.files.findFirst({ where: eq(files.id, pictureId) })).toBeUndefined();
});

it("forgets ended sessions and events that were acted on, never those that wait for a person", async () => {
  await db.insert(revokedSessions).values({ sessionId: "sess_old", revokedAt: 1 });
  await db.insert(clerkEvents).values({ id: "msg_old", type: "user.created", processedAt: 1 });
  await db.insert(stripeEvents).values([
    { id: "evt_done", type: "charge.succeeded", state: "processed", receivedAt: 1 },
    { id: "evt_odd", type: "charge.dispute.created", state: "quarantined", receivedAt: 1 },
  ]);
  await sweepRetention(systemContext(later(0)));
  expect(await db.$count(revokedSessions)).toBe(0);
  expect(await db.$count(clerkEvents)).toBe(0);
  expect((await db.query.stripeEvents.findMany()).map((event) => event.id)).toEqual(["evt_odd"]);
});

it("forgets accounts that somebody is no longer paid to after half a year", async () => {
  const seenAt = Date.now();
  await db.insert(payoutDestinations).values([
    { fingerprint: "replaced", userId: solver.id, seenAt },
    { fingerprint: "in use", userId: solver.id, seenAt: seenAt + 2 * dayMs },
  ]);
  await sweepRetention(systemContext(later(retentionDays.payoutDestinations + 1)));
  expect(await db.query.payoutDestinations.findMany({ where: eq(payoutDestinations.userId, solver.id) })).toMatchObject(
    [{ fingerprint: "in use" }],
  );
});

it("forgets browsers that were not used for half a year", async () => {
  const seenAt = Date.now();
  await db.insert(devices).values([
    { hash: "old", userId: solver.id, seenAt },
    { hash: "used again", userId: solver.id, seenAt: seenAt + 2 * dayMs },
  ]);
  await sweepRetention(systemContext(later(retentionDays.devices + 1)));
  expect(await db.query.devices.findMany({ where: eq(devices.userId, solver.id) })).toMatchObject([
    { hash: "used again" },
  ]);
});
