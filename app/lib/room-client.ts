/**
 * The client of a conversation's room (docs/PROTOCOL.md): optimistic writes that are sent again under the same id until they are
 * acked, entries in order of seq, holes repaired, read pointers, presence, typing, search. For the browser and for Node; no DOM.
 * React reads it with `useSyncExternalStore(client.subscribe, client.snapshot)`.
 */
import type { Attachment, MessagesPage, RoomServerFrame, roomProtocol } from "#contract/messages";
import { type Connection, LiveSocket, type LiveSocketOptions } from "./live-socket.ts";
import { ClientLog } from "./room-log.ts";
import { RoomPeople } from "./room-people.ts";
import { RoomSender, type SenderParts } from "./room-sender.ts";
import type { RoomSearch, RoomSnapshot } from "./room-snapshot.ts";
import { foreseen, type WriteStorage } from "./room-writes.ts";

// The contract's constants would bring its schemas into the browser; the type keeps these equal to it.
const proto: typeof roomProtocol = 1;

/** Milliseconds between two `typing` frames. */
const typingEveryMs = 3_000;

export interface RoomClientOptions extends LiveSocketOptions {
  /** What the page was rendered with (GET …/messages), so that the socket brings only what is newer. */
  initial?: MessagesPage;
  /** Keeps what is not acked across reloads. */
  writes?: WriteStorage;
  /** Sends a message with files (POST …/messages). Without it files cannot be sent. */
  post?: SenderParts["post"];
  newId?: () => string;
}

export class RoomClient {
  readonly #socket: LiveSocket<RoomServerFrame>;
  readonly #log = new ClientLog();
  readonly #sender: RoomSender;
  readonly #listeners = new Set<() => void>();
  readonly #people = new RoomPeople(() => this.#changed());
  #you: string | null = null;
  #more = false;
  /** How many entries before the oldest held are wanted; asked for again by every connection until they are there. */
  #older: number | null = null;
  /** An entry that is wanted in view, and may be older than what is held. */
  #wanted: number | null = null;
  #search: RoomSearch | null = null;
  #saidTyping = 0;
  #snapshot: RoomSnapshot;

