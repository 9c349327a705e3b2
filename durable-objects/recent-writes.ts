/**
 * The writes of the last while, by (author, client id): what makes a resend answer instead of writing again without an index
 * on disk. Rebuilt from the log when the object wakes. Pure: no storage, no clock.
 */

export const recentWrites = 512;

interface Write {
  author: string | null;
  clientId: string;
  seq: number;
  /** Whether the author wrote a message (not a change of one): then they have read up to it. */
  counts: boolean;
}

export class RecentWrites {
  readonly #bySeq: Write[] = [];
  readonly #byName = new Map<string, number>();
  readonly #newestOf = new Map<string, number>();
  readonly #capacity: number;
  /** Every write with a greater seq is in here. */
  floor = 0;

  constructor(capacity: number = recentWrites) {
    this.#capacity = capacity;
  }

  /** Remembers a write; returns the one that had to go, if any. Writes come in order of seq. */
  add(write: Write): Write | null {
    this.#bySeq.push(write);
    this.#byName.set(nameOf(write.author, write.clientId), write.seq);
    if (write.counts && write.author !== null) this.#newestOf.set(write.author, write.seq);
    if (this.#bySeq.length <= this.#capacity) return null;
    const gone = this.#bySeq.shift();
    if (gone === undefined) return null;
    this.#byName.delete(nameOf(gone.author, gone.clientId));
    this.floor = gone.seq;
    return gone;
  }

  /** seq of this write, when it is among the remembered. */
  find(author: string | null, clientId: string): number | null {
    return this.#byName.get(nameOf(author, clientId)) ?? null;
  }

  /** seq of the author's newest message that was seen by this map, 0 when there is none. */
  newestOf(author: string): number {
    return this.#newestOf.get(author) ?? 0;
  }
}

function nameOf(author: string | null, clientId: string): string {
  return `${author ?? ""} ${clientId}`;
}
