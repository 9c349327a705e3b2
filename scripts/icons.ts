/** `npm run icons`: the icons of the installed product and the picture of shared links, drawn by a browser from the logo. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { home } from "../app/copy/en/home.ts";
import { CHROMIUM_FLAGS, ensureChromium } from "./chromium.ts";
import { ROOT } from "./tools.ts";

const PUBLIC = join(ROOT, "app/public");
const read = (path: string) => readFileSync(join(PUBLIC, path));
const LOGO = read("favicon.svg").toString("utf8");
const SLAB = read("fonts/zilla-600.woff2").toString("base64");
const PAPER = "#f0f9f5";
const INK = "#08272a";

interface Icon {
  name: string;
  size: number;
  /** How much of the square the logo takes: systems cut a maskable icon down to a circle of four fifths. */
  share: number;
  /** Where a system draws no ground of its own. */
  ground: string;
}

const ICONS: Icon[] = [
  { name: "icons/180.png", size: 180, share: 0.78, ground: PAPER },
  { name: "icons/192.png", size: 192, share: 0.96, ground: "transparent" },
  { name: "icons/512.png", size: 512, share: 0.96, ground: "transparent" },
  { name: "icons/maskable-512.png", size: 512, share: 0.6, ground: PAPER },
];

function iconPage({ share, ground }: Icon): string {
  return `<style>body{margin:0;block-size:100vh;display:grid;place-items:center;background:${ground}}
    svg{inline-size:${share * 100}vw}</style>${LOGO}`;
}

const socialPage = `<style>
  @font-face { font-family: Slab; src: url(data:font/woff2;base64,${SLAB}); }
  body { margin: 0; block-size: 630px; box-sizing: border-box; padding: 72px 88px; background: ${PAPER}; color: ${INK};
    font: 600 44px/1 Slab; display: flex; flex-direction: column; justify-content: space-between;
    border-block-end: 18px double ${INK}; }
  p { margin: 0; display: flex; align-items: center; gap: 22px; }
  svg { inline-size: 76px; }
  h1 { margin: 0 0 20px; font: 600 92px/1.06 Slab; letter-spacing: -0.015em; text-wrap: balance; }
</style><p>${LOGO} OpenChance</p><h1>${home.headline}</h1>`;

async function draw(page: Page, html: string, name: string, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(PUBLIC, name), omitBackground: true });
  console.log(`app/public/${name}`);
}

mkdirSync(join(PUBLIC, "icons"), { recursive: true });
const browser = await chromium.launch({ executablePath: await ensureChromium(console.log), args: CHROMIUM_FLAGS });
try {
  const page = await browser.newPage();
  for (const icon of ICONS) await draw(page, iconPage(icon), icon.name, icon.size, icon.size);
  await draw(page, socialPage, "social.png", 1200, 630);
} finally {
  await browser.close();
}
