/**
 * What a copy remembers, taken while it runs: the record first, then the objects' storage, then files, so that each is as of the record or
 * after it. Databases are copied by SQLite's own backup, which sees one moment of each, its search indexes included; a record in Postgres
 * table by table, at one moment of all of them (record-copy/dump.ts).
 */
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { type LocalPostgres, recordOf } from "../local-postgres.ts";
import { dumpRecord, loadRecord, type Sums } from "../record-copy/dump.ts";
import { type Engine, postgresEngine } from "../record-copy/engines.ts";
import { readArchive, type Source, writeArchive } from "./archive.ts";

/** In the order in which they are taken. The cache is not: it fills again. */
const parts = [
  { name: "record", folder: "data/v3/d1" },
  { name: "objects", folder: "data/v3/do" },
  { name: "files", folder: "data/v3/r2" },
  { name: "sandboxes", folder: "sandbox" },
] as const;
/** Inside a backup: the rows of a record in Postgres. */
const ROWS = "rows";
/** Beside the parts: where the record is, which migrations it has, and that the demo was seeded. */
const stamps = ["record", "migrated", "seeded"];

export interface Manifest {
  takenAt: string;
  /** Files of each part. */
  parts: Record<string, number>;
  /** What each table held, of a record in Postgres. */
  tables?: Sums;
}

/** Reaches the Postgres of the copy: the one that runs, else its own, started for the while. */
export type Reach = () => Promise<Pick<LocalPostgres, "url" | "stop">>;

/**
 * Takes a backup of a copy, running or not.
 * @returns what is in it
 * @throws an Error when there is nothing to take
 */
export async function takeBackup(
  stateDir: string,
  target: string,
  { passphrase, now, reach }: { passphrase: string | undefined; now: Date; reach: Reach },
): Promise<Manifest> {
  const record = recordOf({ stateDir });
  if (record === null) throw new Error(`There is no copy of OpenChance in ${stateDir}.`);
  const scratch = mkdtempSync(join(stateDir, "backup-"));
  try {
    const sources: Source[] = [];
    const counts: Record<string, number> = {};
    let tables: Sums | undefined;
    if (record === "postgres") {
      tables = await inPostgres(reach, (engine) => dumpRecord(engine, join(scratch, ROWS)));
      for (const file of filesUnder(join(scratch, ROWS))) sources.push({ path: relative(scratch, file), file });
    }
    for (const { name, folder } of parts) {
      const taken = await takePart(stateDir, folder, scratch);
      counts[name] = taken.length;
      sources.push(...taken);
    }
    for (const stamp of stamps) {
      const file = join(stateDir, stamp);
      if (existsSync(file)) sources.push({ path: stamp, file });
    }
    const manifest: Manifest = { takenAt: now.toISOString(), parts: counts, ...(tables ? { tables } : {}) };
    await writeArchive(target, sources, manifest, passphrase);
    return manifest;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function inPostgres<Result>(reach: Reach, work: (engine: Engine) => Promise<Result>): Promise<Result> {
  const { url, stop } = await reach();
  const engine = postgresEngine(url);
  try {
    return await work(engine);
  } finally {
    await engine.store.close();
    await stop();
  }
}

async function takePart(stateDir: string, folder: string, scratch: string): Promise<Source[]> {
  const taken: Source[] = [];
  for (const file of filesUnder(join(stateDir, folder))) {
    const path = relative(stateDir, file);
    if (/\.sqlite-(wal|shm)$/.test(path)) continue;
    const copy = join(scratch, path);
    mkdirSync(dirname(copy), { recursive: true });
    if (path.endsWith(".sqlite")) await copyDatabase(file, copy);
    else cpSync(file, copy);
    taken.push({ path, file: copy });
  }
  return taken;
}

/** Absolute; none when there is no such folder. Databases first: what they name was written before it was named. */
function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort((a, b) => Number(b.endsWith(".sqlite")) - Number(a.endsWith(".sqlite")) || a.localeCompare(b));
}

async function copyDatabase(file: string, copy: string): Promise<void> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    await backup(database, copy);
  } finally {
    database.close();
  }
}

/**
 * Unpacks a backup into a folder where there is no copy yet, and looks whether its parts agree.
 * @returns what is in it, and every difference in words; none when all agrees
 * @throws an Error when there is a copy, or the backup is damaged: then nothing is left behind
 */
