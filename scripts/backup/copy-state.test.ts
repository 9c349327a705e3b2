/** A copy with a record, objects and files is backed up while it runs, destroyed, restored and compared. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { restoreBackup, takeBackup } from "./copy-state.ts";

const scratch = mkdtempSync(join(tmpdir(), "backup-test-"));
const stateDir = join(scratch, "copy");
const now = new Date("2026-11-23T10:00:00Z");
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
    const manifest = await takeBackup(stateDir, file("plain"), { passphrase: undefined, now });
    expect(manifest).toMatchObject({ takenAt: now.toISOString(), parts: { record: expect.any(Number) } });
    await say(running, "later");
    const restored = join(scratch, "restored");
    expect(await restoreBackup(file("plain"), restored, { passphrase: undefined })).toEqual({
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
    await takeBackup(stateDir, file("secret"), { passphrase: "correct horse", now });
    expect(readFileSync(file("secret")).includes("Ada")).toBe(false);
    const into = (passphrase: string | undefined) => restoreBackup(file("secret"), file("secret-copy"), { passphrase });
    await expect(into(undefined)).rejects.toThrow("BACKUP_PASSPHRASE");
    await expect(into("wrong horse")).rejects.toThrow("passphrase");
    expect((await into("correct horse")).differences).toEqual([]);
  });

  it("with one changed byte, or cut short, is refused, and leaves no half copy behind", async () => {
    for (const passphrase of [undefined, "correct horse"]) {
      await takeBackup(stateDir, file("whole"), { passphrase, now });
      const bytes = readFileSync(file("whole"));
      const changed = Buffer.from(bytes);
      changed[Math.floor(bytes.length / 2)] = (changed[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
      for (const damaged of [changed, bytes.subarray(0, bytes.length - 40)]) {
        writeFileSync(file("damaged"), damaged);
        const target = file(`never-${passphrase}`);
        await expect(restoreBackup(file("damaged"), target, { passphrase })).rejects.toThrow("cannot be read");
      }
    }
    writeFileSync(file("damaged"), "something else");
    await expect(restoreBackup(file("damaged"), file("never"), { passphrase: undefined })).rejects.toThrow("no backup");
  });

  it("is never restored over a copy", async () => {
    await expect(restoreBackup(file("plain"), stateDir, { passphrase: undefined })).rejects.toThrow("already");
    await expect(takeBackup(file("nowhere"), file("x"), { passphrase: undefined, now })).rejects.toThrow("no copy");
  });

  it("says which file has lost its bytes, and which row leads nowhere", async () => {
    const db = await running.getD1Database("DB");
    await db.exec("insert into files values ('fil_2', 'clean', 'usr_1')");
    await (await running.getR2Bucket("FILES")).put("fil_3", "later than the record");
    await takeBackup(stateDir, file("apart"), { passphrase: undefined, now });
    const { differences } = await restoreBackup(file("apart"), file("apart-copy"), { passphrase: undefined });
    expect(differences).toEqual([
      "file fil_2 is in the record, its bytes are not stored",
      "file fil_3 is stored and later than the record",
    ]);
  });
});
