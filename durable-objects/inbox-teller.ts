/**
 * Tells members' inboxes what a room has for them, as rarely as is right: when somebody who is not here gets something unread,
 * then at most once per few seconds; a mention at once; and what was not told is told by the room's alarm a minute later.
 * What was told is only remembered in memory: telling again changes nothing.
 */
import { roomTimes } from "#contract/messages";
import type { RoomNews } from "./user-inbox.ts";

export interface TellerParts {
  now(): number;
  /** What this member's inbox should know now; null when they are not a member. */
  newsFor(user: string): RoomNews | null;
  tell(user: string, news: RoomNews): Promise<void>;
  /** Runs once after so many ms, while the object is awake anyway. Lost with the object: the alarm stands behind it. */
  later(run: () => void, ms: number): void;
  failed(error: unknown): void;
}

interface Told {
  at: number;
  last: number;
  read: number;
  /** Whether the inbox believes that something is unread. */
  unread: boolean;
  /** A refresh is on its way. */
  waiting: boolean;
}

export class InboxTeller {
  readonly #parts: TellerParts;
  readonly #told = new Map<string, Told>();

  constructor(parts: TellerParts) {
    this.#parts = parts;
  }

  /**
   * Before a write: what the inbox of somebody this object has not told since it woke believes. Every time there was nothing left
   * to read it was told so, hence it believes what the log says now.
   */
  assume(user: string, hasUnread: () => boolean): void {
    if (this.#told.has(user)) return;
    const nothing = Number.NEGATIVE_INFINITY;
    this.#told.set(user, { at: nothing, last: nothing, read: nothing, unread: hasUnread(), waiting: false });
  }

  /** Something was written while this member was not here. `atOnce`: it names them, so it may not wait. */
  missed(user: string, atOnce: boolean): void {
    const news = this.#parts.newsFor(user);
    if (news === null || !this.#isBehind(user)) return;
    const told = this.#told.get(user);
    const now = this.#parts.now();
    const isFirst = told === undefined || (!told.unread && news.lastN > news.readN);
    if (isFirst || atOnce || now - told.at >= roomTimes.refreshMs) {
      this.#tell(user);
      return;
    }
    if (told.waiting) return;
    told.waiting = true;
    this.#parts.later(() => this.#tell(user), told.at + roomTimes.refreshMs - now);
  }

  /** They have read on: the inbox hears of it at once if it shows something unread, or may. */
  read(user: string): void {
    if (this.#told.get(user)?.unread ?? true) this.#tell(user);
  }

  /** They have muted the room, or count it again. */
  changed(user: string): void {
    this.#tell(user);
  }

  /** They have left: the inbox keeps the list of conversations from here on. */
  left(user: string): void {
    if (this.#isBehind(user)) this.#tell(user);
  }

  /** Tells all of these who have not heard the newest. @throws the first failure, so that the alarm tries again */
  async catchUp(users: Iterable<string>): Promise<void> {
    await Promise.all([...users].filter((user) => this.#isBehind(user)).map((user) => this.#send(user)));
  }

  #isBehind(user: string): boolean {
    const news = this.#parts.newsFor(user);
    const told = this.#told.get(user);
    return news !== null && (told?.last !== news.lastSeq || told.read !== news.readSeq);
  }

  #tell(user: string): void {
    this.#send(user).catch((error: unknown) => this.#parts.failed(error));
  }

  async #send(user: string): Promise<void> {
    const news = this.#parts.newsFor(user);
    if (news === null) return;
    const unread = news.lastN > news.readN;
    this.#told.set(user, { at: this.#parts.now(), last: news.lastSeq, read: news.readSeq, unread, waiting: false });
    try {
      await this.#parts.tell(user, news);
    } catch (error) {
      this.#told.delete(user);
      throw error;
    }
  }
}
