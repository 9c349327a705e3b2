/**
 * Proves that the built product stays the same under a mixed load: its memory, its open handles and what waits in its outbox.
 *
 *   npm run soak                                        ten minutes
 *   npm run soak -- --minutes 0.5 --folder /dev/shm
 */
import { parseArgs } from "node:util";
import { soak } from "./soak/soak.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    port: { type: "string", default: "19888" },
    /** Where the copy keeps its state; absent: the system's folder for what may go. */
    folder: { type: "string" },
  },
});
const minutes = Number(values.minutes);
// No longer than the sign-ins of its people live.
if (!(minutes >= 0.2 && minutes <= 50)) {
  console.error("Usage: npm run soak -- [--minutes <0.2 to 50>] [--port <number>] [--folder <path>]");
  process.exit(2);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
process.exit((await soak({ minutes, port: Number(values.port), folder: values.folder })) ? 0 : 1);
