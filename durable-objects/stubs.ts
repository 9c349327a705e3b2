/**
 * The only place where an id becomes an object. A jurisdiction is part of an object's identity: the same id in another one is
 * another, empty object. So it is fixed when the person or the conversation is created, and stands in the record.
 */
import { interruptionOf } from "../worker/platform/interruptions.ts";
import { log } from "../worker/platform/telemetry.ts";
import type { ConversationRoom } from "./conversation-room.ts";
import { type RoomPlace, seatHeader } from "./sockets.ts";
import type { UserInbox } from "./user-inbox.ts";

/** The upgrade request by which the Worker seats somebody it has let in. Headers of the client do not travel on. */
export function seatRequest(user: string, session: string, room: RoomPlace | null): Request {
  const seat = JSON.stringify({ user, session, room });
  return new Request("https://object/socket", { headers: { upgrade: "websocket", [seatHeader]: seat } });
}

/**
 * Has an object seat somebody, and answers their upgrade. One that was just being moved or restarted is asked once more, by a new stub,
 * since the old one stays broken: a seat whose answer was lost is silent and swept.
 * @param anew makes the second request: who may enter can have changed since the first
 */
export async function seatIn(
  objectOf: () => Pick<Fetcher, "fetch">,
  request: Request,
  anew: () => Request | Promise<Request>,
): Promise<Response> {
  try {
    return await objectOf().fetch(request);
  } catch (error) {
    if (interruptionOf(error) !== "again") throw error;
    log("warn", "object.asked_again", { error });
    return objectOf().fetch(await anew());
  }
}

/** A person or a conversation: where its object lives. */
export interface Place {
  readonly id: string;
  readonly jurisdiction: string | null;
}

export function roomOf(env: Env, place: Place): DurableObjectStub<ConversationRoom> {
  return stubOf(env.ROOMS, place);
}

export function inboxOf(env: Env, place: Place): DurableObjectStub<UserInbox> {
  return stubOf(env.INBOXES, place);
}

function stubOf<T extends Rpc.DurableObjectBranded>(
  namespace: DurableObjectNamespace<T>,
  { id, jurisdiction }: Place,
): DurableObjectStub<T> {
  // The record holds what was a valid jurisdiction when the row was written; Cloudflare refuses any other word.
  const where = jurisdiction === null ? namespace : namespace.jurisdiction(jurisdiction as DurableObjectJurisdiction);
  return where.get(where.idFromName(id));
}
