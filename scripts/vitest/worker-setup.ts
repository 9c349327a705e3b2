// Runs inside workerd before each test file: storage is fresh per file, so every file starts from the real migrations.
import { env } from "cloudflare:workers";
import { afterAll, inject, vi } from "vitest";

// In one batch: a commit of its own for each of some hundred statements took a second of every file.
await env.DB.batch(inject("d1Migrations").flatMap(({ queries }) => queries.map((query) => env.DB.prepare(query))));

// The queues are real: a job that a test set going may still run when the last test ends. A Worker that is torn down under a
// running job never ends, so each file waits for its jobs.
afterAll(async () => {
  await vi.waitFor(
    async () => {
      const running = await env.DB.prepare(
        "select count(*) as jobs from outbox where state = 'pending' and lease_until is not null",
      ).first<number>("jobs");
      if (running !== 0) throw new Error(`${running} jobs of the outbox are still running`);
    },
    { timeout: 15_000, interval: 50 },
  );
});
