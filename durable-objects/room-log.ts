/**
 * A room's storage: its log of entries and how far each member has read. One row per message and no second index, because rows
 * written are the bill; what an index would answer is kept in memory and rebuilt from the log when the object wakes.
 * Everything here is synchronous: what is written and what is sent in one turn stand or fall together (output gate).
 */
import type { Attachment, EntryKind, LastEntry, MemberRole, Message } from "#contract/messages";
import { roomLimits } from "#contract/messages";
import { RecentWrites, recentWrites } from "./recent-writes.ts";
import { type Change, foldChanges, type Row, toLastEntry } from "./room-entries.ts";
import type { RoomPlace } from "./sockets.ts";
import { hasTables, migrateStorage, roomSteps } from "./storage-migrations.ts";
import type { Place } from "./stubs.ts";

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
}

export interface Member {
  role: MemberRole;
  jurisdiction: string | null;
  joined: number;
  /** How far they have read: the greater of what they said and their own newest message. */
  read: number;
  /** What of it is on disk. */
  stored: number;
  /** ms, or null: not muted. */
  muted: number | null;
}

/** A late resend without `after` is looked for among this many entries. */
const lookBack = 5_000;

export class RoomLog {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  #written: boolean;
  #recent = new RecentWrites();
  /** Where this room is; null until somebody came. */
  place: Place | null = null;
  readonly members = new Map<string, Member>();
  readonly #gone = new Set<string>();
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

  #wake(): void {
    this.#storage.transactionSync(() => migrateStorage(this.#sql, roomSteps));
    const rows = this.#sql.exec<Row>("select * from msg order by seq desc limit ?", recentWrites).toArray().reverse();
    this.#recent.floor = (rows[0]?.seq ?? 1) - 1;
    for (const row of rows) this.#remember(row);
    const [place] = this.#sql.exec<{ v: string }>("select v from meta where k = 'place'").toArray();
    // Written by `#transact` alone.
    this.place = place === undefined ? null : (JSON.parse(place.v) as Place | null);
    for (const row of this.#sql.exec<MemberRow>("select * from member"))
      this.members.set(row.user, this.#toMember(row));
    this.#refreshLastEntry();
  }

  #toMember(row: MemberRow): Member {
    const { role, jurisdiction, joined_seq: joined, read_seq: stored, muted } = row;
    return { role, jurisdiction, joined, stored, muted, read: Math.max(stored, this.#recent.newestOf(row.user)) };
  }

  /** Who and where this room is by the record. Who came or went is written down with the next write. */
  meet({ id, jurisdiction, members }: RoomPlace): void {
    this.place = { id, jurisdiction };
    const now = new Set(members.map((member) => member.user));
    for (const user of this.members.keys()) {
      if (!now.has(user) && this.members.delete(user)) this.#gone.add(user);
    }
    for (const { user, role, jurisdiction } of members) {
      const known = this.members.get(user);
      if (known === undefined)
        this.members.set(user, { role, jurisdiction, joined: -1, read: 0, stored: 0, muted: null });
    }
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
    const changed = rows.some((row) => row.ref !== null && row.ref === this.lastEntry?.seq && isChange(row.kind));
    if (changed) this.#refreshLastEntry();
    else if (shown !== undefined) this.lastEntry = toLastEntry(shown);
    return rows;
  }

  #insert(entry: NewEntry): Row {
    const counts = entry.kind === "text" || entry.kind === "file";
    const row: Row = {
      seq: this.last + 1,
      n: this.n + (counts ? 1 : 0),
      author: entry.author,
      client_id: entry.clientId,
      at: entry.at,
      kind: entry.kind,
      ref: entry.ref,
      body: entry.body,
      data: entry.extra === null ? null : JSON.stringify(entry.extra),
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
    for (const user of new Set(entry.extra?.mentions)) this.#write("insert into mention values (?, ?)", user, seq);
    this.#remember(row);
    const member = author === null ? undefined : this.members.get(author);
    if (member !== undefined && counts) member.read = seq;
    return row;
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
      this.#store(gone.author, member);
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
          `select c.target, m.author, m.at, m.kind, m.body from change c join msg m on m.seq = c.seq
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

  /** Moves a member's pointer forward. Returns it, or null when it was there already. */
  read(user: string, seq: number): number | null {
    const member = this.members.get(user);
    const upTo = Math.min(seq, this.last);
    if (member === undefined || upTo <= member.read) return null;
    member.read = upTo;
    this.#transact(() => this.#store(user, member));
    return upTo;
  }

  mute(user: string, until: number | null): void {
    const member = this.members.get(user);
    if (member === undefined) return;
    member.muted = until;
    this.#transact(() => this.#store(user, member));
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

  /** Unread mentions of this member. */
  mentions(user: string): number {
    if (!this.#written) return 0;
    const read = this.members.get(user)?.read ?? 0;
    return this.#sql.exec<{ c: number }>("select count(*) c from mention where user = ? and seq > ?", user, read).one()
      .c;
  }

  #store(user: string, member: Member): void {
    const { role, jurisdiction, joined, read, muted } = member;
    this.#write(
      "insert or replace into member values (?, ?, ?, ?, ?, ?)",
      user,
      role,
      jurisdiction,
      joined,
      read,
      muted,
    );
    member.stored = read;
  }

  /** All or nothing. The first write of all makes the tables; members met since the last write are written down with it. */
  #transact(write: () => void): void {
    this.#storage.transactionSync(() => {
      if (!this.#written) {
        migrateStorage(this.#sql, roomSteps);
        this.#write("insert into meta values ('place', ?)", JSON.stringify(this.place));
      }
      for (const user of this.#gone) this.#write("delete from member where user = ?", user);
      this.#gone.clear();
      for (const [user, member] of this.members) {
        if (member.joined >= 0) continue;
        member.joined = this.last;
        member.read = this.last;
        this.#store(user, member);
      }
      write();
    });
    this.#written = true;
  }

  #write(statement: string, ...values: SqlStorageValue[]): void {
    this.rowsWritten += this.#sql.exec(statement, ...values).rowsWritten;
  }
}

interface MemberRow extends Record<string, SqlStorageValue> {
  user: string;
  role: MemberRole;
  jurisdiction: string | null;
  joined_seq: number;
  read_seq: number;
  muted: number | null;
}

function isChange(kind: EntryKind): boolean {
  return kind === "edit" || kind === "delete" || kind === "react";
}

function isShown(kind: EntryKind): boolean {
  return kind === "text" || kind === "file" || kind === "system";
}
