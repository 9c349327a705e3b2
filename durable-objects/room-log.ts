/**
 * A room's storage: its log of entries and how far each member has read. One row per message and no second index, because rows
 * written are the bill; what an index would answer is kept in memory and rebuilt from the log when the object wakes.
 * Everything here is synchronous: what is written and what is sent in one turn stand or fall together (output gate).
 */
import type { Attachment, EntryKind, LastEntry, Message } from "#contract/messages";
import { roomLimits } from "#contract/messages";
import { RecentWrites, recentWrites } from "./recent-writes.ts";
import { type Change, foldChanges, type Row, toLastEntry } from "./room-entries.ts";
import { type Member, RoomMembers } from "./room-members.ts";
import { blankAuthor, blankEntry, type NewNames, rename } from "./room-redaction.ts";
import type { RoomPlace } from "./sockets.ts";
import { hasTables, migrateStorage, roomSteps } from "./storage-migrations.ts";

export interface NewEntry {
  author: string | null;
  clientId: string;
  at: number;
  kind: EntryKind;
  body: string;
  ref: number | null;
  extra: EntryExtra | null;
}

/** What only some entries have; one JSON column. */
export interface EntryExtra {
  files?: Attachment[];
  mentions?: string[];
  data?: Record<string, string | number>;
  redactedAt?: string;
}

/** Where a room is, and whether anybody may write in it now. */
type StoredPlace = Pick<RoomPlace, "id" | "jurisdiction" | "silent">;

/** A late resend without `after` is looked for among this many entries. */
const lookBack = 5_000;

export class RoomLog {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  #written: boolean;
  #recent = new RecentWrites();
  /** Null until somebody came. */
  place: StoredPlace | null = null;
  /** `place` as it is on disk. */
  #storedPlace: string | null = null;
  readonly #members = new RoomMembers();
  /** Newest seq, and how many text and file messages there are. */
  last = 0;
  n = 0;
  /** The newest entry that a list of conversations shows. */
  lastEntry: LastEntry | null = null;
  /** Rows written since the object woke, as the bill counts them. */
  rowsWritten = 0;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#written = hasTables(this.#sql);
    if (this.#written) this.#wake();
  }

  get isWritten(): boolean {
    return this.#written;
  }

  get members(): ReadonlyMap<string, Member> {
    return this.#members.all;
  }

  /** Nobody may write here now. */
  get isSilent(): boolean {
    return this.place?.silent ?? false;
  }

