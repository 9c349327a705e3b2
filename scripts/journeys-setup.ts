/** Before the browser journeys: a fresh copy of the product, as `npm start` makes it. After them: nothing is left of it. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JOURNEY_PORT } from "./local-environment.ts";
import { startProduct } from "./product-process.ts";

export default async function setUp(): Promise<() => Promise<void>> {
  const stateDir = mkdtempSync(join(tmpdir(), "openchance-journeys-"));
  chmodSync(stateDir, 0o755); // a Postgres is another user's when this one is root
  const product = await startProduct({ port: JOURNEY_PORT, stateDir, postgres: process.env.RECORD === "postgres" });
  // For journeys that talk to the sandboxes beside the browser.
  process.env.STRIPE_SANDBOX = product.stripe;
  process.env.CLERK_SANDBOX = product.clerk;
  return async () => {
    await product.stop();
    rmSync(stateDir, { recursive: true, force: true });
  };
}
