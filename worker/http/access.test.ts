/**
 * Every route asked as every kind of caller, held against the table of access.ts: requests, WebSocket upgrades, files, exports. Who may
 * is not refused; who may not is answered exactly as declared, and nothing of it is written.
 */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accountExports, auditLog, chargebacks, refunds, stripeEvents, users } from "../database/schema.ts";
import { dayMs } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { call, newPerson, type TestPerson } from "../testing/people.ts";
import { openRecord, writtenEvents } from "../testing/record.ts";
import { bodies, fill, namedOfMoney, operations, type TestedRoute } from "../testing/routes.ts";
import { makePayable, situate } from "../testing/situations.ts";
import { upgrade } from "../testing/talks.ts";
import {
  type Access,
  type Caller,
  callers,
  type Outcome,
  policies,
  type ReadOnlyState,
  readOnlyStates,
} from "./access.ts";

const { db } = openRecord();
const named = ["stranger", "poster", "solver", "moderator", "admin"] as const;
type Named = (typeof named)[number];

const people = {} as Record<Named, TestPerson>; // reason: filled before the first test
/** Somebody to block, to look at, or to claim from. */
let other: TestPerson;
/** Of what exists, so that only the person can be wrong. */
let realIds: Record<string, string> = {};

beforeAll(async () => {
  for (const name of named) people[name] = await newPerson(`access ${name}`);
  other = await newPerson("access other");
  const { poster, solver, moderator, admin } = people;
  await makePayable(solver);
  await db.update(users).set({ role: "moderator" }).where(eq(users.id, moderator.id));
  await db.update(users).set({ role: "admin" }).where(eq(users.id, admin.id));
  const open = await situate("open", poster, solver);
  // Disputed, so that nearly every verb is refused for its state, and the first caller takes nothing from the next.
  const disputed = await situate("disputed", poster, solver);
  const talk = await poster.post<{ conversationId: string }>(`/applications/${open.applicationId}/shortlist`);
  const upload = await solver.call<{ id: string }>("POST", "/files?name=notes.txt", "notes", {
    "content-type": "text/plain",
    "content-length": "5",
  });
  const said = await poster.post<{ seq: number }>(`/conversations/${talk.body.conversationId}/messages`, {
    id: "first",
    body: "Hello",
  });
  const given = await solver.post(`/conversations/${talk.body.conversationId}/messages`, {
    id: "second",
    body: "",
    fileIds: [upload.body.id],
  });
  const report = await poster.post<{ id: string }>("/reports", { subject: "user", userId: other.id, reason: "spam" });
  expect([talk, upload, said, given, report].map(({ status }) => status)).toEqual([200, 201, 201, 201, 201]);
  await makeExport(poster);
  realIds = {
    challenges: disputed.challengeId,
    applications: open.applicationId,
    deliveries: disputed.deliveryId,
    disputes: disputed.disputeId,
    conversations: talk.body.conversationId,
    messages: String(said.body.seq),
    members: solver.id,
    files: upload.body.id,
    users: other.id,
    reports: report.body.id,
    receipts: disputed.holdId,
    ...(await makeMoney(disputed.holdId)),
  };
});

async function makeExport({ id: userId }: TestPerson): Promise<void> {
  const [id, now] = [newId("export"), Date.now()];
  await env.FILES.put(id, "an archive");
  await db
    .insert(accountExports)
    .values({ id, userId, state: "ready", size: 10, createdAt: now, readyAt: now, expiresAt: now + dayMs });
}

/** What admins look after, without anything at Stripe behind it. */
async function makeMoney(holdId: string): Promise<Record<string, string>> {
  const now = Date.now();
  const sum = { amountMinor: 1_000, currency: "USD" } as const;
  const ids = { holds: holdId, refunds: newId("refund"), chargebacks: "dp_access", "stripe-events": "evt_access" };
  await db.insert(refunds).values({
    id: ids.refunds,
    holdId,
    ...sum,
    state: "paid",
    paymentIntentId: "pi_1",
    createdAt: now,
    updatedAt: now,
  });
  await db.insert(chargebacks).values({
    id: ids.chargebacks,
    holdId,
    ...sum,
    chargeId: "ch_1",
    status: "won",
    reason: "fraudulent",
    openedAt: now,
    closedAt: now,
    updatedAt: now,
  });
  await db
    .insert(stripeEvents)
    .values({ id: ids["stripe-events"], type: "charge.succeeded", state: "processed", receivedAt: now });
  const done = await db.query.outbox.findFirst();
  return { ...ids, outbox: done?.id ?? "" };
}

