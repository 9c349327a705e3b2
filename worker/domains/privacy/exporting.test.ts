/** Everything we have of somebody, as one archive that only they can fetch, for a while. */

import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { app } from "../../app.ts";
import { consumerFunctions } from "../../consumers.ts";
import { accountExports, outbox, users } from "../../database/schema.ts";
import { readConfig } from "../../env.ts";
import { dayMs, hourMs } from "../../platform/clock.ts";
import { deliver, outboxLimits } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { sweepRetention } from "../../retention.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { contextOf, situate, systemContext } from "../../testing/situations.ts";
import { patience } from "../../testing/stripe.ts";
import { followEvents, openTalk } from "../../testing/talks.ts";
import { filesOf } from "../../testing/zip.ts";
import { requestExport } from "./commands.ts";
import { recordFiles } from "./contents.ts";
import type { AccountExport, Privacy } from "./contract.ts";

const { db } = openRecord();

/** Makes what was asked for, as the queue would. */
async function make(person: TestPerson, files = env.FILES, now = Date.now()): Promise<void> {
  const rows = await db.query.outbox.findMany({
    where: and(eq(outbox.consumer, "export"), eq(outbox.state, "pending")),
  });
  for (const row of rows) {
    if (row.facts.userId !== person.id) continue;
    await deliver({ ...systemContext(now), env: { ...env, FILES: files } }, row.id, consumerFunctions);
  }
}

/** Asks where no queue hurries: each test says when it is made. */
function ask(person: TestPerson): Promise<AccountExport> {
  // reason: the one thing that is asked of a queue here
  const silent = { send: async () => undefined } as unknown as Env["FANOUT"];
  return requestExport({ ...contextOf(person), env: { ...env, FANOUT: silent } });
}

const look = async (person: TestPerson) => (await person.get<Privacy>("/users/me/privacy")).body;

async function fetchArchive(person: TestPerson): Promise<Response> {
  const address = `${readConfig(env).APP_ORIGIN}/api/v1/users/me/export/file`;
  const request = new Request(address, { headers: { authorization: `Bearer ${person.token}` } });
  return app.fetch(request, env, createExecutionContext());
}

it("holds all there is of a person, theirs alone, until it expires", async () => {
  const [poster, solver] = await Promise.all([newPerson("Export Poster"), newPerson("Export Solver")]);
  const { situation, conversation } = await openTalk(poster, solver);
  const upload = await solver.call<{ id: string }>("POST", "/files?name=map.txt", "the harbour", {
    "content-type": "text/plain",
    "content-length": "11",
  });
  await solver.post(`/conversations/${conversation.id}/messages`, { id: "m1", body: "I live at the harbour." });
  await poster.call("PUT", `/applications/${situation.applicationId}/note`, { note: "Asked good questions." });
  const work = await situate("delivered", poster, solver);
  await followEvents();

  const asked = await ask(solver);
  expect(asked).toMatchObject({ state: "waiting", size: null, progress: { done: 0, total: 0 } });
  // Asked again meanwhile: the same one.
  expect(await ask(solver)).toEqual(asked);
  expect((await fetchArchive(solver)).status).toBe(404);
  await make(solver);

  const ready = (await look(solver)).export;
  expect(ready).toMatchObject({ id: asked.id, state: "ready", size: expect.any(Number) });
  expect(ready?.progress.done).toBe(ready?.progress.total);
  const answer = await fetchArchive(solver);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="openchance-\d{4}-\d\d-\d\d\.zip"$/);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(bytes.byteLength).toBe(ready?.size);
  const archive = filesOf(bytes);
  expect([...archive.keys()].toSorted()).toEqual(
    [
      "README.txt",
      ...Object.keys(recordFiles),
      `conversations/${conversation.id}.json`,
      `files/${upload.body.id}-map.txt`,
    ].toSorted(),
  );
  for (const name of Object.keys(recordFiles)) expect(archive.get("README.txt")).toContain(name);
  expect(archive.get(`files/${upload.body.id}-map.txt`)).toBe("the harbour");
  expect(archive.get(`conversations/${conversation.id}.json`)).toContain("I live at the harbour.");
  const json = (name: string) => JSON.parse(archive.get(name) ?? "null");
  expect(json("account.json").profile).toMatchObject({ id: solver.id, email: solver.row.email });
  expect(json("account.json").profile.createdAt).toMatch(/^\d{4}-.*Z$/);
  expect(
    json("applications.json")
      .made.map(({ id }: { id: string }) => id)
      .toSorted(),
  ).toEqual([situation.applicationId, work.applicationId].toSorted());
  expect(json("work.json").deliveries).toMatchObject([{ id: work.deliveryId }]);
  expect(json("money.json").holds).toMatchObject([{ id: work.holdId, amountMinor: 240_000 }]);
  expect(json("activity.json").every((row: { actorId: string }) => row.actorId === solver.id)).toBe(true);
  // Of others nothing that was not meant for them.
  const everything = [...archive.values()].join("\n");
  for (const secret of ["Asked good questions.", poster.row.email ?? "", `ch_${work.holdId}`])
    expect(everything).not.toContain(secret);

  expect((await fetchArchive(poster)).status).toBe(404);
  expect((await look(poster)).export).toBeNull();

  await db
    .update(accountExports)
    .set({ expiresAt: Date.now() - 1 })
    .where(eq(accountExports.id, asked.id));
  expect((await fetchArchive(solver)).status).toBe(404);
  expect((await look(solver)).export).toBeNull();
});

