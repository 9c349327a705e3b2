/**
 * The client of a conversation's room (docs/PROTOCOL.md): optimistic sends that are resent under the same id until they are
 * acked, entries in order of seq, holes repaired, read pointers, presence, typing. For the browser and for Node; no DOM.
 * React reads it with `useSyncExternalStore(client.subscribe, client.snapshot)`.
 */
import type { Message, MessagesPage, RoomErrorCode, RoomServerFrame, roomProtocol } from "#contract/messages";
import { type Connection, LiveSocket, type LiveSocketOptions } from "./live-socket.ts";
import { ClientLog } from "./room-log.ts";

// The contract's constants would bring its schemas into the browser; the type keeps these equal to it.
const proto: typeof roomProtocol = 1;

/** Milliseconds. */
const typing = { sendEvery: 3_000, showFor: 5_000 } as const;

/** A message that is not acked yet. */
export interface Unsent {
  id: string;
  body: string;
  ref: number | null;
  mentions: string[];
  /** The newest seq known when it was first tried; kept for resends, so that a late one never doubles. */
  after: number;
  /** ISO */
  at: string;
  /** `sending`: on its way; `waiting`: for the network or a limit; `failed`: refused, see `error`. */
  state: "sending" | "waiting" | "failed";
  error?: RoomErrorCode;
}

export interface RoomSnapshot {
  connection: Connection;
  /** One's own user id, once the room has said so. */
  you: string | null;
  /** Text, file and system entries, oldest first, as they are now. */
  entries: Message[];
  unsent: Unsent[];
  /** Whether older entries can be loaded. */
  more: boolean;
  loadingOlder: boolean;
  /** User id → how far they have read. */
  read: Record<string, number>;
  present: string[];
  typing: string[];
}

export interface RoomClientOptions extends LiveSocketOptions {
  /** What the page was rendered with (GET …/messages), so that the socket brings only what is newer. */
  initial?: MessagesPage;
  /** Keeps unsent messages across reloads (sessionStorage, a file …). */
  unsent?: { load(): Unsent[]; save(unsent: Unsent[]): void };
  newId?: () => string;
}

export class RoomClient {
  readonly #options: RoomClientOptions;
  readonly #socket: LiveSocket<RoomServerFrame>;
  readonly #log = new ClientLog();
  readonly #listeners = new Set<() => void>();
  readonly #typists = new Map<string, ReturnType<typeof setTimeout>>();
  #unsent: Unsent[];
  #read: Record<string, number> = {};
  #present = new Set<string>();
  #you: string | null = null;
  #more = false;
  #loadingOlder = false;
  #welcomed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #saidTyping = 0;
  #snapshot: RoomSnapshot;

