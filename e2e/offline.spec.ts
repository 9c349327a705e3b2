/** Without a network: what was read can be read, what was not says so, and nobody reads what was kept for another. */
import { expect, type Page, test } from "@playwright/test";
import { sharedCopy } from "./copy.ts";
import { watchedPage } from "./watched.ts";
import { theWorld } from "./world.ts";

/** Until the worker has what it needs; from its next page on it keeps them. */
async function untilItKeeps(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

const keptPages = (page: Page) =>
  page.evaluate(async () => (await (await caches.open("pages")).keys()).map(({ url }) => new URL(url).pathname).sort());

test("a challenge and a conversation are read without a network, until somebody else uses the browser", async ({
  browser,
  baseURL,
}) => {
  const { poster, open, fresh, delivered } = await theWorld(sharedCopy(baseURL));
  const { page, context } = await watchedPage(browser, { person: poster, serviceWorkers: "allow" });
  const [challenge, room] = [`/challenges/${open.slug}`, `/messages/${delivered.roomId}`];
  await page.goto(challenge);
  await untilItKeeps(page);
  await page.goto("/messages");
  // Reached without a document of its own, as people go about: it is kept all the same.
  await page.getByRole("main").getByRole("link", { name: "Sven Solver" }).first().click();
  await expect(page).toHaveURL(/\/messages\/./);
  await page.goto(room);
  await expect.poll(() => keptPages(page)).toEqual(expect.arrayContaining([challenge, room]));

  await context.setOffline(true);
  await page.goto(room);
  await expect(page.getByText("Which hand are the letters in?")).toBeVisible();
  await expect(page.getByText("You are offline.")).toBeVisible();
  await page.goto(`/challenges/${fresh.slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are offline");
  await page.getByRole("link", { name: open.title }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(open.title);

  await context.setOffline(false);
  await context.clearCookies();
  await page.goto("/");
  await expect.poll(() => keptPages(page)).toEqual([]);
  await context.setOffline(true);
  await page.goto(room);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are offline");
  await context.close();
});

const spokenOffline = (page: Page) =>
  page.evaluate(async () => (await caches.match("/offline"))?.headers.get("content-language"));

test("what is kept is in the language that was chosen, also one that is chosen later", async ({ browser, baseURL }) => {
  const { open, fresh, delivered } = await theWorld(sharedCopy(baseURL));
  const { page, context } = await watchedPage(browser, { serviceWorkers: "allow" });
  const [kept, other] = [`/challenges/${open.slug}`, `/challenges/${delivered.challenge.slug}`];
  await context.addCookies([{ name: "oc_language", value: "fr", url: baseURL ?? "" }]);
  await page.goto(kept);
  await untilItKeeps(page);
  expect(await spokenOffline(page)).toBe("fr");
  await page.goto(kept);
  await page.goto(other);
  await expect.poll(() => keptPages(page)).toEqual(expect.arrayContaining([kept, other]));

  await page.goto("/");
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.locator("html[lang=de]")).toHaveCount(1);
  await expect.poll(() => spokenOffline(page)).toBe("de");
  await context.setOffline(true);
  await page.goto(`/challenges/${fresh.slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Du bist offline");
  await page.getByRole("link", { name: open.title }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(open.title);
  await expect(page.locator("html[lang=de]")).toHaveCount(1);
  await context.close();
});
