/**
 * Tables of an object's own SQLite. Steps are only ever appended: an object that slept for a year runs those it has missed.
 * Nothing is created before the first write, so that opening a room nobody has written in costs no write at all.
 */

/** Each step is one or more statements. Never edit a step that has been deployed. */
export type StorageSteps = readonly string[];

export const roomSteps: StorageSteps = [
  `create table msg (
     seq integer primary key, n integer not null, author text, client_id text not null, at integer not null,
     kind text not null, ref integer, body text not null, data text);
   create table change (target integer not null, seq integer not null, primary key (target, seq)) without rowid;
   create table member (
     user text primary key, role text not null, jurisdiction text, joined_seq integer not null,
     read_seq integer not null, muted integer) without rowid;
   create table mention (user text not null, seq integer not null, primary key (user, seq)) without rowid;`,
];

export const inboxSteps: StorageSteps = [
  `create table conv (
     room text primary key, jurisdiction text, last_seq integer not null, last_n integer not null,
     read_seq integer not null, read_n integer not null, mentions integer not null, muted integer not null,
     preview text, at integer not null) without rowid;
   create table note (
     ord integer primary key, id text not null, kind text not null, body text not null, at integer not null,
     read integer not null);`,
  // since: from when on something is unread; told: the read_seq at which mail and push were last asked to tell of it.
  `alter table conv add column since integer;
   alter table conv add column told integer;
   create table unshown (id text primary key, kind text not null, body text not null, at integer not null) without rowid;`,
  // muted: 0 or 1 has become the instant at which it ends. Of those with 1 it is not known: far away, until the room has news.
  "update conv set muted = 4102444800000 where muted = 1;",
];

/** Whether the object was ever written to. */
export function hasTables(sql: SqlStorage): boolean {
  return sql.exec("select 1 from sqlite_master where type = 'table' and name = 'meta'").toArray().length > 0;
}

/** Brings the tables up to date. Runs inside the caller's transaction, so a step is applied whole or not at all. */
export function migrateStorage(sql: SqlStorage, steps: StorageSteps): void {
  sql.exec("create table if not exists meta (k text primary key, v) without rowid");
  const [row] = sql.exec<{ v: number }>("select v from meta where k = 'step'").toArray();
  const done = row?.v ?? 0;
  if (done === steps.length) return;
  for (const step of steps.slice(done)) sql.exec(step);
  sql.exec("insert or replace into meta (k, v) values ('step', ?)", steps.length);
}
