import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, installedChromium } from "./scripts/chromium.ts";
import { JOURNEY_PORT } from "./scripts/local-environment.ts";

const CRASHES = /(crash|kills|room-loss)\.spec\.ts$/;

/** Journeys run against the real `npm start`, on a port and in a STATE_DIR of their own (scripts/journeys-setup.ts). */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./scripts/journeys-setup.ts",
  outputDir: "test-results",
  // Journeys share one product, as people do: each makes its own accounts and challenges and asserts on those alone.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Far more than anything takes, so that only a fault fails on a machine that has other things to do.
  timeout: 150_000,
  expect: {
    timeout: 20_000,
    toHaveScreenshot: { pathTemplate: "{testDir}/styleguide-pictures/{arg}{ext}" },
  },
  // What is not drawn yet is a failure, not a new picture.
  updateSnapshots: process.env.PICTURES === "draw" ? "all" : "none",
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${JOURNEY_PORT}`,
    // Films and moving pictures are drawn by the processor here: beside a page that waits, they would keep it waiting.
    trace: { mode: "retain-on-failure", screenshots: false },
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    actionTimeout: 30_000,
    navigationTimeout: 40_000,
    locale: "en-GB",
    timezoneId: "UTC",
    // It would load and keep pages beside every journey; those that are about it allow it.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.OPENCHANCE_CHROMIUM ?? installedChromium(),
      args: CHROMIUM_FLAGS,
    },
  },
  projects: [
    // Each starts and kills a whole copy of its own, again and again: one at a time, first, beside the journeys.
    { name: "crashes", testMatch: CRASHES, workers: 1 },
    {
      name: "chromium",
      testIgnore: CRASHES,
      use: { browserName: "chromium", viewport: { width: 1280, height: 900 } },
    },
  ],
});
