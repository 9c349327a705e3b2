/**
 * What a copy remembers, taken while it runs: the record first, then the objects' storage, then files, so that each is as of the record or
 * after it. Databases are copied by SQLite's own backup, which sees one moment of each, its search indexes included.
 */
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { recordOf } from "../local-postgres.ts";
import { readArchive, type Source, writeArchive } from "./archive.ts";

/** In the order in which they are taken. The cache is not: it fills again. */
const parts = [
  { name: "record", folder: "data/v3/d1" },
  { name: "objects", folder: "data/v3/do" },
  { name: "files", folder: "data/v3/r2" },
  { name: "sandboxes", folder: "sandbox" },
] as const;
/** Beside the parts: where the record is, which migrations it has, and that the demo was seeded. */
const stamps = ["record", "migrated", "seeded"];

export interface Manifest {
  takenAt: string;
  /** Files of each part. */
  parts: Record<string, number>;
}

/**
 * Takes a backup of a copy, running or not.
 * @returns what is in it
 * @throws an Error when there is nothing to take, and for a record in Postgres, which is not among the files of a copy
 */
export async function takeBackup(
  stateDir: string,
  target: string,
  { passphrase, now }: { passphrase: string | undefined; now: Date },
): Promise<Manifest> {
  if (!existsSync(join(stateDir, parts[0].folder))) throw new Error(`There is no copy of OpenChance in ${stateDir}.`);
  if (recordOf({ stateDir }) === "postgres")
    throw new Error(
      `The record of ${stateDir} is in Postgres. Save it with Postgres' own pg_dump, or move it first: npm run db:copy -- --from postgres --to d1`,
    );
  const scratch = mkdtempSync(join(stateDir, "backup-"));
  try {
    const sources: Source[] = [];
    const counts: Record<string, number> = {};
    for (const { name, folder } of parts) {
      const taken = await takePart(stateDir, folder, scratch);
      counts[name] = taken.length;
      sources.push(...taken);
    }
    for (const stamp of stamps) {
      const file = join(stateDir, stamp);
      if (existsSync(file)) sources.push({ path: stamp, file });
    }
    const manifest: Manifest = { takenAt: now.toISOString(), parts: counts };
    await writeArchive(target, sources, manifest, passphrase);
    return manifest;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
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
  { passphrase }: { passphrase: string | undefined },
): Promise<{ manifest: Manifest; differences: string[] }> {
  if (parts.some(({ folder }) => existsSync(join(stateDir, folder)))) {
    throw new Error(`There is a copy of OpenChance in ${stateDir} already. Name another STATE_DIR, or move it away.`);
  }
  mkdirSync(stateDir, { recursive: true });
  const scratch = mkdtempSync(join(stateDir, "restore-"));
  try {
    const manifest = (await readArchive(source, scratch, passphrase)) as Manifest; // its checksum is right: we wrote it
    const differences = findDifferences(scratch, manifest);
    for (const entry of ["data", "sandbox", ...stamps]) {
      if (existsSync(join(scratch, entry))) renameSync(join(scratch, entry), join(stateDir, entry));
    }
    return { manifest, differences };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Damaged databases, rows that lead nowhere, files without their bytes and bytes without their row. */
function findDifferences(folder: string, manifest: Manifest): string[] {
  const differences: string[] = [];
  for (const { name, folder: part } of parts) {
    const [found, counted] = [filesUnder(join(folder, part)).length, manifest.parts[name] ?? 0];
    if (found !== counted) differences.push(`${name}: ${found} files instead of ${counted}`);
  }
  for (const path of globSync("{data,sandbox}/**/*.sqlite", { cwd: folder })) {
    const found = query<{ integrity_check: string }>(join(folder, path), "pragma integrity_check");
    if (found[0]?.integrity_check !== "ok") differences.push(`${path}: ${found[0]?.integrity_check}`);
  }
  const record = globSync("data/v3/d1/*/*.sqlite", { cwd: folder }).find((path) => !path.endsWith("metadata.sqlite"));
  if (record === undefined) return [...differences, "the record is missing"];
  const recordFile = join(folder, record);
  for (const { table, parent } of query<{ table: string; parent: string }>(recordFile, "pragma foreign_key_check")) {
    differences.push(`record: a row of ${table} names a row of ${parent} that is not there`);
  }
  return [...differences, ...compareFiles(folder, recordFile)];
}

function compareFiles(folder: string, record: string): string[] {
  const rows = new Set(query<{ id: string }>(record, "select id from files where state = 'clean'").map(({ id }) => id));
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
export function inWords({ takenAt, parts: counts }: Manifest): string {
  const counted = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return `${takenAt}: ${counted.join(", ")}`;
}
