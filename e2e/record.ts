/** What no request may do, so that journeys do it in the record itself: make somebody an admin, let days pass for one clock. */
import { expect } from "@playwright/test";
import type { Copy } from "./copy.ts";
import type { Person } from "./person.ts";

/** The record, as wrangler's own local tools serve it. */
const RECORD = "/cdn-cgi/local/explorer/api/d1/database/00000000-0000-0000-0000-000000000000/raw";

/**
 * Changes one row, inside the product's own process: another process that writes to the file locks it, and requests of that moment fail
 * (workers-sdk 14916).
 */
async function write({ origin }: Copy, command: string, ...params: string[]): Promise<void> {
  const response = await fetch(origin + RECORD, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ sql: `${command} returning 1`, params }),
  });
  const answer = await response.text();
  expect(response.status, answer).toBe(200);
  // Cloudflare's own form of D1's answers.
  const { result } = JSON.parse(answer) as { result: { results: { rows: unknown[] } }[] };
  expect(result[0]?.results.rows, `rows that were changed by: ${command}`).toHaveLength(1);
}

export function makeAdmin({ copy, id }: Person): Promise<void> {
  return write(copy, "update users set role = 'admin' where id = ?", id);
}

/** The clock's time has come; the next sweep, seconds from now, finds it. */
export function letRunOut({ copy }: Person, kind: "dispute_answer" | "dispute_offers", subject: string): Promise<void> {
  return write(copy, "update timers set due_at = 0 where kind = ? and subject = ?", kind, subject);
}

/** The one mail that waits to see whether this person looks has waited long enough, as soon as it waits at all. */
export async function letGracePass({ copy, id }: Person): Promise<void> {
  const due = "update outbox set next_at = 0, facts = json_set(facts, '$.at', 0)";
  const waiting = "consumer = 'email' and recipient_id = ? and state = 'pending'";
  await expect(() => write(copy, `${due} where ${waiting}`, id)).toPass({ timeout: 30_000 });
}
