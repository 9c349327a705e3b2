/** Unexpected failures of the pages' server: a line in the log, and a report to Sentry where SENTRY_DSN is set (as the API Worker's). */
import type { AppLoadContext } from "@remix-run/cloudflare";
import { isDsn, sendErrorReport } from "../../worker/platform/error-reports.ts";
import { redacted } from "../../worker/platform/redaction.ts";
import { ApiProblem } from "./api.server.ts";

/** @param where what of the server failed; neither the page's address nor what was typed is told */
export function reportError(error: unknown, where: "loader" | "render", { cloudflare }: AppLoadContext): void {
  const told =
    error instanceof Error
      ? { name: error.name, message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) }
      : { name: typeof error, message: String(error) };
  const requestId = error instanceof ApiProblem ? error.requestId : undefined;
  const line = { level: "error", event: `page.${where}_failed`, requestId, error: told };
  console.error(JSON.stringify(line, (name, value: unknown) => redacted(name, value)));
  const { SENTRY_DSN: dsn, ENVIRONMENT: environment = "production", RELEASE: release } = cloudflare.env;
  if (dsn === undefined || !isDsn(dsn)) return;
  const tags: Record<string, string> = requestId === undefined ? {} : { requestId };
  const report = { event: line.event, at: Date.now(), error: told, tags };
  cloudflare.ctx.waitUntil(tell(dsn, { environment, release, part: "pages" }, report));
}

async function tell(...report: Parameters<typeof sendErrorReport>): Promise<void> {
  const why = await sendErrorReport(...report);
  if (why !== null)
    console.warn(JSON.stringify({ level: "warn", event: "telemetry.not_taken", receiver: "sentry", why }));
}