  constructor(options: RoomClientOptions) {
    this.#options = options;
    this.#unsent = (options.unsent?.load() ?? []).map((one) => ({ ...one, state: "waiting" as const }));
    if (options.initial !== undefined) this.#start(options.initial);
    this.#socket = new LiveSocket(options, {
      opened: () => this.#hello(),
      frame: (frame) => this.#receive(frame),
      changed: (connection) => this.#connectionChanged(connection),
    });
    this.#snapshot = this.#look();
  }

  #start({ items, read, more }: MessagesPage): void {
    this.#log.prepend(items);
    this.#read = { ...read };
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
    clearTimeout(this.#retry);
    for (const timer of this.#typists.values()) clearTimeout(timer);
    this.#socket.close();
  }

  /** Sends, now or when there is a connection. Returns the message's id. */
  send(body: string, options: { ref?: number; mentions?: string[] } = {}): string {
    const id = this.#newId();
    this.#unsent = [
      ...this.#unsent,
      {
        id,
        body,
        ref: options.ref ?? null,
        mentions: options.mentions ?? [],
        after: this.#log.last,
        at: new Date().toISOString(),
        state: "waiting",
      },
    ];
    this.#flush();
    return id;
  }

  /** Tries a refused message again, under the same id. */
  resend(id: string): void {
    this.#update(id, { state: "waiting", error: undefined });
    this.#flush();
  }

  discard(id: string): void {
    this.#unsent = this.#unsent.filter((one) => one.id !== id);
    this.#changed();
  }

  edit(seq: number, body: string): void {
    this.#socket.send({ type: "edit", id: this.#newId(), after: this.#log.last, seq, body });
  }

  remove(seq: number): void {
    this.#socket.send({ type: "delete", id: this.#newId(), after: this.#log.last, seq });
  }

  react(seq: number, emoji: string): void {
    this.#socket.send({ type: "react", id: this.#newId(), after: this.#log.last, seq, emoji });
  }

  /** Says that everything up to `seq` was seen. Going back says nothing. */
  markRead(seq: number): void {
    if (this.#you === null || seq <= (this.#read[this.#you] ?? 0)) return;
    if (this.#socket.send({ type: "read", seq })) this.#sawRead(this.#you, seq);
  }

  /** Call it on every key: it speaks at most every three seconds. */
  type(): void {
    const now = Date.now();
    if (now - this.#saidTyping < typing.sendEvery) return;
    if (this.#socket.send({ type: "typing" })) this.#saidTyping = now;
  }

  /** Asks for the page before the oldest entry held. */
  loadOlder(limit = 50): void {
    if (!this.#more || this.#loadingOlder || this.#log.first <= 1) return;
    this.#loadingOlder = this.#socket.send({ type: "history", before: this.#log.first, limit });
    this.#changed();
  }

  #newId(): string {
    return (this.#options.newId ?? (() => crypto.randomUUID()))();
  }

  #hello(): void {
    this.#welcomed = false;
    this.#socket.send({ type: "hello", proto, since: this.#log.last > 0 ? this.#log.last : null });
  }

  #connectionChanged(connection: Connection): void {
    if (connection !== "open") {
      this.#welcomed = false;
      this.#loadingOlder = false;
      this.#unsent = this.#unsent.map((one) => (one.state === "sending" ? { ...one, state: "waiting" } : one));
    }
    this.#changed();
  }

  #receive(frame: RoomServerFrame): void {
    switch (frame.type) {
      case "welcome":
        this.#welcome(frame);
        return;
      case "batch":
        this.#batch(frame);
        return;
      case "gap":
        // What is held does not reach to what comes next: begin again from there, older pages can be loaded.
        this.#log.clear();
        this.#more = frame.from > 1;
        this.#changed();
        return;
      case "history":
        this.#loadingOlder = false;
        this.#log.prepend(frame.messages);
        this.#more = frame.more;
        this.#changed();
        return;
      case "read":
        this.#sawRead(frame.user, frame.seq);
        return;
      case "presence":
        if (frame.present) this.#present.add(frame.user);
        else this.#present.delete(frame.user);
        this.#changed();
        return;
      case "typing":
        this.#sawTyping(frame.user);
        return;
      case "renewed":
        this.#socket.renewBefore(frame.exp);
        if (frame.last > this.#log.last) this.#hello();
        return;
      case "error":
        this.#refused(frame);
        return;
      case "found":
      case "muted":
        return;
    }
  }

  #welcome({ you, members, more, exp }: Extract<RoomServerFrame, { type: "welcome" }>): void {
    this.#you = you;
    this.#present = new Set(members.filter((member) => member.present).map((member) => member.user));
    for (const { user, read } of members) this.#read = { ...this.#read, [user]: Math.max(read, this.#read[user] ?? 0) };
    if (this.#log.last === 0) this.#more = more;
    this.#welcomed = true;
    this.#socket.renewBefore(exp);
    this.#flush();
  }

  #batch({ acks, messages }: Extract<RoomServerFrame, { type: "batch" }>): void {
    const done = new Set(acks.map(([id]) => id));
    for (const message of messages) if (message.author === this.#you) done.add(message.id);
    this.#unsent = this.#unsent.filter((one) => !done.has(one.id));
    for (const { author } of messages) if (author !== null) this.#stoppedTyping(author);
    if (!this.#log.apply(messages)) this.#hello();
    for (const { author, seq, kind } of messages) {
      if (author !== null && (kind === "text" || kind === "file"))
        this.#read = { ...this.#read, [author]: Math.max(seq, this.#read[author] ?? 0) };
    }
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
      this.#waitFor(retryMs ?? 1_000);
      return;
    }
    if (id !== undefined) this.#update(id, { state: "failed", error: code });
  }

  /** The room is being sent to faster than it takes: what it refused goes out again, in order, a little later. */
  #waitFor(ms: number): void {
    clearTimeout(this.#retry);
    this.#unsent = this.#unsent.map((one) => (one.state === "sending" ? { ...one, state: "waiting" } : one));
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#flush();
    }, ms);
    this.#changed();
  }

  /** Sends what waits, in order. */
  #flush(): void {
    if (this.#welcomed && this.#retry === undefined) {
      this.#unsent = this.#unsent.map((one) => {
        if (one.state !== "waiting") return one;
        const { id, body, ref, mentions, after } = one;
        const extra = { ...(ref === null ? {} : { ref }), ...(mentions.length > 0 ? { mentions } : {}) };
        const isSent = this.#socket.send({ type: "send", id, after, body, ...extra });
        return isSent ? { ...one, state: "sending" as const } : one;
      });
    }
    this.#changed();
  }

  #update(id: string, change: Partial<Unsent>): void {
    this.#unsent = this.#unsent.map((one) => (one.id === id ? { ...one, ...change } : one));
    this.#changed();
  }

  #sawRead(user: string, seq: number): void {
    this.#read = { ...this.#read, [user]: Math.max(seq, this.#read[user] ?? 0) };
    this.#changed();
  }

  #sawTyping(user: string): void {
    clearTimeout(this.#typists.get(user));
    const timer = setTimeout(() => {
      this.#typists.delete(user);
      this.#changed();
    }, typing.showFor);
    this.#typists.set(user, timer);
    this.#changed();
  }

  #stoppedTyping(user: string): void {
    clearTimeout(this.#typists.get(user));
    this.#typists.delete(user);
  }

  #changed(): void {
    this.#options.unsent?.save(this.#unsent);
    this.#snapshot = this.#look();
    for (const listener of this.#listeners) listener();
  }

  #look(): RoomSnapshot {
    return {
      connection: this.#socket.connection,
      you: this.#you,
      entries: this.#log.visible(),
      unsent: this.#unsent,
      more: this.#more,
      loadingOlder: this.#loadingOlder,
      read: this.#read,
      present: [...this.#present],
      typing: [...this.#typists.keys()],
    };
  }
}
