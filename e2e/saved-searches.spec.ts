/** Saving a search and hearing of what comes, with and without scripts. */
import { expect, test } from "@playwright/test";
import { sharedCopy, uniqueWord } from "./copy.ts";
import { Person } from "./person.ts";
import { publishChallenge, SOON } from "./stages.ts";
import { watchedPage } from "./watched.ts";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`a saved search tells of a new challenge, is renamed and deleted, ${how}`, async ({ browser, baseURL }) => {
    const copy = sharedCopy(baseURL);
    const [poster, person] = await Promise.all([Person.arrive(copy, "Petra Posts"), Person.arrive(copy, "Saul Saves")]);
    const { page } = await watchedPage(browser, { person, javaScriptEnabled });
    const word = uniqueWord();
    await page.goto(`/challenges?q=${word}&category=research`);
    await page.getByText("Save this search").first().click();
    await expect(page.getByLabel("Name")).toHaveValue(`${word}, Research`);
    await page.getByLabel("Name").fill("Family letters");
    await page.getByRole("button", { name: "Save this search" }).click();
    await expect(page.getByText("The search is saved.")).toBeVisible();

    const { title } = await publishChallenge(poster, word);
    await expect(async () => {
      await page.goto("/notifications");
      await expect(page.getByText(`New: “${title}”`)).toBeVisible({ timeout: 1_000 });
    }).toPass(SOON);

    await page.goto("/settings/searches");
    await page.getByRole("link", { name: "Family letters" }).click();
    await expect(page.getByRole("link", { name: title })).toBeVisible();
    await page.goto("/settings/searches");
    await page.getByLabel("Name").fill("Old letters");
    await page.getByLabel("Tell me of new challenges").selectOption({ label: "Once a day" });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("link", { name: "Old letters" })).toBeVisible();
    await expect(page.getByLabel("Tell me of new challenges")).toHaveValue("daily");
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("You have saved no search")).toBeVisible();
  });
}

test("a guest is asked to sign in before a search is saved, and a place is a filter", async ({ browser, baseURL }) => {
  const copy = sharedCopy(baseURL);
  const poster = await Person.arrive(copy, "Piet Place");
  const word = uniqueWord();
  const { id } = await publishChallenge(poster, word);
  await poster.patch(`/challenges/${id}`, { place: "Málaga" });
  const { page } = await watchedPage(browser, {});
  await page.goto(`/challenges?q=${word}&place=malaga`);
  await expect(page.getByText("In Málaga")).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in to save this search" })).toBeVisible();
  // Among the places there are it is there once, however the address writes it.
  await page.goto(`/challenges?q=${word}&place=M%C3%A1laga`);
  await expect(page.getByRole("radio", { name: "Malaga" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Málaga" })).toHaveCount(0);
  await page.goto(`/challenges?q=${word}&place=remote`);
  await expect(page.getByText(`Nothing fits “${word}”`)).toBeVisible();
});
