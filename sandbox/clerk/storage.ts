/** The instance's tables and rows. One SQLite database, in the one ClerkInstance object. */

/** Rows as the tables hold them: instants are epoch ms. */
export interface UserRow {
  [column: string]: SqlStorageValue;
  id: string;
  email: string;
  name: string;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}
export interface SessionRow {
  [column: string]: SqlStorageValue;
  id: string;
  user_id: string;
  client_id: string | null;
  status: "active" | "ended" | "revoked" | "removed";
  created_at: number;
  updated_at: number;
  expire_at: number;
}
export interface AccountRow {
  [column: string]: SqlStorageValue;
  email: string;
  name: string;
  about: string;
  ord: number;
}
export interface WebhookRow {
  [column: string]: SqlStorageValue;
  id: string;
  body: string;
  attempts: number;
  next_at: number;
  last_error: string | null;
}

const TABLES = [
  `CREATE TABLE IF NOT EXISTS users (id TEXT PRIMARY KEY, email TEXT NOT NULL, name TEXT NOT NULL,
     created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER)`,
  `CREATE INDEX IF NOT EXISTS users_email ON users (email)`,
  `CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, client_id TEXT, status TEXT NOT NULL,
     created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, expire_at INTEGER NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS sessions_client ON sessions (client_id)`,
  `CREATE INDEX IF NOT EXISTS sessions_user ON sessions (user_id)`,
  `CREATE TABLE IF NOT EXISTS accounts (email TEXT PRIMARY KEY, name TEXT NOT NULL, about TEXT NOT NULL, ord INTEGER NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS handshakes (nonce TEXT PRIMARY KEY, directives TEXT NOT NULL, expire_at INTEGER NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS webhooks (id TEXT PRIMARY KEY, body TEXT NOT NULL, attempts INTEGER NOT NULL,
     next_at INTEGER NOT NULL, last_error TEXT)`,
];

export function createTables(sql: SqlStorage): void {
  for (const table of TABLES) sql.exec(table);
}
