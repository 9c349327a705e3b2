/**
 * OpenChance itself: the API Worker as it is built for deployment, in Miniflare, with database and objects on disk. Two things differ from
 * a deployment: people may write faster than five messages a second, since that limit is what would be measured otherwise; and requests
 * reach the Worker without Miniflare's own front (error pages, live reload), which no deployment has.
 *
 *   node product.ts <bundle> <folder of its data> <port> [inspector's port]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { convertV4MiniflareOptions, Miniflare, type V4WorkerOptions } from "miniflare";
import { unstable_getMiniflareWorkerOptions as workerOptions } from "wrangler";
import { localEnvironment } from "../../scripts/local-environment.ts";
import { ROOT } from "../../scripts/tools.ts";
import { appOrigin } from "../world.ts";

/** What is read of the deployed configuration. */
type Configured = Pick<
  V4WorkerOptions,
  | "compatibilityDate"
  | "compatibilityFlags"
  | "d1Databases"
  | "durableObjects"
  | "kvNamespaces"
  | "queueConsumers"
  | "queueProducers"
  | "r2Buckets"
>;

/** Copies the bundle into `folder`, with the one limit lifted. */
export function prepareBundle(built: string, folder: string): string {
  const text = readFileSync(join(built, "index.js"), "utf8");
  const file = join(folder, "index.js");
  writeFileSync(file, lifted(lifted(text, "messagesPerSecond: 5"), "messageBurst: 20"));
  return file;
}

function lifted(text: string, limit: string): string {
  const [before, after, more] = text.split(limit);
  if (before === undefined || after === undefined || more !== undefined)
    throw new Error(`The bundle does not say "${limit}" once: measure with the limit that it has now.`);
  return `${before}${limit.replace(/\d+$/, "1e9")}${after}`;
}

interface Started {
  bundle: string;
  /** Folder of its data. */
  data: string;
  port: number;
  inspectorPort?: number | undefined;
  /** Where the record is; absent: in D1. */
  postgres?: string | undefined;
  /** Workers beside it, in the same process. */
  others?: readonly V4WorkerOptions[];
}

export function startMiniflare({ bundle, data, port, inspectorPort, postgres, others = [] }: Started): Miniflare {
  const configured = workerOptions(join(ROOT, "wrangler.toml")).workerOptions as Configured; // wrangler types its answer as unknowns
  const { vars } = localEnvironment({ port: Number(new URL(appOrigin).port), stateDir: data });
  const { compatibilityDate, compatibilityFlags, d1Databases, durableObjects, kvNamespaces } = configured;
  const { queueConsumers, queueProducers, r2Buckets } = configured;
  return new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      inspectorPort,
      resourcePersistencePath: data,
      workers: [
        {
          name: "openchance-api",
          compatibilityDate,
          compatibilityFlags,
          d1Databases,
          durableObjects,
          ...(postgres !== undefined && { hyperdrives: { HYPERDRIVE: postgres } }),
          kvNamespaces,
          queueConsumers,
          queueProducers,
          r2Buckets,
          bindings: vars.api,
          modules: true,
          rootPath: dirname(bundle),
          scriptPath: bundle,
          unsafeDirectSockets: [{ host: "127.0.0.1", port }],
        },
        ...others,
      ],
    }),
  );
}

if (import.meta.main) {
  const [bundle = "", data = "", port = "", inspectorPort] = process.argv.slice(2);
  const miniflare = startMiniflare({
    bundle,
    data,
    port: Number(port),
    inspectorPort: inspectorPort === undefined ? undefined : Number(inspectorPort),
  });
  await miniflare.ready;
  process.on("disconnect", () => process.exit());
  process.send?.({ origin: `ws://127.0.0.1:${port}` });
}
