/** `npm run pictures`: docs/images/*.png of the product itself, with its demo, for the README. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { CHROMIUM_FLAGS, ensureChromium } from "./chromium.ts";
import { JOURNEY_PORT } from "./local-environment.ts";
import { type RunningProduct, startProduct } from "./product-process.ts";
import { ROOT } from "./tools.ts";

const IMAGES = join(ROOT, "docs", "images");
const VIEWPORT = { width: 1280, height: 860 };

interface SignedIn {
  token: string;
  cookies: Record<string, string>;
}

async function getJson<T>(address: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(address, init);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T; // each caller names the part of the documented answer that it reads
}

function signIn({ clerk }: RunningProduct, email: string): Promise<SignedIn> {
  return getJson<SignedIn>(`${clerk}/__clerk/sandbox/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email }),
  });
}

/** A room whose challenge has its reward held, and a demo account that sits in it. */
async function workingRoom(product: RunningProduct): Promise<{ cookies: Record<string, string>; path: string }> {
  const { accounts } = await getJson<{ accounts: { email: string }[] }>(`${product.clerk}/__clerk/sandbox/accounts`);
  for (const { email } of accounts) {
    const { token, cookies } = await signIn(product, email);
    const read = <T>(path: string) =>
      getJson<T>(`${product.origin}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
    const rooms = await read<{ items: { id: string; challengeId: string | null }[] }>("/conversations");
    for (const { id, challengeId } of rooms.items) {
      if (challengeId === null) continue;
      const { state } = await read<{ state: string }>(`/challenges/${challengeId}`);
      if (state === "delivered" || state === "in_progress") return { cookies, path: `/messages/${id}` };
    }
  }
  throw new Error("No demo account is at work.");
}

async function picture(context: BrowserContext, address: string, name: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(IMAGES, `${name}.png`) });
  await page.close();
  console.log(`docs/images/${name}.png  ${address}`);
}

async function takePictures(product: RunningProduct): Promise<void> {
  const executablePath = await ensureChromium(console.log);
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const guest = await browser.newContext({ viewport: VIEWPORT, locale: "en-GB", timezoneId: "UTC" });
    const challenges = await getJson<{ items: { slug: string }[] }>(`${product.origin}/api/v1/challenges`);
    await picture(guest, `${product.origin}/`, "home");
    await picture(guest, `${product.origin}/challenges/${challenges.items[0]?.slug}`, "challenge");

    const { cookies, path } = await workingRoom(product);
    const member = await browser.newContext({ viewport: VIEWPORT, locale: "en-GB", timezoneId: "UTC" });
    await member.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: product.origin })));
    await picture(member, product.origin + path, "room");
  } finally {
    await browser.close();
  }
}

const stateDir = mkdtempSync(join(tmpdir(), "openchance-pictures-"));
mkdirSync(IMAGES, { recursive: true });
const product = await startProduct({ port: JOURNEY_PORT, stateDir });
try {
  await takePictures(product);
} finally {
  await product.stop();
  rmSync(stateDir, { recursive: true, force: true });
}