  #wake(): void {
    this.#storage.transactionSync(() => migrateStorage(this.#sql, roomSteps));
    const rows = this.#sql.exec<Row>("select * from msg order by seq desc limit ?", recentWrites).toArray().reverse();
    this.#recent.floor = (rows[0]?.seq ?? 1) - 1;
    for (const row of rows) this.#remember(row);
    const [place] = this.#sql.exec<{ v: string }>("select v from meta where k = 'place'").toArray();
    this.#storedPlace = place?.v ?? null;
    // Written by `#transact` alone.
    this.place = place === undefined ? null : (JSON.parse(place.v) as StoredPlace | null);
    this.#members.wake(this.#sql, (user) => this.#recent.newestOf(user));
    this.#refreshLastEntry();
  }

  /** Who and where this room is by the record. What has changed is written down with the next write. */
  meet({ id, jurisdiction, silent, members }: RoomPlace): void {
    this.place = { id, jurisdiction, silent };
    this.#members.meet(members);
  }

  /** Writes down what is new of that at once: it must hold when the object sleeps before anybody writes. */
  keepPlace(): void {
    if (this.#members.hasNews || JSON.stringify(this.place) !== this.#storedPlace) this.settle();
  }

  /** Writes down who is here before anybody has written. */
  settle(): void {
    this.#transact(() => {});
  }

  /** Appends entries in this order, in one transaction. Returns them as stored. */
  append(entries: readonly NewEntry[]): Row[] {
    const rows: Row[] = [];
    this.#transact(() => {
      for (const entry of entries) rows.push(this.#insert(entry));
    });
    const shown = rows.findLast((row) => isShown(row.kind));
    const changed = rows.some((row) => isChange(row.kind) && row.ref !== null && row.ref === this.lastEntry?.seq);
    if (changed || rows.some((row) => row.kind === "redact")) this.#refreshLastEntry();
    else if (shown !== undefined) this.lastEntry = toLastEntry(shown);
    return rows;
  }

  #insert(entry: NewEntry): Row {
    const counts = entry.kind === "text" || entry.kind === "file";
    const extra = entry.kind === "react" ? { data: { on: this.#reacts(entry) ? 1 : 0 } } : entry.extra;
    const row: Row = {
      seq: this.last + 1,
      n: this.n + (counts ? 1 : 0),
      author: entry.author,
      client_id: entry.clientId,
      at: entry.at,
      kind: entry.kind,
      ref: entry.ref,
      body: entry.body,
      data: extra === null ? null : JSON.stringify(extra),
    };
    const { seq, n, author, client_id, at, kind, ref, body, data } = row;
    this.#write(
      "insert into msg values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      seq,
      n,
      author,
      client_id,
      at,
      kind,
      ref,
      body,
      data,
    );
    if (isChange(kind) && ref !== null) this.#write("insert into change values (?, ?)", ref, seq);
    if (kind === "redact") this.#blank(entry);
    for (const user of new Set(entry.extra?.mentions)) this.#write("insert into mention values (?, ?)", user, seq);
    this.#remember(row);
    const member = author === null ? undefined : this.members.get(author);
    if (member !== undefined && counts) member.read = seq;
    return row;
  }

  /** Whether a reaction is made, or takes the same one back: written into it, so that applying it twice changes nothing. */
  #reacts({ author, ref, body }: NewEntry): boolean {
    return !this.entry(ref ?? 0)?.reactions?.[body]?.includes(author ?? "");
  }

  #blank({ ref, extra, at }: NewEntry): void {
    const when = new Date(at).toISOString();
    const author = extra?.data?.author;
    if (ref !== null) blankEntry(this.#write, ref, when);
    if (typeof author === "string") blankAuthor(this.#write, author, when);
  }

  /** Remembers a write. Who has read up to their own message is told by it; when it goes from memory, the pointer goes to disk. */
  #remember(row: Row): void {
    this.last = row.seq;
    this.n = row.n;
    const counts = row.kind === "text" || row.kind === "file";
    const gone = this.#recent.add({ author: row.author, clientId: row.client_id, seq: row.seq, counts });
    if (gone === null || gone.author === null) return;
    const member = this.members.get(gone.author);
    if (member !== undefined && member.stored < gone.seq && this.#recent.newestOf(gone.author) === gone.seq) {
      this.#members.store(this.#write, gone.author, member);
    }
  }

  /** seq of an earlier write under this name, or null. `after`: what the writer knew when they first tried. */
  findWrite(author: string | null, clientId: string, after: number | null): number | null {
    const recent = this.#recent.find(author, clientId);
    if (recent !== null || !this.#written) return recent;
    const from = after ?? Math.max(0, this.last - lookBack);
    if (from >= this.#recent.floor) return null;
    const [row] = this.#sql
      .exec<{ seq: number }>(
        "select seq from msg where seq > ? and seq <= ? and author is ? and client_id = ? limit 1",
        from,
        this.#recent.floor,
        author,
        clientId,
      )
      .toArray();
    return row?.seq ?? null;
  }

  /** Entries before `before`, oldest first. */
  page(before: number, limit: number): Message[] {
    if (!this.#written) return [];
    const rows = this.#sql
      .exec<Row>("select * from msg where seq < ? order by seq desc limit ?", before, limit)
      .toArray();
    return this.#folded(rows.reverse());
  }

  /** Entries after `since`, or null when they are too many to resume with. */
  resume(since: number): Message[] | null {
    if (!this.#written || since >= this.last) return [];
    if (this.last - since > roomLimits.resumeEntries) return null;
    const rows = this.#sql.exec<Row>("select * from msg where seq > ? order by seq", since).toArray();
    const bytes = rows.reduce((sum, row) => sum + row.body.length + (row.data?.length ?? 0), 0);
    return bytes > roomLimits.resumeBytes ? null : this.#folded(rows);
  }

  entry(seq: number): Message | null {
    return this.page(seq + 1, 1).find((message) => message.seq === seq) ?? null;
  }

  /** Messages that contain the words as typed, newest first, and where to go on. */
  search(words: string, before: number, most: number): { messages: Message[]; cursor: number | null } {
    const wanted = words.toLocaleLowerCase();
    const messages: Message[] = [];
    for (let cursor = before; cursor > 1; ) {
      const page = this.page(cursor, roomLimits.resumeEntries).reverse();
      if (page.length === 0) break;
      for (const message of page) {
        cursor = message.seq;
        if (message.kind !== "text" && message.kind !== "file") continue;
        if (message.body.toLocaleLowerCase().includes(wanted)) messages.push(message);
        if (messages.length === most) return { messages, cursor: cursor > 1 ? cursor : null };
      }
    }
    return { messages, cursor: null };
  }

  #folded(rows: Row[]): Message[] {
    return foldChanges(rows, (low, high) =>
      this.#sql
        .exec<Change>(
          `select c.target, m.author, m.at, m.kind, m.body, m.data from change c join msg m on m.seq = c.seq
           where c.target between ? and ? order by c.target, c.seq`,
          low,
          high,
        )
        .toArray(),
    );
  }

  #refreshLastEntry(): void {
    const rows = this.#sql
      .exec<Row>("select * from msg where kind in ('text', 'file', 'system') order by seq desc limit 1")
      .toArray();
    const [message] = this.#folded(rows);
    const [row] = rows;
    this.lastEntry = row === undefined || message === undefined ? null : toLastEntry({ ...row, body: message.body });
  }

  /** What entries call their challenge and its files. */
  rename(names: NewNames): void {
    if (this.#written) this.#transact(() => rename(this.#sql, this.#write, names));
  }

  /** Moves a member's pointer forward. Returns it, or null when it was there already. */
  read(user: string, seq: number): number | null {
    const member = this.members.get(user);
    const upTo = Math.min(seq, this.last);
    if (member === undefined || upTo <= member.read) return null;
    member.read = upTo;
    this.#transact(() => this.#members.store(this.#write, user, member));
    return upTo;
  }

  mute(user: string, until: number | null): void {
    const member = this.members.get(user);
    if (member === undefined) return;
    member.muted = until;
    this.#transact(() => this.#members.store(this.#write, user, member));
  }

  /** Text and file messages that came after what this member has read. */
  unread(user: string): number {
    const member = this.members.get(user);
    return member === undefined ? 0 : this.n - this.countAt(member.read);
  }

  /** Text and file messages up to and including this entry. */
  countAt(seq: number): number {
    if (seq >= this.last) return this.n;
    if (seq <= 0) return 0;
    return this.#sql.exec<{ n: number }>("select n from msg where seq = ?", seq).one().n;
  }

  /** Text and file messages before an instant. Entries are in the order of time, so this looks at those after it alone. */
  countBefore(at: number): number {
    const [row] = this.#sql
      .exec<{ n: number }>("select n from msg where at < ? order by seq desc limit 1", at)
      .toArray();
    return row?.n ?? 0;
  }

  /** Unread mentions of this member. */
  mentions(user: string): number {
    if (!this.#written) return 0;
    const read = this.members.get(user)?.read ?? 0;
    return this.#sql.exec<{ c: number }>("select count(*) c from mention where user = ? and seq > ?", user, read).one()
      .c;
  }

  /** All or nothing. The first write of all makes the tables; members met since the last write are written down with it. */
  #transact(write: () => void): void {
    this.#storage.transactionSync(() => {
      if (!this.#written) migrateStorage(this.#sql, roomSteps);
      const place = JSON.stringify(this.place);
      if (place !== this.#storedPlace) this.#write("insert or replace into meta values ('place', ?)", place);
      this.#storedPlace = place;
      this.#members.settle(this.#write, this.last);
      write();
    });
    this.#written = true;
  }

  readonly #write = (statement: string, ...values: SqlStorageValue[]): void => {
    this.rowsWritten += this.#sql.exec(statement, ...values).rowsWritten;
  };
}

function isChange(kind: EntryKind): boolean {
  return kind === "edit" || kind === "delete" || kind === "react";
}

function isShown(kind: EntryKind): boolean {
  return kind === "text" || kind === "file" || kind === "system";
}
