import { join } from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { convertV4MiniflareOptions, Miniflare, type Request, Response } from "miniflare";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { build } from "./scripts/build.ts";
import { testVars } from "./scripts/local-environment.ts";
import { sandboxWorker } from "./scripts/sandbox-worker.ts";

/**
 * The API Worker's world outside: sandbox/stripe and sandbox/clerk, in one Miniflare for the whole run, and no test reaches
 * further. They send no webhooks; a test that needs one takes the event from the sandbox and posts it itself.
 *
 * They are reached through a function and not as auxiliary Workers of the test's own Miniflare, because vitest then waits
 * for ever at the end of a file whose queue consumer is still talking to one.
 */
function outside() {
  let running: Promise<Miniflare> | undefined;
  const start = async () => {
    const quiet = () => undefined;
    const silent = { WEBHOOK_URL: "", WEBHOOK_URL_PLATFORM: "", WEBHOOK_URL_CONNECT: "", WEBHOOK_URL_ACCOUNTS: "" };
    const stripe = sandboxWorker("stripe", await build("stripe", quiet), silent);
    const clerk = sandboxWorker("clerk", await build("clerk", quiet), silent);
    return new Miniflare(convertV4MiniflareOptions({ cf: false, workers: [stripe, clerk] }));
  };
  const names: Record<string, string> = {
    "stripe.test": "openchance-sandbox-stripe",
    "clerk.test": "openchance-sandbox-clerk",
  };
  return {
    async answer(request: Request): Promise<Response> {
      const name = names[new URL(request.url).hostname];
      if (name === undefined) return new Response(`No test may reach ${request.url}`, { status: 502 });
      running ??= start();
      return (await (await running).getWorker(name)).fetch(request);
    },
    async end(): Promise<void> {
      await (await running)?.dispose();
    },
  };
}

const INSIDE_WORKERD = { exclude: ["**/*.node.test.ts", "**/node_modules/**"], testTimeout: 20_000 };

async function apiWorker(): Promise<TestProjectConfiguration> {
  const d1Migrations = await readD1Migrations("migrations/d1");
  const { answer, end } = outside();
  const miniflare = { bindings: testVars(), outboundService: answer };
  return {
    plugins: [
      cloudflareTest({ wrangler: { configPath: "wrangler.toml" }, miniflare }),
      { name: "end-the-world-outside", configureVitest: ({ vitest }) => vitest.onClose(end) },
    ],
    test: {
      ...INSIDE_WORKERD,
      name: "worker",
      include: ["worker/**/*.test.ts", "durable-objects/**/*.test.ts"],
      setupFiles: ["scripts/vitest/worker-setup.ts"],
      provide: { d1Migrations },
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
    name: "node",
    include: ["scripts/**/*.test.ts", "app/**/*.test.{ts,tsx}", "**/*.node.test.ts"],
    exclude: ["**/node_modules/**", "app/build/**"],
  },
};

export default defineConfig({ test: { projects: [await apiWorker(), sandbox("stripe"), sandbox("clerk"), node] } });
