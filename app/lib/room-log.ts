/** A room's log as a client holds it: applied in order of seq, with edits, deletions, reactions and redactions folded in. Pure. */
import type { Message } from "#contract/messages";
import { changed } from "../../worker/domains/messages/changes.ts";

const shown: ReadonlySet<Message["kind"]> = new Set(["text", "file", "system"]);
const changing: ReadonlySet<Message["kind"]> = new Set(["edit", "delete", "react", "redact"]);

export class ClientLog {
  readonly #entries = new Map<number, Message>();
  #visible: Message[] | null = null;
  /** Oldest and newest seq held, without holes between; 0 and 0 when empty. */
  first = 0;
  last = 0;

  /** Applies what continues the log. False: there is a hole before these, and they were not applied. */
  apply(messages: readonly Message[]): boolean {
    for (const message of [...messages].sort((a, b) => a.seq - b.seq)) {
      if (message.seq <= this.last) continue;
      if (this.last > 0 && message.seq !== this.last + 1) return false;
      this.#put(message);
      if (this.first === 0) this.first = message.seq;
      this.last = message.seq;
      this.#change(message);
    }
    return true;
  }

  /** Puts an older page in front. Pages come folded, so what they say of an entry holds. */
  prepend(messages: readonly Message[]): void {
    const older = messages.filter((message) => this.first === 0 || message.seq < this.first);
    for (const message of older) this.#put(message);
    if (older.length === 0) return;
    this.first = Math.min(...older.map((message) => message.seq));
    this.last = Math.max(this.last, ...older.map((message) => message.seq));
  }

  /** Forgets everything: what follows does not continue it. */
  clear(): void {
    this.#entries.clear();
    this.#visible = null;
    this.first = 0;
    this.last = 0;
  }

  #put(entry: Message): void {
    this.#entries.set(entry.seq, entry);
    this.#visible = null;
  }

  #change(change: Message): void {
    if (!changing.has(change.kind)) return;
    const target = change.ref === null ? undefined : this.#entries.get(change.ref);
    if (target !== undefined) this.#put(changed(target, change));
    const erased = change.kind === "redact" ? change.data?.author : undefined;
    if (erased === undefined) return;
    for (const entry of this.#entries.values()) {
      if (entry.author === erased && entry.seq < change.seq) this.#put(changed(entry, change));
    }
  }

  /** What a person sees, oldest first. The same array until something changes. */
  visible(): readonly Message[] {
    this.#visible ??= [...this.#entries.values()].filter(({ kind }) => shown.has(kind)).sort((a, b) => a.seq - b.seq);
    return this.#visible;
  }
}
