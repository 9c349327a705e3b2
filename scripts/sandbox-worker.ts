/** How Miniflare is told to run a sandbox: by `npm start` on a port of its own, by unit tests beside the API Worker. */
import { join } from "node:path";
import type { V4WorkerOptions } from "miniflare";
import { unstable_getMiniflareWorkerOptions as workerOptions } from "wrangler";
import { ROOT } from "./tools.ts";

export type SandboxName = "stripe" | "clerk" | "mail";

/** What is read of a sandbox's wrangler.toml. */
type Configured = Pick<V4WorkerOptions, "compatibilityDate" | "compatibilityFlags" | "durableObjects" | "bindings">;

/**
 * The sandbox `name` as its wrangler.toml configures it.
 * @param built where `build()` left it
 * @param vars take the place of those in its [vars] table
 */
export function sandboxWorker(name: SandboxName, built: string, vars: Record<string, string>) {
  const { workerOptions: options } = workerOptions(join(ROOT, "sandbox", name, "wrangler.toml"));
  const configured = options as Configured; // wrangler types its own answer as unknowns
  return {
    name: `openchance-sandbox-${name}`,
    compatibilityDate: configured.compatibilityDate,
    compatibilityFlags: configured.compatibilityFlags,
    durableObjects: configured.durableObjects,
    bindings: { ...configured.bindings, ...vars },
    modules: true,
    rootPath: built,
    scriptPath: join(built, "index.js"),
  };
}
