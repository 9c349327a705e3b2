/**
 * Sends what somebody writes in a conversation, in order and again under the same id until it is acked: over the socket, and by HTTP where
 * there are files. What is refused stays, to be tried again or given up.
 */
import type { RoomErrorCode } from "#contract/messages";
import { jitter } from "./live-socket.ts";
import { toFrame, type Write, WriteQueue, type WriteStorage } from "./room-writes.ts";

/** How a message with files fared on its way by HTTP. `later`: the network or a limit; the same request again is right. */
export type PostOutcome = { sent: true } | { refused: RoomErrorCode } | { later: number | null };

export interface SenderParts {
  storage: WriteStorage | undefined;
  /** False: there is no connection. */
  send(frame: object): boolean;
  /** Sends a message with files. Without it files cannot be sent. */
  post: ((write: Write) => Promise<PostOutcome>) | undefined;
  newId: () => string;
  random: (() => number) | undefined;
  /** Something shown has changed. */
  changed(): void;
}

export class RoomSender {
  readonly #parts: SenderParts;
  readonly #queue: WriteQueue;
  /** The room has said welcome, so that it takes writes. */
  #welcomed = false;
  #posting = false;
  /** Messages with files that were taken: the entry comes by the socket, and until then it is shown as one's own write. */
  readonly #taken = new Set<string>();
  #failedPosts = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#queue = new WriteQueue(parts.storage);
  }

  /** Messages that are not acked yet, oldest first. */
  get messages(): readonly Write[] {
    return this.#queue.all.filter(({ type }) => type === "send");
  }

  /** Changes of entries that are on their way. */
  get changes(): readonly Write[] {
    return this.#queue.all.filter(({ type, state }) => type !== "send" && state !== "failed");
  }

  /** Changes of entries that were refused. */
  get refused(): readonly Write[] {
    return this.#queue.all.filter(({ type, state }) => type !== "send" && state === "failed");
  }

  /** Takes a write, and sends it now or when there is a connection. @param after the newest seq known. @returns its id */
  add(what: Omit<Write, "id" | "after" | "at" | "state" | "error">, after: number): string {
    const id = this.#parts.newId();
    // Whoever changes the same thing anew has given up the change that was refused.
    const before = this.refused.filter(({ type, seq }) => type === what.type && seq === what.seq);
    this.#queue.remove(new Set(before.map((write) => write.id)));
    this.#queue.add({ ...what, id, after, at: new Date().toISOString(), state: "waiting" });
    this.flush();
    return id;
  }

  /** Tries a refused write again, under the same id. */
  resend(id: string): void {
    this.#queue.update(id, { state: "waiting", error: undefined });
    this.flush();
  }

  discard(id: string): void {
    this.done(new Set([id]));
    this.#parts.changed();
  }

  /** These are durable. */
  done(ids: ReadonlySet<string>): void {
    for (const id of ids) this.#taken.delete(id);
    this.#queue.remove(ids);
  }

  welcome(): void {
    this.#welcomed = true;
    this.flush();
  }

  /** The room does not know us any more: what was on its way goes out again after the next welcome. */
  lost(): void {
    this.#welcomed = false;
    this.#again();
  }

  /** A new hello was said on the same connection: nothing goes out before its welcome. */
  hold(): void {
    this.#welcomed = false;
  }

  close(): void {
    clearTimeout(this.#retry);
  }

  #again(): void {
    this.#taken.clear();
    this.#queue.again();
  }

  /** Sends what waits, in order. A message with files goes by HTTP: nothing overtakes it, and it overtakes nothing. */
  flush(): void {
    const isUp = this.#welcomed && this.#retry === undefined;
    for (const write of isUp ? this.#queue.all : []) {
      if (write.state === "failed" || this.#taken.has(write.id)) continue;
      if (write.files.length > 0) {
        const isNext = this.#queue.all.find(({ id, state }) => state !== "failed" && !this.#taken.has(id)) === write;
        if (isNext && !this.#posting) void this.#post(write);
        break;
      }
      if (write.state === "sending") continue;
      if (!this.#parts.send(toFrame(write))) break;
      this.#queue.update(write.id, { state: "sending" });
    }
    this.#parts.changed();
  }

  async #post(write: Write): Promise<void> {
    this.#posting = true;
    this.#queue.update(write.id, { state: "sending" });
    const outcome: PostOutcome = (await this.#parts.post?.(write)) ?? { refused: "file_not_usable" };
    this.#posting = false;
    if ("sent" in outcome) {
      this.#failedPosts = 0;
      if (this.#queue.get(write.id) !== undefined) this.#taken.add(write.id);
      this.flush();
    } else if ("refused" in outcome) {
      this.refuse(write.id, outcome.refused);
      this.flush();
    } else {
      this.waitFor(outcome.later ?? jitter(this.#failedPosts++, this.#parts.random));
    }
  }

  /** The room takes less than is sent, or the network is gone: what is not acked goes out again, in order, a little later. */
  waitFor(ms: number): void {
    clearTimeout(this.#retry);
    this.#again();
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.flush();
    }, ms);
    this.#parts.changed();
  }

  /** A refused write stays; a change it would have made is no longer shown. */
  refuse(id: string, error: RoomErrorCode): void {
    this.#queue.update(id, { state: "failed", error });
  }
}
