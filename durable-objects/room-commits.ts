/**
 * Group commit: a write is committed at once when none is under way; what comes meanwhile is committed together and sent as one
 * frame per socket. Between the insert and the sends nothing is awaited, so the output gate holds every ack and every broadcast
 * back until the rows are on disk.
 */
import type { Message } from "#contract/messages";
import { type Row, toMessage } from "./room-entries.ts";
import type { NewEntry } from "./room-log.ts";

/** A write that waits for its commit. */
export interface Pending {
  readonly entry: NewEntry;
  /** Sockets that sent it. */
  readonly from: Set<WebSocket>;
  readonly done: ((message: Message) => void)[];
}

export interface CommitParts {
  /** The entry of this write, when it was written before. */
  find(entry: NewEntry, after: number | null): Message | null;
  ack(socket: WebSocket, clientId: string, seq: number): void;
  append(entries: readonly NewEntry[]): Row[];
  /** Tells everybody. Synchronous. */
  deliver(batch: readonly Pending[], messages: readonly Message[]): void;
  /** Resolves when what was written is on disk. */
  sync(): Promise<void>;
  later(work: Promise<void>): void;
  /** What is in memory no longer fits what is on disk. Nothing that followed from it was sent. */
  failed(error: unknown): void;
}

export class GroupCommit {
  readonly #parts: CommitParts;
  /** By the name of the write, in the order they came. */
  #queue = new Map<string, Pending>();
  #committing = false;

  constructor(parts: CommitParts) {
    this.#parts = parts;
  }

  /** Takes a write: acks it when it is known, else commits it now or with the next commit. */
  write(entry: NewEntry, after: number | null, from?: WebSocket): Promise<Message> {
    const waiting = this.#queue.get(nameOf(entry));
    const known = waiting === undefined ? this.#parts.find(entry, after) : null;
    if (known !== null) {
      if (from !== undefined) this.#parts.ack(from, entry.clientId, known.seq);
      return Promise.resolve(known);
    }
    return new Promise((resolve) => {
      const pending = waiting ?? { entry, from: new Set<WebSocket>(), done: [] };
      if (from !== undefined) pending.from.add(from);
      pending.done.push(resolve);
      this.#queue.set(nameOf(entry), pending);
      if (!this.#committing) this.#commit();
    });
  }

  #commit(): void {
    const batch = [...this.#queue.values()];
    this.#queue.clear();
    const messages = this.#append(batch).map(toMessage);
    this.#parts.deliver(batch, messages);
    this.#committing = true;
    this.#parts.later(this.#finish(batch, messages));
  }

  #append(batch: readonly Pending[]): Row[] {
    try {
      return this.#parts.append(batch.map((pending) => pending.entry));
    } catch (error) {
      this.#parts.failed(error);
      throw error;
    }
  }

  async #finish(batch: readonly Pending[], messages: readonly Message[]): Promise<void> {
    try {
      await this.#parts.sync();
    } catch (error) {
      this.#parts.failed(error);
    }
    this.#committing = false;
    for (const [i, pending] of batch.entries()) {
      const message = messages[i];
      if (message !== undefined) for (const done of pending.done) done(message);
    }
    if (this.#queue.size > 0) this.#commit();
  }
}

function nameOf({ author, clientId }: NewEntry): string {
  return `${author ?? ""} ${clientId}`;
}
