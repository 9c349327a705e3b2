/** What is read of a running copy: of its processes by the system, of its outbox by wrangler's own local tools, inside its own process. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { processesOf } from "../../scripts/processes.ts";
import type { RunningProduct } from "../../scripts/product-process.ts";
import type { Sample } from "./judgement.ts";

/** The record, as wrangler serves it beside the product: another process that opened the file would lock it. */
const RECORD = "/cdn-cgi/local/explorer/api/d1/database/00000000-0000-0000-0000-000000000000/raw";

/** @throws an Error where the system does not show its processes as files */
export function requireProc(): void {
  if (!existsSync("/proc/self/fd")) throw new Error("Memory and handles are read from /proc, which this system lacks.");
}

/** @param begunAt ms */
export async function takeSample(product: RunningProduct, begunAt: number): Promise<Sample> {
  const pids = processesOf(product.stateDir).filter((pid) => nameOf(pid) === "workerd");
  const [memory, handles] = [pids.map(memoryOf), pids.map(handlesOf)].map((each) => each.reduce((a, b) => a + b, 0));
  return {
    at: Date.now() - begunAt,
    memory: memory ?? 0,
    handles: handles ?? 0,
    waiting: await countWaiting(product),
  };
}

/** Jobs that are to be done now: mail and pushes wait on purpose, to see whether somebody looks. */
export async function countWaiting({ origin }: RunningProduct): Promise<number> {
  const sql = "select count(*) from outbox where state in ('pending', 'dead') and consumer not in ('email', 'push')";
  const response = await fetch(origin + RECORD, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ sql }),
  });
  if (!response.ok) throw new Error(`The record cannot be read: ${response.status} ${await response.text()}`);
  // Cloudflare's own form of D1's answers.
  const { result } = (await response.json()) as { result: { results: { rows: number[][] } }[] };
  return result[0]?.results.rows[0]?.[0] ?? 0;
}

function nameOf(pid: number): string {
  return readOrEmpty(`/proc/${pid}/comm`).trim();
}

/** Resident, bytes. */
function memoryOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readOrEmpty(`/proc/${pid}/status`))?.[1] ?? 0) * 1_024;
}

function handlesOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0; // it ended while we looked
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // it ended while we looked
  }
}
