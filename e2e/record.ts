/** What no request may do, so that journeys do it in the record itself: make somebody an admin, let days pass for one clock. */
import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "@playwright/test";
import type { Person } from "./person.ts";

/** Milliseconds to wait for the product to finish a write of its own. */
const BUSY_TIMEOUT_MS = 10_000;

function write(command: string, ...values: string[]): void {
  const data = join(process.env.JOURNEY_STATE_DIR ?? "", "data", "v3", "d1");
  const [file] = globSync("*/*.sqlite", { cwd: data }).filter((name) => !name.endsWith("metadata.sqlite"));
  if (file === undefined) throw new Error(`There is no database in ${data}`);
  const database = new DatabaseSync(join(data, file), { timeout: BUSY_TIMEOUT_MS });
  try {
    const { changes } = database.prepare(command).run(...values);
    if (Number(changes) !== 1) throw new Error(`${changes} rows were changed by: ${command}`);
  } finally {
    database.close();
  }
}

export function makeAdmin({ id }: Person): void {
  write("update users set role = 'admin' where id = ?", id);
}

/** The clock's time has come; the next sweep, seconds from now, finds it. */
export function letRunOut(kind: "dispute_answer" | "dispute_offers", subject: string): void {
  write("update timers set due_at = 0 where kind = ? and subject = ?", kind, subject);
}

/** The one mail that waits to see whether this person looks has waited long enough, as soon as it waits at all. */
export async function letGracePass({ id }: Person): Promise<void> {
  const due = "update outbox set next_at = 0, facts = json_set(facts, '$.at', 0)";
  const waiting = "consumer = 'email' and recipient_id = ? and state = 'pending'";
  await expect(() => write(`${due} where ${waiting}`, id)).toPass({ timeout: 30_000 });
}
