/**
 * Every state × verb × actor, through the API. The table below is written by hand from the rules of the product, not from the code:
 * a verb's effect is listed for the states and actors that may; everything else must be refused and change nothing.
 */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import {
  applications,
  type ChallengeRow,
  cancellationProposals,
  challenges,
  type DisputeRow,
  deliveries,
  disputeEntries,
  disputes,
  journals,
} from "../../database/schema.ts";
import { dayMs } from "../../platform/clock.ts";
import { type Answer, call, newAdmin, newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord, writtenEvents } from "../../testing/record.ts";
import { makePayable, type Situation, situate } from "../../testing/situations.ts";
import { type ChallengeState, challengeStates } from "../challenges/contract.ts";

const actors = ["poster", "solver", "stranger", "admin", "guest"] as const;
type ActorName = (typeof actors)[number];

interface VerbCase {
  /** What must have happened before, beside the state. */
  prepare?: (on: Situation, state: ChallengeState) => Promise<void>;
  /** The request. */
  send: (on: Situation) => [method: string, path: string, body?: unknown];
  /** Who may, and from where to where. */
  allowed: Partial<Record<ActorName, Partial<Record<ChallengeState, ChallengeState>>>>;
}

const claim = {
  reason: "not_as_agreed",
  text: "The grid works with a mouse only, and the brief asks for a keyboard.",
  release: { amountMinor: 100_000, currency: "USD" },
};
const letter = "I rebuilt the date grid of a ferry site last year; the same pattern fits here.";

const verbs: Record<string, VerbCase> = {
  publish: { send: (on) => ["POST", `/challenges/${on.challengeId}/publish`], allowed: { poster: { draft: "open" } } },
  edit: {
    send: (on) => ["PATCH", `/challenges/${on.challengeId}`, { summary: "A new summary." }],
    allowed: { poster: { draft: "draft", open: "open" } },
  },
  apply: {
    send: (on) => [
      "POST",
      `/challenges/${on.challengeId}/applications`,
      { coverLetter: letter, price: { amountMinor: 200_000, currency: "USD" }, days: 10 },
    ],
    allowed: { stranger: { open: "open" }, admin: { open: "open" } },
  },
  shortlist: {
    send: (on) => ["POST", `/applications/${on.applicationId}/shortlist`],
    allowed: { poster: { open: "open" } },
  },
  award: {
    send: (on) => ["POST", `/applications/${on.applicationId}/award`],
    allowed: { poster: { open: "awarded" } },
  },
  retractAward: {
    send: (on) => ["POST", `/applications/${on.applicationId}/retract-award`, {}],
    allowed: { poster: { awarded: "open" } },
  },
  declineAward: {
    send: (on) => ["POST", `/applications/${on.applicationId}/decline-award`, {}],
    allowed: { solver: { awarded: "open" } },
  },
  deliver: {
    send: (on) => [
      "POST",
      `/challenges/${on.challengeId}/deliveries`,
      { note: "The grid and its tests.", fileIds: [] },
    ],
    allowed: { solver: { in_progress: "delivered", delivered: "delivered" } },
  },
  requestChanges: {
    send: (on) => [
      "POST",
      `/deliveries/${on.deliveryId}/request-changes`,
      { feedback: "Focus lands at the top of the page.", days: 5 },
    ],
    allowed: { poster: { delivered: "in_progress" } },
  },
  approve: {
    send: (on) => ["POST", `/deliveries/${on.deliveryId}/approve`],
    allowed: { poster: { delivered: "completed" } },
  },
  dispute: {
    // Without a delivery only once the due date has passed (disputing.test.ts).
    prepare: (on) => changeChallenge(on, { dueAt: Date.now() - dayMs }),
    send: (on) => ["POST", `/challenges/${on.challengeId}/dispute`, claim],
    allowed: {
      poster: { in_progress: "disputed", delivered: "disputed" },
      solver: { in_progress: "disputed", delivered: "disputed" },
    },
  },
  answerDispute: {
    send: (on) => ["POST", `/disputes/${on.disputeId}/answer`, { text: claim.text, release: claim.release }],
    allowed: { solver: { disputed: "disputed" } },
  },
  offer: {
    prepare: (on) => changeDispute(on, { state: "answered" }),
    send: (on) => ["POST", `/disputes/${on.disputeId}/offer`, { release: claim.release }],
    allowed: { poster: { disputed: "disputed" }, solver: { disputed: "disputed" } },
  },
  addEvidence: {
    send: (on) => ["POST", `/disputes/${on.disputeId}/evidence`, { text: claim.text }],
    allowed: { poster: { disputed: "disputed" }, solver: { disputed: "disputed" } },
  },
  acceptOffer: {
    send: (on) => ["POST", `/disputes/${on.disputeId}/accept`, { entryId: on.claimId }],
    allowed: { solver: { disputed: "completed" } },
  },
  withdrawDispute: {
    send: (on) => ["POST", `/disputes/${on.disputeId}/withdraw`, {}],
    allowed: { poster: { disputed: "delivered" } },
  },
  decideDispute: {
    prepare: (on) => changeDispute(on, { state: "deciding" }),
    send: (on) => [
      "POST",
      `/admin/disputes/${on.disputeId}/decide`,
      { text: "The brief asks for a keyboard.", release: { amountMinor: 0, currency: "USD" } },
    ],
    allowed: { admin: { disputed: "canceled" } },
  },
  proposeCancellation: {
    send: (on) => ["POST", `/challenges/${on.challengeId}/cancellation/propose`, {}],
    allowed: {
      poster: { in_progress: "in_progress", delivered: "delivered" },
      solver: { in_progress: "in_progress", delivered: "delivered" },
    },
  },
  acceptCancellation: {
    prepare: propose,
    send: (on) => ["POST", `/challenges/${on.challengeId}/cancellation/accept`],
    allowed: { poster: { in_progress: "canceled", delivered: "canceled" } },
  },
  refuseCancellation: {
    prepare: propose,
    send: (on) => ["POST", `/challenges/${on.challengeId}/cancellation/refuse`],
    allowed: {
      poster: { in_progress: "in_progress", delivered: "delivered" },
      solver: { in_progress: "in_progress", delivered: "delivered" },
    },
  },
  cancel: {
    send: (on) => ["POST", `/challenges/${on.challengeId}/cancel`, {}],
    allowed: {
      poster: { draft: "canceled", open: "canceled" },
      solver: { in_progress: "canceled", delivered: "canceled" },
    },
  },
};

