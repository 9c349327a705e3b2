/** What people do most on the pages that they use most: each scene begins on a page just opened, and stays in one document. */
import type { Page } from "@playwright/test";
import { DemoReader, type Member } from "../../scripts/screenshots/demo-reader.ts";
import { shownPages } from "../../scripts/screenshots/shown-pages.ts";

export interface Scene {
  name: string;
  path: string;
  cookies: Member["cookies"];
  /** A phone's window instead of a desk's. */
  phone?: boolean;
  play(page: Page): Promise<void>;
}

/** Ms between keys of somebody who types fluently. */
const typing = { delay: 90 } as const;

/** @param product the origin of a copy with its demo; `clerk` that of its sandbox */
export async function scenesOf({ product, clerk }: { product: string; clerk: string }): Promise<Scene[]> {
  const shown = await shownPages(new DemoReader(product, clerk));
  const at = (name: string) => {
    const found = shown.find((page) => page.name === name);
    if (found === undefined) throw new Error(`The demo has no page called ${name}.`);
    return { path: found.path, cookies: found.cookies };
  };
  return [
    { name: "browse: searching and ticking", ...at("browse"), play: browse },
    { name: "browse on a phone: filters", ...at("browse"), phone: true, play: filter },
    { name: "challenge: on to apply", ...at("challenge"), cookies: at("apply").cookies, play: readChallenge },
    { name: "room: writing", ...at("room"), play: write },
    { name: "post: the problem", ...at("post, problem"), play: post },
    { name: "home: colours", ...at("home"), play: changeColours },
  ];
}

async function browse(page: Page): Promise<void> {
  const results = page.locator("#results [role=status]").first();
  const before = await results.textContent();
  await page.locator("input[name=q]").first().pressSequentially("design", typing);
  await page.waitForURL(/q=design/);
  await page.waitForFunction((text) => document.querySelector("#results [role=status]")?.textContent !== text, before);
  for (const name of ["category", "agents"]) {
    await page.locator(`#filters input[name=${name}]:not([value=""])`).first().click();
    await page.waitForURL(new RegExp(`${name}=`));
  }
  await page.locator("select[name=sort]").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForURL(/sort=/);
}

async function filter(page: Page): Promise<void> {
  await page.locator('a[href="#filters"]').click();
  for (const name of ["category", "closes", "agents"])
    await page.locator(`#filters label:has(input[name=${name}]:not([value=""]))`).first().click();
  await page.locator("#filters .sheetfoot button").click();
  await page.waitForURL(/category=/);
}

async function readChallenge(page: Page): Promise<void> {
  for (let key = 0; key < 6; key++) await page.keyboard.press("Tab", typing);
  await page.locator("main summary:visible, main .similar a:visible, main .rows a:visible").first().click();
}

async function write(page: Page): Promise<void> {
  const field = page.locator("textarea#body");
  // Once it is live, files can be attached.
  await page.locator("form.comp input[type=file]").waitFor({ state: "attached" });
  for (const words of ["Good evening, how far is it?", "I will look at it tomorrow."]) {
    await field.click();
    await field.pressSequentially(words, typing);
    await page.keyboard.press("Enter");
    await page.locator("[role=log]").getByText(words).last().waitFor();
  }
}

async function post(page: Page): Promise<void> {
  await page.locator("input[name=title]").pressSequentially("A sign for a bakery door", typing);
  await page.locator("textarea[name=summary]").pressSequentially("Painted on wood, to be read from the road.", typing);
  await page.locator("select[name=category]").selectOption({ index: 2 });
  await page.locator("input[name=skills]").pressSequentially("lettering, wood", typing);
  await page.locator("main form button[type=submit]:visible").last().click();
  await page.waitForURL(/\/brief/);
}

async function changeColours(page: Page): Promise<void> {
  for (const value of ["dark", "light", "system"]) {
    await page.locator(`form.theme button[value=${value}]`).click();
    await page.locator(`form.theme button[value=${value}][aria-pressed=true]`).waitFor();
  }
}
