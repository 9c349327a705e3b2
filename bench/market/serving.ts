/** Serves a market of each size in turn, each with a copy of its data. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../scripts/build.ts";
import { cpuMsOf, startProcesses } from "../peers/peer.ts";
import { prepareBundle } from "../peers/product.ts";
import type { World } from "../world.ts";
import { type Market, openMarket } from "./fill.ts";
import { openInPostgres, startMarkets } from "./postgres.ts";

export interface Served extends Market {
  world: World;
  origin: string;
  /** The empty routes in the same process: as bare as can be, and behind the outer layers. */
  empty: { bare: string; layered: string };
  /** CPU time that the product's process has used so far, ms. With D1 the record is in it; a Postgres is not. */
  cpuMs(): number;
}

const engines = ["d1", "postgres"] as const;
export type Engine = (typeof engines)[number];

/** @throws an Error that names the engines there are */
export function readEngine(word: string): Engine {
  const engine = engines.find((each) => each === word);
  if (engine === undefined) throw new Error(`--engine is ${engines.join(" or ")}, not "${word}".`);
  return engine;
}

export interface Serving {
  sizes: readonly number[];
  engine: Engine;
  /** The first of three free ports. */
  port: number;
  folder: string | undefined;
}

/** @param prepare what is to be read of a market's data before it is served */
export async function serveEach<Prepared>(
  { sizes, engine, port, folder = tmpdir() }: Serving,
  prepare: (market: Market) => Prepared,
  measure: (served: Served, prepared: Prepared) => Promise<void>,
): Promise<void> {
  const say = (line: string) => console.log(line);
  const into = mkdtempSync(join(folder, "openchance-market-"));
  process.on("exit", () => rmSync(into, { recursive: true, force: true }));
  const bundle = prepareBundle(await build("api", say), into);
  const postgres = engine === "postgres" ? await startMarkets(port + 2) : null;
  for (const rows of sizes) {
    say(`${rows.toLocaleString("en")} challenges`);
    const market = await openMarket({ bundle, rows, port, into }, say);
    const record = postgres === null ? [] : [await openInPostgres(postgres, market, say)];
    const prepared = prepare(market);
    const peer = await startProcesses("market-server.ts", [[bundle, market.folder, String(port), ...record]]);
    const served = {
      ...market,
      origin: `http://127.0.0.1:${port}/api/v1`,
      empty: { bare: `http://127.0.0.1:${port + 1}/`, layered: `http://127.0.0.1:${port + 1}/layered` },
      cpuMs: () => cpuMsOf(peer),
    };
    try {
      await measure(served, prepared);
    } finally {
      await peer.stop();
      rmSync(market.folder, { recursive: true, force: true });
    }
  }
}
