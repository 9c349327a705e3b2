/** Redis and Postgres for the classic stack: this machine's own programs, with data of their own that goes with the run. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, globSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import postgres from "postgres";
import type { World } from "../world.ts";

/** Postgres refuses to run as root. */
const NOBODY = 65_534;
const READY_TIMEOUT_MS = 30_000;

export interface Databases {
  redisPort: number;
  /** Folder of Postgres' socket. */
  postgresSocket: string;
  groups: number[];
  /** Forgets all that was said. */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

/** What has to be installed before the classic stack can be measured; null when all is there. */
export function missingPrograms(): string | null {
  const missing = [
    ...(find("redis-server") === null ? ["redis-server"] : []),
    ...(find("postgres") === null || find("initdb") === null ? ["postgresql"] : []),
  ];
  return missing.length === 0
    ? null
    : `${missing.join(" and ")} not found; on Debian: apt-get install ${missing.join(" ")}`;
}

/** On the PATH, or where Debian keeps it. */
function find(program: string): string | null {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...globSync("/usr/lib/postgresql/*/bin")];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
}

/** @param folder reachable for everybody, for Postgres runs as nobody */
export async function startDatabases(folder: string, redisPort: number, world: World): Promise<Databases> {
  const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const data = join(folder, "postgres");
  mkdirSync(data, { recursive: true });
  if (asNobody.uid !== undefined) chownSync(data, NOBODY, NOBODY);
  const cluster = join(data, "cluster");
  const init = ["-D", cluster, "-U", "bench", "--auth=trust", "--encoding=UTF8", "--no-sync"];
  execFileSync(find("initdb") ?? "", init, { ...asNobody, stdio: "ignore" });
  const settings = ["listen_addresses=", `unix_socket_directories=${data}`, "fsync=on", "synchronous_commit=on"];
  const children = [
    // Programs of their own group each, so that their CPU time is found by it.
    spawn(find("postgres") ?? "", ["-D", cluster, ...settings.flatMap((one) => ["-c", one])], {
      ...asNobody,
      detached: true,
      stdio: "ignore",
    }),
    spawn(
      find("redis-server") ?? "",
      ["--port", String(redisPort), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
      {
        detached: true,
        stdio: "ignore",
      },
    ),
  ];
  const kill = () => {
    for (const child of children) child.kill("SIGKILL");
  };
  process.on("exit", kill);
  const sql = postgres({ host: data, username: "bench", database: "postgres", max: 1, onnotice: () => {} });
  await ready(async () => void (await sql`select 1`));
  await ready(() => pingRedis(redisPort));
  await fill(sql, world);
  return {
    redisPort,
    postgresSocket: data,
    groups: children.map((child) => child.pid ?? 0),
    empty: async () => void (await sql`truncate messages restart identity`),
    stop: async () => {
      await sql.end({ timeout: 1 });
      await Promise.all(children.map(end));
    },
  };
}

async function ready(ask: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

async function pingRedis(port: number): Promise<void> {
  const redis = new Redis(port, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => {}); // the awaited call says it
  try {
    await redis.connect();
  } finally {
    redis.disconnect();
  }
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGINT");
  });
}

/** The tables that a chat of this kind has: who is who, who is where, what was said, and a key that lets a resend write nothing. */
async function fill(sql: postgres.Sql, { people, pairRooms, crowdRoom }: World): Promise<void> {
  await sql`create table users (id text primary key, subject text not null unique, name text not null, state text not null)`;
  await sql`create table revoked_sessions (session_id text primary key)`;
  await sql`create table conversations (id text primary key)`;
  await sql`create table members (conversation_id text not null references conversations, user_id text not null references users,
    primary key (conversation_id, user_id))`;
  await sql`create table messages (seq bigint generated always as identity primary key, conversation_id text not null,
    author text not null, client_id text not null, at timestamptz not null default now(), kind text not null, body text not null)`;
  await sql`create unique index messages_once on messages (conversation_id, author, client_id)`;
  await sql`create index messages_page on messages (conversation_id, seq)`;
  const persons = people.map(({ id, subject }, i) => ({ id, subject, name: `Person ${i}`, state: "active" }));
  const rooms = [...pairRooms, crowdRoom];
  const members = rooms.flatMap((room) =>
    room.members.map((i) => ({ conversation_id: room.id, user_id: people[i]?.id ?? "" })),
  );
  await sql`insert into users ${sql(persons)}`;
  await sql`insert into conversations ${sql(rooms.map(({ id }) => ({ id })))}`;
  await sql`insert into members ${sql(members)}`;
  await sql`analyze`;
}
