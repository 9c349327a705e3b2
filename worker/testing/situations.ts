/** Challenges in every state of their life, written straight into the record, for tests that begin in the middle. Only tests import this. */
import { env } from "cloudflare:workers";
import {
  applications,
  type ChallengeRow,
  challenges,
  deliveries,
  disputeEntries,
  disputes,
  payoutAccounts,
} from "../database/schema.ts";
import type { ApplicationState } from "../domains/applications/contract.ts";
import type { ChallengeState } from "../domains/challenges/contract.ts";
import { planCreateHold, planHeld } from "../domains/payments/commands.ts";
import { findHold } from "../domains/payments/queries.ts";
import { readConfig } from "../env.ts";
import { dayMs } from "../platform/clock.ts";
import { type Context, systemActor } from "../platform/context.ts";
import { newId } from "../platform/ids.ts";
import { policy } from "../platform/policy.ts";
import { planTimer } from "../platform/timers.ts";
import type { TestPerson } from "./people.ts";
import { openRecord } from "./record.ts";

/** A context such as a clock or a queue has. What is deferred is not waited for. */
export function systemContext(now = Date.now()): Context {
  return {
    actor: systemActor,
    refused: null,
    now,
    store: openRecord(),
    env,
    config: readConfig(env),
    requestId: newId("request"),
    write: null,
    defer: () => undefined,
  };
}

/** A context such as this person's request has, at any time. */
export function contextOf({ row }: TestPerson, now = Date.now()): Context {
  const { id, handle, name, role, state } = row;
  const actor = {
    kind: "user",
    id,
    handle,
    name,
    role,
    state,
    sessionId: `sess_${id}`,
    expiresAt: now + dayMs,
    verifiedAt: now,
    viewing: null,
  } as const;
  return { ...systemContext(now), actor };
}

export interface Situation {
  challengeId: string;
  applicationId: string;
  deliveryId: string;
  holdId: string;
  disputeId: string;
  /** The poster's claim: three quarters of the reward back. */
  claimId: string;
}

