import { availableParallelism } from "node:os";
import { join } from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { convertV4MiniflareOptions, Miniflare, type Request, Response } from "miniflare";
import { defineConfig, type Plugin, type TestProjectConfiguration } from "vitest/config";
import { build } from "./scripts/build.ts";
import { testVars } from "./scripts/local-environment.ts";
import { newTestDatabase } from "./scripts/postgres-test-server.ts";
import { sandboxWorker } from "./scripts/sandbox-worker.ts";
import { TelemetryReceiver } from "./scripts/vitest/telemetry-receiver.ts";

/** The API Worker's world outside, by host name. */
const OUTSIDE: Record<string, string> = {
  "stripe.test": "openchance-sandbox-stripe",
  "clerk.test": "openchance-sandbox-clerk",
  "mail.test": "openchance-sandbox-mail",
};

/** Built before any test: a test's first call would else wait for it, longer than the Worker waits for Stripe. */
const SANDBOXES = await buildSandboxes();

async function buildSandboxes() {
  const quiet = () => undefined;
  // They send no webhooks; a test that needs one takes the event from the sandbox and posts it itself.
  const silent = { WEBHOOK_URL: "", WEBHOOK_URL_PLATFORM: "", WEBHOOK_URL_CONNECT: "", WEBHOOK_URL_ACCOUNTS: "" };
  return [
    sandboxWorker("stripe", await build("stripe", quiet), silent),
    sandboxWorker("clerk", await build("clerk", quiet), silent),
    sandboxWorker("mail", await build("mail", quiet), silent),
  ];
}

const startSandboxes = () => new Miniflare(convertV4MiniflareOptions({ cf: false, workers: SANDBOXES }));

const sandboxesOf = new WeakMap<Miniflare, Miniflare>();
const receiversOf = new WeakMap<Miniflare, TelemetryReceiver>();

/** Whoever takes logs, traces, metrics, reports and events of this file: `http://telemetry.test`. */
function receiverOf(file: Miniflare): TelemetryReceiver {
  const known = receiversOf.get(file) ?? new TelemetryReceiver();
  receiversOf.set(file, known);
  return known;
}

/**
 * Answers what a test file asks of the world outside, from sandboxes that only this file sees: vitest runs each file in
 * a Miniflare of its own, and they end with it. No test reaches further.
 *
 * They are not auxiliary Workers of that same Miniflare, because vitest then waits for ever at the end of a file whose
 * queue consumer still talks to one.
 */
async function outside(request: Request, file: Miniflare): Promise<Response> {
  const { hostname } = new URL(request.url);
  if (hostname === "telemetry.test") {
    const { status, body } = receiverOf(file).answer(
      request.method,
      request.url,
      request.headers,
      await request.text(),
    );
    return Response.json(body, { status });
  }
  const name = OUTSIDE[hostname];
  if (name === undefined) return new Response(`No test may reach ${request.url}`, { status: 502 });
  let sandboxes = sandboxesOf.get(file);
  if (sandboxes === undefined) {
    sandboxes = startSandboxes();
    sandboxesOf.set(file, sandboxes);
    const end = file.dispose.bind(file);
    file.dispose = async () => {
      await sandboxes?.dispose();
      await end();
    };
  }
  return (await sandboxes.getWorker(name)).fetch(request);
}

/** Libraries of many modules: each file's workerd asks for modules one by one, so one bundle of each saves seconds of every file. */
const BUNDLED_FOR_TESTS = [
  "@clerk/backend",
  "@clerk/backend/errors",
  "@clerk/backend/internal",
  "@clerk/backend/jwt",
  "@clerk/backend/webhooks",
  "drizzle-orm",
  "drizzle-orm/casing",
  "drizzle-orm/d1",
  "drizzle-orm/sqlite-core",
  "fast-check",
  "standardwebhooks",
  "stripe",
  "zod",
];

/**
 * Each file's workerd is sent every module as one text with its source map, and the map of a bundled library is four times as long as its code.
 * Nobody steps through them.
 */
const librariesWithoutMaps: Plugin = {
  name: "libraries-without-maps",
  transform: (code, id) => (id.includes("/deps_ssr/") ? { code, map: { mappings: "" } } : undefined),
};

/** Ms, of a busy machine: they end what hangs. What a file begins with (a sandbox that starts, people who sign in) takes longest. */
const PATIENCE = { testTimeout: 90_000, hookTimeout: 90_000 };

const INSIDE_WORKERD = { ...PATIENCE, exclude: ["**/*.node.test.ts", "**/node_modules/**"] };

/** `npm run fuzz` asks for more, or for others. */
const fuzz = {
  requests: Number(process.env.FUZZ_REQUESTS ?? 2_000),
  seed: Number(process.env.FUZZ_SEED ?? 20_261_123),
};

const INSIDE_WORKER = ["worker/**/*.test.ts", "durable-objects/**/*.test.ts"];

/** How D1 itself is spoken to, and what its calls cost (docs/COST.md). */
const ABOUT_D1 = ["worker/database/d1-*.test.ts", "worker/testing/costs/*.test.ts"];

/** The histories ask D1 itself, in its own words. */
const TESTS_OF = { worker: [...INSIDE_WORKER, "prove/**/*.test.ts"], "worker-postgres": INSIDE_WORKER };

/** The same tests on each engine; on Postgres every file has a database of its own, as every file has a D1 of its own. */
async function apiWorker(name: keyof typeof TESTS_OF): Promise<TestProjectConfiguration> {
  const d1Migrations = await readD1Migrations("migrations/d1");
  const plugin = cloudflareTest(async () => ({
    wrangler: { configPath: "wrangler.toml" },
    miniflare: {
      bindings: testVars(),
      outboundService: outside,
      ...(name === "worker-postgres" && { hyperdrives: { HYPERDRIVE: await newTestDatabase() } }),
    },
  }));
  return {
    plugins: [plugin, librariesWithoutMaps],
    test: {
      ...INSIDE_WORKERD,
      name,
      deps: { optimizer: { ssr: { enabled: true, include: BUNDLED_FOR_TESTS } } },
      include: TESTS_OF[name],
      ...(name === "worker-postgres" && { exclude: [...INSIDE_WORKERD.exclude, ...ABOUT_D1] }),
      setupFiles: ["scripts/vitest/worker-setup.ts"],
      provide: { d1Migrations, fuzz },
    },
  };
}

function sandbox(name: string): TestProjectConfiguration {
  const folder = join("sandbox", name);
  return {
    plugins: [cloudflareTest({ wrangler: { configPath: join(folder, "wrangler.toml") } })],
    test: { ...INSIDE_WORKERD, name: `sandbox-${name}`, include: [`${folder}/**/*.test.ts`] },
  };
}

const node: TestProjectConfiguration = {
  test: {
    ...PATIENCE,
    name: "node",
    include: ["scripts/**/*.test.ts", "app/**/*.test.{ts,tsx}", "**/*.node.test.ts"],
    exclude: ["**/node_modules/**", "app/build/**"],
  },
};

export default defineConfig({
  test: {
    // By itself vitest leaves one core of two unused.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      await apiWorker("worker"),
      await apiWorker("worker-postgres"),
      sandbox("stripe"),
      sandbox("clerk"),
      node,
    ],
  },
});
