/** For tests that run jobs themselves, and by their own clock. Only tests import this. */
import { env } from "cloudflare:workers";
import { vi } from "vitest";

/** From here to the end of the file no queue delivers anything by itself: `runJobs` does, when the test wants it. */
export function holdQueues(): void {
  for (const queue of [env.EVENTS, env.PAYOUTS, env.FANOUT, env.EMAILS, env.WEBHOOKS])
    vi.spyOn(queue, "send").mockImplementation(async () => ({
      metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } },
    }));
}
