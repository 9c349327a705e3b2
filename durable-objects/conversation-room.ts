/**
 * The room of one conversation (docs/PROTOCOL.md). It keeps the log and the sockets; who may enter is decided by the record,
 * in the Worker, before this object is asked. Nothing in memory is needed to go on: the log and the sockets' attachments are.
 */
import { DurableObject } from "cloudflare:workers";
import {
  type Attachment,
  closeCodes,
  type LastEntry,
  type Message,
  type MessagesPage,
  roomLimits,
  roomTimes,
} from "#contract/messages";
import { systemContext } from "../worker/platform/system-context.ts";
import { commitTalked } from "../worker/platform/talked.ts";
import { log } from "../worker/platform/telemetry.ts";
import { observe } from "../worker/platform/telemetry-export.ts";
import { InboxTeller } from "./inbox-teller.ts";
import { GroupCommit, type Pending } from "./room-commits.ts";
import { answerFrame } from "./room-frames.ts";
import { type NewEntry, RoomLog } from "./room-log.ts";
import { newsFor, nothingLeft } from "./room-news.ts";
import type { NewNames } from "./room-redaction.ts";
import { RoomSeats } from "./room-seats.ts";
import {
  answerClose,
  type RoomPlace,
  roomPlace,
  seatHeader,
  seatOf,
  sweepSilent,
  takeSeat,
  unseat,
} from "./sockets.ts";
import { inboxOf, type Place } from "./stubs.ts";
import { TokenBucket } from "./token-bucket.ts";

/** Members that fit beside a seat in a socket's attachment (16 KiB). */
const smallRoom = 50;

/** What the Worker asks for somebody without a socket, or for the system. */
export interface PlainSend {
  author: string | null;
  clientId: string;
  after: number | null;
  kind: "text" | "file" | "system";
  body: string;
  ref: number | null;
  files?: Attachment[];
  mentions?: string[];
  data?: Record<string, string | number>;
  /** `admit` has taken its token already. */
  admitted?: boolean;
}

/** Why somebody may not write now. */
export type Refusal = { retryMs: number } | { refused: "blocked" };

