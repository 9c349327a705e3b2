/**
 * How soon pages answer those who use them, in a browser: Interaction to Next Paint and layout shift of scenes of daily use, at the
 * processor's own speed and at a quarter of it (docs/BENCHMARKS.md#interactions). Measures a built copy with its demo, on this machine and offline.
 *
 *   npm run bench:interactions
 *   npm run bench:interactions -- --times 1 --only room,post
 *   npm run bench:interactions -- --port 8787    a copy that already runs
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { CHROMIUM_FLAGS, ensureChromium } from "../scripts/chromium.ts";
import { localEnvironment } from "../scripts/local-environment.ts";
import { startProduct } from "../scripts/product-process.ts";
import { type Scene, scenesOf } from "./interactions/scenes.ts";
import { type Felt, feltOn, showTo, watchFrom } from "./interactions/watching.ts";
import { describeMachine } from "./report.ts";
import { median, spreadOf } from "./statistics.ts";

/** Ms to the next paint at the processor's own speed, and the shift that no page may reach. */
const goals = { inpMs: 100, layoutShift: 0.01 } as const;
/** How many times slower than it is the processor is made. */
const rates = [1, 4] as const;

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "5" },
    only: { type: "string" },
    port: { type: "string" },
  },
});

async function play(browser: Browser, origin: string, scene: Scene, rate: number): Promise<Felt> {
  const context = await browser.newContext({
    viewport: scene.phone ? { width: 390, height: 844 } : { width: 1280, height: 860 },
    locale: "en-GB",
    timezoneId: "UTC",
    serviceWorkers: "block",
  });
  try {
    const cookies = Object.entries({ ...scene.cookies, oc_language: "en" });
    await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: origin })));
    const page = await context.newPage();
    await watchFrom(page);
    await page.goto(origin + scene.path, { waitUntil: "networkidle" });
    const session = await context.newCDPSession(page);
    await showTo(session);
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    await scene.play(page);
    return await feltOn(page);
  } finally {
    await context.close();
  }
}

async function measure(browser: Browser, origins: { product: string; clerk: string }) {
  const only = values.only?.split(",");
  const found = [];
  for (const scene of await scenesOf(origins)) {
    if (only && !only.some((part) => scene.name.startsWith(part))) continue;
    // The first look fills what a server that has run for a day has filled.
    await play(browser, origins.product, scene, 1);
    for (const rate of rates) {
      const felt: Felt[] = [];
      for (let time = 0; time < Number(values.times); time++)
        felt.push(await play(browser, origins.product, scene, rate));
      const inpMs = spreadOf(felt.map((each) => each.inpMs));
      const layoutShift = Math.max(...felt.map((each) => each.layoutShift));
      const interactions = median(felt.map((each) => each.interactions));
      const slowest = felt.toSorted((a, b) => b.inpMs - a.inpMs)[0]?.slowest ?? "";
      found.push({
        scene: scene.name,
        rate,
        inpMs,
        layoutShift: Number(layoutShift.toFixed(4)),
        interactions,
        slowest,
      });
      console.log(
        `${scene.name.padEnd(32)} 1/${rate}  INP ${inpMs.median} ms (${inpMs.low}–${inpMs.high}), ${interactions} interactions, shift ${layoutShift.toFixed(4)}; ${slowest}`,
      );
    }
  }
  return found;
}

const scratch = mkdtempSync(join(tmpdir(), "openchance-interactions-"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
const port = Number(values.port ?? 20_690);
const { origins } = localEnvironment({ port, stateDir: scratch });
const product = values.port === undefined ? await startProduct({ port, stateDir: join(scratch, "state") }) : null;
const browser = await chromium.launch({ executablePath: await ensureChromium(console.log), args: CHROMIUM_FLAGS });
try {
  const scenes = await measure(browser, origins);
  const results = join(import.meta.dirname, "results");
  mkdirSync(results, { recursive: true });
  const conditions = { ...describeMachine(), times: Number(values.times), goals };
  // A part of it is for whoever is mending a page.
  if (values.only === undefined)
    writeFileSync(join(results, "interactions.json"), `${JSON.stringify({ conditions, scenes }, null, 2)}\n`);
  const missed = scenes.filter(
    ({ rate, inpMs, layoutShift }) => (rate === 1 && inpMs.median >= goals.inpMs) || layoutShift >= goals.layoutShift,
  );
  console.log(missed.length === 0 ? "Every goal is met." : `Missed: ${missed.map(({ scene }) => scene).join(", ")}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await product?.stop();
}
