/** An inbox's notes: each once by the id of its event, read and seen by cursors. Synchronous; one row per note. */
import {
  inboxLimits,
  type Notification,
  type NotificationGroup,
  type NotificationKind,
  type NotificationSubject,
  notificationKinds,
} from "#contract/notifications";
import type { LazyTables } from "./lazy-tables.ts";
import type { NewNote, RenamedChallenge } from "./user-inbox.ts";

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

/** A note as mail and push ask for it, and whether its person has seen it by now. */
export interface NoteState {
  note: Notification;
  seen: boolean;
}

export class InboxNotes {
  readonly #tables: LazyTables;
  /** Ids of the notes that are here, oldest first. */
  readonly #ids = new Map<string, number>();
  /** Newest ord. */
  last = 0;
  /** Everything up to this ord is read. */
  #through = 0;
  /** Everything up to this ord was shown on a page that was looked at. */
  #seen = 0;

  constructor(tables: LazyTables) {
    this.#tables = tables;
    if (!tables.areMade) return;
    for (const row of tables.sql.exec<{ id: string; ord: number }>("select id, ord from note order by ord")) {
      this.#ids.set(row.id, row.ord);
      this.last = row.ord;
    }
    this.#through = this.#cursor("through");
    this.#seen = this.#cursor("seen");
    this.last = Math.max(this.last, this.#through, this.#seen);
  }

  #cursor(name: "through" | "seen"): number {
    const [row] = this.#tables.sql.exec<{ v: number }>("select v from meta where k = ?", name).toArray();
    return row?.v ?? 0;
  }

  #moveCursor(name: "through" | "seen", ord: number): void {
    this.#tables.transact(() => this.#tables.sql.exec("insert or replace into meta (k, v) values (?, ?)", name, ord));
  }

  /** Adds the notes that are new, oldest first, and drops what is too many or too old. Returns what was added. */
  add(notes: readonly NewNote[], now: number): Notification[] {
    const fresh = notes.filter(
      (note, i) => !this.#ids.has(note.id) && notes.findIndex(({ id }) => id === note.id) === i,
    );
    if (fresh.length === 0) return [];
    return this.#tables.transact(() => {
      const added = fresh.map((note) => this.#insert(note));
      this.#trim(now);
      return added;
    });
  }

  #insert({ id, kind, subject, at }: NewNote): Notification {
    const row: NoteRow = { ord: this.last + 1, id, kind, body: JSON.stringify(subject), at, read: 0 };
    this.#tables.sql.exec(
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
    const old = this.#tables.sql
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
    this.#tables.transact(() => {
      for (const { id, kind, subject, at } of notes)
        this.#tables.sql.exec(
          "insert or ignore into unshown values (?, ?, ?, ?)",
          id,
          kind,
          JSON.stringify(subject),
          at,
        );
      this.#tables.sql.exec("delete from unshown where at < ?", now - inboxLimits.unshownDays * dayMs);
    });
  }

  /** A note that tells of a saved search bears the name of that. */
  rename({ challengeId, title, slug }: RenamedChallenge): void {
    if (!this.#tables.areMade) return;
    this.#tables.transact(() => {
      for (const table of ["note", "unshown"]) {
        this.#tables.sql.exec(
          `update ${table} set body = json_replace(body, '$.slug', ?, iif(json_extract(body, '$.savedSearchId') is null, '$.title', '$.none'), ?)
           where json_extract(body, '$.challengeId') = ?`,
          slug,
          title,
          challengeId,
        );
      }
    });
  }

  /** A note by the id of its event, shown here or not; null when there is none (any more). */
  noteState(id: string): NoteState | null {
    if (!this.#tables.areMade) return null;
    const [row] = this.#tables.sql.exec<NoteRow>("select * from note where id = ?", id).toArray();
    if (row !== undefined) {
      const note = this.#toView(row);
      return { note, seen: note.read || note.ord <= this.#seen };
    }
    const [hidden] = this.#tables.sql.exec<UnshownRow>("select * from unshown where id = ?", id).toArray();
    return hidden === undefined ? null : { note: this.#unshownView(hidden), seen: false };
  }

  /** What came in a while and is not read, oldest first: what a digest tells of. */
  unreadBetween(since: number, until: number): Notification[] {
    if (!this.#tables.areMade) return [];
    const shown = this.#tables.sql
      .exec<NoteRow>(
        "select * from note where at > ? and at <= ? and read = 0 and ord > ? order by at, ord",
        since,
        until,
        this.#through,
      )
      .toArray()
      .map((row) => this.#toView(row));
    const hidden = this.#tables.sql
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
    if (!this.#tables.areMade) return [];
    return this.#tables.sql
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
    return this.#tables.transact(() => {
      let changed = 0;
      for (const ord of known)
        changed += this.#tables.sql.exec("update note set read = 1 where ord = ? and read = 0", ord).rowsWritten;
      return changed > 0;
    });
  }

  /** How many are not read. */
  unread(): number {
    if (!this.#tables.areMade) return 0;
    const unread = "select count(*) c from note where read = 0 and ord > ?";
    return this.#tables.sql.exec<{ c: number }>(unread, this.#through).one().c;
  }

  /** Everything that is kept, shown or not, for its person to take away. */
  all(): Notification[] {
    const notes = [...this.unreadBetween(-1, Number.MAX_SAFE_INTEGER), ...this.page(null, inboxLimits.notes, false)];
    return [...new Map(notes.map((note) => [note.id, note])).values()];
  }
}

/** What notes of one line have in common. */
function groupOf({ kind, subject, read }: Notification): string {
  return [kind, read, subject.challengeId ?? subject.conversationId ?? ""].join(" ");
}
