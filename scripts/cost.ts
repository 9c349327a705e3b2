/**
 * Measures what the commonest actions cost, keeps it (worker/testing/costs/counts.json) and writes docs/COST.md from it.
 *
 *   npm run cost
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Counts } from "./cost/bill.ts";
import { costPage } from "./cost/page.ts";
import { mustRun, ROOT } from "./tools.ts";

const measured = join(ROOT, "worker/testing/costs/counts.json");
await mustRun("Deriving the sandbox's request schemas", process.execPath, ["sandbox/stripe/derive-schemas.ts"]);
await mustRun("Measuring", "vitest", ["run", "--project", "worker", "worker/testing/costs", "--update", "--silent"], {
  timeoutMs: 600_000,
});
// What the test has just written.
const counts = JSON.parse(readFileSync(measured, "utf8")) as Record<string, Counts>;
writeFileSync(join(ROOT, "docs/COST.md"), costPage(counts));
console.log("docs/COST.md is written anew.");
