/** What receivers of telemetry were sent (scripts/vitest/telemetry-receiver.ts). Only tests import this. */

export interface Received {
  path: string;
  headers: Record<string, string | null>;
  // reason: each receiver's own format, which the receiver has checked
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect of it
  body: any;
}

/** All of one path, oldest first. */
export async function received(path: string): Promise<Received[]> {
  const answer = await fetch("http://telemetry.test/received");
  const all = (await answer.json()) as Received[]; // the receiver's own list
  return all.filter((one) => one.path === path);
}

/** Makes the receiver refuse the next ones. */
export async function failNext(status: number, times: number): Promise<void> {
  await fetch("http://telemetry.test/faults", { method: "POST", body: JSON.stringify({ status, times }) });
}

/** What the Analytics Engine is to have measured, by the names that a question gives its columns. */
export async function setMeasured(row: Readonly<Record<string, number | string | null>>): Promise<void> {
  await fetch("http://telemetry.test/measured", { method: "POST", body: JSON.stringify(row) });
}

/** Variables of a deployment that may ask what was measured. */
export const measuring = {
  METRICS_ACCOUNT_ID: "0123456789abcdef0123456789abcdef",
  METRICS_READ_TOKEN: "a-token-that-may-read-metrics",
  METRICS_API_BASE: "http://telemetry.test/client/v4",
};
