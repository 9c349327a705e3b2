/** What the product says of itself while a history runs. */
import type { LogLine } from "./world.ts";

/** From now on what is logged goes into the list that is returned, and nowhere else. */
export function keepLog(): LogLine[] {
  const lines: LogLine[] = [];
  for (const level of ["info", "warn", "error"] as const) {
    console[level] = (...parts: unknown[]) => lines.push(lineOf(level, parts));
  }
  return lines;
}

/** The product logs lines of JSON; anything else is the sandbox's, which logs only what should not happen. */
function lineOf(level: string, parts: unknown[]): LogLine {
  const [line] = parts;
  if (parts.length === 1 && typeof line === "string" && line.startsWith("{")) return JSON.parse(line) as LogLine; // telemetry.ts wrote it
  return { level, event: parts.map((part) => (part instanceof Error ? part.stack : String(part))).join(" ") };
}
