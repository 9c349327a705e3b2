/** A room's log as a client holds it: applied in order of seq, with edits, deletions and reactions folded in. Pure. */
import type { Message } from "#contract/messages";

const isChange = (kind: Message["kind"]) => kind === "edit" || kind === "delete" || kind === "react";

export class ClientLog {
  readonly #entries = new Map<number, Message>();
  /** Oldest and newest seq held, without holes between; 0 and 0 when empty. */
  first = 0;
  last = 0;

  /** Applies what continues the log. False: there is a hole before these, and they were not applied. */
  apply(messages: readonly Message[]): boolean {
    for (const message of [...messages].sort((a, b) => a.seq - b.seq)) {
      if (message.seq <= this.last) continue;
      if (this.last > 0 && message.seq !== this.last + 1) return false;
      this.#entries.set(message.seq, message);
      if (this.first === 0) this.first = message.seq;
      this.last = message.seq;
      this.#change(message);
    }
    return true;
  }

  /** Puts an older page in front. Pages come folded, so what they say of an entry holds. */
  prepend(messages: readonly Message[]): void {
    const older = messages.filter((message) => this.first === 0 || message.seq < this.first);
    for (const message of older) this.#entries.set(message.seq, message);
    if (older.length === 0) return;
    this.first = Math.min(...older.map((message) => message.seq));
    this.last = Math.max(this.last, ...older.map((message) => message.seq));
  }

  /** Forgets everything: what follows does not continue it. */
  clear(): void {
    this.#entries.clear();
    this.first = 0;
    this.last = 0;
  }

  has(author: string, id: string): boolean {
    return [...this.#entries.values()].some((entry) => entry.id === id && entry.author === author);
  }

  #change(change: Message): void {
    const target = change.ref === null || !isChange(change.kind) ? undefined : this.#entries.get(change.ref);
    if (target === undefined) return;
    this.#entries.set(target.seq, changed(target, change));
  }

  /** What a person sees, oldest first. */
  visible(): Message[] {
    return [...this.#entries.values()].filter((entry) => !isChange(entry.kind)).sort((a, b) => a.seq - b.seq);
  }
}

function changed(target: Message, change: Message): Message {
  if (change.kind === "edit") return target.deletedAt ? target : { ...target, body: change.body, editedAt: change.at };
  if (change.kind === "delete") {
    return { ...target, body: "", files: undefined, mentions: undefined, deletedAt: change.at };
  }
  return change.author === null
    ? target
    : { ...target, reactions: toggled(target.reactions ?? {}, change.body, change.author) };
}

/** Reacting twice with the same emoji takes it back. */
function toggled(reactions: Record<string, string[]>, emoji: string, user: string): Record<string, string[]> {
  const users = reactions[emoji] ?? [];
  const now = users.includes(user) ? users.filter((one) => one !== user) : [...users, user];
  const { [emoji]: _before, ...others } = reactions;
  return now.length === 0 ? others : { ...others, [emoji]: now };
}
