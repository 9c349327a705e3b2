/**
 * Brings one note to those it concerns. Up to a hundred people are told at once; more are divided into parts of a hundred, each a row and
 * a queue message of its own, so that one event to thousands makes nobody wait. A part that is delivered again changes nothing: the
 * event's id is the note's.
 */
import { inboxOf } from "../../../durable-objects/stubs.ts";
import type { NewNote } from "../../../durable-objects/user-inbox.ts";
import { minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { EventFacts } from "../../platform/events.ts";
import { type ConsumerOutcome, committed, type FollowUp, type Job, planFollowUps } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { inboxLimits, notificationKinds, type PreferenceCategory } from "./contract.ts";
import { findReaders, isMailed, isPushed, type Reader } from "./people.ts";
import { wants } from "./preferences.ts";

export async function tell(
  ctx: Context,
  job: Job,
  note: NewNote,
  userIds: readonly string[],
): Promise<ConsumerOutcome> {
  return userIds.length > inboxLimits.fanOut ? divide(ctx, job, userIds) : tellSome(ctx, job, note, userIds);
}

/** A row for each hundred, in the commit that ends the whole. */
export async function divide(ctx: Context, job: Job, userIds: readonly string[]): Promise<ConsumerOutcome> {
  const facts = factsForOne(job.facts);
  const parts: FollowUp[] = [];
  for (let from = 0; from < userIds.length; from += inboxLimits.fanOut) {
    const partIds = userIds.slice(from, from + inboxLimits.fanOut);
    parts.push({ consumer: "fanout", recipientId: `part:${from}`, dueAt: ctx.now, facts: { ...facts, partIds } });
  }
  await commit(ctx, [...planFollowUps(ctx, job, parts), ...job.planDone]);
  return committed;
}

/** The note into each inbox, then rows for the mail and pushes that may be needed, in the commit that ends this row. */
export async function tellSome(
  ctx: Context,
  job: Job,
  note: NewNote,
  userIds: readonly string[],
): Promise<ConsumerOutcome> {
  const readers = await findReaders(ctx, userIds);
  const category = notificationKinds[note.kind];
  await Promise.all(
    readers.map((reader) => inboxOf(ctx.env, reader).add([note], wants(reader.preferences, category, "inApp"))),
  );
  return followUp(ctx, job, readers, category);
}

/** Messages that somebody has not read: their inbox shows them already. */
export async function tellOfUnread(ctx: Context, job: Job): Promise<ConsumerOutcome> {
  const { userId } = job.facts;
  return followUp(ctx, job, await findReaders(ctx, userId === undefined ? [] : [userId]), "messages");
}

async function followUp(
  ctx: Context,
  job: Job,
  readers: readonly Reader[],
  category: PreferenceCategory,
): Promise<ConsumerOutcome> {
  const facts = factsForOne(job.facts);
  const rows = readers.flatMap((reader): FollowUp[] => {
    const row = { recipientId: reader.id, facts };
    const mail = { ...row, consumer: "email" as const, dueAt: facts.at + policy.emailGraceMinutes * minuteMs };
    const push = { ...row, consumer: "push" as const, dueAt: facts.at + policy.pushGraceSeconds * 1_000 };
    return [...(isMailed(ctx, reader, category) ? [mail] : []), ...(isPushed(ctx, reader, category) ? [push] : [])];
  });
  await commit(ctx, [...planFollowUps(ctx, job, rows), ...job.planDone]);
  return committed;
}

/** What a row for one of many needs of an event: not who the others are. */
function factsForOne({ partIds: _part, recipientIds: _all, ...facts }: EventFacts): EventFacts {
  return facts;
}
