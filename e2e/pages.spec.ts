/** Every page, in every width and both colours: nothing scrolls sideways, nothing shuts anybody out, nothing complains. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { sharedCopy } from "./copy.ts";
import { watchedPage } from "./watched.ts";
import { theWorld, type World } from "./world.ts";

// The messages name element and rule; a trace of every look would take longer than the looks.
test.use({ trace: "off" });

type Reader = "guest" | "poster" | "solver" | "newcomer" | "admin";
type Address = (world: World) => string | Promise<string>;

/** The one who takes part in it asks for it. */
async function completedHold({ solver, completed }: World): Promise<string> {
  return (await solver.get<{ holdId: string }>(`/challenges/${completed.challenge.id}/payment`)).holdId;
}

const challengePage: Address = ({ open }) => `/challenges/${open.slug}`;
const pages: Readonly<Record<Reader, Readonly<Record<string, Address>>>> = {
  guest: {
    home: () => "/",
    browse: () => "/challenges",
    "browse, filtered": () => "/challenges?category=research&sort=reward&currency=USD&from=50",
    "browse, nothing found": () => "/challenges?q=zzzyyyxxx",
    "people, to be found": () => "/people",
    "people, found": ({ solver }) => `/people?q=${solver.me.handle}`,
    "an open challenge": challengePage,
    "a completed challenge": ({ completed }) => `/challenges/${completed.challenge.slug}`,
    "a profile with reviews": ({ solver }) => `/people/${solver.me.handle}`,
    help: () => "/help",
    terms: () => "/terms",
    privacy: () => "/privacy",
    styleguide: () => "/styleguide",
    "styleguide, deciding": () => "/styleguide?dialog",
    offline: () => "/offline",
  },
  poster: {
    home: () => "/",
    "my challenges": () => "/my/challenges",
    "my work, empty": () => "/my/work",
    "post, the problem": () => "/post",
    "a draft's problem": ({ draft }) => `/post/${draft.id}/problem`,
    "a draft's brief": ({ draft }) => `/post/${draft.id}/brief`,
    "a draft's reward": ({ draft }) => `/post/${draft.id}/reward`,
    "a draft's check": ({ draft }) => `/post/${draft.id}/check`,
    "own challenge": challengePage,
    "own challenge, withdrawing": ({ open }) => `/challenges/${open.slug}?cancel`,
    edit: ({ fresh }) => `/challenges/${fresh.slug}/edit`,
    "the board": ({ open }) => `/challenges/${open.slug}/applications`,
    "the board, all": ({ open }) => `/challenges/${open.slug}/applications?show=all`,
    "the board, empty": ({ fresh }) => `/challenges/${fresh.slug}/applications`,
    "the board, chosen": ({ awarded }) => `/challenges/${awarded.slug}/applications`,
    checkout: ({ awarded }) => `/challenges/${awarded.slug}/checkout`,
    conversations: () => "/messages",
    "the room, delivered": ({ delivered }) => `/messages/${delivered.roomId}`,
    "the room, two versions compared": ({ delivered }) => `/messages/${delivered.roomId}/versions?from=1&to=2`,
    "the room, approving": ({ delivered }) => `/messages/${delivered.roomId}?approve`,
    "the room, asking for changes": ({ delivered }) => `/messages/${delivered.roomId}?changes`,
    "the room, completed": ({ completed }) => `/messages/${completed.roomId}`,
    "the room, proposing to end it": ({ delivered }) => `/messages/${delivered.roomId}?propose`,
    "the room, disputed": ({ disputed }) => `/messages/${disputed.roomId}`,
    "opening a dispute": ({ delivered }) => `/challenges/${delivered.challenge.slug}/dispute`,
    "the dispute": ({ disputed }) => `/disputes/${disputed.disputeId}`,
    "the dispute, accepting": ({ disputed }) => `/disputes/${disputed.disputeId}?accept`,
    notifications: () => "/notifications",
    statement: () => "/payments",
    "statement, narrowed to nothing": () => "/payments?kind=goodwill&from=2026-01-01",
    receipts: () => "/payments/receipts",
    "a receipt": async (world) => `/payments/receipts/${await completedHold(world)}`,
    "checkout, back from it": ({ awarded }) => `/challenges/${awarded.slug}/checkout?outcome=canceled`,
    "checkout, paid": ({ completed }) => `/challenges/${completed.challenge.slug}/checkout`,
    settings: () => "/settings",
    appearance: () => "/settings/appearance",
    "what one is told": () => "/settings/notifications",
    sessions: () => "/settings/sessions",
    payouts: () => "/settings/payouts",
  },
  solver: {
    "my work": () => "/my/work",
    "the dispute, offering": ({ disputed }) => `/disputes/${disputed.disputeId}?offer`,
    "own application": ({ open }) => `/challenges/${open.slug}/apply`,
    "the room": ({ delivered }) => `/messages/${delivered.roomId}`,
    "the room, delivering": ({ delivered }) => `/messages/${delivered.roomId}?deliver`,
    notifications: () => "/notifications",
    statement: () => "/payments",
    "a payout statement": async (world) => `/payments/receipts/${await completedHold(world)}`,
    "payouts, ready": () => "/settings/payouts",
    "own works": () => "/settings/works",
    "own profile": ({ solver }) => `/people/${solver.me.handle}`,
  },
  newcomer: {
    apply: ({ fresh }) => `/challenges/${fresh.slug}/apply`,
    "my challenges, empty": () => "/my/challenges",
    "conversations, empty": () => "/messages",
    "statement, empty": () => "/payments",
    "receipts, empty": () => "/payments/receipts",
    "saved searches, empty": () => "/settings/searches",
  },
  admin: {
    "what needs a person": () => "/admin/money",
    "comparing the books": () => "/admin/money?do=run&about=run",
    "events in quarantine": () => "/admin/money/events",
    payouts: () => "/admin/money/payouts?state=paid",
    "a reward": async (world) => `/admin/holds/${await completedHold(world)}`,
    "a reward, goodwill": async (world) => {
      const holdId = await completedHold(world);
      return `/admin/holds/${holdId}?do=goodwill&about=${holdId}`;
    },
    ledger: () => "/admin/ledger",
    "ledger, nothing fits": () => "/admin/ledger?journal=nothing",
    people: () => "/admin/people",
    "a person": ({ solver }) => `/admin/people/${solver.me.handle}`,
    "suspending a person": ({ solver }) => `/admin/people/${solver.me.handle}?do=suspend&about=${solver.me.id}`,
    "first posts": () => "/admin/challenges?queue=first_posts",
    "reports, none": () => "/admin/reports?state=upheld",
    signals: () => "/admin/signals",
    "taking words out": () => "/admin/redact",
    switches: () => "/admin/switches",
    "who did what": () => "/admin/audit?verb=challenge.",
    figures: () => "/admin/figures",
    aims: () => "/admin/objectives",
    "writing to both sides": ({ disputed }) => `/disputes/${disputed.disputeId}?message`,
  },
};

