/**
 * Measures every class of search over markets of several sizes, inside the product as it is deployed (docs/BENCHMARKS.md).
 *
 *   npm run bench:search                                1,000, 100,000 and 1,000,000 challenges; the first time also makes them
 *   npm run bench:search -- --rows 1000,100000 --each 60 --folder /dev/shm
 *   npm run bench:search -- --engine postgres                the same with the record in Postgres
 */
import { parseArgs } from "node:util";
import { readEngine } from "./market/serving.ts";
import { measureSearch } from "./measure-search.ts";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000,100000,1000000" },
    /** Queries of a class. */
    each: { type: "string", default: "60" },
    engine: { type: "string", default: "d1" },
    port: { type: "string", default: "20620" },
    /** Where the data lies while it is measured; absent: on the disk of the temporary folder. */
    folder: { type: "string" },
  },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
await measureSearch({
  sizes: values.rows.split(",").map(Number),
  each: Number(values.each),
  engine: readEngine(values.engine),
  port: Number(values.port),
  folder: values.folder,
});
process.exit();
