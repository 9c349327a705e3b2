/**
 * Seats: who sits at a socket. Everything about them is in the socket's attachment, so that an object that slept knows it at
 * once. A seat's identity ends after fifteen minutes unless it is renewed; a seat whose socket is silent for three pings is
 * taken for gone, because a closed lid may never close its socket.
 */

import * as z from "zod";
import { closeCodes, memberRoles, roomLimits, roomTimes } from "#contract/messages";
import { readConfig } from "../worker/env.ts";
import { verifySessionToken } from "../worker/platform/clerk.ts";
import { AppError } from "../worker/platform/errors.ts";
import { readStanding, type Standing } from "../worker/platform/standing.ts";

/** What the Worker says of the person it let in; travels in a header of the upgrade request between Worker and object. */
export const seatHeader = "openchance-seat";

export const memberPlace = z.object({
  user: z.string(),
  role: z.enum(memberRoles),
  /** Where this person's inbox lives. */
  jurisdiction: z.string().nullable(),
});
/** A member of a room, as the record knows them. */
export type MemberPlace = z.infer<typeof memberPlace>;

export const roomPlace = z.object({
  id: z.string(),
  jurisdiction: z.string().nullable(),
  /** Nobody may write here now: one of the two has blocked the other, and no work is running. */
  silent: z.boolean(),
  members: z.array(memberPlace).max(roomLimits.members),
});
/** A room as the record knows it. The record decides who is in; a room only follows. */
export type RoomPlace = z.infer<typeof roomPlace>;

export interface Seat {
  readonly user: string;
  /** The sign-in session: a renewal must be of the same one. */
  readonly session: string;
  /** ms; nothing is sent to this seat, or taken from it, from then on. 0: it was ended. */
  readonly exp: number;
  /** When it connected or last spoke (to within a ping), ms. */
  readonly at: number;
  /** Whether it has said hello, so that it gets what is new. */
  readonly ready: boolean;
  /** Only in a room that has not been written in yet: who and where it is, which nothing else would remember. */
  readonly room?: RoomPlace;
}

/** Seats a person who was let in. */
export function takeSeat(
  ctx: DurableObjectState,
  seat: Omit<Seat, "exp" | "ready">,
): { client: WebSocket; socket: WebSocket } {
  const { 0: client, 1: socket } = new WebSocketPair();
  ctx.acceptWebSocket(socket, [seat.user]);
  writeSeat(socket, { ...seat, exp: seat.at + roomTimes.identityMs, ready: false });
  return { client, socket };
}

/**
 * Attachments as they were last read or written. A room asks for every seat at every commit, and to read an attachment anew costs more
 * than the rest of the asking. An object that slept has new sockets, so that nothing is remembered of the old ones.
 */
const seats = new WeakMap<WebSocket, Seat>();

export function seatOf(socket: WebSocket): Seat {
  const known = seats.get(socket);
  if (known !== undefined) return known;
  // Nobody but `writeSeat` writes attachments, and every accepted socket has one.
  const seat = socket.deserializeAttachment() as Seat;
  seats.set(socket, seat);
  return seat;
}

export function writeSeat(socket: WebSocket, seat: Seat): void {
  socket.serializeAttachment(seat);
  seats.set(socket, seat);
}

/** Somebody has spoken: whoever speaks need not ping as well. Written at most once per ping. */
export function heard(socket: WebSocket, now: number): Seat {
  const seat = seatOf(socket);
  if (now - seat.at < roomTimes.pingMs) return seat;
  const present = { ...seat, at: now };
  writeSeat(socket, present);
  return present;
}

/** Whether somebody is there: it has pinged lately, or has come just now. */
export function isAlive(ctx: DurableObjectState, socket: WebSocket, now: number): boolean {
  if (socket.readyState !== WebSocket.OPEN) return false;
  if (now - seatOf(socket).at < roomTimes.ghostMs) return true;
  const pinged = ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0;
  return now - pinged < roomTimes.ghostMs;
}

/** Closes sockets that have been silent for too long. Done beside other work: nothing wakes the object for it. */
export function sweepSilent(ctx: DurableObjectState, now: number): void {
  for (const socket of ctx.getWebSockets()) {
    if (socket.readyState === WebSocket.OPEN && !isAlive(ctx, socket, now)) socket.close(closeCodes.silent, "no ping");
  }
}

/**
 * Ends a person's seats at once, or those of one of their sign-ins: what is sent after this line does not reach them, whatever their
 * socket still does. Returns how many there were.
 */
export function unseat(ctx: DurableObjectState, user: string, reason: string, session?: string): number {
  const sockets = ctx
    .getWebSockets(user)
    .filter((socket) => session === undefined || seatOf(socket).session === session);
  for (const socket of sockets) {
    writeSeat(socket, { ...seatOf(socket), exp: 0, ready: false });
    socket.close(closeCodes.kicked, reason);
  }
  return sockets.length;
}

/**
 * A later instant for a seat whose token is still good and whose person may still be here by the record; or why not, and then the
 * caller ends the seats this concerns.
 * @throws AppError `invalid_token`, `session_expired`
 */
export async function renewSeat(
  env: Env,
  socket: WebSocket,
  token: string,
  now: number,
): Promise<Seat | Exclude<Standing, "good">> {
  const claims = await verifySessionToken(token, readConfig(env));
  const { user, session } = seatOf(socket);
  if (claims.sessionId !== session) throw new AppError("invalid_token");
  const standing = await readStanding(env, user, session);
  if (standing !== "good") return standing;
  // Read after all waiting: it may have been ended meanwhile.
  const seat = seatOf(socket);
  if (seat.exp === 0) throw new AppError("invalid_token");
  const renewed = { ...seat, exp: now + roomTimes.identityMs };
  writeSeat(socket, renewed);
  return renewed;
}

/** Answers a close. 1005, 1006 and 1015 only tell what happened and may not be sent. */
export function answerClose(socket: WebSocket, code: number): void {
  const unsendable = code === 1005 || code === 1006 || code === 1015;
  try {
    socket.close(unsendable ? 1000 : code);
  } catch {
    // It is closed already, which is what we want.
  }
}
