/** An inbox's storage: notes, and per conversation the newest news. Synchronous; one row per note and per piece of news. */

import type { LastEntry } from "#contract/messages";
import {
  type InboxConversation,
  inboxLimits,
  type Notification,
  type NotificationKind,
  type NotificationSubject,
  notificationKinds,
  type Unread,
} from "#contract/notifications";
import { hasTables, inboxSteps, migrateStorage } from "./storage-migrations.ts";
import type { Place } from "./stubs.ts";
import type { ConversationPage, NewNote, RoomNews } from "./user-inbox.ts";

const dayMs = 24 * 60 * 60_000;

interface NoteRow extends Record<string, SqlStorageValue> {
  ord: number;
  id: string;
  kind: NotificationKind;
  body: string;
  at: number;
  read: number;
}

interface ConversationRow extends Record<string, SqlStorageValue> {
  room: string;
  jurisdiction: string | null;
  last_seq: number;
  last_n: number;
  read_seq: number;
  read_n: number;
  mentions: number;
  muted: number;
  preview: string | null;
  /** ms; what the list is sorted by. */
  at: number;
}

export class InboxStore {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  #written: boolean;
  /** Ids of the notes that are here, oldest first. */
  readonly #ids = new Map<string, number>();
  /** Newest ord. */
  last = 0;
  /** Everything up to this ord is read. */
  #through = 0;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#written = hasTables(this.#sql);
    if (this.#written) this.#wake();
  }

  #wake(): void {
    this.#storage.transactionSync(() => migrateStorage(this.#sql, inboxSteps));
    for (const row of this.#sql.exec<{ id: string; ord: number }>("select id, ord from note order by ord")) {
      this.#ids.set(row.id, row.ord);
      this.last = row.ord;
    }
    const [through] = this.#sql.exec<{ v: number }>("select v from meta where k = 'through'").toArray();
    this.#through = through?.v ?? 0;
    this.last = Math.max(this.last, this.#through);
  }

