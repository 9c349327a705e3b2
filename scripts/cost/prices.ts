/** Public prices, in US dollars, as read in November 2026: what a month includes, and what a million beyond it costs. */

export interface Price {
  /** What is counted. */
  unit: string;
  included: number;
  perMillion: number;
}

/** Cloudflare, Workers Paid: five dollars a month include what stands here. Egress, Hyperdrive's queries and static files cost nothing. */
export const prices = {
  requests: { unit: "requests", included: 10e6, perMillion: 0.3 },
  cpuMs: { unit: "ms of CPU", included: 30e6, perMillion: 0.02 },
  rowsRead: { unit: "D1 rows read", included: 25e9, perMillion: 0.001 },
  rowsWritten: { unit: "D1 rows written", included: 50e6, perMillion: 1 },
  kvReads: { unit: "KV reads", included: 10e6, perMillion: 0.5 },
  kvWrites: { unit: "KV writes", included: 1e6, perMillion: 5 },
  objectRequests: { unit: "object requests", included: 1e6, perMillion: 0.15 },
  objectGbSeconds: { unit: "GB-s of objects", included: 400e3, perMillion: 12.5 },
  objectRowsRead: { unit: "object rows read", included: 25e9, perMillion: 0.001 },
  objectRowsWritten: { unit: "object rows written", included: 50e6, perMillion: 1 },
  queueOperations: { unit: "queue operations", included: 1e6, perMillion: 0.4 },
  filePuts: { unit: "R2 class A", included: 1e6, perMillion: 4.5 },
  fileGets: { unit: "R2 class B", included: 10e6, perMillion: 0.36 },
} as const satisfies Record<string, Price>;
export type Metered = keyof typeof prices;

export const subscription = 5;

/** A Postgres provider's own, for one example: Neon's plan for production. An hour of one CPU with 4 GB, and a GB kept for a month. */
export const postgresPrices = { perCpuHour: 0.222, perGbMonth: 0.35, hoursPerMonth: 730 } as const;
