/** A key is made on a page, shown once, works at the API, and is taken back: with scripts and without. */
import { expect, test } from "@playwright/test";
import type { OwnUser } from "#contract/users";
import { sharedCopy } from "./copy.ts";
import { call, Person } from "./person.ts";
import { watchedPage } from "./watched.ts";

for (const javaScriptEnabled of [true, false]) {
  test(`a key for one's own program, ${javaScriptEnabled ? "with scripts" : "without scripts"}`, async ({
    browser,
    baseURL,
  }) => {
    const copy = sharedCopy(baseURL);
    const person = await Person.arrive(copy, "Kim Keys");
    const { page, complaints } = await watchedPage(browser, { person, javaScriptEnabled });
    await page.goto("/settings/keys");
    await page.getByLabel("Name").fill("Nightly report");
    await page.getByRole("button", { name: "Make the key" }).click();
    const key = (await page.locator("code").textContent()) ?? "";
    expect(key).toMatch(/^och_[0-9a-f]{64}$/);
    await expect(page.getByText("Nightly report")).toBeVisible();
    const ask = () => call<OwnUser>(copy, key, "GET", "/users/me");
    expect((await ask()).body.id).toBe(person.me.id);
    await page.goto("/settings/keys");
    await expect(page.getByText(key)).toHaveCount(0);
    await expect(page.getByText(/Last used on/)).toBeVisible();
    await page.getByRole("button", { name: "Take back the key “Nightly report”" }).click();
    await expect(page.getByText("You have no keys.")).toBeVisible();
    expect((await ask()).status).toBe(401);
    expect(complaints().join("\n")).toBe("");
  });
}
