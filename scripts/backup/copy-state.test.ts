/** A copy with a record, objects and files is backed up while it runs, destroyed, restored and compared. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { localEnvironment } from "../local-environment.ts";
import { reachAsItIs } from "../local-postgres.ts";
import { inPostgres, runningServer, startPostgres } from "../postgres-server.ts";
import { newTestDatabase } from "../postgres-test-server.ts";
import { dumpRecord, loadRecord } from "../record-copy/dump.ts";
import { type Engine, postgresEngine } from "../record-copy/engines.ts";
import { fill, people } from "../record-copy/sample-record.ts";
import { ROOT } from "../tools.ts";
import { restoreBackup, takeBackup } from "./copy-state.ts";

const scratch = mkdtempSync(join(tmpdir(), "backup-test-"));
const stateDir = join(scratch, "copy");
const now = new Date("2026-11-23T10:00:00Z");
/** A record in D1 is in no Postgres. */
const none = () => Promise.reject(new Error("nobody asked for Postgres"));
const file = (name: string) => join(scratch, name);

/** The shapes that a restore looks at, in a Worker of three lines. */
const script = `
  export class Room { constructor(state) { this.sql = state.storage.sql; this.sql.exec("create table if not exists msg (seq integer primary key, body text)"); }
    fetch(request) { const body = new URL(request.url).searchParams.get("say"); if (body) this.sql.exec("insert into msg (body) values (?)", body);
      return Response.json([...this.sql.exec("select body from msg order by seq")].map((row) => row.body)); } }
  export default { fetch: (request, env) => env.ROOMS.get(env.ROOMS.idFromName("one")).fetch(request) };`;

function run(folder: string): Miniflare {
  return new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      resourcePersistencePath: join(folder, "data", "v3"),
      workers: [
        {
          name: "copy",
          modules: true,
          script,
          compatibilityDate: "2026-10-20",
          d1Databases: ["DB"],
          r2Buckets: ["FILES"],
          durableObjects: { ROOMS: { className: "Room", useSQLite: true } },
        },
      ],
    }),
  );
}

const say = async (product: Miniflare, words = "") =>
  (await product.dispatchFetch(`http://room/?say=${words}`)).json() as Promise<string[]>;

let running: Miniflare;
beforeAll(async () => {
  running = run(stateDir);
  const db = await running.getD1Database("DB");
  await db.exec("create table users (id text primary key, name text)");
  await db.exec("create table files (id text primary key, state text, owner text references users (id))");
  await db.exec("create virtual table search using fts5(doc, content='', contentless_delete=1)");
  await db.exec("insert into users values ('usr_1', 'Ada')");
  await db.exec("insert into search (rowid, doc) values (1, 'keyboard calendar')");
  await db.exec("insert into files values ('fil_1', 'clean', 'usr_1')");
  await (await running.getR2Bucket("FILES")).put("fil_1", "the bytes");
  await say(running, "hello");
  writeFileSync(join(stateDir, "migrated"), "stamp");
}, 60_000);
afterAll(async () => {
  await running.dispose();
  rmSync(scratch, { recursive: true, force: true });
});

