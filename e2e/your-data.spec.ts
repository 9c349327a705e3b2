/** Taking one's data along, and closing one's account, as a person does it: with scripts and without. */
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import type { Privacy } from "#contract/privacy";
import { sharedCopy } from "./copy.ts";
import { Person } from "./person.ts";
import { watchedPage } from "./watched.ts";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`everything there is of somebody is fetched as one archive, ${how}`, async ({ browser, baseURL }) => {
    const person = await Person.arrive(sharedCopy(baseURL), "Tara Taker");
    const { page, complaints } = await watchedPage(browser, { person, javaScriptEnabled });
    await page.goto("/settings");
    await page.getByRole("link", { name: "Your data" }).click();
    await page.getByRole("button", { name: "Make an export" }).click();
    await expect(async () => {
      await page.goto("/settings/privacy");
      await expect(page.getByText("Your export is ready")).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await expect(page.getByText(/You can ask for another one from/)).toBeVisible();
    expect(complaints().join("\n")).toBe("");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Fetch it" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^openchance-\d{4}-\d\d-\d\d\.zip$/);
    const archive = await readFile(await download.path(), "latin1");
    expect(archive.startsWith("PK")).toBe(true);
    for (const part of ["README.txt", "account.json", person.email]) expect(archive).toContain(part);
    const told = async () =>
      (await person.get<{ items: { kind: string }[] }>("/notifications")).items.map(({ kind }) => kind);
    await expect.poll(told).toEqual(["export.ready"]);
  });

  test(`an account is closed by one's own handle, and kept after all, ${how}`, async ({ browser, baseURL }) => {
    const person = await Person.arrive(sharedCopy(baseURL), "Cleo Closer");
    const { page, complaints } = await watchedPage(browser, { person, javaScriptEnabled });
    await page.goto("/settings/privacy");
    await page.getByLabel(/Write your handle/).fill("somebody-else");
    await page.getByRole("button", { name: "Close my account" }).click();
    await expect(page.getByText(`Write ${person.me.handle}.`).first()).toBeVisible();
    expect((await person.get<Privacy>("/users/me/privacy")).closing).toBeNull();
    // The browser's own line about the refusal's status.
    complaints();
    await page.getByLabel(/Write your handle/).fill(person.me.handle);
    await page.getByRole("button", { name: "Close my account" }).click();
    await expect(page.getByText("Your account closes")).toBeVisible();
    await expect(page.getByRole("button", { name: "Close my account" })).toHaveCount(0);
    await page.getByRole("button", { name: "Keep my account" }).click();
    await expect(page.getByText(/Your account stays/)).toBeVisible();
    expect((await person.get<Privacy>("/users/me/privacy")).closing).toBeNull();
    await expect(page.getByRole("button", { name: "Close my account" })).toBeVisible();
    expect(complaints().join("\n")).toBe("");
  });
}
