/**
 * `npm run fuzz -- --requests 50000 --seed 7`: random requests to every route and random frames to both kinds of socket, made from the
 * OpenAPI document and the contracts (worker/http/fuzz.test.ts). The same seed asks the same again.
 */
import { parseArgs } from "node:util";
import { runTool } from "./tools.ts";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "50000" },
    seed: { type: "string", default: String(Date.now() % 1e9) },
  },
});
const [requests, seed] = [Number(values.requests), Number(values.seed)];
if (![requests, seed].every((number) => Number.isSafeInteger(number) && number > 0)) {
  console.error("Usage: npm run fuzz -- [--requests <number>] [--seed <number>]");
  process.exit(2);
}
console.log(`${requests} requests, seed ${seed}`);
const { code, output } = await runTool(
  "vitest",
  ["run", "--project", "worker", "worker/http/fuzz.test.ts", "--silent"],
  {
    env: { FUZZ_REQUESTS: String(requests), FUZZ_SEED: String(seed) },
    timeoutMs: 3_600_000,
  },
);
console.log(output.trim());
process.exitCode = code;
