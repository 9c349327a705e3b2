/**
 * The ladder by which rewards are counted: 1, 2, 5, 10, 20, 50 … minor units, so that it fits every currency without knowing any. A step is
 * read from a sum's digits, which both engines do alike and without a fraction.
 */
import { type SQL, sql } from "drizzle-orm";

const factors = [1, 2, 5] as const;

/** The step that a positive whole sum lies on. */
export function stepOf(minor: SQL): SQL {
  const digits = sql`cast(${minor} as text)`;
  return sql`length(${digits}) * 3 + case when substr(${digits}, 1, 1) >= '5' then 2 when substr(${digits}, 1, 1) >= '2' then 1 else 0 end`;
}

/** What lies on a step, in minor units: from the first up to, but without, the second. */
export function boundsOf(step: number): { from: number; to: number } {
  const foot = (at: number) => (factors[at % 3] ?? 1) * 10 ** (Math.floor(at / 3) - 1);
  return { from: foot(step), to: foot(step + 1) };
}
