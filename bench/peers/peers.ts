/** The peers and how each is started afresh for a measurement: the product, the classic stack, and the two ceilings. */
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../scripts/build.ts";
import type { World } from "../world.ts";
import { type Databases, missingPrograms, startDatabases } from "./databases.ts";
import { type Peer, startProcesses } from "./peer.ts";
import { prepareBundle } from "./product.ts";
import { writeProductData } from "./product-data.ts";

export const peerNames = ["product", "spread", "classic", "object", "echo"] as const;
export type PeerName = (typeof peerNames)[number];

/** Of the product where its rooms are spread. */
const PROCESSES = 4;

export const aboutPeers: Record<PeerName, string> = {
  product: "OpenChance: the built API Worker in Miniflare (workerd, one thread), objects and database on disk",
  spread: `the same in ${PROCESSES} processes, each with its share of the rooms, as a deployment has its objects on many machines`,
  classic: "two Node servers with `ws`, Redis Pub/Sub between them, one Postgres insert per message",
  object: "ceiling: a Durable Object without storage or sign-in, in Miniflare",
  echo: "ceiling: `ws` in one Node process without storage or sign-in",
};

export interface Peers {
  /** Why a peer cannot be measured here. */
  missing: Partial<Record<PeerName, string>>;
  start(name: PeerName): Promise<Peer>;
  /** As `start`, with the data of the last start. */
  resume(): Promise<Peer>;
  stop(): Promise<void>;
}

export interface PeersOptions {
  /** An empty folder that everybody may enter. */
  folder: string;
  /** The first of twenty that are free. */
  port: number;
  wanted: readonly PeerName[];
  inspector?: string | undefined;
  say(line: string): void;
}

export async function makePeers(world: World, { folder, port, wanted, inspector, say }: PeersOptions): Promise<Peers> {
  const bundle = prepareBundle(await build("api", say), folder);
  const [pristine, data] = [join(folder, "pristine"), join(folder, "data")];
  await writeProductData(bundle, pristine, port + 1, world);
  const why = missingPrograms();
  const databases = wanted.includes("classic") && why === null ? await openDatabases(folder, port + 6, world) : null;
  const startProduct = () =>
    startProcesses("product.ts", [[bundle, data, String(port + 1), ...(inspector ? [inspector] : [])]]);
  const startSpread = () => {
    const shares = Array.from({ length: PROCESSES }, (_, i) => ({ folder: `${data}-${i}`, at: String(port + 10 + i) }));
    for (const share of shares) copyAnew(pristine, share.folder);
    return startProcesses(
      "product.ts",
      shares.map((share) => [bundle, share.folder, share.at]),
      "rooms",
    );
  };
  const starts: Record<PeerName, () => Promise<Peer>> = {
    product: () => {
      copyAnew(pristine, data);
      return startProduct();
    },
    spread: startSpread,
    classic: () => startClassic(databases, [port + 4, port + 5]),
    object: () => startProcesses("bare-object.ts", [[String(port + 2)]]),
    echo: () => startProcesses("echo.ts", [[String(port + 3)]]),
  };
  return {
    missing: why === null ? {} : { classic: why },
    start: (name) => starts[name](),
    resume: startProduct,
    stop: async () => databases?.stop(),
  };
}

function copyAnew(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

function openDatabases(folder: string, redisPort: number, world: World): Promise<Databases> {
  const home = join(folder, "databases");
  mkdirSync(home);
  return startDatabases(home, redisPort, world);
}

async function startClassic(databases: Databases | null, ports: number[]): Promise<Peer> {
  if (databases === null) throw new Error("Redis or Postgres is missing");
  await databases.empty();
  const { redisPort, postgresSocket, groups } = databases;
  const servers = await startProcesses(
    "classic.ts",
    ports.map((port) => [String(port), String(redisPort), postgresSocket]),
  );
  return { ...servers, groups: [...servers.groups, ...groups] };
}
