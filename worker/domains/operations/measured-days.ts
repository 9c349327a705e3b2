/** Requests, failures and the cache by day, as they were measured; the Analytics Engine keeps three months. */
import { dayMs, iso } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { askMeasuredRows } from "../../platform/measured.ts";
import { datasetOf, failing, orUnknown } from "./alert-readings.ts";
import type { Metrics } from "./contract.ts";

const daySeconds = dayMs / 1000;

/** `stale` was answered from the cache too, and made anew behind it. */
const daysSql = (dataset: string, days: number) => `select
  intDiv(toUInt32(timestamp), ${daySeconds}) as day,
  sumIf(_sample_interval, blob1 = 'request') as requests,
  sumIf(_sample_interval, ${failing}) as failed,
  sumIf(_sample_interval, blob1 = 'cache') as cache_reads,
  sumIf(_sample_interval, blob1 = 'cache' and blob3 != 'miss') as cache_hits
from ${dataset} where timestamp > now() - interval '${days}' day group by day order by day`;

/**
 * @param first the first day, in days since 1970
 * @param days how many
 * @returns null where the deployment may not ask what was measured, or cannot
 */
export async function readMeasuredDays(ctx: Context, first: number, days: number): Promise<Metrics["measured"]> {
  const rows = await orUnknown(ctx, "measured_days", () => askMeasuredRows(ctx.config, daysSql(datasetOf(ctx), days)));
  if (rows === null) return null;
  return rows
    .filter(({ day }) => day != null && day >= first)
    .map(({ day, requests, failed, cache_reads, cache_hits }) => ({
      day: iso((day ?? 0) * dayMs).slice(0, 10),
      requests: requests ?? 0,
      failed: failed ?? 0,
      cacheReads: cache_reads ?? 0,
      cacheHits: cache_hits ?? 0,
    }));
}