/** Lets somebody be paid, as if they had finished Stripe's onboarding. */
export async function makePayable(person: TestPerson): Promise<void> {
  const { db } = openRecord();
  const now = Date.now();
  await db
    .insert(payoutAccounts)
    .values({
      userId: person.id,
      stripeAccountId: `acct_${person.id}`,
      country: "NL",
      state: "ready",
      requirements: [],
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing();
}

const withSolver: readonly ChallengeState[] = ["awarded", "in_progress", "delivered", "disputed", "completed"];
const withMoney: readonly ChallengeState[] = ["in_progress", "delivered", "disputed"];
const withDelivery: readonly ChallengeState[] = ["delivered", "disputed", "completed"];

/** What the solver's application is in while the challenge is in a state. */
const applicationStateIn: Partial<Record<ChallengeState, ApplicationState>> = {
  awarded: "awarded",
  in_progress: "hired",
  delivered: "hired",
  disputed: "hired",
  completed: "hired",
};

/**
 * A challenge of the poster's in the given state, with one application of the solver's and whatever else belongs to the state:
 * an unpaid hold when awarded, a held reward while work runs, a delivery that waits when delivered, the poster's claim about it when
 * disputed.
 */
export async function situate(state: ChallengeState, poster: TestPerson, solver: TestPerson): Promise<Situation> {
  const ctx = systemContext();
  const { db } = ctx.store;
  const situation = {
    challengeId: newId("challenge"),
    applicationId: newId("application"),
    deliveryId: newId("delivery"),
    holdId: newId("hold"),
    disputeId: newId("dispute"),
    claimId: newId("disputeEntry"),
  };
  await db.insert(challenges).values(challengeIn(state, situation, poster, solver, ctx.now));
  if (state === "draft") return situation;
  await db.insert(applications).values({
    id: situation.applicationId,
    challengeId: situation.challengeId,
    posterId: poster.id,
    applicantId: solver.id,
    state: applicationStateIn[state] ?? "submitted",
    coverLetter: "I have built three of these and would write the failing tests first.",
    priceMinor: 240_000,
    currency: "USD",
    days: 14,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await situateMoney(ctx, state, situation, poster, solver);
  if (withDelivery.includes(state)) {
    const delivered = state === "completed" ? "approved" : "submitted";
    await db.insert(deliveries).values({
      id: situation.deliveryId,
      challengeId: situation.challengeId,
      solverId: solver.id,
      version: 1,
      note: "Version 1",
      state: delivered,
      createdAt: ctx.now,
    });
  }
  if (state === "disputed") await situateDispute(ctx, situation, poster);
  return situation;
}

function challengeIn(
  state: ChallengeState,
  situation: Situation,
  poster: TestPerson,
  solver: TestPerson,
  now: number,
): typeof challenges.$inferInsert {
  const chosen = withSolver.includes(state);
  const row: Omit<ChallengeRow, "seq"> = {
    id: situation.challengeId,
    slug: situation.challengeId,
    kind: "hire",
    state,
    posterId: poster.id,
    solverId: chosen ? solver.id : null,
    title: "Make the booking calendar usable with a keyboard",
    summary: "The month grid traps focus.",
    brief: "Rebuild the month grid to the ARIA pattern, with tests that run in our pipeline.",
    briefVersion: 1,
    category: "software",
    skills: ["react"],
    rewardMinor: 240_000,
    currency: "USD",
    agents: "declared",
    place: null,
    applicationDeadline: now + 10 * dayMs,
    deliveryDays: 21,
    applicationCount: state === "draft" ? 0 : 1,
    awardedApplicationId: chosen ? situation.applicationId : null,
    dueAt: state === "in_progress" ? now + 14 * dayMs : null,
    approvesAt: state === "delivered" ? now + 14 * dayMs : null,
    paymentDueAt: state === "awarded" ? now + 3 * dayMs : null,
    changeRounds: 0,
    cancelReason: state === "canceled" ? "poster_withdrew" : null,
    cancelNote: null,
    publishedAt: state === "draft" ? null : now,
    takenDownAt: null,
    reviewedAt: null,
    completedAt: state === "completed" ? now : null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  return row;
}

async function situateMoney(
  ctx: Context,
  state: ChallengeState,
  situation: Situation,
  poster: TestPerson,
  solver: TestPerson,
): Promise<void> {
  if (state !== "awarded" && !withMoney.includes(state)) return;
  const { holdId, challengeId, applicationId } = situation;
  const amount = { amountMinor: 240_000, currency: "USD" } as const;
  await ctx.store.atomic(
    await planCreateHold(ctx, {
      holdId,
      challengeId,
      applicationId,
      posterId: poster.id,
      solverId: solver.id,
      amount,
      windowEndsAt: ctx.now + 3 * dayMs,
    }),
  );
  if (state === "awarded") return;
  const hold = await findHold(ctx, holdId);
  if (hold === null) throw new Error("the hold was not written");
  const facts = {
    sessionId: `cs_${holdId}`,
    paymentIntentId: `pi_${holdId}`,
    chargeId: `ch_${holdId}`,
    movement: { id: `txn_${holdId}`, amountMinor: amount.amountMinor, feeMinor: 6_990, currency: amount.currency },
    payerFingerprint: null,
    signalId: null,
  };
  await ctx.store.atomic(await planHeld(ctx, hold, facts));
}

async function situateDispute(ctx: Context, situation: Situation, poster: TestPerson): Promise<void> {
  const { db } = ctx.store;
  const { disputeId, claimId, challengeId, holdId } = situation;
  const answerDueAt = ctx.now + policy.disputeAnswerDays * dayMs;
  await db.insert(disputes).values({
    id: disputeId,
    challengeId,
    holdId,
    filedBy: poster.id,
    state: "filed",
    reason: "not_as_agreed",
    formerState: "delivered",
    paused: [],
    approvalLeftMs: policy.autoApprovalDays * dayMs,
    currency: "USD",
    heldMinor: 240_000,
    answerDueAt,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await db.insert(disputeEntries).values({
    id: claimId,
    disputeId,
    authorId: poster.id,
    kind: "claim",
    text: "The grid works with a mouse only, and the brief asks for a keyboard.",
    releaseMinor: 60_000,
    fileIds: [],
    at: ctx.now,
  });
  await ctx.store.atomic(planTimer(ctx, "dispute_answer", disputeId, answerDueAt));
}
