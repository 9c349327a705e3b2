/** What was measured, asked of the Analytics Engine (https://developers.cloudflare.com/analytics/analytics-engine/sql-api/). */
import * as z from "zod";
import type { Config } from "../env.ts";

const TIMEOUT_MS = 10_000;
const CLOUDFLARE_API = "https://api.cloudflare.com/client/v4";

/** Numbers of more than 53 bits come as texts. */
const answer = z.object({ data: z.array(z.record(z.string(), z.coerce.number().nullable())) });

export type MeasuredRow = Readonly<Record<string, number | null>>;

/** The numbers of one row; as `askMeasuredRows`. */
export async function askMeasured(config: Config, sql: string): Promise<MeasuredRow | null> {
  const rows = await askMeasuredRows(config, sql);
  return rows === null ? null : (rows[0] ?? {});
}

/**
 * The numbers of each row.
 * @param sql of our own words alone: nothing of anybody goes into it
 * @returns null where the deployment may not ask
 * @throws Error when the answer is none
 */
export async function askMeasuredRows(config: Config, sql: string): Promise<MeasuredRow[] | null> {
  const { METRICS_ACCOUNT_ID: account, METRICS_READ_TOKEN: token, METRICS_API_BASE: base = CLOUDFLARE_API } = config;
  if (account === undefined || token === undefined) return null;
  const response = await fetch(`${base}/accounts/${account}/analytics_engine/sql`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: sql,
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the metrics cannot be read: ${response.status}`);
  return answer.parse(await response.json()).data;
}
