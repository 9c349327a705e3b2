/** What admins do with an event of Stripe's that did not fit our record: take it in again, or say that nothing is to be done. */
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { type StripeEventRow, stripeEvents } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { minuteMs } from "../../platform/clock.ts";
import { commit, commitOnce } from "../../platform/commit.ts";
import { type Context, requireFreshAdmin, systemActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { planEvent } from "../../platform/outbox.ts";
import { isLiveMode } from "../../platform/stripe.ts";
import { type Taken, takeStripeEvent } from "./stripe-events.ts";

/**
 * Takes an event in again, exactly as if Stripe had sent it now: its object is fetched anew, and it ends processed or quarantined. Until
 * then it stays quarantined: Stripe was answered long ago and sends it no more, so that a replay that fails must leave it where admins look.
 * @throws AppError `not_found`; `wrong_state` for one that was processed; `payment_provider_unavailable`
 */
export async function replayStripeEvent(ctx: Context, eventId: string, reason: string): Promise<Taken> {
  requireFreshAdmin(ctx);
  const row = await commitOnce(ctx, async () => {
    const event = await getOpenEvent(ctx, eventId, ["received", "quarantined", "dismissed"]);
    return {
      result: event,
      plan: [
        ...(event.state === "dismissed" ? planState(ctx, event, "quarantined") : []),
        ...planAudit(ctx, "stripe_event.replayed", eventId, { reason }),
      ],
    };
  });
  // What follows is Stripe's word and not the admin's.
  return takeStripeEvent({ ...ctx, actor: systemActor, write: null }, row);
}

/**
 * Nothing is to be done about a quarantined event; should Stripe send it again, it stays so.
 * @throws AppError `not_found`; `wrong_state` for one that is not quarantined
 */
export async function dismissStripeEvent(ctx: Context, eventId: string, note: string): Promise<StripeEventRow> {
  requireFreshAdmin(ctx);
  return commitOnce(ctx, async () => {
    const event = await getOpenEvent(ctx, eventId, ["quarantined"]);
    return {
      result: { ...event, state: "dismissed" },
      plan: [
        ...planState(ctx, event, "dismissed"),
        ...planAudit(ctx, "stripe_event.dismissed", eventId, { note, reason: event.reason }),
      ],
    };
  });
}

/** Which event tells of an object, by the prefix of its id. */
const tellers: Readonly<Record<string, string>> = {
  ch: "charge.updated",
  py: "charge.updated",
  re: "refund.updated",
  pyr: "refund.updated",
  tr: "transfer.updated",
  po: "payout.updated",
  dp: "charge.dispute.updated",
  du: "charge.dispute.updated",
};

/**
 * Takes in what Stripe moved and never told us of, or told us too long ago to send it again: as if the event of that object had come now.
 * It is written down as an event of its own (`missed:{movement}`), so that what does not fit is quarantined like any other.
 * @param movement Stripe's balance transaction, `txn_…`
 * @param objectId what it is of, such as `ch_…`
 * @throws AppError `wrong_state` for an object that no event tells of; `payment_provider_unavailable`
 */
export async function takeMissedMovement(ctx: Context, movement: string, objectId: string | null): Promise<Taken> {
  requireFreshAdmin(ctx);
  const type = tellers[objectId?.split("_")[0] ?? ""];
  if (type === undefined || objectId === null) {
    throw new AppError("wrong_state", {
      detail: "No event of Stripe's tells of this movement. Look at it there, and say here why it may stand.",
    });
  }
  const hint = { id: `missed:${movement}`, type, objectId, account: null, livemode: isLiveMode(ctx.config) };
  return takeStripeEvent({ ...ctx, actor: systemActor, write: null }, hint);
}

/** Ms. An event that was received this long ago and is neither processed nor quarantined failed whenever Stripe sent it. */
export const lateEventMs = 15 * minuteMs;

/** What such an event says of itself once admins were told of it. */
const late = "late";
const lateRows = 25;

/** Events that fail for ever: admins are told of each once. Returns of how many. */
export async function sweepLateEvents(ctx: Context): Promise<number> {
  const found = await ctx.store.db.query.stripeEvents.findMany({
    where: and(
      eq(stripeEvents.state, "received"),
      lte(stripeEvents.receivedAt, ctx.now - lateEventMs),
      isNull(stripeEvents.reason),
    ),
    orderBy: asc(stripeEvents.receivedAt),
    limit: lateRows,
  });
  if (found.length === 0) return 0;
  // One that is processed in this moment is told of nevertheless, and says nothing of being late.
  const marks = found.map(({ id }) =>
    ctx.store.db
      .update(stripeEvents)
      .set({ reason: late })
      .where(and(eq(stripeEvents.id, id), eq(stripeEvents.state, "received"))),
  );
  await commit(ctx, [...marks, ...planEvent(ctx, "money.needs_review", { reason: "event_late" })]);
  return found.length;
}

async function getOpenEvent(
  ctx: Context,
  eventId: string,
  from: readonly StripeEventRow["state"][],
): Promise<StripeEventRow> {
  const event = await ctx.store.db.query.stripeEvents.findFirst({ where: eq(stripeEvents.id, eventId) });
  if (event === undefined) throw new AppError("not_found");
  if (!from.includes(event.state)) {
    throw new AppError("wrong_state", { detail: `This event is ${event.state}.` });
  }
  return event;
}

function planState(ctx: Context, event: StripeEventRow, state: StripeEventRow["state"]): Plan {
  const asRead = and(eq(stripeEvents.id, event.id), eq(stripeEvents.state, event.state));
  return [exactlyOne(ctx.store.db.update(stripeEvents).set({ state }).where(asRead))];
}
