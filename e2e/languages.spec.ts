/** The pages in the languages of their readers: chosen, kept, and with nothing of another language in what is loaded. */
import { expect, type Page, test } from "@playwright/test";
import { sharedCopy } from "./copy.ts";
import { Person } from "./person.ts";
import { watchedPage } from "./watched.ts";

const headlines = {
  de: /Aufgaben/,
  es: /Retos/,
  fr: /défis/,
  zh: /[\u4e00-\u9fff]/,
  ar: /[\u0600-\u06ff]/,
} as const;

/** Scripts that a page loads. */
function scriptsOf(page: Page): string[] {
  const paths: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/assets/") && pathname.endsWith(".js")) paths.push(pathname);
  });
  return paths;
}

for (const [language, title] of Object.entries(headlines)) {
  test(`${language}: what the browser asks for, on every page that follows`, async ({ browser }) => {
    const { page, context, complaints } = await watchedPage(browser, { locale: language });
    const scripts = scriptsOf(page);
    await page.goto("/");
    const html = page.locator("html");
    await expect(html).toHaveAttribute("lang", language === "zh" ? "zh-Hans" : language);
    await expect(html).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
    await expect(page).toHaveTitle(title);
    const manifest = await page.locator("link[rel=manifest]").getAttribute("href");
    const tag = await html.getAttribute("lang");
    const dir = await html.getAttribute("dir");
    expect(await (await page.request.get(manifest ?? "")).json()).toMatchObject({ lang: tag, dir, id: "/" });
    const named = (await page.content()).matchAll(/"(\/assets\/[^"?#]+)"/g);
    for (const path of new Set(Array.from(named, ([, path]) => path ?? ""))) {
      expect((await page.request.get(path)).status(), path).toBe(200);
    }
    // Another page by the router, whose data and files come on their own.
    await page.getByRole("main").locator('a[href="/challenges"]').first().click();
    await expect(page).toHaveURL(/\/challenges$/);
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Browse challenges");
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((path) => !path.startsWith(`/assets/${language}/`))).toEqual([]);
    expect(complaints().join("\n")).toBe("");
    await context.close();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a language is chosen at the foot of the page, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({
    browser,
  }) => {
    const { page, context, complaints } = await watchedPage(browser, { javaScriptEnabled });
    await page.goto("/challenges?sort=newest&lang=fr");
    await expect(page.locator("html[lang=fr]")).toHaveCount(1);
    await page.getByRole("button", { name: "Deutsch" }).click();
    await expect(page).toHaveURL(/\/challenges\?sort=newest$/);
    await expect(page.locator("html[lang=de]")).toHaveCount(1);
    // By a link, whose route the browser was told of in French already.
    const scripts = scriptsOf(page);
    await page.getByRole("contentinfo").getByRole("link", { name: "Hilfe" }).click();
    await expect(page).toHaveURL(/\/help$/);
    await expect(page.locator("html[lang=de]")).toHaveCount(1);
    await expect(page.getByRole("heading", { level: 1, name: "Hilfe" })).toBeVisible();
    expect(scripts.filter((path) => !path.startsWith("/assets/de/"))).toEqual([]);
    expect(complaints().join("\n")).toBe("");
    await context.close();
  });
}

test("a member's language is theirs wherever they sign in", async ({ browser, baseURL }) => {
  const person = await Person.arrive(sharedCopy(baseURL), "Linnea Linguist");
  const { page, context } = await watchedPage(browser, { person });
  await page.goto("/settings/appearance");
  await page.getByRole("radio", { name: "Español" }).check();
  await page.locator('form[action="/language"]').getByRole("button", { name: "Save" }).click();
  await expect(page.locator("html[lang=es]")).toHaveCount(1);
  await context.close();
  const elsewhere = await watchedPage(browser, { person, locale: "de" });
  await elsewhere.page.goto("/settings");
  await expect(elsewhere.page.locator("html[lang=es]")).toHaveCount(1);
  expect(elsewhere.complaints().join("\n")).toBe("");
  await elsewhere.context.close();
});

test("every language of a public page has an address that the others name", async ({ request }) => {
  const page = await (await request.get("/challenges?lang=ar")).text();
  expect(page).toMatch(/<link rel="canonical" href="[^"]*\/challenges\?lang=ar"/);
  for (const tag of ["en", "de", "es", "fr", "zh-Hans", "ar", "x-default"]) {
    expect(page).toMatch(new RegExp(`<link rel="alternate" hrefLang="${tag}" href=`, "i"));
  }
});