  constructor(options: RoomClientOptions) {
    this.#sender = new RoomSender({
      storage: options.writes,
      send: (frame) => this.#socket.send(frame),
      post: options.post,
      newId: options.newId ?? (() => crypto.randomUUID()),
      random: options.random,
      changed: () => this.#changed(),
    });
    if (options.initial !== undefined) this.#start(options.initial);
    this.#socket = new LiveSocket(options, {
      opened: () => this.#hello(),
      frame: (frame) => this.#receive(frame),
      changed: (connection) => this.#connectionChanged(connection),
    });
    this.#snapshot = this.#look();
  }

  #start({ items, last, read, more }: MessagesPage): void {
    // An older page was rendered: it knows changes that the log would apply a second time.
    if (items.length > 0 && items.at(-1)?.seq !== last) return;
    this.#log.prepend(items);
    this.#people.read = { ...read };
    this.#more = more;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something changes. */
  readonly snapshot = (): RoomSnapshot => this.#snapshot;

  connect(): void {
    this.#socket.connect();
  }

  /** Call it when the network or the page comes back. */
  wake(): void {
    this.#socket.wake();
  }

  close(): void {
    this.#sender.close();
    this.#people.close();
    this.#socket.close();
  }

  // Writing -----------------------------------------------------------------------------------------------------------

  /** Sends, now or when there is a connection. Returns the message's id. */
  send(body: string, options: { ref?: number; mentions?: string[]; files?: Attachment[] } = {}): string {
    const { ref = null, mentions = [], files = [] } = options;
    return this.#write({ type: "send", body, seq: null, ref, mentions, files });
  }

  edit(seq: number, body: string): void {
    this.#write({ type: "edit", body, seq, ref: null, mentions: [], files: [] });
  }

  remove(seq: number): void {
    this.#write({ type: "delete", body: "", seq, ref: null, mentions: [], files: [] });
  }

  /** Reacts; the same emoji again takes it back. */
  react(seq: number, emoji: string): void {
    this.#write({ type: "react", body: emoji, seq, ref: null, mentions: [], files: [] });
  }

  #write(what: Parameters<RoomSender["add"]>[0]): string {
    return this.#sender.add(what, this.#log.last);
  }

  /** Tries a refused message or change again, under the same id. */
  resend(id: string): void {
    this.#sender.resend(id);
  }

  discard(id: string): void {
    this.#sender.discard(id);
  }

  // Asking ------------------------------------------------------------------------------------------------------------

  /** Says that everything up to `seq` was seen. Going back says nothing. */
  markRead(seq: number): void {
    if (this.#you === null || seq <= (this.#people.read[this.#you] ?? 0)) return;
    if (this.#socket.send({ type: "read", seq })) this.#sawRead(this.#you, seq);
  }

  /** Call it on every key: it speaks at most every three seconds. */
  type(): void {
    const now = Date.now();
    if (now - this.#saidTyping < typingEveryMs) return;
    if (this.#socket.send({ type: "typing" })) this.#saidTyping = now;
  }

  /** Asks for the page before the oldest entry held. */
  loadOlder(limit = 50): void {
    if (!this.#more || this.#older !== null || this.#log.first <= 1) return;
    this.#older = limit;
    this.#askForOlder();
    this.#changed();
  }

  #askForOlder(): void {
    if (this.#older !== null) this.#socket.send({ type: "history", before: this.#log.first, limit: this.#older });
  }

  /** Loads as far back as this entry. */
  reveal(seq: number): void {
    this.#wanted = seq;
    if (this.#log.first > seq) this.loadOlder(100);
  }

  /** Looks for words in the conversation; with the same words again, further back. An empty text ends the search. */
  search(words: string): void {
    const q = words.trim();
    const before = this.#search?.q === q ? this.#search : null;
    if (q === "") this.#search = null;
    else {
      const busy = this.#socket.send({ type: "search", q, ...(before?.cursor ? { cursor: before.cursor } : {}) });
      this.#search = before ? { ...before, busy } : { q, messages: [], cursor: null, busy };
    }
    this.#changed();
  }

  #hello(): void {
    this.#sender.hold();
    this.#socket.send({ type: "hello", proto, since: this.#log.last > 0 ? this.#log.last : null });
  }

  // Hearing -----------------------------------------------------------------------------------------------------------

  #connectionChanged(connection: Connection): void {
    if (connection !== "open") {
      this.#people.nobody();
      this.#sender.lost();
    }
    this.#changed();
  }

  #receive(frame: RoomServerFrame): void {
    switch (frame.type) {
      case "welcome":
        this.#welcome(frame);
        break;
      case "batch":
        this.#batch(frame);
        break;
      case "gap":
        this.#log.clear();
        this.#older = null;
        this.#more = frame.from > 1;
        this.#changed();
        break;
      case "history":
        this.#history(frame);
        break;
      case "found":
        this.#found(frame);
        break;
      case "read":
        this.#sawRead(frame.user, frame.seq);
        break;
      case "presence":
        this.#people.isPresent(frame.user, frame.present);
        this.#changed();
        break;
      case "typing":
        this.#people.isTyping(frame.user);
        this.#changed();
        break;
      case "renewed":
        this.#socket.renewBefore(frame.exp);
        if (frame.last > this.#log.last) this.#hello();
        break;
      case "error":
        this.#refused(frame);
        break;
    }
  }

  #welcome({ you, members, more, exp }: Extract<RoomServerFrame, { type: "welcome" }>): void {
    this.#you = you;
    this.#people.meet(members);
    if (this.#log.last === 0) this.#more = more;
    this.#socket.renewBefore(exp);
    this.#sender.welcome();
    this.#askForOlder();
  }

  #batch({ acks, messages }: Extract<RoomServerFrame, { type: "batch" }>): void {
    const done = new Set(acks.map(([id]) => id));
    for (const message of messages) if (message.author === this.#you) done.add(message.id);
    this.#sender.done(done);
    for (const { author } of messages) if (author !== null) this.#people.stoppedTyping(author);
    // Everybody now takes us for silent, so the next key speaks at once.
    if (messages.some(({ author }) => author === this.#you)) this.#saidTyping = 0;
    if (!this.#log.apply(messages)) this.#hello();
    for (const { author, seq, kind } of messages) {
      if (author !== null && (kind === "text" || kind === "file")) this.#people.hasRead(author, seq);
    }
    this.#sender.flush();
  }

  #history({ before, messages, more }: Extract<RoomServerFrame, { type: "history" }>): void {
    if (before !== this.#log.first) return;
    this.#older = null;
    this.#log.prepend(messages);
    this.#more = more;
    if (this.#wanted !== null && more && this.#log.first > this.#wanted) this.loadOlder(100);
    else this.#wanted = null;
    this.#changed();
  }

  #found({ q, messages, cursor }: Extract<RoomServerFrame, { type: "found" }>): void {
    if (this.#search?.q !== q) return;
    this.#search = { q, messages: [...this.#search.messages, ...messages], cursor, busy: false };
    this.#changed();
  }

  #refused({ code, id, retryMs }: Extract<RoomServerFrame, { type: "error" }>): void {
    if (code === "identity_expired" || code === "invalid_token") {
      // A token that was just refused will not be taken now either: connecting anew signs in by the cookie.
      if (code === "invalid_token") this.#socket.restart();
      else void this.#socket.renew();
      return;
    }
    if (code === "rate_limited") {
      this.#older = null;
      this.#sender.waitFor(retryMs ?? 1_000);
      return;
    }
    if (id !== undefined) this.#sender.refuse(id, code);
    this.#changed();
  }

  #sawRead(user: string, seq: number): void {
    this.#people.hasRead(user, seq);
    this.#changed();
  }

  // Showing -----------------------------------------------------------------------------------------------------------

  #changed(): void {
    this.#snapshot = this.#look();
    for (const listener of this.#listeners) listener();
  }

  #look(): RoomSnapshot {
    return {
      connection: this.#socket.connection,
      you: this.#you,
      entries: foreseen(this.#log.visible(), this.#sender.changes, this.#you),
      unsent: this.#sender.messages,
      more: this.#more,
      loadingOlder: this.#older !== null,
      read: this.#people.read,
      present: this.#people.present,
      typing: this.#people.typing,
      search: this.#search,
      refused: this.#sender.refused,
    };
  }
}
