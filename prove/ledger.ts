/**
 * Proves the ledger over random histories of the real commands, webhooks and SQL.
 *
 *   npm run prove:ledger -- --histories 20000 --seed 7
 *   npm run prove:ledger -- --seed 7 --path 12:0:3 --trace   plays one history again, and tells what it does
 *   npm run prove:ledger -- --mutant <name>              with a fault built in, which the histories must find
 */
import { parseArgs } from "node:util";
import { deriveSchemas } from "../sandbox/stripe/derive-schemas.ts";
import { loadProduct } from "./loader.ts";
import { become, mutants } from "./mutants.ts";

const { values } = parseArgs({
  options: {
    histories: { type: "string", default: "300" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    path: { type: "string" },
    mutant: { type: "string" },
    trace: { type: "boolean", default: false },
  },
});
const mutant = mutants.find(({ name }) => name === values.mutant) ?? null;
if (values.mutant !== undefined && mutant === null) throw new Error(`There is no mutant called ${values.mutant}.`);
become(mutant);
// sandbox/stripe reads what is derived from the SDK's types; a fresh clone has it not yet.
deriveSchemas();
loadProduct();
// After the loader is there: everything below reaches the product.
const { proveLedger } = await import("./prove-ledger.ts");
const proved = await proveLedger({
  histories: Number(values.histories),
  seed: Number(values.seed),
  path: values.path ?? null,
  // A mutant is caught by its first failure; nobody reads the shortest one.
  shrink: mutant === null && values.path === undefined,
  trace: values.trace,
});
process.exitCode = proved ? 0 : 1;
