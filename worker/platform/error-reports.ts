/**
 * Unexpected failures as Sentry takes them: one envelope by fetch (https://develop.sentry.dev/sdk/foundations/transport/envelopes/; why
 * not its SDK: docs/decisions/0025). The pages' server uses the same. What is told: what failed and where in the code, under which
 * request's id, in which release; never who asked, for what, or from where.
 */
import { redacted } from "./redaction.ts";

export interface ErrorReport {
  /** A UUID, for one that may be sent again: Sentry keeps one of the same. */
  id?: string;
  /** What failed, by the name of its line in the log (`outbox.failed`). */
  event: string;
  /** ms */
  at: number;
  error: { name: string; message: string; stack?: string };
  /** Ids and names of parts alone. */
  tags: Readonly<Record<string, string>>;
}

/** Who reports. */
export interface Reporter {
  environment: string;
  release: string | undefined;
  /** `api` or `pages`. */
  part: string;
}

const TIMEOUT_MS = 5_000;

/** `https://<key>@<host>/<project>` @throws TypeError when it is none */
export function readDsn(dsn: string): { address: string; key: string } {
  const url = new URL(dsn);
  const project = /^(.*)\/(\d+)$/.exec(url.pathname);
  if (url.username === "" || project === null) throw new TypeError("not a DSN of Sentry's");
  return { address: `${url.origin}${project[1]}/api/${project[2]}/envelope/`, key: url.username };
}

/** Whether a text is a DSN. */
export function isDsn(dsn: string): boolean {
  try {
    return readDsn(dsn).key !== "";
  } catch {
    return false;
  }
}

/** Sends one report. @returns null when it was taken, else why not; never throws */
export async function sendErrorReport(dsn: string, reporter: Reporter, report: ErrorReport): Promise<string | null> {
  const { address, key } = readDsn(dsn);
  const answer = await fetch(address, {
    method: "POST",
    headers: {
      "content-type": "application/x-sentry-envelope",
      "x-sentry-auth": `Sentry sentry_version=7, sentry_client=openchance/1, sentry_key=${key}`,
    },
    body: envelopeOf(reporter, report),
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => (error instanceof Error ? error.name : "no answer"));
  if (typeof answer === "string") return answer;
  // An answer that nobody reads would hold the connection.
  await answer.body?.cancel();
  return answer.ok ? null : String(answer.status);
}

function envelopeOf({ environment, release, part }: Reporter, report: ErrorReport): string {
  const { event, at, error, tags } = report;
  const id = (report.id ?? crypto.randomUUID()).replaceAll("-", "");
  const told = {
    event_id: id,
    timestamp: at / 1_000,
    platform: "javascript",
    level: "error",
    logger: event,
    environment,
    ...(release === undefined ? {} : { release }),
    tags: { ...tags, part },
    exception: {
      values: [{ type: error.name, value: error.message, stacktrace: { frames: framesOf(error.stack ?? "") } }],
    },
  };
  const payload = JSON.stringify(told, (name, value: unknown) => redacted(name, value));
  const header = JSON.stringify({ event_id: id, sent_at: new Date().toISOString() });
  return `${header}\n${JSON.stringify({ type: "event", content_type: "application/json" })}\n${payload}\n`;
}

/** V8's lines, oldest call first as Sentry wants them. */
function framesOf(stack: string) {
  return stack
    .split("\n")
    .flatMap((line) => {
      const found = /at (?:(.*?) \()?(?:async )?([^()\s]+):(\d+):(\d+)\)?$/.exec(line.trim());
      if (found === null) return [];
      const [, called, filename, lineno, colno] = found;
      return [{ function: called ?? "?", filename, lineno: Number(lineno), colno: Number(colno), in_app: true }];
    })
    .reverse();
}
