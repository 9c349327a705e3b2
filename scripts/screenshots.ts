/**
 * Pictures of the pages of the product itself, with its demo: to look at every page at once, and for the README.
 *
 *   npm run screenshots                       docs/gallery/index.html: every page, phone and desktop, light and dark (not committed)
 *   npm run screenshots -- --only board,room  some of them
 *   npm run screenshots -- --language ar      in another language
 *   npm run screenshots -- --port 8788        of a copy that already runs there, instead of one of its own
 *   npm run screenshots -- --readme           docs/images/*.webp alone
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { CHROMIUM_FLAGS, ensureChromium } from "./chromium.ts";
import { JOURNEY_PORT, localEnvironment } from "./local-environment.ts";
import { type RunningProduct, startProduct } from "./product-process.ts";
import { type Cookies, DemoReader } from "./screenshots/demo-reader.ts";
import { type Look, pageOfPictures } from "./screenshots/index-page.ts";
import { type Shown, shownPages } from "./screenshots/shown-pages.ts";
import { ROOT } from "./tools.ts";

const GALLERY = join(ROOT, "docs", "gallery");
const IMAGES = join(ROOT, "docs", "images");

const looks: readonly Look[] = [
  { name: "desktop, light", width: 1280, height: 860, colorScheme: "light" },
  { name: "desktop, dark", width: 1280, height: 860, colorScheme: "dark" },
  { name: "phone, light", width: 390, height: 844, colorScheme: "light" },
  { name: "phone, dark", width: 390, height: 844, colorScheme: "dark" },
];
/** What the README shows. */
const inReadme = ["home", "challenge", "room"];

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    language: { type: "string", default: "en" },
    port: { type: "string" },
    readme: { type: "boolean", default: false },
  },
});

async function signedIn(browser: Browser, origin: string, cookies: Cookies): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce" });
  const own = Object.entries({ ...cookies, oc_language: values.language });
  await context.addCookies(own.map(([name, value]) => ({ name, value, url: origin })));
  return context;
}

async function open(context: BrowserContext, address: string, { width, height, colorScheme }: Look): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  await page.goto(address);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

/** Pages of the gallery in every look, whole from head to foot. */
async function fillGallery(browser: Browser, origin: string, pages: readonly Shown[]): Promise<void> {
  mkdirSync(GALLERY, { recursive: true });
  for (const { name, path, cookies } of pages) {
    const context = await signedIn(browser, origin, cookies);
    for (const look of looks) {
      const page = await open(context, origin + path, look);
      // A window as high as the page, so that bars that stay in view lie where they belong and not across it.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: look.width, height: Math.max(look.height, height) });
      await page.screenshot({ path: join(GALLERY, `${name}, ${look.name}.png`) });
      await page.close();
    }
    await context.close();
    console.log(`${name.padEnd(24)} ${path}`);
  }
  writeFileSync(join(GALLERY, "index.html"), pageOfPictures(pages, looks));
  console.log(`\n${join(GALLERY, "index.html")}`);
}

/** A PNG as WebP, as the browser itself writes it: a third of the weight. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const written = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      canvas.getContext("2d")?.drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", 0.92);
    },
    `data:image/png;base64,${png.toString("base64")}`,
  );
  return Buffer.from(written.split(",")[1] ?? "", "base64");
}

async function fillReadme(browser: Browser, origin: string, pages: readonly Shown[]): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  const [look] = looks;
  const blank = await browser.newPage();
  for (const { name, path, cookies } of pages.filter((shown) => inReadme.includes(shown.name))) {
    const context = await signedIn(browser, origin, cookies);
    const page = await open(context, origin + path, look ?? { name, width: 1280, height: 860, colorScheme: "light" });
    const picture = await asWebp(blank, await page.screenshot());
    writeFileSync(join(IMAGES, `${name}.webp`), picture);
    await context.close();
    console.log(`docs/images/${name}.webp  ${Math.round(picture.length / 1_000)} kB  ${path}`);
  }
}

async function takePictures({ product: origin, clerk }: { product: string; clerk: string }): Promise<void> {
  const only = values.only?.split(",");
  const pages = (await shownPages(new DemoReader(origin, clerk))).filter(({ name }) => only?.includes(name) ?? true);
  const executablePath = await ensureChromium(console.log);
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    await (values.readme ? fillReadme : fillGallery)(browser, origin, pages);
  } finally {
    await browser.close();
  }
}

const stateDir = mkdtempSync(join(tmpdir(), "openchance-pictures-"));
let product: RunningProduct | null = null;
try {
  if (values.port === undefined) product = await startProduct({ port: JOURNEY_PORT, stateDir });
  await takePictures(localEnvironment({ port: Number(values.port ?? JOURNEY_PORT), stateDir }).origins);
} finally {
  await product?.stop();
  rmSync(stateDir, { recursive: true, force: true });
}
