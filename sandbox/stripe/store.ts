/**
 * Everything the sandbox remembers, as JSON documents in the object's SQLite. Lists run newest first, as Stripe's do.
 */

/** What each stored object has: Stripe's id and its type tag. */
export interface StoredObject {
  id: string;
  object: string;
}

/** A field of the stored JSON that lists may filter by. Each has an index, so keep the two in step. */
export type FilterField =
  | "transfer_group"
  | "source"
  | "charge"
  | "payment_intent"
  | "destination"
  | "transfer"
  | "source_transaction"
  | "type"
  | "status"
  | "currency";

const INDEXED: FilterField[] = [
  "transfer_group",
  "source",
  "charge",
  "payment_intent",
  "destination",
  "transfer",
  "source_transaction",
  "type",
  "status",
  "currency",
];

const TABLES = `
  CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, account TEXT NOT NULL,
    created INTEGER NOT NULL, body TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS objects_by_kind ON objects (kind, account, seq);
  ${INDEXED.map((field) => `CREATE INDEX IF NOT EXISTS objects_by_${field} ON objects (kind, json_extract(body, '$.${field}')) WHERE json_extract(body, '$.${field}') IS NOT NULL;`).join("\n  ")}
  CREATE TABLE IF NOT EXISTS idempotency (
    account TEXT NOT NULL, key TEXT NOT NULL, endpoint TEXT NOT NULL, digest TEXT NOT NULL, status INTEGER NOT NULL,
    body TEXT NOT NULL, request TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (account, key)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS requests (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, endpoint TEXT NOT NULL, state TEXT NOT NULL,
    due_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, status INTEGER, error TEXT);
  CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (state, due_at);
  CREATE INDEX IF NOT EXISTS deliveries_by_event ON deliveries (event);
  CREATE TABLE IF NOT EXISTS jobs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, due_at INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
    detail TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS jobs_due ON jobs (due_at);
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** One page of a list, newest first. */
export interface ListQuery {
  /** "" is the platform, else the connected account. */
  account: string;
  limit?: number;
  startingAfter?: string;
  endingBefore?: string;
  created?: { gt?: number; gte?: number; lt?: number; lte?: number } | number;
  filters?: Partial<Record<FilterField, string | undefined>>;
}

export class Store {
  readonly sql: SqlStorage;
  private readonly storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.storage = storage;
    this.sql = storage.sql;
    this.sql.exec(TABLES);
    // What was being sent when the process ended has to be sent again.
    this.sql.exec("UPDATE deliveries SET state = 'pending' WHERE state = 'sending'");
  }

  /** Runs `work` in one transaction: an error undoes everything that it wrote. */
  transaction<T>(work: () => T): T {
    return this.storage.transactionSync(work);
  }

  /** Adds an object. `created` is in seconds. */
  insert<T extends StoredObject>(object: T, created: number, account = ""): T {
    this.sql.exec(
      "INSERT INTO objects (id, kind, account, created, body) VALUES (?, ?, ?, ?, ?)",
      object.id,
      object.object,
      account,
      created,
      JSON.stringify(object),
    );
    return object;
  }

  /** Replaces the body of an object that exists. */
  save<T extends StoredObject>(object: T): T {
    this.sql.exec("UPDATE objects SET body = ? WHERE id = ?", JSON.stringify(object), object.id);
    return object;
  }

  /** Finds an object by id, whichever account owns it. The caller names the type that the id's `kind` stands for. */
  find<T extends StoredObject>(kind: T["object"], id: string): T | null {
    const row = this.sql
      .exec<{ body: string }>("SELECT body FROM objects WHERE id = ? AND kind = ?", id, kind)
      .toArray()[0];
    return row === undefined ? null : (JSON.parse(row.body) as T); // `kind` is the discriminant that was stored with it
  }

  /** Finds an object of any kind, with its owner. */
  findAny(id: string): { object: StoredObject; account: string } | null {
    const row = this.sql
      .exec<{ body: string; account: string }>("SELECT body, account FROM objects WHERE id = ?", id)
      .toArray()[0];
    return row === undefined ? null : { object: JSON.parse(row.body) as StoredObject, account: row.account }; // written by insert or save
  }

  /** The account that owns an object: "" for the platform; null when there is no such object. */
  ownerOf(id: string): string | null {
    return (
      this.sql.exec<{ account: string }>("SELECT account FROM objects WHERE id = ?", id).toArray()[0]?.account ?? null
    );
  }

  remove(id: string): void {
    this.sql.exec("DELETE FROM objects WHERE id = ?", id);
  }

  /** One page, newest first, and whether there are more beyond it. */
  list<T extends StoredObject>(kind: T["object"], query: ListQuery): { data: T[]; hasMore: boolean } {
    const where = ["kind = ?", "account = ?"];
    const bindings: (string | number)[] = [kind, query.account];
    for (const [field, value] of Object.entries(query.filters ?? {})) {
      if (value === undefined) continue;
      where.push(`json_extract(body, '$.${field}') = ?`);
      bindings.push(value);
    }
    const created = typeof query.created === "number" ? { gte: query.created, lte: query.created } : query.created;
    for (const [bound, operator] of [
      ["gt", ">"],
      ["gte", ">="],
      ["lt", "<"],
      ["lte", "<="],
    ] as const) {
      const value = created?.[bound];
      if (value === undefined) continue;
      where.push(`created ${operator} ?`);
      bindings.push(value);
    }
    const backwards = query.endingBefore !== undefined;
    const cursor = query.endingBefore ?? query.startingAfter;
    if (cursor !== undefined) {
      where.push(`seq ${backwards ? ">" : "<"} (SELECT seq FROM objects WHERE id = ?)`);
      bindings.push(cursor);
    }
    const limit = query.limit ?? 10;
    const rows = this.sql
      .exec<{ body: string }>(
        `SELECT body FROM objects WHERE ${where.join(" AND ")} ORDER BY seq ${backwards ? "ASC" : "DESC"} LIMIT ?`,
        ...bindings,
        limit + 1,
      )
      .toArray();
    const data = rows.slice(0, limit).map((row) => JSON.parse(row.body) as T); // `kind` is the discriminant that was stored
    return { data: backwards ? data.reverse() : data, hasMore: rows.length > limit };
  }

  /** All objects of a kind that match, oldest first. */
  all<T extends StoredObject>(kind: T["object"], account: string, filters: ListQuery["filters"] = {}): T[] {
    return this.list<T>(kind, { account, filters, limit: 1_000_000 }).data.reverse();
  }

  setting<T>(name: string, fallback: T): T {
    const row = this.sql.exec<{ value: string }>("SELECT value FROM settings WHERE name = ?", name).toArray()[0];
    return row === undefined ? fallback : (JSON.parse(row.value) as T); // each name is written with one type
  }

  setSetting(name: string, value: unknown): void {
    this.sql.exec("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, JSON.stringify(value));
  }

  /** Forgets everything. */
  clear(): void {
    for (const table of ["objects", "idempotency", "requests", "deliveries", "jobs", "settings"]) {
      this.sql.exec(`DELETE FROM ${table}`);
    }
  }
}
