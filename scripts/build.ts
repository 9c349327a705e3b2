/**
 * Builds what `npm start` serves: the pages, the API Worker and the three sandboxes. Each build is kept under the hash of
 * all it was made from, so an unchanged part is never built twice and two copies can share it.
 */
import { createHash, randomUUID } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { mustRun, ROOT } from "./tools.ts";

const CACHE = join(ROOT, "node_modules", ".cache", "openchance", "builds");
/** Builds of one part that are kept; older ones go. */
const KEPT = 4;
const BUILD_TIMEOUT_MS = 240_000;

interface Part {
  name: string;
  /** Files and folders, relative to the repository, whose content decides whether a build is still good. */
  inputs: string[];
  /** Leaves the finished build in `into`, an empty folder. */
  build(into: string): Promise<void>;
}

/** The bundle exactly as it would be deployed, save that it is not minified: stack traces stay readable. */
function workerPart(name: string, config: string, inputs: string[]): Part {
  return {
    name,
    inputs: [...inputs, "package-lock.json"],
    build: async (into) => {
      // From the root of the repository: the [build] command of a wrangler.toml runs where wrangler was started.
      const args = ["deploy", "--dry-run", "--outdir", into, "-c", config];
      await mustRun(`Building ${name}`, "wrangler", args, { timeoutMs: BUILD_TIMEOUT_MS });
    },
  };
}

const PAGES: Part = {
  name: "pages",
  inputs: ["app", "worker", "sandbox/clerk/settings.ts", "package-lock.json"],
  build: (into) =>
    // Vite writes to app/build, which every copy of the checkout shares.
    oneAtATime(async () => {
      const vite = ["vite:build", "-c", "app/vite.config.ts"];
      await mustRun("Building the pages", "remix", vite, { timeoutMs: BUILD_TIMEOUT_MS });
      const functions = ["pages", "functions", "build", "functions", "--outdir", join(into, "build/client/_worker.js")];
      cpSync(join(ROOT, "app/build/client"), join(into, "build/client"), { recursive: true });
      await mustRun("Building the pages' functions", "wrangler", functions, { cwd: join(ROOT, "app") });
    }),
};

export const PARTS = {
  pages: PAGES,
  api: workerPart("api", "wrangler.toml", ["worker", "durable-objects", "wrangler.toml"]),
  stripe: workerPart("sandbox-stripe", "sandbox/stripe/wrangler.toml", ["sandbox/stripe"]),
  mail: workerPart("sandbox-mail", "sandbox/mail/wrangler.toml", ["sandbox/mail"]),
  clerk: workerPart("sandbox-clerk", "sandbox/clerk/wrangler.toml", ["sandbox/clerk"]),
};

export type PartName = keyof typeof PARTS;

/** Builds what is out of date, and answers where the build lies. @throws an Error with the tool's output */
export async function build(name: PartName, say: (line: string) => void): Promise<string> {
  const part = PARTS[name];
  const folder = join(CACHE, part.name, hashOf(part.inputs));
  if (existsSync(folder)) {
    utimesSync(folder, new Date(), new Date()); // in use: not the next to be dropped
    return folder;
  }
  say(`Building ${part.name} …`);
  const draft = join(CACHE, part.name, `draft-${randomUUID()}`);
  mkdirSync(draft, { recursive: true });
  try {
    await part.build(draft);
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  dropOldBuilds(join(CACHE, part.name));
  return folder;
}

function dropOldBuilds(folder: string): void {
  const aged = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of aged.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}

const NOT_INPUTS = /^(node_modules|\.wrangler|build|.*\.test\.tsx?|.*\.md|.*\.generated\.json)$/;

function* filesUnder(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!NOT_INPUTS.test(name)) yield* filesUnder(join(path, name));
  }
}

/** One hash of the names and contents of all files under `paths`, tests and generated files left out. */
export function hashOf(paths: string[]): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => [...filesUnder(join(ROOT, path))])) {
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** Serialises work between processes by a folder that only one of them can make. */
async function oneAtATime(work: () => Promise<void>): Promise<void> {
  const lock = join(CACHE, "pages.lock");
  mkdirSync(CACHE, { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      // Older than any build may take: its owner was killed.
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > BUILD_TIMEOUT_MS * 1.5) rmSync(lock, { recursive: true, force: true });
      await sleep(300);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
