/**
 * Measures the product's HTTP side beside an empty route in the same process, over markets of several sizes (docs/BENCHMARKS.md).
 *
 *   npm run bench:http                                  1,000, 100,000 and 1,000,000 challenges; the first time also makes them
 *   npm run bench:http -- --rows 1000,100000 --rounds 3 --folder /dev/shm
 *   npm run bench:http -- --engine postgres                the same with the record in Postgres
 */
import { parseArgs } from "node:util";
import { readEngine } from "./market/serving.ts";
import { measureHttp } from "./measure-http.ts";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000,100000,1000000" },
    rounds: { type: "string", default: "3" },
    engine: { type: "string", default: "d1" },
    port: { type: "string", default: "20640" },
    /** Where the data lies while it is measured; absent: on the disk of the temporary folder. */
    folder: { type: "string" },
  },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
await measureHttp({
  sizes: values.rows.split(",").map(Number),
  rounds: Number(values.rounds),
  engine: readEngine(values.engine),
  port: Number(values.port),
  folder: values.folder,
});
process.exit();
