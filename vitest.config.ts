import { join } from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { build } from "./scripts/build.ts";
import { testVars } from "./scripts/local-environment.ts";
import { sandboxWorker } from "./scripts/sandbox-worker.ts";

/**
 * The API Worker's world outside: sandbox/stripe and sandbox/clerk run in the same workerd, and no test reaches further.
 * They send no webhooks; a test that needs one takes the event from the sandbox and posts it itself.
 */
const OUTSIDE = `export default {
  fetch(request, env) {
    const { hostname } = new URL(request.url);
    if (hostname === "stripe.test") return env.STRIPE.fetch(request);
    if (hostname === "clerk.test") return env.CLERK.fetch(request);
    return new Response("No test may reach " + hostname, { status: 502 });
  },
};`;

async function outside() {
  const quiet = () => undefined;
  const silent = { WEBHOOK_URL: "", WEBHOOK_URL_PLATFORM: "", WEBHOOK_URL_CONNECT: "", WEBHOOK_URL_ACCOUNTS: "" };
  return [
    {
      name: "outside",
      modules: [{ type: "ESModule" as const, path: "outside.mjs", contents: OUTSIDE }],
      compatibilityDate: "2026-10-20",
      serviceBindings: { STRIPE: "openchance-sandbox-stripe", CLERK: "openchance-sandbox-clerk" },
    },
    sandboxWorker("stripe", await build("stripe", quiet), silent),
    sandboxWorker("clerk", await build("clerk", quiet), silent),
  ];
}

const INSIDE_WORKERD = { exclude: ["**/*.node.test.ts", "**/node_modules/**"], testTimeout: 20_000 };

async function apiWorker(): Promise<TestProjectConfiguration> {
  const d1Migrations = await readD1Migrations("migrations/d1");
  const miniflare = { bindings: testVars(), outboundService: "outside", workers: await outside() };
  return {
    plugins: [cloudflareTest({ wrangler: { configPath: "wrangler.toml" }, miniflare })],
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
