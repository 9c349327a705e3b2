/**
 * Failures that are nobody's fault and pass by themselves: an object or the database is being moved or restarted, or has too much to do.
 * They are told by what Cloudflare documents: properties of errors that objects' stubs throw, sentences of D1's; and by Postgres' codes.
 */

/** `again`: asking once more is right; `overloaded`: asking once more makes it worse. */
export type Interruption = "again" | "overloaded";

/** D1's, after `D1_ERROR:`. A timeout is told with the reset it caused, and what took too long would again. */
const overloads = ["d1 db is overloaded", "exceeded timeout"];

/** D1's, after `D1_ERROR:`. The last two are of a local copy whose file another process is writing to. */
const passing = [
  "network connection lost",
  "due to transient issue",
  "reset because its code was updated",
  "caused object to be reset",
  "database is locked",
  "failed to get session commit token",
];

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: no room or no time; connections that broke, a server that goes or comes. */
const postgresOverloads = /^(53...|57014)$/;
const postgresPassing = /^(08...|57P0[123])$/;

/** The driver's own, word for word. */
const driverOverloads = ["Query read timeout"];
const driverPassing = [
  "Connection terminated unexpectedly",
  "Client has encountered a connection error and is not queryable",
];

/** What kind of interruption this failure comes from; null: from none, so that it is a fault of ours. */
export function interruptionOf(error: unknown): Interruption | null {
  if (!(error instanceof Error)) return null;
  if (isMarked(error, "overloaded")) return "overloaded";
  if (isMarked(error, "retryable") || isMarked(error, "durableObjectReset")) return "again";
  const code = String("code" in error ? error.code : "");
  if (postgresOverloads.test(code) || driverOverloads.includes(error.message)) return "overloaded";
  if (postgresPassing.test(code) || driverPassing.includes(error.message)) return "again";
  const text = error.message.toLowerCase();
  if (text.startsWith("d1_error")) {
    if (overloads.some((sentence) => text.includes(sentence))) return "overloaded";
    if (passing.some((sentence) => text.includes(sentence))) return "again";
  }
  return interruptionOf(error.cause);
}

function isMarked(error: Error, property: "overloaded" | "retryable" | "durableObjectReset"): boolean {
  return property in error && Reflect.get(error, property) === true;
}