  #transact<Result>(write: () => Result): Result {
    return this.#storage.transactionSync(() => {
      if (!this.#written) migrateStorage(this.#sql, inboxSteps);
      this.#written = true;
      return write();
    });
  }

  /** Adds the notes that are new, oldest first, and drops what is too many or too old. Returns what was added. */
  add(notes: readonly NewNote[], now: number): Notification[] {
    const fresh = notes.filter(
      (note, i) => !this.#ids.has(note.id) && notes.findIndex(({ id }) => id === note.id) === i,
    );
    if (fresh.length === 0) return [];
    return this.#transact(() => {
      const added = fresh.map((note) => this.#insert(note));
      this.#trim(now);
      return added;
    });
  }

  #insert({ id, kind, subject, at }: NewNote): Notification {
    const row: NoteRow = { ord: this.last + 1, id, kind, body: JSON.stringify(subject), at, read: 0 };
    this.#sql.exec("insert into note values (?, ?, ?, ?, ?, 0)", row.ord, id, kind, row.body, at);
    this.last = row.ord;
    this.#ids.set(id, row.ord);
    return this.#toView(row);
  }

  #trim(now: number): void {
    const least = this.last - inboxLimits.notes;
    const old = this.#sql
      .exec<{ id: string; ord: number }>(
        "delete from note where ord <= ? or at < ? returning id, ord",
        least,
        now - inboxLimits.noteDays * dayMs,
      )
      .toArray();
    for (const { id } of old) this.#ids.delete(id);
  }

  #toView({ ord, id, kind, body, at, read }: NoteRow): Notification {
    // Written by `#insert` alone, from a parsed subject.
    const subject = JSON.parse(body) as NotificationSubject;
    const isRead = read === 1 || ord <= this.#through;
    return { id, ord, kind, category: notificationKinds[kind], subject, at: new Date(at).toISOString(), read: isRead };
  }

  page(before: number | null, limit: number, unreadOnly: boolean): Notification[] {
    if (!this.#written) return [];
    return this.#sql
      .exec<NoteRow>(
        "select * from note where ord < ? and (? = 0 or (read = 0 and ord > ?)) order by ord desc limit ?",
        before ?? this.last + 1,
        unreadOnly ? 1 : 0,
        this.#through,
        limit,
      )
      .toArray()
      .map((row) => this.#toView(row));
  }

  /** Everything up to this ord: one cursor, not a row per note. Returns whether anything changed. */
  readThrough(ord: number): boolean {
    const through = Math.min(ord, this.last);
    if (through <= this.#through) return false;
    this.#through = through;
    this.#transact(() => this.#sql.exec("insert or replace into meta (k, v) values ('through', ?)", through));
    return true;
  }

  readSome(ids: readonly string[]): boolean {
    const known = ids.map((id) => this.#ids.get(id) ?? 0).filter((ord) => ord > this.#through);
    if (known.length === 0) return false;
    return this.#transact(() => {
      let changed = 0;
      for (const ord of known)
        changed += this.#sql.exec("update note set read = 1 where ord = ? and read = 0", ord).rowsWritten;
      return changed > 0;
    });
  }

  unread(): Unread {
    if (!this.#written) return { notifications: 0, conversations: 0 };
    const notes = this.#sql
      .exec<{ c: number }>("select count(*) c from note where read = 0 and ord > ?", this.#through)
      .one();
    const rooms = this.#sql
      .exec<{ c: number }>("select count(*) c from conv where last_n > read_n and muted = 0")
      .one();
    return { notifications: notes.c, conversations: rooms.c };
  }

  /** Keeps the newer of what is known and what is told, each side by its own seq. Returns null when nothing changed. */
  hear(news: RoomNews): InboxConversation | null {
    const [known] = this.#written ? this.#conversationRows([news.room.id]) : [];
    const row = merged(known, news);
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(row)) return null;
    const { room, jurisdiction, last_seq, last_n, read_seq, read_n, mentions, muted, preview, at } = row;
    this.#transact(() =>
      this.#sql.exec(
        "insert or replace into conv values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        room,
        jurisdiction,
        last_seq,
        last_n,
        read_seq,
        read_n,
        mentions,
        muted,
        preview,
        at,
      ),
    );
    return toConversation(row);
  }

  conversations(ids: readonly string[]): InboxConversation[] {
    return this.#written ? this.#conversationRows(ids).map(toConversation) : [];
  }

  /** The latest first. Rooms of one instant are kept apart by counting those already given. */
  conversationPage(from: { at: number; skip: number } | null, limit: number): ConversationPage {
    if (!this.#written) return { items: [], next: null };
    const rows = this.#sql
      .exec<ConversationRow>(
        "select * from conv where at <= ? order by at desc, room limit ? offset ?",
        from?.at ?? Number.MAX_SAFE_INTEGER,
        limit + 1,
        from?.skip ?? 0,
      )
      .toArray();
    const kept = rows.slice(0, limit);
    const at = kept.at(-1)?.at;
    if (rows.length <= limit || at === undefined) return { items: kept.map(toConversation), next: null };
    const here = kept.filter((row) => row.at === at).length;
    return { items: kept.map(toConversation), next: { at, skip: here + (from?.at === at ? from.skip : 0) } };
  }

  rooms(): Place[] {
    if (!this.#written) return [];
    return this.#sql
      .exec<{ id: string; jurisdiction: string | null }>("select room id, jurisdiction from conv")
      .toArray();
  }

  #conversationRows(ids: readonly string[]): ConversationRow[] {
    return this.#sql
      .exec<ConversationRow>(
        `select room, jurisdiction, last_seq, last_n, read_seq, read_n, mentions, muted, preview, at from conv
         where room in (select value from json_each(?))`,
        JSON.stringify(ids),
      )
      .toArray();
  }
}

function merged(known: ConversationRow | undefined, news: RoomNews): ConversationRow {
  const isNewer = known === undefined || news.lastSeq >= known.last_seq;
  const readMore = known === undefined || news.readSeq >= known.read_seq;
  const newest = isNewer && readMore;
  return {
    room: news.room.id,
    jurisdiction: news.room.jurisdiction,
    last_seq: isNewer ? news.lastSeq : known.last_seq,
    last_n: isNewer ? news.lastN : known.last_n,
    read_seq: readMore ? news.readSeq : known.read_seq,
    read_n: readMore ? news.readN : known.read_n,
    mentions: newest ? news.mentions : (known?.mentions ?? 0),
    muted: newest ? Number(news.muted) : (known?.muted ?? 0),
    at: isNewer && news.last !== null ? Date.parse(news.last.at) : (known?.at ?? Date.now()),
    preview: isNewer ? (news.last === null ? null : JSON.stringify(news.last)) : known.preview,
  };
}

function toConversation(row: ConversationRow): InboxConversation {
  return {
    id: row.room,
    unread: Math.max(0, row.last_n - row.read_n),
    mentions: row.mentions,
    muted: row.muted === 1,
    // Written by `merged` alone.
    last: row.preview === null ? null : (JSON.parse(row.preview) as LastEntry),
  };
}
