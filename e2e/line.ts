/** A socket of a room or an inbox, spoken by hand as docs/PROTOCOL.md says, with everything that came over it. */

import type { Message, RoomServerFrame } from "#contract/messages";
import type { InboxServerFrame, NotificationKind } from "#contract/notifications";
import type { Person } from "./person.ts";

/** How long an effect elsewhere may take to arrive, ms: far more than it needs, so that a slow machine fails nothing. */
const ARRIVAL_MS = 20_000;

/** Node's WebSocket takes headers, which the DOM's type does not know. */
const NodeWebSocket = WebSocket as unknown as new (
  url: string,
  options: { headers: Record<string, string> },
) => WebSocket;

export class Line<Frame extends { type: string }> {
  readonly frames: Frame[] = [];
  readonly #socket: WebSocket;
  readonly #what: string;
  #ended: string | null = null;
  #waiting: (() => void)[] = [];

  constructor(person: Person, path: string) {
    this.#what = `${person.name} at ${path}`;
    const url = `${person.copy.origin.replace(/^http/, "ws")}/api/v1${path}`;
    this.#socket = new NodeWebSocket(url, { headers: { authorization: `Bearer ${person.token}` } });
    this.#socket.addEventListener("message", ({ data }) => {
      // Frames of the contract; a test that reads another fails by it.
      this.frames.push(data === "pong" ? { type: "pong" } : JSON.parse(String(data)));
      this.#wake();
    });
    const end = (why: string) => {
      this.#ended ??= why;
      this.#wake();
    };
    this.#socket.addEventListener("close", ({ code, reason }) => end(`closed with ${code} ${reason}`));
    this.#socket.addEventListener("error", () => end("refused"));
  }

  async opened(): Promise<void> {
    while (this.#socket.readyState === WebSocket.CONNECTING) {
      await new Promise<void>((settle) => this.#socket.addEventListener("open", () => settle(), { once: true }));
    }
  }

  send(frame: object): void {
    this.#socket.send(JSON.stringify(frame));
  }

  close(): void {
    this.#socket.close(1000);
  }

  /** The first frame that fits, from the `from`th on, now or when it comes. */
  async until<Type extends Frame["type"]>(
    type: Type,
    fits: (frame: Extract<Frame, { type: Type }>) => boolean = () => true,
    from = 0,
  ): Promise<Extract<Frame, { type: Type }>> {
    const deadline = Date.now() + ARRIVAL_MS;
    for (;;) {
      const found = this.frames
        .slice(from)
        .find((frame) => frame.type === type && fits(frame as Extract<Frame, { type: Type }>)); // its type was just compared
      if (found !== undefined) return found as Extract<Frame, { type: Type }>;
      const left = deadline - Date.now();
      if (left <= 0 || this.#ended !== null) {
        const seen = this.frames.map((frame) => JSON.stringify(frame)).join("\n");
        throw new Error(`${this.#what}: no such ${type} came (${this.#ended ?? "still open"}). What came:\n${seen}`);
      }
      await this.#news(left);
    }
  }

  #news(withinMs: number): Promise<void> {
    return new Promise((settle) => {
      const timer = setTimeout(settle, withinMs);
      this.#waiting.push(() => {
        clearTimeout(timer);
        settle();
      });
    });
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

export class InboxLine extends Line<InboxServerFrame> {
  static async open(person: Person, since: number | null = null): Promise<InboxLine> {
    const line = new InboxLine(person, "/notifications/socket");
    await line.opened();
    line.send({ type: "hello", proto: 1, since });
    await line.until("welcome");
    return line;
  }

  /** Waits for the `nth` note of a kind and answers it with the counts that came with it. */
  async note(kind: NotificationKind, nth = 1) {
    const isThere = () => this.notes(kind).length >= nth;
    const frame = await this.until("notes", ({ notes }) => notes.some((note) => note.kind === kind) && isThere());
    const last = this.frames.findLast((one) => one.type === "notes" && one.notes.some((note) => note.kind === kind));
    const note = this.notes(kind)[nth - 1];
    if (note === undefined) throw new Error(`note ${nth} of ${kind} is missing`);
    return { note, unread: last?.type === "notes" ? last.unread : frame.unread };
  }

  notes(kind: NotificationKind) {
    return this.frames
      .flatMap((frame) => (frame.type === "notes" ? frame.notes : []))
      .filter((note) => note.kind === kind);
  }
}

export class RoomLine extends Line<RoomServerFrame> {
  static async open(person: Person, conversationId: string, since: number | null = null): Promise<RoomLine> {
    const line = new RoomLine(person, `/conversations/${conversationId}/socket`);
    await line.opened();
    line.send({ type: "hello", proto: 1, since });
    await line.until("welcome");
    return line;
  }

  /** Says something and waits for the ack. Answers its seq. */
  async say(body: string, id: string = crypto.randomUUID()): Promise<number> {
    this.send({ type: "send", id, after: this.last, body });
    const { acks } = await this.until("batch", (batch) => batch.acks.some(([acked]) => acked === id));
    return acks.find(([acked]) => acked === id)?.[1] ?? 0;
  }

  /** Waits for an entry with this body: a text, or the name of an event. */
  async entry(body: string): Promise<Message> {
    const isIt = (message: Message) => message.body === body;
    const { messages } = await this.until("batch", (batch) => batch.messages.some(isIt));
    // `until` found it there.
    return messages.find(isIt) as Message;
  }

  get entries(): Message[] {
    return this.frames.flatMap((frame) => (frame.type === "batch" ? frame.messages : []));
  }

  get last(): number {
    return Math.max(0, ...this.entries.map(({ seq }) => seq));
  }
}
