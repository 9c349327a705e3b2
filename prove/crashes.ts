/**
 * Proves that nothing is lost, doubled or stuck when the whole product is killed in the middle of settlements.
 *
 *   npm run prove:crashes -- --kills 200 --seed 7
 */
import { parseArgs } from "node:util";
import { proveCrashes } from "./crashes/prove-crashes.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "10" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    port: { type: "string", default: "19788" },
  },
});
const { kills, seed, port } = values;
const proved = await proveCrashes({ kills: Number(kills), seed: Number(seed), port: Number(port) });
process.exitCode = proved ? 0 : 1;
