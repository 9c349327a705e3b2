/** Who sits in a room, and what they are sent: nothing to those who have not said hello, or whose identity ran out. */
import type { Message, RoomServerFrame } from "#contract/messages";
import type { Pending } from "./room-commits.ts";
import { isAlive, seatOf } from "./sockets.ts";

export class RoomSeats {
  readonly #ctx: DurableObjectState;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
  }

  /** Whether this member has a live socket (other than `except`). */
  isPresent(user: string, except?: WebSocket): boolean {
    const now = Date.now();
    return this.#ctx
      .getWebSockets(user)
      .some((socket) => socket !== except && isListening(socket, now) && isAlive(this.#ctx, socket, now));
  }

  /** Everybody who has a live socket. */
  present(): Set<string> {
    const now = Date.now();
    const alive = this.#listeners().filter((socket) => isAlive(this.#ctx, socket, now));
    return new Set(alive.map((socket) => seatOf(socket).user));
  }

  send(socket: WebSocket, frame: RoomServerFrame): void {
    sendText(socket, JSON.stringify(frame));
  }

  /** To every seat whose identity is good, but one. */
  broadcast(frame: RoomServerFrame, except?: WebSocket): void {
    const text = JSON.stringify(frame);
    for (const socket of this.#listeners()) if (socket !== except) sendText(socket, text);
  }

  /** To all sockets of one person, listening or not. */
  tell(user: string, frame: RoomServerFrame): void {
    const text = JSON.stringify(frame);
    for (const socket of this.#ctx.getWebSockets(user)) sendText(socket, text);
  }

  /** One frame per socket: the same messages for all, with the acks of those it sent itself. */
  deliver(batch: readonly Pending[], messages: readonly Message[]): void {
    const shared = JSON.stringify(messages);
    const plain = `{"type":"batch","acks":[],"messages":${shared}}`;
    const acks = acksOf(batch, messages);
    for (const socket of this.#listeners()) {
      const own = acks.get(socket);
      sendText(
        socket,
        own === undefined ? plain : `{"type":"batch","acks":${JSON.stringify(own)},"messages":${shared}}`,
      );
    }
  }

  #listeners(): WebSocket[] {
    const now = Date.now();
    return this.#ctx.getWebSockets().filter((socket) => isListening(socket, now));
  }
}

/** What each socket has sent of a batch. */
function acksOf(
  batch: readonly Pending[],
  messages: readonly Message[],
): Map<WebSocket, [string, number | undefined][]> {
  const acks = new Map<WebSocket, [string, number | undefined][]>();
  for (const [i, { entry, from }] of batch.entries()) {
    for (const socket of from) {
      const own = acks.get(socket) ?? [];
      own.push([entry.clientId, messages[i]?.seq]);
      acks.set(socket, own);
    }
  }
  return acks;
}

/** Said hello, and who it is still holds. */
function isListening(socket: WebSocket, now: number): boolean {
  const { ready, exp } = seatOf(socket);
  return ready && exp > now;
}

function sendText(socket: WebSocket, text: string): void {
  try {
    socket.send(text);
  } catch {
    // It has just closed; its client resumes from what it has.
  }
}
