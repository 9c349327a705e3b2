/** One's own inbox, read from its object. */
import { inboxOf } from "../../../durable-objects/stubs.ts";
import { type Context, requireReader, type UserActor } from "../../platform/context.ts";
import { readCursor } from "../../platform/paging.ts";
import { getUserRowById } from "../users/queries.ts";
import type { NotificationListQuery, NotificationPage, Unread } from "./contract.ts";

/** Notes, newest first, with what is unread in all. */
export async function listNotifications(ctx: Context, query: NotificationListQuery): Promise<NotificationPage> {
  const [before] = readCursor(query.cursor, 1) ?? [];
  const inbox = await inboxFor(ctx, requireReader(ctx));
  const { notes, unread } = await inbox.list(before ?? null, query.limit + 1, query.unread === "true");
  const items = notes.slice(0, query.limit);
  const last = items.at(-1);
  return { items, nextCursor: notes.length > query.limit && last !== undefined ? String(last.ord) : null, unread };
}

/** Counts alone, for a page's head. */
export async function getUnread(ctx: Context): Promise<Unread> {
  return (await inboxFor(ctx, requireReader(ctx))).unread();
}

/** The object of this person's inbox. */
export async function inboxFor(ctx: Context, actor: UserActor) {
  return inboxOf(ctx.env, await getUserRowById(ctx, actor.id));
}
