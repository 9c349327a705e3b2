/** One's own inbox, read from its object. */
import { inboxOf } from "../../../durable-objects/stubs.ts";
import { type Context, requireReader, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { readCursor } from "../../platform/paging.ts";
import { getUserRowById } from "../users/queries.ts";
import type { Notification, NotificationListQuery, NotificationPage, Unread } from "./contract.ts";

/** Notes, newest first, with what is unread in all. */
export async function listNotifications(ctx: Context, query: NotificationListQuery): Promise<NotificationPage> {
  const [before] = readCursor(query.cursor, 1) ?? [];
  const inbox = await inboxFor(ctx, requireReader(ctx));
  const { notes, unread } = await inbox.listGroups(before ?? null, query.limit + 1, query.unread === "true");
  const items = notes.slice(0, query.limit);
  const last = items.at(-1);
  return { items, nextCursor: notes.length > query.limit && last !== undefined ? String(last.ord) : null, unread };
}

/** @throws AppError `not_found` also for a note that was dropped: 200 notes or 90 days are kept */
export async function getNotification(ctx: Context, id: string): Promise<Notification> {
  const state = await (await inboxFor(ctx, requireReader(ctx))).noteState(id);
  if (state === null) throw new AppError("not_found");
  return state.note;
}

/** Counts alone, for a page's head. */
export async function getUnread(ctx: Context): Promise<Unread> {
  return (await inboxFor(ctx, requireReader(ctx))).unread();
}

/** The object of this person's inbox. */
export async function inboxFor(ctx: Context, actor: UserActor) {
  return inboxOf(ctx.env, await getUserRowById(ctx, actor.id));
}