export async function restoreBackup(
  source: string,
  stateDir: string,
  { passphrase, reach }: { passphrase: string | undefined; reach: Reach },
): Promise<{ manifest: Manifest; differences: string[] }> {
  if (parts.some(({ folder }) => existsSync(join(stateDir, folder))) || existsSync(join(stateDir, OWN_POSTGRES))) {
    throw new Error(`There is a copy of OpenChance in ${stateDir} already. Name another STATE_DIR, or move it away.`);
  }
  mkdirSync(stateDir, { recursive: true });
  const scratch = mkdtempSync(join(stateDir, "restore-"));
  try {
    const manifest = (await readArchive(source, scratch, passphrase)) as Manifest; // its checksum is right: we wrote it
    const differences = [...findDamage(scratch, manifest), ...(await bringBack(scratch, stateDir, manifest, reach))];
    for (const entry of ["data", "sandbox", ...stamps]) {
      if (existsSync(join(scratch, entry))) renameSync(join(scratch, entry), join(stateDir, entry));
    }
    return { manifest, differences };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The copy's own server keeps its data there (local-postgres.ts). */
const OWN_POSTGRES = "postgres";

/** Looks through the record: that of a file as it is, the rows of a Postgres once they are in one again. */
async function bringBack(folder: string, stateDir: string, { tables }: Manifest, reach: Reach): Promise<string[]> {
  if (tables === undefined) return compareRecord(folder);
  try {
    return await inPostgres(reach, async (engine) => {
      const differences = await loadRecord(engine, join(folder, ROWS), tables);
      const clean = await engine.ask("select id from files where state = 'clean'");
      return [...differences, ...compareFiles(folder, new Set(clean.map(({ id }) => String(id))))];
    });
  } catch (error) {
    for (const left of [OWN_POSTGRES, `${OWN_POSTGRES}.password`])
      rmSync(join(stateDir, left), { recursive: true, force: true });
    throw error;
  }
}

/** Parts that lack files, and damaged databases. */
function findDamage(folder: string, manifest: Manifest): string[] {
  const differences: string[] = [];
  for (const { name, folder: part } of parts) {
    const [found, counted] = [filesUnder(join(folder, part)).length, manifest.parts[name] ?? 0];
    if (found !== counted) differences.push(`${name}: ${found} files instead of ${counted}`);
  }
  for (const path of globSync("{data,sandbox}/**/*.sqlite", { cwd: folder })) {
    const found = query<{ integrity_check: string }>(join(folder, path), "pragma integrity_check");
    if (found[0]?.integrity_check !== "ok") differences.push(`${path}: ${found[0]?.integrity_check}`);
  }
  return differences;
}

/** Rows that lead nowhere, files without their bytes and bytes without their row. */
function compareRecord(folder: string): string[] {
  const differences: string[] = [];
  const record = globSync("data/v3/d1/*/*.sqlite", { cwd: folder }).find((path) => !path.endsWith("metadata.sqlite"));
  if (record === undefined) return ["the record is missing"];
  const recordFile = join(folder, record);
  for (const { table, parent } of query<{ table: string; parent: string }>(recordFile, "pragma foreign_key_check")) {
    differences.push(`record: a row of ${table} names a row of ${parent} that is not there`);
  }
  const clean = query<{ id: string }>(recordFile, "select id from files where state = 'clean'");
  return [...differences, ...compareFiles(folder, new Set(clean.map(({ id }) => id)))];
}

/** @param rows ids of the files that the record has */
function compareFiles(folder: string, rows: ReadonlySet<string>): string[] {
  const buckets = globSync("data/v3/r2/*/*.sqlite", { cwd: folder }).filter(
    (path) => !path.endsWith("metadata.sqlite"),
  );
  const stored = new Map(
    buckets.flatMap((path) =>
      query<{ key: string; blob_id: string }>(join(folder, path), "select key, blob_id from _mf_objects").map(
        ({ key, blob_id }) => [key, blob_id],
      ),
    ),
  );
  const blobs = new Set(globSync("data/v3/r2/*/blobs/*", { cwd: folder }).map((path) => path.split("/").at(-1)));
  return [
    ...[...rows].filter((id) => !stored.has(id)).map((id) => `file ${id} is in the record, its bytes are not stored`),
    ...[...stored.keys()].filter((id) => !rows.has(id)).map((id) => `file ${id} is stored and later than the record`),
    ...[...stored].filter(([, blob]) => !blobs.has(blob)).map(([id]) => `file ${id} has lost its bytes`),
  ];
}

function query<Row>(file: string, statement: string): Row[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare(statement).all() as Row[]; // the statement names the columns
  } finally {
    database.close();
  }
}

/** For messages: `record 2, objects 14, …`. */
export function inWords({ takenAt, parts: counts, tables }: Manifest): string {
  const counted = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  if (tables !== undefined) {
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
    counted.unshift(`rows of Postgres ${rows}`);
  }
  return `${takenAt}: ${counted.join(", ")}`;
}
