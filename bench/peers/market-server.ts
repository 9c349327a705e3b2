/**
 * OpenChance with a market in it, and beside it in the same process a Worker with empty routes.
 *
 *   node market-server.ts <bundle> <folder of its data> <port> [connection string]        the empty routes are on the port after it
 */
import { join } from "node:path";
import { buildSync } from "esbuild";
import { startMiniflare } from "./product.ts";

const [bundle = "", data = "", port = "", postgres] = process.argv.slice(2);
const [empty] = buildSync({
  entryPoints: [join(import.meta.dirname, "empty-route.ts")],
  bundle: true,
  format: "esm",
  platform: "node",
  // Never reached: these routes read nothing.
  external: ["pg"],
  write: false,
}).outputFiles;
const beside = {
  name: "empty-route",
  compatibilityDate: "2026-10-20",
  compatibilityFlags: ["nodejs_compat"],
  modules: true,
  script: empty?.text ?? "",
  unsafeDirectSockets: [{ host: "127.0.0.1", port: Number(port) + 1 }],
};
const miniflare = startMiniflare({ bundle, data, port: Number(port), postgres, others: [beside] });
await miniflare.ready;
process.on("disconnect", () => process.exit());
process.send?.({ origin: `http://127.0.0.1:${port}` });