it("tells its person by a note, and is forgotten with its bytes when its time is over", async () => {
  const person = await newPerson("Export Told");
  const asked = await ask(person);
  await make(person);
  await followEvents();
  const notes = await person.get<{ items: { kind: string }[] }>("/notifications");
  expect(notes.body.items.map(({ kind }) => kind)).toEqual(["export.ready"]);
  const sweep = (days: number) => {
    const hour = Math.ceil(Date.now() / hourMs) * hourMs + 7 * 60_000;
    return sweepRetention(systemContext(hour + days * dayMs));
  };
  await sweep(policy.exportKeptDays - 1);
  expect(await env.FILES.head(asked.id)).not.toBeNull();
  await sweep(policy.exportKeptDays);
  expect(await env.FILES.head(asked.id)).toBeNull();
  expect(await db.$count(accountExports, eq(accountExports.id, asked.id))).toBe(0);
});

it("begins anew after it broke off, and holds its place in the meantime", async () => {
  const person = await newPerson("Export Broken");
  const asked = await ask(person);
  const broken = new Proxy(env.FILES, {
    get(bucket, name) {
      if (name === "createMultipartUpload")
        return async (...args: Parameters<R2Bucket["createMultipartUpload"]>) => {
          const upload = await bucket.createMultipartUpload(...args);
          return {
            uploadPart: () => Promise.reject(new Error("storage is away")),
            abort: () => upload.abort(),
          };
        };
      return Reflect.get(bucket, name).bind(bucket);
    },
  });
  await make(person, broken);
  expect(await env.FILES.head(asked.id)).toBeNull();
  const row = await db.query.outbox.findFirst({
    where: and(eq(outbox.consumer, "export"), eq(outbox.state, "pending")),
  });
  expect(row).toMatchObject({ attempts: 1, lastError: "Error: storage is away" });
  expect((await look(person)).export).toMatchObject({ state: "building", progress: { total: 12 } });
  await make(person, env.FILES, Date.now() + hourMs);
  expect((await look(person)).export).toMatchObject({ state: "ready" });
});

it("keeps its lease while it is made, so that nobody makes it twice at once", async () => {
  const person = await newPerson("Export Long");
  await ask(person);
  const leases: (number | null)[] = [];
  const slow = new Proxy(env.FILES, {
    get(bucket, name) {
      if (name === "createMultipartUpload")
        return async (...args: Parameters<R2Bucket["createMultipartUpload"]>) => {
          const upload = await bucket.createMultipartUpload(...args);
          return {
            uploadPart: async (...part: Parameters<R2MultipartUpload["uploadPart"]>) => {
              const rows = await db.query.outbox.findMany({ where: eq(outbox.consumer, "export") });
              leases.push(rows.find(({ facts }) => facts.userId === person.id)?.leaseUntil ?? null);
              return upload.uploadPart(...part);
            },
            complete: (parts: R2UploadedPart[]) => upload.complete(parts),
            abort: () => upload.abort(),
          };
        };
      return Reflect.get(bucket, name).bind(bucket);
    },
  });
  // A job that began an hour ago by its own clock.
  await make(person, slow, Date.now() - hourMs);
  expect(leases).toHaveLength(1);
  expect(leases[0]).toBeGreaterThan(Date.now() + outboxLimits.leaseMs - 30_000);
  expect((await look(person)).export?.state).toBe("ready");
});

it("is made once a day, also for an account that may only read", async () => {
  const person = await newPerson("Export Often");
  await db.update(users).set({ state: "suspended" }).where(eq(users.id, person.id));
  expect((await person.post("/users/me/export")).status).toBe(201);
  // The queue makes it by itself.
  await vi.waitFor(async () => expect((await look(person)).export?.state).toBe("ready"), patience);
  const again = await person.post("/users/me/export");
  expect(again).toMatchObject({ status: 429, body: { code: "rate_limited" } });
  expect(Number(again.headers.get("retry-after"))).toBeGreaterThan(86_000);
  await db
    .update(accountExports)
    .set({ createdAt: Date.now() - policy.exportRestHours * hourMs })
    .where(eq(accountExports.userId, person.id));
  expect((await person.post("/users/me/export")).status).toBe(201);
});
