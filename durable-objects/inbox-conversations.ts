/** What an inbox knows of its person's conversations: the newest news of each. Synchronous; one row per piece of news. */
import type { LastEntry } from "#contract/messages";
import type { InboxConversation } from "#contract/notifications";
import type { LazyTables } from "./lazy-tables.ts";
import type { Place } from "./stubs.ts";
import type { ConversationPage, RoomNews } from "./user-inbox.ts";

interface ConversationRow extends Record<string, SqlStorageValue> {
  room: string;
  jurisdiction: string | null;
  last_seq: number;
  last_n: number;
  read_seq: number;
  read_n: number;
  mentions: number;
  /** Until when it does not count, ms; 0: it counts. */
  muted: number;
  preview: string | null;
  /** ms; what the list is sorted by. */
  at: number;
  /** Since when something is unread, ms; null: nothing is. */
  since: number | null;
  /** The `read_seq` at which mail and push were last asked to tell of what is unread. */
  told: number | null;
}

/** A conversation whose unread messages mail and push are to tell of. */
export interface Unheard {
  room: string;
  readSeq: number;
  /** Since when something is unread and counts, ms: while it is muted, the end of that. */
  since: number;
}

export class InboxConversations {
  readonly #tables: LazyTables;

  constructor(tables: LazyTables) {
    this.#tables = tables;
  }

  /** How many have something unread and are not muted. */
  unread(now = Date.now()): number {
    if (!this.#tables.areMade) return 0;
    return this.#tables.sql
      .exec<{ c: number }>("select count(*) c from conv where last_n > read_n and muted <= ?", now)
      .one().c;
  }

  all(): InboxConversation[] {
    return this.some(this.rooms().map(({ id }) => id));
  }

  /** Keeps the newer of what is known and what is told, each side by its own seq. Returns null when nothing changed. */
  hear(news: RoomNews, now = Date.now()): InboxConversation | null {
    const [known] = this.#tables.areMade ? this.#rows([news.room.id]) : [];
    const row = merged(known, news, now);
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(row)) return null;
    const { room, jurisdiction, last_seq, last_n, read_seq, read_n, mentions, muted, preview, at, since, told } = row;
    this.#tables.transact(() =>
      this.#tables.sql.exec(
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
    return toConversation(row, now);
  }

  /** Conversations with something unread that mail and push were not asked to tell of yet, the longest unread first. */
  unheard(): Unheard[] {
    if (!this.#tables.areMade) return [];
    return this.#tables.sql
      .exec<{ room: string; readSeq: number; since: number }>(
        `select room, read_seq readSeq, max(since, muted) since from conv
         where since is not null and (told is null or told <> read_seq) order by 3`,
      )
      .toArray();
  }

  /** Mail and push know of it: until the person has read on, they are not asked again. */
  told({ room, readSeq }: Unheard): void {
    this.#tables.transact(() => this.#tables.sql.exec("update conv set told = ? where room = ?", readSeq, room));
  }

  /** One that was never heard of is left out. */
  some(ids: readonly string[], now = Date.now()): InboxConversation[] {
    return this.#tables.areMade ? this.#rows(ids).map((row) => toConversation(row, now)) : [];
  }

  /** The latest first. Rooms of one instant are kept apart by counting those already given. */
  page(from: { at: number; skip: number } | null, limit: number, now = Date.now()): ConversationPage {
    if (!this.#tables.areMade) return { items: [], next: null };
    const rows = this.#tables.sql
      .exec<ConversationRow>(
        "select * from conv where at <= ? order by at desc, room limit ? offset ?",
        from?.at ?? Number.MAX_SAFE_INTEGER,
        limit + 1,
        from?.skip ?? 0,
      )
      .toArray();
    const kept = rows.slice(0, limit);
    const items = kept.map((row) => toConversation(row, now));
    const at = kept.at(-1)?.at;
    if (rows.length <= limit || at === undefined) return { items, next: null };
    const here = kept.filter((row) => row.at === at).length;
    return { items, next: { at, skip: here + (from?.at === at ? from.skip : 0) } };
  }

  rooms(): Place[] {
    if (!this.#tables.areMade) return [];
    return this.#tables.sql
      .exec<{ id: string; jurisdiction: string | null }>("select room id, jurisdiction from conv")
      .toArray();
  }

  #rows(ids: readonly string[]): ConversationRow[] {
    return this.#tables.sql
      .exec<ConversationRow>(
        `select room, jurisdiction, last_seq, last_n, read_seq, read_n, mentions, muted, preview, at, since, told from conv
         where room in (select value from json_each(?))`,
        JSON.stringify(ids),
      )
      .toArray();
  }
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
    muted: newest ? (news.mutedUntil ?? 0) : (known?.muted ?? 0),
    preview: isNewer ? (news.last === null ? null : JSON.stringify(news.last)) : known.preview,
    at: isNewer && news.last !== null ? Date.parse(news.last.at) : (known?.at ?? now),
  };
  const waits = row.last_n > row.read_n;
  const asBefore = known !== undefined && known.read_seq === row.read_seq ? known.since : null;
  return { ...row, since: waits ? (asBefore ?? now) : null, told: known?.told ?? null };
}

function toConversation(row: ConversationRow, now: number): InboxConversation {
  return {
    id: row.room,
    unread: Math.max(0, row.last_n - row.read_n),
    mentions: row.mentions,
    muted: row.muted > now,
    // Written by `merged` alone.
    last: row.preview === null ? null : (JSON.parse(row.preview) as LastEntry),
  };
}
