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
  type NotificationGroup,
  type NotificationKind,
  type NotificationSubject,
  type ReadNotificationsInput,
  type Unread,
} from "#contract/notifications";
import { minuteMs } from "../worker/platform/clock.ts";
import { policy } from "../worker/platform/policy.ts";
import { systemContext } from "../worker/platform/system-context.ts";
import { log } from "../worker/platform/telemetry.ts";
import { observe } from "../worker/platform/telemetry-export.ts";
import { commitUnread } from "../worker/platform/unread.ts";
import { answerInboxFrame } from "./inbox-frames.ts";
import type { NoteState } from "./inbox-notes.ts";
import { type InboxExport, InboxStore } from "./inbox-store.ts";
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
  /** Until when it does not count, ms. */
  mutedUntil: number | null;
}

/** A note that is to be added. `id` is its event's: adding it twice adds it once. */
export interface NewNote {
  id: string;
  kind: NotificationKind;
  subject: NotificationSubject;
  /** ms */
  at: number;
}

/** What the record calls a challenge now, and where it is. */
export interface RenamedChallenge {
  challengeId: string;
  title: string;
  slug: string;
}

export interface ConversationPage {
  items: InboxConversation[];
  next: { at: number; skip: number } | null;
}

/** How many rooms are spoken to at a time when a person's sockets end. */
const roomsAtOnce = 50;
const pushGraceMs = policy.pushGraceSeconds * 1_000;
/** The runtime takes no alarm after 2189, and says so by throwing. A mute that ends later ends when its person ends it. */
const lastAlarmAt = Date.UTC(2189, 0, 1);

export class UserInbox extends DurableObject<Env> {
  store: InboxStore;
  /** Failures of an object are sent on as those of requests are (worker/platform/telemetry-export.ts). */
  readonly #sendOn: () => void;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sendOn = observe(env, (work) => ctx.waitUntil(work), 0);
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
    this.#sendOn();
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
    if (this.store.isClosed) return;
    const conversation = this.store.conversations.hear(news);
    if (conversation === null) return;
    this.broadcast({ type: "conversation", conversation, unread: this.store.unread() });
    this.#wakeForUnheard();
  }

  /** Adds what is not here yet, and tells every tab; or keeps it for mail and push alone (`shown` false). */
  add(notes: readonly NewNote[], shown = true): void {
    if (this.store.isClosed) return;
    if (!shown) {
      this.store.notes.keepUnshown(notes, Date.now());
      return;
    }
    const added = this.store.notes.add(notes, Date.now());
    if (added.length > 0) this.broadcast({ type: "notes", notes: added, unread: this.store.unread() });
  }

  /** Words were taken out of a challenge's title: what is kept says it as it is now. */
  rename(challenge: RenamedChallenge): void {
    this.store.notes.rename(challenge);
  }

  // Mail and push -----------------------------------------------------------------------------------------------------

  /** Rings when the first conversation has been unread for a push's grace. Setting it again changes nothing. */
  #wakeForUnheard(): void {
    const [first] = this.store.conversations.unheard();
    if (first !== undefined && first.since < lastAlarmAt) void this.ctx.storage.setAlarm(first.since + pushGraceMs);
  }

  /** To every tab: the end of a mute is the only change that comes without news. */
  #show(room: string): void {
    const [conversation] = this.store.conversations.some([room]);
    if (conversation === undefined) return;
    this.broadcast({ type: "conversation", conversation, unread: this.store.unread() });
  }

  override async alarm(): Promise<void> {
    try {
      await this.announceUnheard(Date.now());
      this.#wakeForUnheard();
    } catch (error) {
      log("warn", "inbox.unheard_failed", { error });
      void this.ctx.storage.setAlarm(Date.now() + minuteMs);
    }
    this.#sendOn();
  }

  /** Messages that are still unread become an event of the record, which mail and push follow: once until they are read. */
  async announceUnheard(now: number): Promise<void> {
    const user = this.ctx.id.name;
    // Objects are only ever named after their person (stubs.ts).
    if (user === undefined) return;
    const ctx = systemContext(this.env, (work) => this.ctx.waitUntil(work));
    try {
      for (const unheard of this.store.conversations.unheard().filter(({ since }) => since + pushGraceMs <= now)) {
        await commitUnread(ctx, user, unheard);
        this.store.conversations.told(unheard);
        this.#show(unheard.room);
      }
    } finally {
      this.ctx.waitUntil(ctx.store.close());
    }
  }

  /** The note of an event, and whether its person has seen it. */
  noteState(id: string): NoteState | null {
    return this.store.notes.noteState(id);
  }

  /** What is unread of the notes of a while (ms, the beginning left out), oldest first. */
  unreadBetween(since: number, until: number): Notification[] {
    return this.store.notes.unreadBetween(since, until);
  }

  // What the Worker asks ----------------------------------------------------------------------------------------------

  /** Notes, newest first, before `before` (an ord; null: the newest). */
  list(before: number | null, limit: number, unreadOnly: boolean): { notes: Notification[]; unread: Unread } {
    return { notes: this.store.notes.page(before, limit, unreadOnly), unread: this.store.unread() };
  }

  /** As `list`, with notes of one kind about one thing as one. Whoever asks for the newest sees them. */
  listGroups(
    before: number | null,
    limit: number,
    unreadOnly: boolean,
  ): { notes: NotificationGroup[]; unread: Unread } {
    if (before === null && !unreadOnly) this.store.notes.sawThrough(this.store.notes.last);
    return { notes: this.store.notes.groupPage(before, limit, unreadOnly), unread: this.store.unread() };
  }

  markRead(input: ReadNotificationsInput): Unread {
    const through = "all" in input ? this.store.notes.last : "through" in input ? input.through : undefined;
    const ids = "ids" in input ? input.ids : "group" in input ? this.store.notes.groupIds(input.group) : undefined;
    const changed =
      through === undefined ? this.store.notes.readSome(ids ?? []) : this.store.notes.readThrough(through);
    const unread = this.store.unread();
    if (changed) this.broadcast({ type: "read", ids, through, unread });
    return unread;
  }

  unread(): Unread {
    return this.store.unread();
  }

  /** What this inbox knows of these conversations; one it never heard of is left out. */
  conversations(ids: readonly string[]): InboxConversation[] {
    return this.store.conversations.some(ids);
  }

  /** Conversations, the latest first. `skip`: how many of the instant `at` were on the pages before. */
  conversationPage(from: { at: number; skip: number } | null, limit: number): ConversationPage {
    return this.store.conversations.page(from, limit);
  }

  export(): InboxExport {
    return this.store.export();
  }

  /** Forgets everything, for good: the person is gone. Their sockets end, and what rooms still say of old conversations is not kept. */
  async erase(): Promise<void> {
    for (const socket of this.ctx.getWebSockets()) unseat(this.ctx, seatOf(socket).user, "account_ended");
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    this.store = new InboxStore(this.ctx.storage);
    this.store.close();
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
    const rooms = this.store.conversations.rooms();
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
