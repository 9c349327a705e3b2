/**
 * The inbox of one person (docs/PROTOCOL.md): their notes, what is unread in their conversations, and one socket per tab, so that
 * what is read on one device is read on all. Notes come from the outbox (deduped by the event's id), conversations from rooms.
 */
import { DurableObject } from "cloudflare:workers";
import type { LastEntry } from "#contract/messages";
import { closeCodes } from "#contract/messages";
import {
  type InboxConversation,
  type InboxServerFrame,
  inboxLimits,
  type Notification,
  type NotificationKind,
  type NotificationSubject,
  type ReadNotificationsInput,
  type Unread,
} from "#contract/notifications";
import { answerInboxFrame } from "./inbox-frames.ts";
import { InboxStore } from "./inbox-store.ts";
import { answerClose, seatHeader, seatOf, sweepSilent, takeSeat, unseat } from "./sockets.ts";
import { type Place, roomOf } from "./stubs.ts";

/** What a room says of itself to one member. Newer news replaces older, in whatever order they come. */
export interface RoomNews {
  room: Place;
  last: LastEntry | null;
  lastSeq: number;
  lastN: number;
  readSeq: number;
  readN: number;
  mentions: number;
  muted: boolean;
}

/** A note that is to be added. `id` is its event's: adding it twice adds it once. */
export interface NewNote {
  id: string;
  kind: NotificationKind;
  subject: NotificationSubject;
  /** ms */
  at: number;
}

export interface ConversationPage {
  items: InboxConversation[];
  next: { at: number; skip: number } | null;
}

/** How many rooms are spoken to at a time when a person's sockets end. */
const roomsAtOnce = 50;

export class UserInbox extends DurableObject<Env> {
  readonly store: InboxStore;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.store = new InboxStore(ctx.storage);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  // Sockets -----------------------------------------------------------------------------------------------------------

  /** An upgrade of the person this inbox belongs to; the Worker has made sure of that. */
  override async fetch(request: Request): Promise<Response> {
    const { user, session } = JSON.parse(request.headers.get(seatHeader) ?? "null");
    const now = Date.now();
    sweepSilent(this.ctx, now);
    const { client, socket } = takeSeat(this.ctx, { user: String(user), session: String(session), at: now });
    if (this.ctx.getWebSockets().length > inboxLimits.sockets) socket.close(closeCodes.tooMany, "too many connections");
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    await answerInboxFrame(this, this.env, socket, data);
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    answerClose(socket, code);
  }

  send(socket: WebSocket, frame: InboxServerFrame): void {
    try {
      socket.send(JSON.stringify(frame));
    } catch {
      // It has just closed; its client asks again when it is back.
    }
  }

  broadcast(frame: InboxServerFrame): void {
    const now = Date.now();
    for (const socket of this.ctx.getWebSockets()) {
      const { ready, exp } = seatOf(socket);
      if (ready && exp > now) this.send(socket, frame);
    }
  }

  // What rooms and consumers say --------------------------------------------------------------------------------------

  /** News of a room. */
  hear(news: RoomNews): void {
    const conversation = this.store.hear(news);
    if (conversation !== null) this.broadcast({ type: "conversation", conversation, unread: this.store.unread() });
  }

  /** Adds what is not here yet, and tells every tab. */
  add(notes: readonly NewNote[]): void {
    const added = this.store.add(notes, Date.now());
    if (added.length > 0) this.broadcast({ type: "notes", notes: added, unread: this.store.unread() });
  }

  // What the Worker asks ----------------------------------------------------------------------------------------------

  /** Notes, newest first, before `before` (an ord; null: the newest). */
  list(before: number | null, limit: number, unreadOnly: boolean): { notes: Notification[]; unread: Unread } {
    return { notes: this.store.page(before, limit, unreadOnly), unread: this.store.unread() };
  }

  markRead(input: ReadNotificationsInput): Unread {
    const through = "all" in input ? this.store.last : "through" in input ? input.through : undefined;
    const ids = "ids" in input ? input.ids : undefined;
    const changed = through === undefined ? this.store.readSome(ids ?? []) : this.store.readThrough(through);
    const unread = this.store.unread();
    if (changed) this.broadcast({ type: "read", ids, through, unread });
    return unread;
  }

  unread(): Unread {
    return this.store.unread();
  }

  /** What this inbox knows of these conversations; one it never heard of is left out. */
  conversations(ids: readonly string[]): InboxConversation[] {
    return this.store.conversations(ids);
  }

  /** Conversations, the latest first. `skip`: how many of the instant `at` were on the pages before. */
  conversationPage(from: { at: number; skip: number } | null, limit: number): ConversationPage {
    return this.store.conversationPage(from, limit);
  }

  /** Ends this person's sockets here, or those of one sign-in. */
  kick(user: string, reason: string, session?: string): void {
    unseat(this.ctx, user, reason, session);
  }

  /**
   * Ends this person's sockets here and in every room this inbox has heard of: their account has ended, or (`session`) one sign-in.
   * @throws the first failure, after all rooms were tried: ending them again does no harm
   */
  async kickEverywhere(user: string, reason: string, session?: string): Promise<void> {
    this.kick(user, reason, session);
    const failures: unknown[] = [];
    const rooms = this.store.rooms();
    for (let from = 0; from < rooms.length; from += roomsAtOnce) {
      const kicks = rooms
        .slice(from, from + roomsAtOnce)
        .map((room) => roomOf(this.env, room).kick(user, reason, session));
      for (const result of await Promise.allSettled(kicks)) {
        if (result.status === "rejected") failures.push(result.reason);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
