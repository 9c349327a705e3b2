/** Pages of those who look after people: a suspension with its appeal, and an account seen through its owner's eyes. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { sharedCopy, uniqueWord } from "./copy.ts";
import { Person } from "./person.ts";
import { makeAdmin } from "./record.ts";
import { watchedPage } from "./watched.ts";

async function open(browser: Browser, person: Person, path: string, scripts = true): Promise<Page> {
  const { page } = await watchedPage(browser, { person, javaScriptEnabled: scripts });
  await page.goto(path);
  return page;
}

/** Opens a decision's dialog, says why, and decides. */
async function decide(page: Page, verb: string, why: string): Promise<void> {
  await page.getByRole("link", { name: verb }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why").fill(why);
  await dialog.getByRole("button", { name: verb }).click();
}

for (const scripts of [true, false]) {
  test(`a suspended person reads why, appeals, and is let back in${scripts ? "" : ", without scripts"}`, async ({
    browser,
    baseURL,
  }) => {
    const copy = sharedCopy(baseURL);
    const [admin, person] = await Promise.all([
      Person.arrive(copy, "Ada Admin"),
      Person.arrive(copy, `Sly ${uniqueWord()}`),
    ]);
    await makeAdmin(admin);
    const page = await open(browser, admin, `/admin/people/${person.me.handle}`, scripts);
    await decide(page, "Suspend", "The same text went to forty people.");
    await expect(page.getByText("They are suspended, and told why.")).toBeVisible();

    const theirs = await open(browser, person, "/settings", scripts);
    await expect(theirs.getByText("The same text went to forty people.")).toBeVisible();
    await theirs.getByLabel("What speaks against it").fill("Somebody else used my account.");
    await theirs.getByRole("button", { name: "Appeal" }).click();
    await expect(theirs.getByText("You have appealed.")).toBeVisible();

    await page.goto(`/admin/people?q=${person.me.handle}`);
    await expect(page.getByText("Has appealed")).toBeVisible();
    await page.getByRole("link", { name: person.me.name }).click();
    await decide(page, "Grant the appeal", "Their sign-ins show it.");
    await expect(page.getByText("The appeal is granted.")).toBeVisible();
    await theirs.reload();
    await expect(theirs.getByText("Your account is suspended.")).toBeHidden();
    await Promise.all([page.context().close(), theirs.context().close()]);
  });
}

test("an admin sees what somebody sees, is told so on every page, changes nothing, and stops", async ({
  browser,
  baseURL,
}) => {
  const copy = sharedCopy(baseURL);
  const [admin, person] = await Promise.all([
    Person.arrive(copy, "Ada Admin"),
    Person.arrive(copy, `Seen ${uniqueWord()}`),
  ]);
  await makeAdmin(admin);
  const page = await open(browser, admin, `/admin/people/${person.me.handle}`);
  await decide(page, "See as they see", "They write that their page is empty.");
  const bar = page.getByText(`You see OpenChance as ${person.me.name} does`);
  await expect(bar).toBeVisible();
  await page.goto("/settings");
  await expect(bar).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(person.me.name);
  await page.getByLabel("Name", { exact: true }).fill("Changed by an admin");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("It can be read, not changed").first()).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page).toHaveURL(/\/admin\/people/);
  await expect(bar).toBeHidden();
  expect((await person.get<{ name: string }>("/users/me")).name).toBe(person.me.name);
  await page.context().close();
});

test("a work is reported from its profile, and an admin takes words out of it", async ({ browser, baseURL }) => {
  const copy = sharedCopy(baseURL);
  const [admin, person, reader] = await Promise.all([
    Person.arrive(copy, "Ada Admin"),
    Person.arrive(copy, `Showy ${uniqueWord()}`),
    Person.arrive(copy, `Reader ${uniqueWord()}`),
  ]);
  await makeAdmin(admin);
  const title = `A portrait of ${uniqueWord()}`;
  const work = await person.post<{ id: string }>("/works", { title, description: "She sat for it in May." });
  const page = await open(browser, reader, `/people/${person.me.handle}`);
  await page.getByRole("link", { name: `Report “${title}”` }).click();
  await page.getByLabel("What is wrong with it").selectOption("illegal");
  await page.getByLabel("In your words").fill("She did not agree.");
  await page.getByRole("button", { name: "Send the report" }).click();
  await expect(page.getByText("Your report is in.")).toBeVisible();

  const theirs = await open(browser, admin, "/admin/reports");
  await expect(theirs.getByText("A work: ").first()).toBeVisible();
  await theirs.goto(`/admin/redact?id=${work.id}`);
  await theirs.getByLabel("The words").fill("sat for it in May");
  await theirs.getByLabel("Why").fill("She asked us to.");
  await theirs.getByRole("button", { name: "Take them out" }).click();
  await expect(theirs.getByText("The words are out of the work, at 1 place.")).toBeVisible();
  await page.goto(`/people/${person.me.handle}`);
  await expect(page.getByText("She […].")).toBeVisible();
  await Promise.all([page.context().close(), theirs.context().close()]);
});
