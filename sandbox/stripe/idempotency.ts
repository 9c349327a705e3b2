/** What Stripe remembers under an Idempotency-Key, per account. */
import { StripeFailure } from "./errors.ts";
import type { Raw } from "./params.ts";
import type { Sandbox } from "./sandbox.ts";

/** The first answer that was given under a key. */
export interface SavedAnswer {
  status: number;
  body: string;
  /** Id of the request that was performed. */
  request: string;
}

/** v1 keys may be forgotten after a day; v2 keeps them a month. */
const KEPT_MS = { v1: 24 * 3_600_000, v2: 30 * 24 * 3_600_000 };

/** Two bodies are the same when their parameters are, in whatever order they were written. */
export function digestOf(params: Raw): string {
  if (Array.isArray(params)) return `[${params.map(digestOf).join()}]`;
  if (typeof params !== "object" || params === null) return JSON.stringify(params);
  const names = Object.keys(params).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${digestOf(params[name] ?? null)}`).join()}}`;
}

/** The saved answer, or null for a new key. 400 `idempotency_error` when the key was used for something else. */
export function findAnswer(
  sandbox: Sandbox,
  account: string,
  key: string,
  endpoint: string,
  digest: string,
): SavedAnswer | null {
  const kept = endpoint.includes(" /v2/") ? KEPT_MS.v2 : KEPT_MS.v1;
  sandbox.store.sql.exec(
    "DELETE FROM idempotency WHERE account = ? AND key = ? AND at <= ?",
    account,
    key,
    sandbox.now() - kept,
  );
  const row = sandbox.store.sql
    .exec<{ endpoint: string; digest: string; status: number; body: string; request: string }>(
      "SELECT endpoint, digest, status, body, request FROM idempotency WHERE account = ? AND key = ?",
      account,
      key,
    )
    .toArray()[0];
  if (row === undefined) return null;
  if (row.endpoint !== endpoint) {
    throw conflict(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${endpoint}' vs '${row.endpoint}'). Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  }
  if (row.digest !== digest) {
    throw conflict(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  }
  return row;
}

/** Saves (or replaces) the answer of a key. */
export function saveAnswer(
  sandbox: Sandbox,
  account: string,
  key: string,
  endpoint: string,
  digest: string,
  answer: SavedAnswer,
): void {
  sandbox.store.sql.exec(
    "INSERT OR REPLACE INTO idempotency (account, key, endpoint, digest, status, body, request, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    account,
    key,
    endpoint,
    digest,
    answer.status,
    answer.body,
    answer.request,
    sandbox.now(),
  );
}

function conflict(message: string): StripeFailure {
  return new StripeFailure(400, { type: "idempotency_error", message }, false);
}
