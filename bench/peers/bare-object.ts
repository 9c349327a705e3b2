/** A ceiling: objects without storage in Miniflare. `node bare-object.ts <port>` */
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";

const port = Number(process.argv[2]);
const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    cf: false,
    workers: [
      {
        name: "bare-object",
        compatibilityDate: "2026-10-20",
        durableObjects: { ROOMS: { className: "BareRoom", useSQLite: true } },
        modules: true,
        rootPath: import.meta.dirname,
        scriptPath: join(import.meta.dirname, "bare-object-worker.mjs"),
        unsafeEphemeralDurableObjects: true,
        unsafeDirectSockets: [{ host: "127.0.0.1", port }],
      },
    ],
  }),
);
await miniflare.ready;
process.on("disconnect", () => process.exit());
process.send?.({ origin: `ws://127.0.0.1:${port}` });
