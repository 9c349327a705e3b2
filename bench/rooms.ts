/**
 * Measures conversation rooms beside a classic stack and two ceilings, in one run on one machine (docs/BENCHMARKS.md).
 *
 *   npm run bench:rooms                                 all, about half an hour
 *   npm run bench:rooms -- --quick                      one short round of each
 *   npm run bench:rooms -- --only ping-pong --rounds 7 --peers product,classic
 */
import { tmpdir } from "node:os";
import { parseArgs } from "node:util";
import { measureRooms } from "./measure-rooms.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
    peers: { type: "string" },
    rounds: { type: "string" },
    port: { type: "string", default: "20200" },
    /** Where all data is kept while it is measured; in memory (/dev/shm) shows what the disk costs. */
    folder: { type: "string", default: tmpdir() },
    /** Of the runtime's inspector while the product is measured, for a profile. */
    inspector: { type: "string" },
  },
});
// Leaving by a signal too ends what was started (peers/peer.ts).
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
await measureRooms({
  quick: values.quick,
  only: values.only,
  peers: values.peers?.split(","),
  rounds: Number(values.rounds ?? (values.quick ? 1 : 5)),
  port: Number(values.port),
  folder: values.folder,
  inspector: values.inspector,
});
process.exit();
