// Runs inside workerd before each test file: storage is fresh per file, so every file starts from the real migrations. A Postgres comes
// migrated (scripts/postgres-test-server.ts).
import { env } from "cloudflare:workers";
import { and, count, eq, isNotNull } from "drizzle-orm";
import { afterAll, afterEach, inject, vi } from "vitest";
import { outbox } from "../../worker/database/schema.ts";
import { closeRecords, openRecord } from "../../worker/testing/record.ts";

// In one batch: a commit of its own for each of some hundred statements took a second of every file.
if (env.HYPERDRIVE === undefined)
  await env.DB.batch(inject("d1Migrations").flatMap(({ queries }) => queries.map((query) => env.DB.prepare(query))));

afterEach(closeRecords);

// The queues are real: a job that a test set going may still run when the last test ends. A Worker that is torn down under a
// running job never ends, so each file waits for its jobs.
afterAll(async () => {
  const { db } = openRecord();
  await vi.waitFor(
    async () => {
      const leased = and(eq(outbox.state, "pending"), isNotNull(outbox.leaseUntil));
      const [running] = await db.select({ jobs: count() }).from(outbox).where(leased);
      if (running?.jobs !== 0) throw new Error(`${running?.jobs} jobs of the outbox are still running`);
    },
    { timeout: 15_000, interval: 50 },
  );
  await closeRecords();
});
