/** Disputes in tests: work that was delivered, what each side says of it, and what became of its money. Only tests import this. */
import { eq } from "drizzle-orm";
import { challenges, outbox, payouts, refunds, timers } from "../database/schema.ts";
import type { Dispute, FileDisputeInput } from "../domains/disputes/contract.ts";
import { sweepTimers } from "../domains/engagements/timers.ts";
import { planFreeze } from "../domains/payments/freezes.ts";
import { findHold, heldMinor } from "../domains/payments/queries.ts";
import type { Money } from "../platform/money.ts";
import type { Answer, TestPerson } from "./people.ts";
import { openRecord } from "./record.ts";
import { type Situation, situate, systemContext } from "./situations.ts";

const { db } = openRecord();

export function usd(amountMinor: number): Money {
  return { amountMinor, currency: "USD" };
}

export const statement = "The grid works with a mouse only, and the brief asks for a keyboard.";

export function claimOf(amountMinor: number): FileDisputeInput {
  return { reason: "not_as_agreed", text: statement, release: usd(amountMinor), fileIds: [] };
}

export interface Delivered extends Situation {
  poster: TestPerson;
  solver: TestPerson;
}

/** Work on a reward of 2,400.00 USD that was delivered through the API, so that its clocks run. */
export async function delivered(poster: TestPerson, solver: TestPerson): Promise<Delivered> {
  const on = await situate("in_progress", poster, solver);
  const answer = await solver.post<{ id: string }>(`/challenges/${on.challengeId}/deliveries`, { note: "Version 1" });
  return { ...on, deliveryId: must(answer, 201).id, poster, solver };
}

export async function filed(on: Delivered, by = on.poster, claim = claimOf(60_000)): Promise<Dispute> {
  return must(await by.post<Dispute>(`/challenges/${on.challengeId}/dispute`, claim), 201);
}

/** Filed by the poster and answered by the solver, who asks for `askedMinor`. */
export async function answered(on: Delivered, askedMinor = 240_000): Promise<Dispute> {
  const { id } = await filed(on);
  return must(
    await on.solver.post<Dispute>(`/disputes/${id}/answer`, { text: statement, release: usd(askedMinor) }),
    200,
  );
}

/** Answered, and not settled in time: admins are to decide. */
export async function handedOver(on: Delivered): Promise<Dispute> {
  const dispute = await answered(on);
  await sweepAt(Date.parse(dispute.offersEndAt ?? ""));
  return dispute;
}

function must<Body>({ status, body }: Answer<Body>, wanted: number): Body {
  if (status !== wanted) throw new Error(JSON.stringify(body));
  return body;
}

/** Runs every clock that is due at `now`, ms. */
export async function sweepAt(now: number): Promise<void> {
  await sweepTimers(systemContext(now));
}

export async function challengeOf({ challengeId }: Situation) {
  return db.query.challenges.findFirst({ where: eq(challenges.id, challengeId) });
}

/** Kind → when it is due, ms. */
export async function timersOf(subject: string): Promise<Record<string, number>> {
  const rows = await db.query.timers.findMany({ where: eq(timers.subject, subject) });
  return Object.fromEntries(rows.map(({ kind, dueAt }) => [kind, dueAt]));
}

/** Topics of the events about a challenge, one for each consumer. */
export async function topicsOf({ challengeId }: Situation): Promise<string[]> {
  const rows = await db.select({ topic: outbox.topic, facts: outbox.facts }).from(outbox);
  return rows.filter(({ facts }) => facts.challengeId === challengeId).map(({ topic }) => topic);
}

/** Minor units: what goes to the solver, the fee taken; what goes back to the poster; and what is still held. */
export async function moneyOf({ holdId }: Situation): Promise<{ out: number[]; back: number[]; left: number }> {
  const out = await db.query.payouts.findMany({ where: eq(payouts.holdId, holdId) });
  const back = await db.query.refunds.findMany({ where: eq(refunds.holdId, holdId) });
  return {
    out: out.map(({ amountMinor }) => amountMinor),
    back: back.map(({ amountMinor }) => amountMinor),
    left: await heldMinor(systemContext(), holdId),
  };
}

/** An admin looks into the payment: nothing of it moves. */
export async function freeze({ holdId }: Situation): Promise<void> {
  const ctx = systemContext();
  const hold = await findHold(ctx, holdId);
  if (hold === null) throw new Error("there is no hold");
  const plan = await planFreeze(ctx, hold, { cause: "admin", source: "usr_1", note: "", endsAt: null });
  await ctx.store.atomic(plan);
}
