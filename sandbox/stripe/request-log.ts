import type { Sandbox } from "./sandbox.ts";

/** What tests can look up about a request that the product sent. */
export interface LoggedRequest {
  id: string;
  /** The sandbox's time. */
  at: string;
  method: string;
  path: string;
  endpoint: string;
  account: string;
  stripeVersion: string | null;
  idempotencyKey: string | null;
  /** The parameters as they were sent, or the beginning of a body that could not be read. */
  params: unknown;
  status: number;
  errorCode: string | null;
  /** Id of the request whose answer was repeated. */
  replayOf: string | null;
  /** Id of the fault that struck. */
  fault: string | null;
}

const KEPT = 20_000;

export function logRequest(sandbox: Sandbox, entry: LoggedRequest): void {
  const { sql } = sandbox.store;
  sql.exec(
    "INSERT INTO requests (id, method, path, body) VALUES (?, ?, ?, ?)",
    entry.id,
    entry.method,
    entry.path,
    JSON.stringify(entry),
  );
  sql.exec("DELETE FROM requests WHERE seq <= (SELECT MAX(seq) FROM requests) - ?", KEPT);
}

/** The log, oldest first; `path` may be the beginning of one. */
export function loggedRequests(
  sandbox: Sandbox,
  filter: { method?: string; path?: string; limit: number },
): LoggedRequest[] {
  return sandbox.store.sql
    .exec<{ body: string }>(
      `SELECT body FROM (SELECT seq, body FROM requests
        WHERE (?1 = '' OR method = ?1) AND substr(path, 1, length(?2)) = ?2 ORDER BY seq DESC LIMIT ?3) ORDER BY seq`,
      filter.method?.toUpperCase() ?? "",
      filter.path ?? "",
      filter.limit,
    )
    .toArray()
    .map((row) => JSON.parse(row.body) as LoggedRequest); // written by logRequest
}
