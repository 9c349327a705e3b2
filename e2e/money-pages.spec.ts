/** Statement, receipts and the pages of those who run OpenChance, by what their readers see; forms also without scripts. */
import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Copy, sharedCopy } from "./copy.ts";
import { Person } from "./person.ts";
import { makeAdmin } from "./record.ts";
import { SOON } from "./stages.ts";
import { stripe } from "./stripe-sandbox.ts";
import { watchedPage } from "./watched.ts";
import { theWorld } from "./world.ts";

const rows = (page: Page) => page.getByRole("table").locator("tbody").getByRole("row");

async function open(browser: Browser, person: Person, path: string, scripts = true): Promise<Page> {
  const { page } = await watchedPage(browser, { person, javaScriptEnabled: scripts });
  await page.goto(path);
  return page;
}

for (const scripts of [true, false]) {
  test(`a solver narrows the statement and takes it home${scripts ? "" : ", without scripts"}`, async ({
    browser,
    baseURL,
  }) => {
    const { solver } = await theWorld(sharedCopy(baseURL));
    const page = await open(browser, solver, "/payments", scripts);
    await expect(rows(page).filter({ hasText: "Sent to your Stripe account" })).toContainText("105.80");

    await page.getByLabel("What moved").selectOption({ label: "Platform fee" });
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/kind=fee/);
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText("9.20");
    await expect(page.getByLabel("What moved")).toHaveValue("fee");

    const arriving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download CSV" }).click();
    const csv = await readFile(await (await arriving).path(), "utf8");
    expect(csv.trim().split("\r\n")).toHaveLength(2);
    expect(csv).toContain('"fee"');
    expect(csv).toContain('"-9.2"');
    const german = await (await page.request.get("/payments/csv?kind=fee&lang=de")).text();
    expect(german).toMatch(/^\ufeff"Datum";.*;"kind";"side";"state";"reason";"id"\r\n/);
    expect(german).toContain('"Plattformgebühr"');
    expect(german).toContain('"-9,2"');

    await page.getByLabel("To", { exact: true }).fill("2001-01-01");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByRole("heading", { name: "Nothing fits these filters" })).toBeVisible();
    await page.getByRole("link", { name: "Show everything" }).click();
    await expect(rows(page)).toHaveCount(3);
    await page.context().close();
  });
}

test("both sides have a receipt, it reads the same on paper, and nobody else has it", async ({ browser, baseURL }) => {
  const { solver, poster, newcomer, completed } = await theWorld(sharedCopy(baseURL));
  const page = await open(browser, solver, "/payments");
  await page.getByRole("link", { name: `Receipt for ${completed.challenge.title}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payout statement");
  await expect(rows(page).filter({ hasText: "Platform fee" })).toContainText("−9.20");
  await expect(rows(page).filter({ hasText: "Sent to your Stripe account" })).toContainText("105.80");
  const address = page.url();

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  const [paper, ink] = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    return [backgroundColor, color];
  });
  expect([paper, ink]).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
  for (const format of ["A4", "Letter"]) {
    const pdf = await page.pdf({ format });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
  }
  await page.context().close();

  const theirs = await open(browser, poster, `/challenges/${completed.challenge.slug}`);
  await theirs.getByRole("link", { name: "Receipt" }).click();
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Receipt");
  await expect(rows(theirs).filter({ hasText: "Paid into protection" })).toContainText("115.00");
  await theirs.getByRole("link", { name: "Receipts" }).click();
  await expect(theirs.getByRole("link", { name: completed.challenge.title })).toBeVisible();
  await theirs.context().close();

  const stranger = await open(browser, newcomer, address);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("This page has gone astray");
  await stranger.context().close();
});

/** Stripe tells of a charge that began on none of our pages. @returns the charge's id */
async function strangeCharge(copy: Copy): Promise<string> {
  const id = `ch_${crypto.randomUUID().replaceAll("-", "").slice(0, 16)}`;
  const charge = {
    id,
    object: "charge",
    amount: 4_200,
    currency: "usd",
    livemode: false,
    payment_intent: null,
    status: "succeeded",
    balance_transaction: null,
  };
  await stripe(copy, "POST", "/objects", { object: charge, event: { type: "charge.succeeded" } });
  return id;
}

for (const scripts of [true, false]) {
  test(`an admin takes an event in again and then dismisses it${scripts ? "" : ", without scripts"}`, async ({
    browser,
    baseURL,
  }) => {
    const copy = sharedCopy(baseURL);
    const admin = await Person.arrive(copy, "Ada Admin");
    await makeAdmin(admin);
    const charge = await strangeCharge(copy);
    const quarantined = async () => {
      const { items } = await admin.get<{ items: { objectId: string }[] }>("/admin/stripe-events?limit=100");
      return items.some(({ objectId }) => objectId === charge);
    };
    await expect.poll(quarantined, SOON).toBe(true);

    const page = await open(browser, admin, "/admin/money/events", scripts);
    const row = rows(page).filter({ hasText: charge });
    await expect(row).toContainText("A charge that belongs to no payment.");

    await row.getByRole("link", { name: "Take in again" }).click();
    const asked = page.getByRole("dialog");
    await expect(asked).toContainText("Nothing is posted twice.");
    await asked.getByLabel("Why").fill("Stripe was asked about it.");
    await asked.getByRole("button", { name: "Take in again" }).click();
    await expect(page.getByText("The event was taken in again.")).toBeVisible();
    await expect(row).toBeVisible();

    await row.getByRole("link", { name: "Dismiss" }).click();
    await page.getByRole("dialog").getByLabel("Why").fill("It belongs to another business on this account.");
    await page.getByRole("dialog").getByRole("button", { name: "Dismiss" }).click();
    await expect(page.getByText("The event is dismissed.")).toBeVisible();
    await expect(row).toBeHidden();
    expect(await quarantined()).toBe(false);
    await page.context().close();
  });
}

test("an admin freezes a reward with a reason and ends it; to members there is no such page", async ({
  browser,
  baseURL,
}) => {
  const copy = sharedCopy(baseURL);
  const { poster, delivered } = await theWorld(copy);
  const admin = await Person.arrive(copy, "Ada Admin");
  await makeAdmin(admin);
  const { holdId } = await poster.get<{ holdId: string }>(`/challenges/${delivered.challenge.id}/payment`);
  const page = await open(browser, admin, `/admin/holds/${holdId}`);
  await page.getByRole("link", { name: "Freeze this reward" }).click();
  const freezing = page.getByRole("dialog");
  await freezing.getByLabel("Why").fill("The poster reports a stolen card.");
  await freezing.getByRole("button", { name: "Freeze this reward" }).click();
  await expect(page.getByText("The poster reports a stolen card.")).toBeVisible();
  await page.getByRole("link", { name: "End the freeze" }).click();
  await page.getByRole("dialog").getByLabel("Why").fill("The card's owner has confirmed it.");
  await page.getByRole("dialog").getByRole("button", { name: "End the freeze" }).click();
  await expect(page.getByText("Nothing freezes it.")).toBeVisible();
  await page.getByRole("link", { name: "Its postings" }).click();
  await expect(rows(page).filter({ hasText: "charge" }).first()).toContainText("115.00");
  await page.context().close();

  const theirs = await open(browser, poster, "/admin/money");
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("This page has gone astray");
  await theirs.context().close();
});
