/** What a guest's browser loads with each public page, compressed: a budget for bad lines, and for phones that cost less than ours. */
import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { sharedCopy } from "./copy.ts";
import { theWorld } from "./world.ts";

/** Kilobytes of gzip. React and Remix alone are 80 of the scripts'; what a page adds must not grow unseen. */
const BUDGETS: Readonly<Record<string, number>> = { script: 100, stylesheet: 15, font: 60 };

/** Kilobytes of each kind that `address` loads before anybody has touched it. */
async function weigh(page: Page, address: string): Promise<Record<string, number>> {
  const loaded = new Map<string, { kind: string; bytes: Promise<Buffer> }>();
  page.on("response", (response) => {
    const kind = response.request().resourceType();
    if (kind in BUDGETS) loaded.set(response.url(), { kind, bytes: response.body() });
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const weights: Record<string, number> = {};
  for (const { kind, bytes } of loaded.values()) {
    // Fonts are compressed as they are.
    const weight = (kind === "font" ? await bytes : gzipSync(await bytes)).length / 1_000;
    weights[kind] = (weights[kind] ?? 0) + weight;
  }
  return weights;
}

test("public pages stay within their weights", async ({ browser, baseURL }) => {
  const { open, solver } = await theWorld(sharedCopy(baseURL));
  // Arabic letters weigh most.
  const pages = ["/", "/challenges", "/challenges?lang=ar", `/challenges/${open.slug}`, `/people/${solver.me.handle}`];
  for (const address of pages) {
    const page = await browser.newPage();
    const weights = await weigh(page, address);
    for (const [kind, budget] of Object.entries(BUDGETS)) {
      const weight = weights[kind] ?? 0;
      expect(weight, `${address}: ${kind}, kB`).toBeGreaterThan(0);
      expect(weight, `${address}: ${kind}, kB`).toBeLessThanOrEqual(budget);
    }
    await page.close();
  }
});
