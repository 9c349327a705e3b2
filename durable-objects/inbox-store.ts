/** An inbox's storage: notes, and per conversation the newest news. Synchronous; one row per note and per piece of news. */

import type { LastEntry } from "#contract/messages";
import {
  type InboxConversation,
  inboxLimits,
  type Notification,
  type NotificationGroup,
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

interface UnshownRow extends Record<string, SqlStorageValue> {
  id: string;
  kind: NotificationKind;
  body: string;
  at: number;
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
  /** Since when something is unread, ms; null: nothing is, or it is muted. */
  since: number | null;
  /** The `read_seq` at which mail and push were last asked to tell of what is unread. */
  told: number | null;
}

/** A conversation whose unread messages mail and push are to tell of. */
export interface Unheard {
  room: string;
  readSeq: number;
  since: number;
}

/** A note as mail and push ask for it, and whether its person has seen it by now. */
export interface NoteState {
  note: Notification;
  seen: boolean;
}

/** Everything an inbox knows, for its person to take away. */
export interface InboxExport {
  notes: Notification[];
  conversations: InboxConversation[];
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
  /** Everything up to this ord was shown on a page that was looked at. */
  #seen = 0;

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
    this.#through = this.#cursor("through");
    this.#seen = this.#cursor("seen");
    this.last = Math.max(this.last, this.#through, this.#seen);
  }

  #cursor(name: "through" | "seen"): number {
    const [row] = this.#sql.exec<{ v: number }>("select v from meta where k = ?", name).toArray();
    return row?.v ?? 0;
  }

  #moveCursor(name: "through" | "seen", ord: number): void {
    this.#transact(() => this.#sql.exec("insert or replace into meta (k, v) values (?, ?)", name, ord));
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
    this.#sql.exec(
      "insert into note (ord, id, kind, body, at, read) values (?, ?, ?, ?, ?, 0)",
      row.ord,
      id,
      kind,
      row.body,
      at,
    );
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

  /** Keeps notes that their person does not want to see here, for the mail or the push that tells of them. */
  keepUnshown(notes: readonly NewNote[], now: number): void {
    this.#transact(() => {
      for (const { id, kind, subject, at } of notes)
        this.#sql.exec("insert or ignore into unshown values (?, ?, ?, ?)", id, kind, JSON.stringify(subject), at);
      this.#sql.exec("delete from unshown where at < ?", now - inboxLimits.unshownDays * dayMs);
    });
  }

  /** A note by the id of its event, shown here or not; null when there is none (any more). */
  noteState(id: string): NoteState | null {
    if (!this.#written) return null;
    const [row] = this.#sql.exec<NoteRow>("select * from note where id = ?", id).toArray();
    if (row !== undefined) {
      const note = this.#toView(row);
      return { note, seen: note.read || note.ord <= this.#seen };
    }
    const [hidden] = this.#sql.exec<UnshownRow>("select * from unshown where id = ?", id).toArray();
    return hidden === undefined ? null : { note: this.#unshownView(hidden), seen: false };
  }

  /** What came in a while and is not read, oldest first: what a digest tells of. */
  unreadBetween(since: number, until: number): Notification[] {
    if (!this.#written) return [];
    const shown = this.#sql
      .exec<NoteRow>(
        "select * from note where at > ? and at <= ? and read = 0 and ord > ? order by at, ord",
        since,
        until,
        this.#through,
      )
      .toArray()
      .map((row) => this.#toView(row));
    const hidden = this.#sql
      .exec<UnshownRow>("select * from unshown where at > ? and at <= ? order by at", since, until)
      .toArray()
      .map((row) => this.#unshownView(row));
    return [...shown, ...hidden].sort((a, b) => a.at.localeCompare(b.at));
  }

  #unshownView(row: UnshownRow): Notification {
    return { ...this.#toView({ ...row, ord: this.last + 1, read: 0 }), ord: 1 };
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

  /**
   * Notes of one kind about one thing stand as one line: the newest, with how many it stands for. Read and unread ones are
   * never put together. 200 notes at most are here, so all are looked at.
   */
  groupPage(before: number | null, limit: number, unreadOnly: boolean): NotificationGroup[] {
    const groups = new Map<string, NotificationGroup>();
    for (const note of this.page(null, inboxLimits.notes, unreadOnly)) {
      const name = groupOf(note);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, { ...note, count: 1 });
      else group.count += 1;
    }
    return [...groups.values()].filter(({ ord }) => before === null || ord < before).slice(0, limit);
  }

  /** The unread notes that stand behind this one: of its kind, about the same thing, up to it. */
  groupIds(id: string): string[] {
    const ord = this.#ids.get(id);
    if (ord === undefined) return [];
    const unread = this.page(ord + 1, inboxLimits.notes, true);
    const [note] = this.page(ord + 1, 1, false);
    return unread
      .filter((one) => note !== undefined && groupOf(one) === groupOf({ ...note, read: false }))
      .map((one) => one.id);
  }

  /** Everything up to this ord: one cursor, not a row per note. Returns whether anything changed. */
  readThrough(ord: number): boolean {
    const through = Math.min(ord, this.last);
    if (through <= this.#through) return false;
    this.#through = through;
    this.#moveCursor("through", through);
    return true;
  }

  /** Everything up to this ord was on a page that its person looked at: mail and push need not tell of it. */
  sawThrough(ord: number): void {
    const seen = Math.min(ord, this.last);
    if (seen <= this.#seen) return;
    this.#seen = seen;
    this.#moveCursor("seen", seen);
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
  hear(news: RoomNews, now = Date.now()): InboxConversation | null {
    const [known] = this.#written ? this.#conversationRows([news.room.id]) : [];
    const row = merged(known, news, now);
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(row)) return null;
    const { room, jurisdiction, last_seq, last_n, read_seq, read_n, mentions, muted, preview, at, since, told } = row;
    this.#transact(() =>
      this.#sql.exec(
        `insert or replace into conv (room, jurisdiction, last_seq, last_n, read_seq, read_n, mentions, muted, preview, at, since, told)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
        since,
        told,
      ),
    );
    return toConversation(row);
  }

  /** Conversations with something unread that mail and push were not asked to tell of yet, the longest unread first. */
  unheard(): Unheard[] {
    if (!this.#written) return [];
    return this.#sql
      .exec<{ room: string; readSeq: number; since: number }>(
        `select room, read_seq readSeq, since from conv
         where since is not null and (told is null or told <> read_seq) order by since`,
      )
      .toArray();
  }

  /** Mail and push know of it: until the person has read on, they are not asked again. */
  told({ room, readSeq }: Unheard): void {
    this.#transact(() => this.#sql.exec("update conv set told = ? where room = ?", readSeq, room));
  }

  export(): InboxExport {
    if (!this.#written) return { notes: [], conversations: [] };
    const rows = this.#sql.exec<{ id: string }>("select room id from conv").toArray();
    const notes = [...this.unreadBetween(-1, Number.MAX_SAFE_INTEGER), ...this.page(null, inboxLimits.notes, false)];
    const byId = new Map(notes.map((note) => [note.id, note]));
    return { notes: [...byId.values()], conversations: this.conversations(rows.map(({ id }) => id)) };
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
        `select room, jurisdiction, last_seq, last_n, read_seq, read_n, mentions, muted, preview, at, since, told from conv
         where room in (select value from json_each(?))`,
        JSON.stringify(ids),
      )
      .toArray();
  }
}

/** What notes of one line have in common. */
function groupOf({ kind, subject, read }: Notification): string {
  return [kind, read, subject.challengeId ?? subject.conversationId ?? ""].join(" ");
}

function merged(known: ConversationRow | undefined, news: RoomNews, now: number): ConversationRow {
  const isNewer = known === undefined || news.lastSeq >= known.last_seq;
  const readMore = known === undefined || news.readSeq >= known.read_seq;
  const newest = isNewer && readMore;
  // In the order in which a row is read, so that the two can be compared.
  const row = {
    room: news.room.id,
    jurisdiction: news.room.jurisdiction,
    last_seq: isNewer ? news.lastSeq : known.last_seq,
    last_n: isNewer ? news.lastN : known.last_n,
    read_seq: readMore ? news.readSeq : known.read_seq,
    read_n: readMore ? news.readN : known.read_n,
    mentions: newest ? news.mentions : (known?.mentions ?? 0),
    muted: newest ? Number(news.muted) : (known?.muted ?? 0),
    preview: isNewer ? (news.last === null ? null : JSON.stringify(news.last)) : known.preview,
    at: isNewer && news.last !== null ? Date.parse(news.last.at) : (known?.at ?? now),
  };
  const waits = row.last_n > row.read_n && row.muted === 0;
  const asBefore = known !== undefined && known.read_seq === row.read_seq ? known.since : null;
  return { ...row, since: waits ? (asBefore ?? now) : null, told: known?.told ?? null };
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