export class ConversationRoom extends DurableObject<Env> {
  readonly log: RoomLog;
  readonly sends = new TokenBucket(roomLimits.messagesPerSecond, roomLimits.messageBurst);
  readonly requests = new TokenBucket(roomLimits.messagesPerSecond * 4, roomLimits.messageBurst * 3);
  readonly teller: InboxTeller;
  readonly seats: RoomSeats;
  readonly #commits: GroupCommit;
  /** Failures of an object are sent on as those of requests are (worker/platform/telemetry-export.ts). */
  readonly #sendOn: () => void;
  /** When the alarm rings, ms; null: not set. */
  #alarmAt: number | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sendOn = observe(env, (work) => ctx.waitUntil(work), 0);
    this.log = new RoomLog(ctx.storage);
    this.seats = new RoomSeats(ctx);
    this.teller = new InboxTeller({
      now: () => Date.now(),
      newsFor: (user) => newsFor(this.log, user),
      tell: (user, news) => inboxOf(env, this.#placeOf(user)).hear(news),
      later: (run, ms) => setTimeout(run, ms),
      failed: (error) => log("warn", "room.inbox_unreachable", { room: this.log.place?.id, error }),
    });
    this.#commits = new GroupCommit({
      find: (entry, after) => this.#find(entry.author, entry.clientId, after),
      ack: (socket, clientId, seq) => this.seats.send(socket, { type: "batch", acks: [[clientId, seq]], messages: [] }),
      append: (entries) => this.#append(entries),
      deliver: (batch, messages) => this.#deliver(batch, messages),
      sync: () => ctx.storage.sync(),
      later: (work) => ctx.waitUntil(work),
      failed: (error) => this.#startAnew(error),
    });
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    if (this.log.isWritten) void ctx.blockConcurrencyWhile(() => this.#findAlarm());
    else this.#rememberPlace();
  }

  /** A room nobody has written in has no tables: what it must know after a sleep is with its sockets. */
  #rememberPlace(): void {
    const place = this.ctx
      .getWebSockets()
      .map((socket) => seatOf(socket).room)
      .find((room) => room !== undefined);
    if (place !== undefined) this.log.meet(place);
  }

  /** An alarm whose time passed while nothing ran may be lost in local development: its work is done on waking. */
  async #findAlarm(): Promise<void> {
    this.#alarmAt = await this.ctx.storage.getAlarm();
    if (this.#alarmAt !== null && this.#alarmAt < Date.now() - roomTimes.inboxAlarmMs) this.ctx.waitUntil(this.alarm());
  }

  /** Takes the record's newest word. Who is out by it loses their seats before anything else is said, whoever brought it. */
  #meet(room: RoomPlace): void {
    this.log.meet(room);
    const seats = this.ctx.getWebSockets().map(seatOf);
    const strangers = seats.filter(({ user, exp }) => exp > 0 && !this.log.members.has(user));
    for (const user of new Set(strangers.map((seat) => seat.user))) this.kick(user, "no longer a member");
  }

  // Sockets -----------------------------------------------------------------------------------------------------------

  /** An upgrade of somebody the Worker has let in. */
  override async fetch(request: Request): Promise<Response> {
    const { user, session, room } = readSeatHeader(request);
    const now = Date.now();
    this.#meet(room);
    sweepSilent(this.ctx, now);
    if (!this.log.isWritten && room.members.length > smallRoom) this.log.settle();
    const { client, socket } = takeSeat(this.ctx, { user, session, at: now, ...(this.log.isWritten ? {} : { room }) });
    const open = this.ctx.getWebSockets().length;
    if (open > roomLimits.sockets || this.ctx.getWebSockets(user).length > roomLimits.socketsPerMember) {
      socket.close(closeCodes.tooMany, "too many connections");
    }
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    await answerFrame(this, this.env, socket, data);
    this.#sendOn();
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    answerClose(socket, code);
    this.#left(socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.#left(socket);
  }

  #left(socket: WebSocket): void {
    const { user, ready } = seatOf(socket);
    if (!ready || this.seats.isPresent(user, socket)) return;
    this.seats.broadcast({ type: "presence", user, present: false }, socket);
    this.teller.left(user);
  }

  // Writing -----------------------------------------------------------------------------------------------------------

  /** Takes a write: acks it when it is known, else commits it now or with the next commit. */
  write(entry: NewEntry, after: number | null, from?: WebSocket): Promise<Message> {
    return this.#commits.write(entry, after, from);
  }

  #find(author: string | null, clientId: string, after: number | null): Message | null {
    const known = this.log.findWrite(author, clientId, after);
    return known === null ? null : this.log.entry(known);
  }

  #append(entries: readonly NewEntry[]) {
    for (const user of this.log.members.keys()) this.teller.assume(user, () => this.log.unread(user) > 0);
    return this.log.append(entries);
  }

  /** Clients connect and send again. */
  #startAnew(error: unknown): void {
    log("error", "room.commit_failed", { room: this.log.place?.id, error });
    this.ctx.abort("a commit failed");
  }

  #deliver(batch: readonly Pending[], messages: readonly Message[]): void {
    this.seats.deliver(batch, messages);
    this.#tellInboxes(messages);
    if (this.#alarmAt === null) this.#setAlarm();
  }

  // Inboxes -----------------------------------------------------------------------------------------------------------

  #tellInboxes(messages: readonly Message[]): void {
    const named = new Set(messages.flatMap((message) => message.mentions ?? []));
    const authors = new Set(messages.map((message) => message.author));
    const present = this.seats.present();
    for (const user of this.log.members.keys()) {
      // Writing is reading up to there.
      if (authors.has(user)) this.teller.read(user);
      if (!present.has(user)) this.teller.missed(user, named.has(user));
    }
  }

  #placeOf(user: string): { id: string; jurisdiction: string | null } {
    return { id: user, jurisdiction: this.log.members.get(user)?.jurisdiction ?? null };
  }

  #setAlarm(): void {
    this.#alarmAt = Date.now() + roomTimes.inboxAlarmMs;
    void this.ctx.storage.setAlarm(this.#alarmAt);
  }

  /**
   * A minute after a message: whoever's inbox has not heard of it, hears of it, sockets or not (a closed lid leaves a ghost), and the
   * record counts what was said.
   */
  override async alarm(): Promise<void> {
    this.#alarmAt = null;
    sweepSilent(this.ctx, Date.now());
    const told = await Promise.allSettled([this.teller.catchUp(this.log.members.keys()), this.#tellRecord()]);
    for (const one of told) {
      if (one.status === "fulfilled") continue;
      log("warn", "room.news_not_told", { room: this.log.place?.id, error: one.reason });
      if (this.#alarmAt === null) this.#setAlarm();
    }
    this.#sendOn();
  }

  async #tellRecord(): Promise<void> {
    const { place, n } = this.log;
    if (place === null || n === 0) return;
    const ctx = systemContext(this.env, (work) => this.ctx.waitUntil(work));
    try {
      await commitTalked(ctx, place.id, n, (at) => this.log.countBefore(at));
    } finally {
      await ctx.store.close();
    }
  }

  // What the Worker asks ----------------------------------------------------------------------------------------------

  /**
   * Takes the token of a write that is to come with files, before they are given to this conversation: a refused message gives
   * nobody a file. `known`: it was written before.
   */
  admit(room: RoomPlace, author: string, clientId: string, after: number | null): Refusal | { known: Message | null } {
    this.#meet(room);
    const known = this.#find(author, clientId, after);
    return known === null ? (this.#refusal(author) ?? { known }) : { known };
  }

  #refusal(author: string): Refusal | null {
    if (this.log.isSilent) return { refused: "blocked" };
    const retryMs = this.sends.take(author, Date.now());
    return retryMs > 0 ? { retryMs } : null;
  }

  /** Writes without a socket: for people's forms and scripts, and for the system. The same dedupe as by socket. */
  async post(room: RoomPlace, input: PlainSend): Promise<{ message: Message } | Refusal> {
    this.#meet(room);
    const { author, clientId, after, kind, body, ref, files, mentions, data, admitted } = input;
    if (author !== null && !admitted) {
      const known = this.#find(author, clientId, after);
      if (known !== null) return { message: known };
      const refusal = this.#refusal(author);
      if (refusal !== null) return refusal;
    }
    const extra = files || mentions || data ? { files, mentions, data } : null;
    return { message: await this.write({ author, clientId, at: Date.now(), kind, body, ref, extra }, after) };
  }

  /**
   * The record has changed: who is in, or whether they may write.
   * @param left whoever this is about, when they went: their inbox hears of it, unless they are back by now
   */
  async change(room: RoomPlace, left: Place | null = null): Promise<void> {
    this.#meet(room);
    this.log.keepPlace();
    if (left !== null && !this.log.members.has(left.id))
      await inboxOf(this.env, left).hear(nothingLeft(this.log, room));
    await this.teller.catchUp(this.log.members.keys());
  }

  /** Blanks an entry, or all that somebody said. Doing it again changes nothing. */
  async redact(what: { seq: number } | { author: string }): Promise<void> {
    if (!this.log.isWritten) return;
    const at = Date.now();
    const entry = { author: null, at, kind: "redact" as const, body: "" };
    if ("seq" in what) await this.write({ ...entry, clientId: `redact-${what.seq}`, ref: what.seq, extra: null }, 0);
    else await this.write({ ...entry, clientId: `erase-${what.author}`, ref: null, extra: { data: what } }, 0);
    await this.teller.catchUp(this.log.members.keys());
  }

  /** Names that words were taken out of stand so in what was written before. Doing it again changes nothing. */
  rename(names: NewNames): void {
    this.log.rename(names);
  }

  /** Entries around one, oldest first: what is kept when it is reported. */
  around(seq: number, each: number): Message[] {
    return this.log.page(seq + each + 1, 2 * each + 1).filter((message) => message.seq >= seq - each);
  }

  /** The conversation was opened: its members' inboxes list it from now on. */
  async introduce(room: RoomPlace): Promise<void> {
    this.#meet(room);
    await this.teller.catchUp(this.log.members.keys());
  }

  /** A page of the log; `before` null: the newest. */
  page(before: number | null, limit: number): MessagesPage {
    const items = this.log.page(before ?? this.log.last + 1, limit);
    const read = Object.fromEntries([...this.log.members].map(([user, member]) => [user, member.read]));
    return { items, last: this.log.last, read, more: (items[0]?.seq ?? 1) > 1 };
  }

  /** Moves a member's pointer, as the `read` frame does. */
  markRead(room: RoomPlace, user: string, seq: number): void {
    this.#meet(room);
    const upTo = this.log.read(user, seq);
    if (upTo === null) return;
    this.seats.broadcast({ type: "read", user, seq: upTo });
    this.teller.read(user);
  }

  /** Mutes, as the `mute` frame does. @param until ms, or null */
  mute(user: string, until: number | null): void {
    this.log.mute(user, until);
    this.seats.tell(user, { type: "muted", until: until === null ? null : new Date(until).toISOString() });
    this.teller.changed(user);
  }

  /** What one member has in this room. */
  summary(user: string): { last: LastEntry | null; unread: number; muted: boolean } {
    const muted = (this.log.members.get(user)?.muted ?? 0) > Date.now();
    return { last: this.log.lastEntry, unread: this.log.unread(user), muted };
  }

  /** Ends a person's sockets at once, or those of one sign-in: they left, were suspended, or signed out. */
  kick(user: string, reason: string, session?: string): void {
    if (unseat(this.ctx, user, reason, session) > 0 && !this.seats.isPresent(user))
      this.seats.broadcast({ type: "presence", user, present: false });
  }
}

function readSeatHeader(request: Request) {
  const { user, session, room } = JSON.parse(request.headers.get(seatHeader) ?? "null");
  return { user: String(user), session: String(session), room: roomPlace.parse(room) };
}
