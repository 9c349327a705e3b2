/**
 * Every part of the pages as it was last looked at and found right (docs/TESTING.md, "Pictures"): each section of the styleguide, light and
 * dark, wide and narrow, from both sides.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { watchedPage } from "./watched.ts";

/** `npm run pictures`: draws what is compared from then on. */
const draws = process.env.PICTURES === "draw";

const folder = join(import.meta.dirname, "styleguide-pictures");
/** Which Chromium drew them. */
const drawnBy = join(folder, "drawn-by.txt");

// Letters without the machine's own hints and colours at their edges, which differ from one to the next.
const plainLetters = ["--font-render-hinting=none", "--disable-lcd-text"];
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...plainLetters] }),
});

/** Every two of colours, width and side meet in one of them. */
const looks = [
  { colorScheme: "light", width: 1280, dir: "ltr" },
  { colorScheme: "dark", width: 1280, dir: "rtl" },
  { colorScheme: "dark", width: 390, dir: "ltr" },
  { colorScheme: "light", width: 390, dir: "rtl" },
] as const;

/** Parts of the points of a picture that may differ: another version draws letters a little otherwise, which is not ours to see. */
const tolerance = { same: 0.005, other: 0.05 };

/** What a day is called depends on today. Arabic's letters are the machine's, so the other side is shown in English. */
async function settle(page: Page, dir: string): Promise<void> {
  await page.evaluate((side) => {
    document.documentElement.dir = side;
    for (const time of document.querySelectorAll("time")) time.textContent = "2 November, 09:41";
  }, dir);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

test("the styleguide looks as it was drawn", async ({ browser }) => {
  const running = browser.version();
  if (draws) writeFileSync(drawnBy, `${running}\n`);
  const known = readFileSync(drawnBy, "utf8").trim();
  const isSame = running.split(".")[0] === known.split(".")[0];
  const told = `drawn by Chromium ${known}, compared by ${running}`;
  if (!isSame) console.log(`Pictures of the styleguide: ${told}. Only what differs in more than 5 % is found.`);
  const { page, context } = await watchedPage(browser, { deviceScaleFactor: 0.5, reducedMotion: "reduce" });
  await page.goto("/styleguide", { waitUntil: "networkidle" });
  const sections = page.locator("main section.sec");
  const names = (await sections.locator("h2").allTextContents()).map((name) =>
    name.toLowerCase().replaceAll(/\W+/g, "-"),
  );
  const compared: string[] = [];
  for (const { colorScheme, width, dir } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await settle(page, dir);
    for (const [index, name] of names.entries()) {
      const file = `${name}-${colorScheme}-${width}-${dir}.png`;
      compared.push(file);
      await expect.soft(sections.nth(index), `${file}: ${told}`).toHaveScreenshot(file, {
        scale: "device",
        maxDiffPixelRatio: isSame ? tolerance.same : tolerance.other,
      });
    }
  }
  expect(
    readdirSync(folder)
      .filter((file) => file.endsWith(".png"))
      .sort(),
  ).toEqual(compared.sort());
  await context.close();
});