/** Whether the route's own resource is one of those above; without one nobody can be told from what does not exist. */
function exists({ path }: TestedRoute): boolean {
  return [...path.matchAll(/\/([a-z-]+)\/\{/g)].every(([, collection]) => (realIds[collection ?? ""] ?? "") !== "");
}

interface Told {
  status: number;
  code: string | undefined;
  requestId: string | null;
}

async function ask(operation: TestedRoute, token: string | undefined): Promise<Told> {
  // Admins name people by id, all others by handle.
  const users = operation.path.startsWith("/admin/") ? other.id : other.row.handle;
  const path = fill(operation.path, { ...namedOfMoney, ...realIds, users });
  if (operation.opensSocket) {
    const { webSocket, status, headers } = await upgrade(
      path,
      token === undefined ? {} : { authorization: `Bearer ${token}` },
    );
    webSocket?.accept();
    webSocket?.close(1000);
    return { status, code: undefined, requestId: headers.get("x-request-id") };
  }
  const body = operation.method === "GET" ? {} : { body: bodies[`${operation.method} ${operation.path}`] ?? {} };
  const answer = await call(operation.method, path, { token, ...body });
  const { code } = (typeof answer.body === "object" ? answer.body : {}) as { code?: string }; // reason: a problem document
  return { status: answer.status, code, requestId: answer.headers.get("x-request-id") };
}

function expectOutcome(told: Told, outcome: Outcome, because: string): void {
  if (outcome !== "may") {
    expect(told.status, because).toBe(outcome);
    return;
  }
  expect([401, 403, 404, 426], because).not.toContain(told.status);
  expect(told.status, because).toBeLessThan(500);
}

/** Whether a request left something behind: every change of somebody's announces an event or is audited. */
async function wrote({ requestId }: Told): Promise<boolean> {
  if (requestId === null) throw new Error("an answer without its request's id");
  return (await writtenEvents(requestId)) + (await db.$count(auditLog, eq(auditLog.requestId, requestId))) > 0;
}

/**
 * What decides is named in their body, or is more than a side (a group's poster, whoever filed a dispute): the tests of their domains
 * ask them for who may.
 */
const decidedByMore = new Set([
  "POST /conversations",
  "POST /conversations/{id}/members",
  "DELETE /conversations/{id}/members/{userId}",
  "POST /disputes/{id}/answer",
  "POST /disputes/{id}/withdraw",
  "POST /reports",
  "POST /admin/redactions",
  // Afterwards others would find nothing there.
  "POST /admin/challenges/{id}/take-down",
  "POST /notifications/unsubscribe",
]);

async function prove(operation: TestedRoute, caller: Caller, token: string | undefined): Promise<void> {
  const outcome = (operation.access as Access)[caller]; // reason: a test of its own asks that every route has one
  const isOpenQuestion = !exists(operation) || decidedByMore.has(`${operation.method} ${operation.path}`);
  if (outcome === "may" && isOpenQuestion) return;
  const told = await ask(operation, token);
  const because = `${operation.name} as ${caller}: ${told.status} ${told.code ?? ""}`;
  expectOutcome(told, outcome, because);
  if (outcome !== "may") expect(await wrote(told), because).toBe(false);
}

/** What gives an archive to who should have none, and what could end the account of whoever asks, come after all others. */
const late = ["POST /api/v1/users/me/export", "DELETE /api/v1/users/me"];
/** Nobody asks for anything after it. */
const signOut = "POST /api/v1/auth/sign-out";
const lasting = operations
  .filter(({ name }) => name !== signOut)
  .toSorted((a, b) => late.indexOf(a.name) - late.indexOf(b.name));

it("every route has its line in the table", () => {
  expect(operations.filter(({ access }) => access === null).map(({ name }) => name)).toEqual([]);
  expect(new Set(operations.map(({ policy }) => policy))).toEqual(new Set(policies));
});

describe("active accounts", () => {
  it.each(lasting)("$name", async (operation) => {
    await prove(operation, "guest", undefined);
    for (const caller of named) await prove(operation, caller, people[caller].token);
  });
});

describe.each(readOnlyStates)("accounts that are %s", (state: ReadOnlyState) => {
  // Before each, since one of them is how a closing account is kept.
  beforeEach(() => setStates(state));
  afterAll(() => setStates("active"));

  it.each(lasting)("$name", async (operation) => {
    const { access } = operation;
    const caller = access === null ? undefined : named.find((name) => access[name] === "may");
    await prove(operation, state, people[caller ?? "stranger"].token);
  });
});

async function setStates(state: "active" | ReadOnlyState): Promise<void> {
  for (const { id } of Object.values(people)) await db.update(users).set({ state }).where(eq(users.id, id));
}

it("the table knows every kind of caller", () => {
  for (const { access, name } of operations)
    expect(Object.keys(access ?? {}).toSorted(), name).toEqual([...callers].toSorted());
});

describe("at the end", () => {
  it.each(operations.filter(({ name }) => name === signOut))("$name", async (operation) => {
    await prove(operation, "guest", undefined);
    for (const caller of named) await prove(operation, caller, people[caller].token);
  });
});
