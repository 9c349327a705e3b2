/** The people of a room as its socket tells of them: how far each has read, who is here, who is writing. */

/** Milliseconds a `typing` is believed. */
const shownForMs = 5_000;

export class RoomPeople {
  readonly #changed: () => void;
  readonly #typists = new Map<string, ReturnType<typeof setTimeout>>();
  #present = new Set<string>();
  /** User id → seq read up to. Another object whenever one moves. */
  read: Record<string, number> = {};

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get present(): string[] {
    return [...this.#present];
  }

  get typing(): string[] {
    return [...this.#typists.keys()];
  }

  /** Everybody anew, as a `welcome` tells. */
  meet(members: readonly { user: string; read: number; present: boolean }[]): void {
    this.#present = new Set(members.filter((member) => member.present).map((member) => member.user));
    for (const { user, read } of members) this.hasRead(user, read);
  }

  /** Pointers never go back. */
  hasRead(user: string, seq: number): void {
    this.read = { ...this.read, [user]: Math.max(seq, this.read[user] ?? 0) };
  }

  isPresent(user: string, present: boolean): void {
    if (present) this.#present.add(user);
    else this.#present.delete(user);
  }

  /** The line is gone: nobody is known to be here. */
  nobody(): void {
    this.#present.clear();
  }

  isTyping(user: string): void {
    clearTimeout(this.#typists.get(user));
    const timer = setTimeout(() => {
      this.#typists.delete(user);
      this.#changed();
    }, shownForMs);
    this.#typists.set(user, timer);
  }

  stoppedTyping(user: string): void {
    clearTimeout(this.#typists.get(user));
    this.#typists.delete(user);
  }

  close(): void {
    for (const timer of this.#typists.values()) clearTimeout(timer);
  }
}
