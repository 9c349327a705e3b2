/**
 * Mail for what nobody saw live. A row per event and person waits a few minutes; then the person's inbox is asked whether it was seen, and
 * their preferences whether they want it and when. What leaves is one mail for each row: its id is the mail's name at the transport.
 */
import { and, eq } from "drizzle-orm";
import { inboxOf } from "../../../durable-objects/stubs.ts";
import { mails } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { type MailOutcome, type MailVars, mailNamedForMs, mailVars, sendMail } from "../../platform/mailer.ts";
import { acted, type Consume, type ConsumerOutcome, committed, type Job } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { signLink } from "../../platform/signed-links.ts";
import type { UnsubscribeScope } from "./contract.ts";
import { toHtml, toText } from "./mail/layout.ts";
import { digestLetter, type Letter, messagesLetter, noteLetter, type ReaderPlace } from "./mail/letters.ts";
import { languageFor } from "./mail/words.ts";
import { findReaders, isMailed, isStillNews, type Reader } from "./people.ts";
import { choicesOf, quietUntil } from "./preferences.ts";
import { findUnreadMessages } from "./unread-messages.ts";

/** A letter, and which choice of its reader it came by. */
interface Addressed {
  letter: Letter;
  scope: UnsubscribeScope;
}

export const emailConsumer: Consume = async (ctx, job) => {
  const vars = mailVars(ctx.config);
  if (vars === null || job.recipientId === null) return acted;
  const grace = job.topic === "digest.due" ? 0 : policy.emailGraceMinutes * minuteMs;
  if (ctx.now < job.facts.at + grace)
    return waitUntil(ctx, job.facts.at + grace, "the time to see it live is not over");
  const [reader] = await findReaders(ctx, [job.recipientId]);
  if (reader === undefined || reader.address === null) return acted;
  const quiet = quietUntil(reader.preferences, reader.timeZone, ctx.now);
  if (quiet !== null) return waitUntil(ctx, quiet, "quiet hours");
  const addressed = await letterFor(ctx, job, reader);
  return addressed === null ? acted : send(ctx, job, vars, reader, reader.address, addressed);
};

function waitUntil(ctx: Context, at: number, why: string): ConsumerOutcome {
  return { kind: "wait", afterMs: at - ctx.now, why };
}

/** What there is to say now; null when it was seen, or is not wanted as a single mail (any more). */
async function letterFor(ctx: Context, job: Job, reader: Reader): Promise<Addressed | null> {
  const place = placeOf(reader);
  if (job.topic === "digest.due") return digestFor(ctx, job, reader, place);
  if (job.topic === "conversation.unread") {
    if (!isMailed(ctx, reader, "messages")) return null;
    const unread = await findUnreadMessages(ctx, reader, job.facts.conversationId);
    return unread === null ? null : { letter: messagesLetter(unread, place), scope: "messages" };
  }
  if (!(await isStillNews(ctx, job))) return null;
  const state = await inboxOf(ctx.env, reader).noteState(job.eventId);
  if (state === null || state.seen || !isMailed(ctx, reader, state.note.category)) return null;
  return { letter: noteLetter(state.note, place), scope: state.note.category };
}

async function digestFor(ctx: Context, { facts }: Job, reader: Reader, place: ReaderPlace): Promise<Addressed | null> {
  if (reader.preferences?.digest !== "daily") return null;
  const choices = choicesOf(reader.preferences);
  const inbox = inboxOf(ctx.env, reader);
  const notes = await inbox.unreadBetween(facts.since ?? 0, facts.at);
  const wanted = notes.filter(({ category }) => choices[category].email);
  const conversations = choices.messages.email ? (await inbox.unread()).conversations : 0;
  if (wanted.length === 0 && conversations === 0) return null;
  return { letter: digestLetter(wanted, conversations, place), scope: "digest" };
}

export function placeOf({ locale, timeZone }: Reader): ReaderPlace {
  return { ...languageFor(locale), timeZone };
}

/**
 * Writes down that the mail is about to leave, asks the transport, and commits what became of it with the end of the row. When the first
 * try is so long ago that the transport has forgotten its name, asking again could double it: then it is left.
 */
async function send(
  ctx: Context,
  job: Job,
  vars: MailVars,
  reader: Reader,
  address: string,
  { letter, scope }: Addressed,
): Promise<ConsumerOutcome> {
  const { db } = ctx.store;
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  const row = { id: job.outboxId, userId: reader.id, address, category: scope, state: "sending" as const, ...times };
  await ctx.store.atomic([db.insert(mails).values(row).onConflictDoNothing()]);
  const first = await db.query.mails.findFirst({ where: eq(mails.id, job.outboxId) });
  if (first === undefined || first.state !== "sending") return acted;
  if (ctx.now - first.createdAt > mailNamedForMs) return end(ctx, job, "unknown", null);
  const outcome = await sendMail(
    vars,
    { ...(await compose(ctx, vars, reader, letter, scope)), to: first.address },
    job.outboxId,
  );
  return take(ctx, job, outcome);
}

async function take(ctx: Context, job: Job, outcome: MailOutcome): Promise<ConsumerOutcome> {
  if (outcome.kind === "later") return { kind: "wait", afterMs: outcome.afterMs, why: outcome.why };
  if (outcome.kind === "sent") return end(ctx, job, "sent", outcome.providerId);
  return end(ctx, job, "refused", null);
}

async function end(
  ctx: Context,
  job: Job,
  state: "sent" | "refused" | "unknown",
  providerId: string | null,
): Promise<ConsumerOutcome> {
  const update: Plan = [
    ctx.store.db
      .update(mails)
      .set({ state, providerId, updatedAt: ctx.now })
      .where(and(eq(mails.id, job.outboxId), eq(mails.state, "sending"))),
  ];
  await commit(ctx, [...update, ...job.planDone]);
  return committed;
}

async function compose(ctx: Context, vars: MailVars, reader: Reader, letter: Letter, scope: UnsubscribeScope) {
  const origin = ctx.config.APP_ORIGIN;
  const { words, tag, dir } = languageFor(reader.locale);
  const token = await signLink(vars.linkSecret, [reader.id, scope]);
  const unsubscribeUrl = `${origin}/unsubscribe?token=${encodeURIComponent(token)}`;
  const frame = {
    origin,
    language: tag,
    dir,
    sender: words.sender,
    because: words.because[scope],
    unsubscribe: { text: words.unsubscribe, url: unsubscribeUrl },
    preferences: { text: words.preferences, path: "/settings/notifications" },
  };
  // A header is one line, whatever people called their challenge.
  const oneLine = { ...letter, subject: letter.subject.replace(/\s+/g, " ").trim() };
  return {
    subject: oneLine.subject,
    html: toHtml(oneLine, frame),
    text: toText(oneLine, frame),
    unsubscribeUrl,
    category: scope,
  };
}
