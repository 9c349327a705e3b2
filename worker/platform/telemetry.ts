/** Structured logs: one JSON line an event, with ids and numbers; never tokens, bodies of messages or parameters of queries. */
import { DrizzleQueryError } from "drizzle-orm";

export type Level = "info" | "warn" | "error";

/** `event` names what happened (`outbox.failed`); an `error` field is reduced to its name and message. */
export function log(level: Level, event: string, fields: Record<string, unknown> = {}): void {
  const { error, ...rest } = fields;
  const line = JSON.stringify({
    level,
    event,
    at: new Date().toISOString(),
    ...rest,
    ...(error === undefined ? {} : { error: reduced(error) }),
  });
  console[level](line);
}

/** Drizzle's messages hold a query's parameters, so only the root cause is told. */
function reduced(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
  // By its class: it never sets its name.
  if (error instanceof DrizzleQueryError) return reduced(error.cause ?? new Error("a query failed"));
  return { name: error.name, message: error.message, stack: error.stack?.split("\n").slice(1, 6).join("\n") };
}