async function changeChallenge(on: Situation, change: Partial<ChallengeRow>): Promise<void> {
  await openRecord().db.update(challenges).set(change).where(eq(challenges.id, on.challengeId));
}

async function changeDispute(on: Situation, change: Partial<DisputeRow>): Promise<void> {
  await openRecord().db.update(disputes).set(change).where(eq(disputes.id, on.disputeId));
}

/** The solver's, in the states in which there can be one. */
async function propose(on: Situation, state: ChallengeState): Promise<void> {
  if (state !== "in_progress" && state !== "delivered") return;
  const answer = await person("solver").post(`/challenges/${on.challengeId}/cancellation/propose`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
}

const people = new Map<ActorName, TestPerson>();

beforeAll(async () => {
  for (const name of ["poster", "solver", "stranger"] as const) people.set(name, await newPerson(name));
  people.set("admin", await newAdmin("admin"));
  await makePayable(person("solver"));
  await makePayable(person("stranger"));
  await makePayable(person("admin"));
});

function person(name: ActorName): TestPerson {
  const found = people.get(name);
  if (found === undefined) throw new Error(`${name} is no person`);
  return found;
}

async function sendAs(actor: ActorName, [method, path, body]: [string, string, unknown?]): Promise<Answer<unknown>> {
  return actor === "guest" ? call(method, path, { body }) : person(actor).call(method, path, body);
}

/** All that a verb could have written, but for events. */
async function snapshot(on: Situation): Promise<unknown> {
  const { db } = openRecord();
  return Promise.all([
    db.query.challenges.findFirst({ where: eq(challenges.id, on.challengeId) }),
    db.query.applications.findMany({ where: eq(applications.challengeId, on.challengeId) }),
    db.query.deliveries.findMany({ where: eq(deliveries.challengeId, on.challengeId) }),
    db.query.journals.findMany({ where: eq(journals.holdId, on.holdId) }),
    db.query.disputes.findMany({ where: eq(disputes.challengeId, on.challengeId) }),
    db.query.disputeEntries.findMany({ where: eq(disputeEntries.disputeId, on.disputeId) }),
    db.query.cancellationProposals.findMany({ where: eq(cancellationProposals.challengeId, on.challengeId) }),
  ]);
}

async function stateOf(on: Situation): Promise<ChallengeState | undefined> {
  const row = await openRecord().db.query.challenges.findFirst({ where: eq(challenges.id, on.challengeId) });
  return row?.state;
}

describe.each(Object.entries(verbs))("%s", (_verb, { prepare, send, allowed }) => {
  describe.each(challengeStates)("while %s", (state) => {
    it.each(actors)("by the %s", async (actor) => {
      const on = await situate(state, person("poster"), person("solver"));
      await prepare?.(on, state);
      const target = allowed[actor]?.[state];
      const before = await snapshot(on);
      const answer = await sendAs(actor, send(on));
      const announced = await writtenEvents(answer.headers.get("x-request-id") ?? "");
      if (target !== undefined) {
        expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
        expect(await stateOf(on)).toBe(target);
        // Of a draft nobody else knows.
        if (target !== state && state !== "draft") expect(announced).toBeGreaterThan(0);
        return;
      }
      expect([401, 403, 404, 409], JSON.stringify(answer.body)).toContain(answer.status);
      if (actor === "guest") expect(answer.status).toBe(401);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(await snapshot(on)).toEqual(before);
      expect(announced).toBe(0);
    });
  });
});
