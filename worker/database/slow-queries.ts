/** Queries that take long are said in the log, with their text and without what they asked for. */
import { log } from "../platform/telemetry.ts";

/** Ms from which on a query is slow, and characters of its text that are told. */
export const slowQueryLimits = { ms: 500, text: 600 } as const;

/** Ms of those that nobody has counted yet; a request or job counts what it finds (telemetry's `slow_query`). */
let uncounted: number[] = [];

/** Takes what was slow since the last one asked. */
export function takeSlowQueries(): readonly number[] {
  if (uncounted.length === 0) return uncounted;
  const taken = uncounted;
  uncounted = [];
  return taken;
}

/** The same binding, whose queries are timed. Only what drizzle calls of it. */
export function timed(binding: D1Database): D1Database {
  const prepare = (text: string) => {
    const statement = binding.prepare(text);
    return {
      bind: (...values: unknown[]) => {
        const bound = statement.bind(...values);
        return {
          all: () => time(text, () => bound.all()),
          run: () => time(text, () => bound.run()),
          raw: () => time(text, () => bound.raw()),
        };
      },
    };
  };
  // Drizzle calls nothing of the binding but what stands above (drizzle.ts); its types ask for the whole class.
  return { prepare } as unknown as D1Database;
}

/** Says so in the log when it takes long. @param text of the query, or what it was */
export async function time<Result>(text: string, run: () => Promise<Result>): Promise<Result> {
  const begun = Date.now();
  try {
    return await run();
  } finally {
    const ms = Date.now() - begun;
    if (ms >= slowQueryLimits.ms) {
      uncounted.push(ms);
      log("warn", "query.slow", { ms, query: text.slice(0, slowQueryLimits.text) });
    }
  }
}