const widths = [1280, 768, 390, 360];
/** The widest and the narrowest show all layouts there are; what the rules say of names and structure they say once. */
const judged = [
  { width: 1280, colorScheme: "light", rules: null },
  { width: 1280, colorScheme: "dark", rules: ["color-contrast", "link-in-text-block"] },
  { width: 360, colorScheme: "dark", rules: ["color-contrast", "target-size", "scrollable-region-focusable"] },
  { width: 360, colorScheme: "light", rules: ["color-contrast"] },
] as const;

/** The language of the longest words, and one that is read from the right. */
const others = [
  { language: "de", dir: "ltr" },
  { language: "ar", dir: "rtl" },
] as const;

const standard = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function violations(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  // There are no frames from elsewhere, for which axe else opens a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const result = await (rules === null ? axe.withTags(standard) : axe.withRules([...rules])).analyze();
  return result.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join("\n")}`,
  );
}

/** What reaches out of the page sideways; a region that scrolls by itself may. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > clientWidth + 1;
      })
      .map((element) => element.outerHTML.slice(0, 200));
  });
}

for (const [reader, addresses] of Object.entries(pages) as [Reader, Record<string, Address>][]) {
  for (const [name, address] of Object.entries(addresses)) {
    test(`${reader}: ${name}`, async ({ browser, baseURL }) => {
      const world = await theWorld(sharedCopy(baseURL));
      const { page, context, complaints } = await watchedPage(browser, {
        ...(reader === "guest" ? {} : { person: world[reader] }),
        reducedMotion: "reduce",
      });
      const path = await address(world);
      const response = await page.goto(path, { waitUntil: "load" });
      expect(response?.status()).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page).toHaveTitle(/\S.* · OpenChance|OpenChance/);
      expect(response?.headers()["content-security-policy"]).toContain("'nonce-");
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        expect(await sticksOut(page), `sideways at ${width}`).toEqual([]);
      }
      for (const { width, colorScheme, rules } of judged) {
        // As tall as the page, so that the bar at the thumb covers nothing that one could scroll to.
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.max(800, height) });
        await page.emulateMedia({ colorScheme });
        expect(await violations(page, rules), `${width} ${colorScheme}`).toEqual([]);
      }
      for (const { language, dir } of others) {
        // By the address, which goes before the profile: a newcomer's takes over the first language that they read.
        const spoken = new URL(path, baseURL);
        spoken.searchParams.set("lang", language);
        await page.goto(spoken.href, { waitUntil: "load" });
        await expect(page.locator(`html[lang=${language}][dir=${dir}]`)).toHaveCount(1);
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          expect(await sticksOut(page), `sideways in ${language} at ${width}`).toEqual([]);
        }
      }
      expect(complaints().join("\n")).toBe("");
      await context.close();
    });
  }
}

test("what is not there, or not for you, is a page that leads on", async ({ browser, baseURL }) => {
  const world = await theWorld(sharedCopy(baseURL));
  const { page, context, complaints } = await watchedPage(browser, { person: world.newcomer });
  for (const path of [
    "/nowhere",
    `/challenges/${world.draft.id}`,
    `/messages/${world.delivered.roomId}`,
    "/people/nobody-at-all",
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page has gone astray");
    await expect(page).toHaveTitle(/OpenChance/);
    await expect(page.getByRole("main").getByRole("link", { name: "Browse challenges" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    expect(await sticksOut(page)).toEqual([]);
    // The browser itself reports the status of the document; nothing else may complain.
    expect(
      complaints()
        .filter((line) => !line.includes("the server responded with a status of 404"))
        .join("\n"),
    ).toBe("");
  }
  await context.close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`colours once chosen are drawn by the server, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({
    browser,
  }) => {
    const { page, context, complaints } = await watchedPage(browser, { javaScriptEnabled, colorScheme: "light" });
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const answer = await page.goto("/challenges?sort=newest");
    expect(await answer?.text()).not.toContain("data-theme");
    const light = await paper();
    await page.getByRole("button", { name: "Dark" }).click();
    await expect(page.locator("html[data-theme=dark]")).toBeVisible();
    await expect(page).toHaveURL(/\/challenges\?sort=newest$/);
    await expect(page.getByRole("button", { name: "Dark" })).toHaveAttribute("aria-pressed", "true");
    const dark = await paper();
    expect(dark).not.toBe(light);
    // The first bytes say it, so that no page begins in the other colours.
    expect(await (await page.goto("/help"))?.text()).toContain('data-theme="dark"');
    expect(await paper()).toBe(dark);
    await page.getByRole("button", { name: "System" }).click();
    // Asked of a locator, which outlives the page's being replaced where the button sends a form.
    await expect(page.locator("html:not([data-theme])")).toHaveCSS("background-color", light);
    expect(complaints().join("\n")).toBe("");
    await context.close();
  });
}

test("more contrast and forced colours leave every shape its edge", async ({ browser }) => {
  const { page, context } = await watchedPage(browser);
  await page.goto("/styleguide");
  const read = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const usual = await read(".lead", "color");
  await page.emulateMedia({ contrast: "more" });
  expect(await read(".lead", "color")).toBe(await read("h1", "color"));
  expect(await read(".lead", "color")).not.toBe(usual);
  await page.emulateMedia({ contrast: "no-preference", forcedColors: "active" });
  for (const shape of [".slip", ".note", ".btn", ".chip", ".toast", ".sk"])
    expect(await read(shape, "border-inline-start-style"), shape).toBe("solid");
  await context.close();
});

test("a page for members sends guests to sign in, and back to where they were going", async ({ page, baseURL }) => {
  const { newcomer } = await theWorld(sharedCopy(baseURL));
  for (const path of ["/my/challenges", "/messages", "/notifications", "/payments", "/settings/payouts", "/post"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  }
  await page.getByRole("textbox", { name: "E-mail" }).fill(newcomer.email);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${newcomer.copy.origin}/post`);
});
