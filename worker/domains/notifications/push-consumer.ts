/** Pushes to the browsers that a person opted in with, for what they did not see live. In quiet hours none goes out: the inbox has it. */
import { eq, inArray } from "drizzle-orm";
import { inboxOf } from "../../../durable-objects/stubs.ts";
import { pushSubscriptions } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import { acted, type Consume, type Job } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { type PushMessage, pushVars, sendPush } from "../../platform/web-push.ts";
import { pushLimits } from "./contract.ts";
import { placeOf } from "./email-consumer.ts";
import { messagesSubject, notePath, subjectOf } from "./mail/letters.ts";
import { findReaders, isPushed, isStillNews, type Reader } from "./people.ts";
import { quietUntil } from "./preferences.ts";
import { findUnreadMessages } from "./unread-messages.ts";

/** Ms until a push service that was busy is asked again, and tries; what is older than that is no news any more. */
const again = { afterMs: 60_000, forMs: 3_600_000 } as const;

export const pushConsumer: Consume = async (ctx, job) => {
  const vars = pushVars(ctx.config);
  if (vars === null || job.recipientId === null) return acted;
  const dueAt = job.facts.at + policy.pushGraceSeconds * 1_000;
  if (ctx.now < dueAt) return { kind: "wait", afterMs: dueAt - ctx.now, why: "the time to see it live is not over" };
  const [reader] = await findReaders(ctx, [job.recipientId]);
  if (reader === undefined || quietUntil(reader.preferences, reader.timeZone, ctx.now) !== null) return acted;
  const message = await messageFor(ctx, job, reader);
  if (message === null) return acted;
  const browsers = await ctx.store.db.query.pushSubscriptions.findMany({
    where: eq(pushSubscriptions.userId, reader.id),
    limit: pushLimits.browsers,
  });
  const outcomes = await Promise.all(browsers.map((browser) => sendPush(vars, browser, message)));
  const gone = browsers.filter((_, i) => outcomes[i] === "gone").map(({ id }) => id);
  if (gone.length > 0)
    await ctx.store.atomic([ctx.store.db.delete(pushSubscriptions).where(inArray(pushSubscriptions.id, gone))]);
  // A browser that has it already shows it in the place of the first: they have the same tag.
  const busy = outcomes.includes("later") && ctx.now - dueAt < again.forMs;
  return busy ? { kind: "wait", afterMs: again.afterMs, why: "a push service is busy" } : acted;
};

async function messageFor(ctx: Context, job: Job, reader: Reader): Promise<PushMessage | null> {
  const place = placeOf(reader);
  const spoken = { lang: place.tag, dir: place.dir };
  if (job.topic === "conversation.unread") {
    if (!isPushed(ctx, reader, "messages")) return null;
    const unread = await findUnreadMessages(ctx, reader, job.facts.conversationId);
    if (unread === null) return null;
    return {
      title: messagesSubject(unread, place),
      body: unread.title ?? "",
      path: `/messages/${unread.conversationId}`,
      tag: unread.conversationId,
      ...spoken,
    };
  }
  if (!(await isStillNews(ctx, job))) return null;
  const state = await inboxOf(ctx.env, reader).noteState(job.eventId);
  if (state === null || state.seen || !isPushed(ctx, reader, state.note.category)) return null;
  return { title: subjectOf(state.note, place), body: "", path: notePath(state.note), tag: state.note.id, ...spoken };
}
