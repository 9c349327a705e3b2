/** Marking notes as read: on every device of the person at once. */
import { inboxOf, seatIn, seatRequest } from "../../../durable-objects/stubs.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { getUserRowById } from "../users/queries.ts";
import type { ReadNotificationsInput, Unread } from "./contract.ts";
import { inboxFor } from "./queries.ts";

/** Some, everything up to one, or all. Notes that are not there are passed over. */
export async function readNotifications(ctx: Context, input: ReadNotificationsInput): Promise<Unread> {
  return (await inboxFor(ctx, requireMember(ctx))).markRead(input);
}

/** Lets a person into their inbox by socket; `connect` answers the upgrade. @throws AppError `account_suspended` */
export async function enterInbox(ctx: Context): Promise<{ connect(): Promise<Response> }> {
  const actor = requireMember(ctx);
  const place = await getUserRowById(ctx, actor.id);
  const seat = () => seatRequest(actor.id, actor.sessionId, null);
  return { connect: () => seatIn(() => inboxOf(ctx.env, place), seat(), seat) };
}
