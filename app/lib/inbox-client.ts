/**
 * The client of one's own inbox (docs/PROTOCOL.md): notes and unread counts as they change, on every tab and device. For the
 * browser and for Node; no DOM. React reads it with `useSyncExternalStore(client.subscribe, client.snapshot)`.
 */
import type { InboxConversation, InboxServerFrame, inboxProtocol, Notification, Unread } from "#contract/notifications";
import { type Connection, LiveSocket, type LiveSocketOptions } from "./live-socket.ts";

// The contract's constants would bring its schemas into the browser; the type keeps this equal to it.
const proto: typeof inboxProtocol = 1;
/** Notes kept for showing; older ones are a page away. */
const kept = 200;

export interface InboxSnapshot {
  connection: Connection;
  unread: Unread;
  /** Notes that came while this client was there (and those it began with), newest first. */
  notes: Notification[];
  /** News of conversations since this client connected, by id. */
  conversations: Record<string, InboxConversation>;
}

export interface InboxClientOptions extends LiveSocketOptions {
  /** What the page was rendered with. `last`: the newest `ord` it knows; 0 when there is none. */
  initial?: { unread: Unread; notes?: Notification[]; last?: number };
  /** Called with each note that is new (for a toast or a sound), not with those it began with. */
  onNote?: (note: Notification) => void;
}

export class InboxClient {
  readonly #options: InboxClientOptions;
  readonly #socket: LiveSocket<InboxServerFrame>;
  readonly #listeners = new Set<() => void>();
  #unread: Unread;
  #notes: Notification[];
  #conversations: Record<string, InboxConversation> = {};
  /** Newest ord known; null: none, so that the inbox sends only what is new from now on. */
  #last: number | null;
  /** Newest ord that the inbox was told of as seen. */
  #seen = 0;
  #snapshot: InboxSnapshot;

  constructor(options: InboxClientOptions) {
    this.#options = options;
    this.#unread = options.initial?.unread ?? { notifications: 0, conversations: 0 };
    this.#notes = options.initial?.notes ?? [];
    this.#last = options.initial?.last ?? this.#notes[0]?.ord ?? null;
    this.#socket = new LiveSocket(options, {
      opened: () => this.#hello(),
      frame: (frame) => this.#receive(frame),
      changed: () => this.#changed(),
    });
    this.#snapshot = this.#look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something changes. */
  readonly snapshot = (): InboxSnapshot => this.#snapshot;

  connect(): void {
    this.#socket.connect();
  }

  /** Call it when the network or the page comes back. */
  wake(): void {
    this.#socket.wake();
  }

  close(): void {
    this.#socket.close();
  }

  /** False while there is no connection: then POST /notifications/read. */
  markRead(ids: string[]): boolean {
    return this.#socket.send({ type: "read", ids });
  }

  /** Everything up to this `ord`; the newest marks all. */
  markReadThrough(through: number): boolean {
    return this.#socket.send({ type: "read", through });
  }

  /** What came was shown on a page that somebody looks at: mail and pushes need not tell of it. */
  seen(): void {
    const newest = this.#notes[0]?.ord ?? 0;
    if (newest > this.#seen && this.#socket.send({ type: "seen", through: newest })) this.#seen = newest;
  }

  #hello(): void {
    this.#socket.send({ type: "hello", proto, since: this.#last });
  }

  #receive(frame: InboxServerFrame): void {
    switch (frame.type) {
      case "welcome":
        this.#socket.renewBefore(frame.exp);
        this.#unread = frame.unread;
        this.#last ??= frame.last;
        this.#changed();
        return;
      case "notes":
        this.#add(frame.notes, frame.unread);
        return;
      case "read":
        this.#sawRead(frame);
        return;
      case "conversation":
        this.#conversations = { ...this.#conversations, [frame.conversation.id]: frame.conversation };
        this.#unread = frame.unread;
        this.#changed();
        return;
      case "gap":
        // Too much was missed to be sent: what is held no longer joins what comes.
        this.#notes = [];
        this.#last = frame.from - 1;
        return;
      case "renewed":
        this.#socket.renewBefore(frame.exp);
        this.#unread = frame.unread;
        if (frame.last > (this.#last ?? 0)) this.#hello();
        this.#changed();
        return;
      case "error":
        if (frame.code === "identity_expired") void this.#socket.renew();
        if (frame.code === "invalid_token") this.#socket.restart();
        return;
    }
  }

  #add(notes: readonly Notification[], unread: Unread): void {
    const fresh = notes.filter((note) => note.ord > (this.#last ?? 0)).sort((a, b) => a.ord - b.ord);
    const newest = fresh.at(-1);
    if (newest !== undefined) this.#last = newest.ord;
    this.#notes = [...fresh.toReversed(), ...this.#notes].slice(0, kept);
    this.#unread = unread;
    this.#changed();
    for (const note of fresh) this.#options.onNote?.(note);
  }

  #sawRead({ ids, through, unread }: Extract<InboxServerFrame, { type: "read" }>): void {
    const known = new Set(ids);
    const isRead = (note: Notification) => note.read || known.has(note.id) || note.ord <= (through ?? 0);
    this.#notes = this.#notes.map((note) => ({ ...note, read: isRead(note) }));
    this.#unread = unread;
    this.#changed();
  }

  #changed(): void {
    this.#snapshot = this.#look();
    for (const listener of this.#listeners) listener();
  }

  #look(): InboxSnapshot {
    return {
      connection: this.#socket.connection,
      unread: this.#unread,
      notes: this.#notes,
      conversations: this.#conversations,
    };
  }
}
