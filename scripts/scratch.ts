/** Folders for what a run writes and throws away. They go with the process that made them. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { freemem } from "node:os";
import { join } from "node:path";

/** Linux keeps what is in here in memory. */
const MEMORY = "/dev/shm";
/** Bytes. A whole run of the tests has needed at most a third of it. */
const ENOUGH = 6 * 2 ** 30;

/** A new folder in `parent`, which others may enter: a Postgres is another user's when this process is root's. */
export function scratchFolder(parent: string, name: string): string {
  removeLeftovers(parent, name);
  const folder = mkdtempSync(join(parent, `${name}-${process.pid}-`));
  chmodSync(folder, 0o755);
  process.on("exit", () => remove(folder));
  return folder;
}

/**
 * Where tests are to keep their temporary files: in memory where the system has a place for that with room enough, else `undefined`.
 * A record waits at each commit until the disk has it, and nobody needs a test's record after the machine has stopped.
 */
export function folderInMemory(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (Math.min(bavail * bsize, freemem()) < ENOUGH) return undefined;
    return scratchFolder(MEMORY, "openchance-tests");
  } catch {
    return undefined; // no such place here, or not for this user
  }
}

/** Of processes that were killed. */
function removeLeftovers(parent: string, name: string): void {
  for (const entry of readdirSync(parent)) {
    const [, pid] = new RegExp(`^${name}-(\\d+)-`).exec(entry) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) remove(join(parent, entry));
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another user's, or a process that is ending still writes into it: the next run removes it.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // it is another user's
  }
}
