import { existsSync } from "node:fs";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { testVars } from "./scripts/local-environment.ts";

const d1Migrations = existsSync("migrations/d1") ? await readD1Migrations("migrations/d1") : [];

/** A project whose tests run inside workerd, in the Worker that `wranglerToml` describes. */
function insideWorkerd(name: string, wranglerToml: string, include: string[], test: object = {}, bindings = {}) {
  return {
    plugins: [cloudflareTest({ wrangler: { configPath: wranglerToml }, miniflare: { bindings } })],
    test: { name, include, exclude: ["**/*.node.test.ts", "**/node_modules/**"], testTimeout: 20_000, ...test },
  } satisfies TestProjectConfiguration;
}

const projects: TestProjectConfiguration[] = [
  insideWorkerd(
    "worker",
    "wrangler.toml",
    ["worker/**/*.test.ts", "durable-objects/**/*.test.ts"],
    { setupFiles: ["scripts/vitest/worker-setup.ts"], provide: { d1Migrations } },
    testVars(),
  ),
  ...["stripe", "clerk"]
    .filter((name) => existsSync(`sandbox/${name}/wrangler.toml`))
    .map((name) => insideWorkerd(`sandbox-${name}`, `sandbox/${name}/wrangler.toml`, [`sandbox/${name}/**/*.test.ts`])),
  {
    test: {
      name: "node",
      include: ["scripts/**/*.test.ts", "app/**/*.test.{ts,tsx}", "**/*.node.test.ts"],
      exclude: ["**/node_modules/**", "app/build/**"],
    },
  },
];

export default defineConfig({ test: { projects, reporters: ["default"] } });