describe("a backup", () => {
  it("taken while the copy runs brings all of it back on an empty machine", async () => {
    const manifest = await takeBackup(stateDir, file("plain"), { passphrase: undefined, now, reach: none });
    expect(manifest).toMatchObject({ takenAt: now.toISOString(), parts: { record: expect.any(Number) } });
    await say(running, "later");
    const restored = join(scratch, "restored");
    expect(await restoreBackup(file("plain"), restored, { passphrase: undefined, reach: none })).toEqual({
      manifest,
      differences: [],
    });
    expect(readFileSync(join(restored, "migrated"), "utf8")).toBe("stamp");
    const again = run(restored);
    try {
      const db = await again.getD1Database("DB");
      expect((await db.prepare("select * from users").all()).results).toEqual([{ id: "usr_1", name: "Ada" }]);
      expect((await db.prepare("select rowid from search where search match 'calendar'").all()).results).toHaveLength(
        1,
      );
      expect(await (await (await again.getR2Bucket("FILES")).get("fil_1"))?.text()).toBe("the bytes");
      expect(await say(again)).toEqual(["hello"]);
    } finally {
      await again.dispose();
    }
  }, 60_000);

  it("that is encrypted tells nothing without its passphrase", async () => {
    await takeBackup(stateDir, file("secret"), { passphrase: "correct horse", now, reach: none });
    expect(readFileSync(file("secret")).includes("Ada")).toBe(false);
    const into = (passphrase: string | undefined) =>
      restoreBackup(file("secret"), file("secret-copy"), { passphrase, reach: none });
    await expect(into(undefined)).rejects.toThrow("BACKUP_PASSPHRASE");
    await expect(into("wrong horse")).rejects.toThrow("passphrase");
    expect((await into("correct horse")).differences).toEqual([]);
  });

  it("with one changed byte, or cut short, is refused, and leaves no half copy behind", async () => {
    for (const passphrase of [undefined, "correct horse"]) {
      await takeBackup(stateDir, file("whole"), { passphrase, now, reach: none });
      const bytes = readFileSync(file("whole"));
      const changed = Buffer.from(bytes);
      changed[Math.floor(bytes.length / 2)] = (changed[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
      for (const damaged of [changed, bytes.subarray(0, bytes.length - 40)]) {
        writeFileSync(file("damaged"), damaged);
        const target = file(`never-${passphrase}`);
        await expect(restoreBackup(file("damaged"), target, { passphrase, reach: none })).rejects.toThrow(
          "cannot be read",
        );
      }
    }
    writeFileSync(file("damaged"), "something else");
    await expect(restoreBackup(file("damaged"), file("never"), { passphrase: undefined, reach: none })).rejects.toThrow(
      "no backup",
    );
  });

  it("is never restored over a copy", async () => {
    await expect(restoreBackup(file("plain"), stateDir, { passphrase: undefined, reach: none })).rejects.toThrow(
      "already",
    );
    await expect(takeBackup(file("nowhere"), file("x"), { passphrase: undefined, now, reach: none })).rejects.toThrow(
      "no copy",
    );
  });

  it("says which file has lost its bytes, and which row leads nowhere", async () => {
    const db = await running.getD1Database("DB");
    await db.exec("insert into files values ('fil_2', 'clean', 'usr_1')");
    await (await running.getR2Bucket("FILES")).put("fil_3", "later than the record");
    await takeBackup(stateDir, file("apart"), { passphrase: undefined, now, reach: none });
    const { differences } = await restoreBackup(file("apart"), file("apart-copy"), {
      passphrase: undefined,
      reach: none,
    });
    expect(differences).toEqual([
      "file fil_2 is in the record, its bytes are not stored",
      "file fil_3 is stored and later than the record",
    ]);
  });
});

describe("a record in Postgres", () => {
  const postgresDir = join(scratch, "on-postgres");
  const reaching = (url: string) => async () => ({ url, stop: async () => undefined });
  let url: string;
  let source: Engine;

  beforeAll(async () => {
    url = await newTestDatabase();
    source = postgresEngine(url);
    await fill(source);
    const product = run(postgresDir);
    await say(product, "hello");
    await (await product.getR2Bucket("FILES")).put("fil_late", "later than the record");
    await product.dispose();
    writeFileSync(join(postgresDir, "record"), "postgres");
  }, 60_000);
  afterAll(() => source.store.close());

  it("comes back whole into an empty database, at one moment, with what was written meanwhile left out", async () => {
    // Written while the dump is on its way: its moment is over, and no table was read yet.
    const writing: Engine = {
      ...source,
      ask: async (text, values) => {
        const rows = await source.ask(text, values);
        if (text.includes("pg_current_snapshot")) await inPostgres(url, "update users set name = 'Later'");
        return rows;
      },
    };
    const sums = await dumpRecord(writing, join(scratch, "moment"));
    const other = postgresEngine(await newTestDatabase());
    expect(await loadRecord(other, join(scratch, "moment"), sums)).toEqual([]);
    expect(await other.ask("select 1 from users where name = 'Later'")).toEqual([]);
    // Triggers guard the money again.
    await expect(other.ask("update postings set amount_minor = 1")).rejects.toThrow();
    await other.store.close();
    expect(sums.users?.rows).toBe(people);
  }, 60_000);

  it("is reached where its server runs, and is none of a server that was ended", async () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), "running-")), "postgres");
    chmodSync(dirname(dataDir), 0o755); // Postgres is another user's when this one is root
    const server = await startPostgres({ dataDir, port: 0, durable: false });
    const running = runningServer(dataDir);
    expect(running?.("postgres")).toBe(server.url("postgres"));
    await server.stop();
    expect(runningServer(dataDir)).toBeNull();
    rmSync(dirname(dataDir), { recursive: true, force: true });
  }, 60_000);

  it("is only read: one that lacks migrations is refused and left as it is", async () => {
    const environment = localEnvironment({ port: 8788, stateDir: join(scratch, "as-it-is") });
    const reach = () => reachAsItIs(environment, () => undefined);
    await expect(reach()).rejects.toThrow("no record");
    expect(existsSync(environment.stateDir)).toBe(false);
    const reachAt = (address: string) => {
      vi.stubEnv("WRANGLER_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE", address);
      return reach().finally(() => vi.unstubAllEnvs());
    };
    const old = await newTestDatabase();
    await inPostgres(
      old,
      "delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)",
    );
    await inPostgres(old, "drop table incident_tellings");
    await expect(reachAt(old)).rejects.toThrow("lacks 1 migrations");
    expect(await inPostgres(old, "select 1 from pg_tables where tablename = 'incident_tellings'")).toBe(0);
    expect(await reachAt(url)).toMatchObject({ url });
  }, 60_000);

  it("is waited for at its server's end, also by a script that waits for nothing else", () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), "ending-")), "postgres");
    chmodSync(dirname(dataDir), 0o755);
    const file = join(ROOT, "scripts", "postgres-server.ts");
    const options = JSON.stringify({ dataDir, port: 0, durable: false });
    const script = `const { startPostgres } = await import(${JSON.stringify(file)});
      const server = await startPostgres(${options}); await server.stop(); console.log("ended");`;
    expect(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" })).toBe("ended\n");
    rmSync(dirname(dataDir), { recursive: true, force: true });
  }, 60_000);

  it("is in the backup beside its objects and files, and is compared with them", async () => {
    const manifest = await takeBackup(postgresDir, file("pg"), { passphrase: "horse", now, reach: reaching(url) });
    expect(manifest.tables?.users).toMatchObject({ rows: people });
    const target = await newTestDatabase();
    const restored = join(scratch, "pg-restored");
    expect(await restoreBackup(file("pg"), restored, { passphrase: "horse", reach: reaching(target) })).toEqual({
      manifest,
      differences: ["file fil_late is stored and later than the record"],
    });
    expect(readFileSync(join(restored, "record"), "utf8")).toBe("postgres");
    const again = run(restored);
    try {
      expect(await say(again)).toEqual(["hello"]);
    } finally {
      await again.dispose();
    }
  }, 60_000);

  it("is brought into no database that holds something, and then leaves nothing behind", async () => {
    await takeBackup(postgresDir, file("pg"), { passphrase: undefined, now, reach: reaching(url) });
    const target = join(scratch, "pg-never");
    await expect(restoreBackup(file("pg"), target, { passphrase: undefined, reach: reaching(url) })).rejects.toThrow(
      "empty database",
    );
    expect(readdirSync(target)).toEqual([]);
  }, 60_000);

  it("that lost rows on the way is told apart", async () => {
    const folder = join(scratch, "lost");
    const sums = await dumpRecord(source, folder);
    writeFileSync(join(folder, "freezes.ndjson"), "");
    const other = postgresEngine(await newTestDatabase());
    expect(await loadRecord(other, folder, sums)).toEqual([expect.stringContaining("freezes holds 0 rows")]);
    await other.store.close();
  }, 60_000);
});
