/** The main job by keyboard alone: every stop is seen, nothing is a trap, and focus goes where the eye goes. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { sharedCopy, uniqueWord } from "./copy.ts";
import { Person } from "./person.ts";
import { apply, publishChallenge, setUpPayouts, shortlist } from "./stages.ts";
import { watchedPage } from "./watched.ts";
import { theWorld } from "./world.ts";

/** More stops than any page has on the way. */
const MOST_STOPS = 90;

/** Whether a ring is drawn: round the element, or, for a row's title, round the whole row. */
function hasRing(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return false;
    return [undefined, "::after"].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(focused, part);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    });
  });
}

/** Goes on by Tab until `target` has the focus. Every stop on the way must show it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    const where = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160));
    expect(await hasRing(page), `no ring: ${where}`).toBe(true);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${MOST_STOPS} stops, and none of them is ${target}`);
}

/** The next day like 12/12/2026: browsers differ in whether a date field takes the day or the month first. */
function nextTwinDay(): string {
  const day = new Date(Date.now() + 2 * 86_400_000);
  while (day.getUTCDate() !== day.getUTCMonth() + 1) day.setUTCDate(day.getUTCDate() + 1);
  const [year = "", month = "", date = ""] = day.toISOString().slice(0, 10).split("-");
  return `${date}${month}${year}`;
}

async function write(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.insertText(text);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

test("a challenge is written and posted by keyboard", async ({ browser, baseURL }) => {
  const poster = await Person.arrive(sharedCopy(baseURL), "Kai Keyboard");
  const { page, complaints } = await watchedPage(browser, { person: poster });
  const word = uniqueWord();
  await page.goto("/post");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await write(page, "Title", `Index the ${word} letters`);
  await write(page, "In one sentence", "Forty letters, by hand.");
  await tabTo(page, page.getByLabel("Category"));
  await page.keyboard.type("Res");
  await write(page, "Skills", "archives");
  await press(page, page.getByRole("button", { name: "Go on to the brief" }));
  await expect(page.getByRole("heading", { level: 1, name: "The brief" })).toBeVisible();
  await write(page, "Brief", "Every letter has its date, its place and its two people named.");
  await press(page, page.getByRole("button", { name: "Go on to reward and dates" }));
  await expect(page.getByRole("heading", { level: 1, name: "Reward and dates" })).toBeVisible();
  await write(page, "Reward", "120");
  await tabTo(page, page.getByLabel("Applications close"));
  await page.keyboard.type(nextTwinDay());
  await write(page, "Days to deliver", "12");
  await press(page, page.getByRole("button", { name: "Check it" }));
  await press(page, page.getByRole("button", { name: "Post the challenge" }));
  await expect(page.getByText("Your challenge is open.")).toBeVisible();
  expect(complaints().join("\n")).toBe("");
});

test("challenges are browsed by single keys, which can be switched off", async ({ browser, baseURL }) => {
  const { open } = await theWorld(sharedCopy(baseURL));
  const { page, complaints } = await watchedPage(browser);
  await page.goto("/challenges");
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  const titles = page.getByRole("main").locator("article").getByRole("link");
  await page.keyboard.press("j");
  await expect(titles.nth(0)).toBeFocused();
  expect(await hasRing(page)).toBe(true);
  await page.keyboard.press("j");
  await expect(titles.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(titles.nth(0)).toBeFocused();
  await page.keyboard.press("/");
  const search = page.getByRole("combobox", { name: "Search challenges" });
  await expect(search).toBeFocused();
  // In the box they are letters.
  await page.keyboard.type(open.title.split(" ").find((word) => word.startsWith("q")) ?? "");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("status").first()).toContainText("1 challenge for");
  await press(page, page.getByRole("button", { name: "Keys" }));
  await page.getByLabel("Single keys work on this page").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Keys" })).toBeFocused();
  await page.keyboard.press("j");
  await expect(page.getByRole("button", { name: "Keys" })).toBeFocused();
  expect(complaints().join("\n")).toBe("");
});

test("choosing somebody by keyboard: the dialog holds the focus, and gives it back", async ({ browser, baseURL }) => {
  const copy = sharedCopy(baseURL);
  const [poster, solver] = await Promise.all([Person.arrive(copy, "Kim Poster"), Person.arrive(copy, "Sam Solver")]);
  await setUpPayouts(solver);
  const challenge = await publishChallenge(poster, uniqueWord());
  await shortlist(poster, (await apply(solver, challenge.id)).id);
  const { page, complaints } = await watchedPage(browser, { person: poster });
  await page.goto(`/challenges/${challenge.slug}/applications`);
  const choose = page.getByRole("link", { name: "Choose Sam" });
  const dialog = page.getByRole("dialog");
  await press(page, choose);
  await expect(dialog.getByRole("link", { name: "Not yet" })).toBeFocused();
  for (let stop = 0; stop < 6; stop += 1) {
    await page.keyboard.press("Tab");
    // Past its last stop a modal dialog gives the browser's own controls their turn; the page behind it never has one.
    const behind = await page.evaluate(
      () => document.activeElement !== document.body && document.activeElement?.closest("dialog") === null,
    );
    expect(behind).toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(choose).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("link", { name: "Not yet" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(dialog.getByRole("button", { name: "Choose Sam" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Pay / })).toBeVisible();
  expect(complaints().join("\n")).toBe("");
});
