/** Forms say what is wrong at the field, keep what was typed, and work where no script runs. */
import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import type { Challenge } from "#contract/challenges";
import { sharedCopy, uniqueWord } from "./copy.ts";
import { Person } from "./person.ts";
import { apply, deliver, isHeld, pay, publishChallenge, setUpPayouts, shortlist } from "./stages.ts";
import { watchedPage } from "./watched.ts";

/** The field is marked, and its error is part of how it is described. */
async function expectRefused(field: Locator, sentence: RegExp): Promise<void> {
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(sentence);
}

async function pageOf(browser: Browser, person: Person, javaScriptEnabled = true): Promise<Page> {
  return (await watchedPage(browser, { person, javaScriptEnabled })).page;
}

/** A picture of one pixel. */
const dot = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

for (const scripts of [true, false]) {
  const how = scripts ? "with scripts" : "without scripts";

  test(`the wizard refuses at the field and keeps what was typed, ${how}`, async ({ browser, baseURL }) => {
    const page = await pageOf(browser, await Person.arrive(sharedCopy(baseURL), "Wanda Wizard"), scripts);
    await page.goto("/post");
    await page.getByLabel("In one sentence").fill("A sentence that must not be lost.");
    await page.getByLabel("Skills").fill("react, <script>");
    await page.getByRole("button", { name: "Go on to the brief" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectRefused(page.getByLabel("Title"), /./);
    await expectRefused(page.getByLabel("Skills"), /Use letters, digits/);
    await expect(page.getByLabel("In one sentence")).toHaveValue("A sentence that must not be lost.");
    await expect(page.getByLabel("Skills")).toHaveValue("react, <script>");

    await page.getByLabel("Title").fill("Make the form say what is wrong");
    await page.getByLabel("Skills").fill("react");
    await page.getByLabel("Category").selectOption({ label: "Software" });
    await page.getByRole("button", { name: "Go on to the brief" }).click();
    await page
      .getByRole("textbox", { name: "Brief" })
      .fill("Every field tells what it wants, in words, beside itself.");
    await page.getByRole("button", { name: "Go on to reward and dates" }).click();
    await page.getByLabel("Reward").fill("about 12 dollars");
    await page.getByLabel("Days to deliver").fill("400");
    await page.getByRole("button", { name: "Check it" }).click();
    await expectRefused(page.getByLabel("Reward"), /./);
    await expect(page.getByLabel("Reward")).toHaveValue("about 12 dollars");
    await expect(page.getByLabel("Days to deliver")).toHaveValue("400");

    await page.getByLabel("Reward").fill("1,250.50");
    await page.getByLabel("Days to deliver").fill("14");
    await page.getByLabel("Applications close").fill(inDays(9));
    await page.getByRole("button", { name: "Check it" }).click();
    await page.getByRole("button", { name: "Post the challenge" }).click();
    await expect(page.getByText("Your challenge is open.")).toBeVisible();
    await expect(page.getByText("1,250.50").first()).toBeVisible();
  });

  test(`works are shown, put in order, changed and taken away, ${how}`, async ({ browser, baseURL }) => {
    const person = await Person.arrive(sharedCopy(baseURL), "Wim Works");
    const page = await pageOf(browser, person, scripts);
    await page.goto("/settings/works");
    await page.getByLabel("Title").fill("A calendar for a library");
    await page.getByLabel("Address").fill("http://library.example.com");
    await page.getByRole("button", { name: "Add a work" }).click();
    await expectRefused(page.getByLabel("Address"), /must begin with https/);
    await expect(page.getByLabel("Title")).toHaveValue("A calendar for a library");
    await page.getByLabel("Address").fill("https://library.example.com/calendar");
    await page.getByLabel("Picture").setInputFiles({ name: "a.gif", mimeType: "image/gif", buffer: dot });
    await page.getByRole("button", { name: "Add a work" }).click();
    await expect(page.getByText("The work is on your profile.")).toBeVisible();
    await page.getByLabel("Title").fill("Forty letters");
    await page.getByRole("button", { name: "Add a work" }).click();
    await page.getByRole("button", { name: "Move “Forty letters” up" }).click();
    await expect(page.getByText("Saved in this order.")).toBeVisible();
    await page.getByRole("link", { name: "Change “Forty letters”" }).click();
    // The form of a new work has the same fields, and stands there until then.
    await expect(page.getByLabel("Title")).toHaveValue("Forty letters");
    await page.getByLabel("Title").fill("Fifty letters");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "See it as others do" }).click();
    const works = page.getByRole("region", { name: "Works" });
    await expect(works.getByRole("heading", { level: 3 })).toHaveText(["Fifty letters", "A calendar for a library"]);
    const link = works.getByRole("link", { name: "See it at library.example.com" });
    await expect(link).toHaveAttribute("rel", /nofollow ugc/);
    const shown = works.getByRole("img", { name: "Picture of “A calendar for a library”" });
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await page.goto("/settings/works");
    await page.getByRole("button", { name: "Take away “Fifty letters”" }).click();
    await expect(page.getByText("It is shown no more.")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Take away “/ })).toHaveCount(1);
  });

  test(`applying, talking, delivering and answering, ${how}`, async ({ browser, baseURL }) => {
    const copy = sharedCopy(baseURL);
    const [poster, solver] = await Promise.all([Person.arrive(copy, "Pia Poster"), Person.arrive(copy, "Sami Solver")]);
    await setUpPayouts(solver);
    const challenge = await publishChallenge(poster, uniqueWord());
    const [p, s] = [await pageOf(browser, poster, scripts), await pageOf(browser, solver, scripts)];

    await s.goto(`/challenges/${challenge.slug}/apply`);
    await s.getByLabel("Your proposal").fill("Too short.");
    await s.getByLabel("Your price").fill("99");
    await s.getByRole("button", { name: "Send the application" }).click();
    await expectRefused(s.getByLabel("Your proposal"), /Write at least 20 characters/);
    await expect(s.getByLabel("Your proposal")).toHaveValue("Too short.");
    await expect(s.getByLabel("Your price")).toHaveValue(/^99/);
    await s.getByLabel("Your proposal").fill("I have done this twice, and would begin on Monday.");
    await s.getByRole("button", { name: "Send the application" }).click();
    await expect(s.getByText("Waiting for the poster")).toBeVisible();

    await p.goto(`/challenges/${challenge.slug}/applications`);
    await p.getByRole("button", { name: "Shortlist" }).click();
    await p.getByRole("link", { name: "Talk to Sami" }).click();
    await p.getByLabel("Write a message").fill("When would you begin?");
    await p.getByRole("button", { name: "Send" }).click();
    await expect(p.getByRole("log").getByText("When would you begin?")).toBeVisible();
    await expect(p.getByLabel("Write a message")).toHaveValue("");
    // It is shown while it is on its way; the other's list has it when it has arrived.
    const listed = async () => (await solver.call<{ items: unknown[] }>("GET", "/conversations")).body.items.length;
    await expect.poll(listed).toBe(1);
    await s.goto("/messages");
    await s.getByRole("main").getByRole("link", { name: "Pia Poster" }).click();
    await expect(s.getByRole("log").getByText("When would you begin?")).toBeVisible();

    await p.goto(`/challenges/${challenge.slug}/applications`);
    await p.getByRole("link", { name: "Choose Sami" }).click();
    await p.getByRole("dialog").getByRole("button", { name: "Choose Sami" }).click();
    await p.getByRole("button", { name: /^Pay / }).click();
    await p.getByRole("button", { name: "Pay by card", exact: true }).click();
    await isHeld(poster, challenge.id);

    await s.goto(s.url());
    await s.getByRole("link", { name: "Deliver version 1" }).click();
    await s.getByLabel("What you hand in").fill("All of it.");
    await s
      .getByLabel("Files", { exact: true })
      .setInputFiles({ name: "all.txt", mimeType: "text/plain", buffer: Buffer.from("All of it") });
    await s.getByRole("dialog").getByRole("button", { name: "Deliver version 1" }).click();
    await expect(s.getByRole("link", { name: "all.txt" })).toBeVisible();

    await p.goto(s.url().replace(/\?.*$/, ""));
    await p.getByRole("link", { name: /^Approve and pay/ }).click();
    await p.getByRole("dialog").getByRole("button", { name: /^Pay / }).click();
    await expect(p.getByRole("heading", { name: "Your review of Sami Solver" })).toBeVisible();
    await p.getByLabel("In your words").fill("Good!");
    await p.locator("#review").getByText("5", { exact: true }).click();
    await p.getByRole("button", { name: "Send the review" }).click();
    await expectRefused(p.getByLabel("In your words"), /Write at least 10 characters/);
    await expect(p.getByLabel("In your words")).toHaveValue("Good!");
    await p.getByLabel("In your words").fill("Good work, and on time.");
    await p.getByRole("button", { name: "Send the review" }).click();
    await expect(p.getByText("Your review is in.")).toBeVisible();
  });
}

test("what was begun and not sent is there again", async ({ browser, baseURL }) => {
  const copy = sharedCopy(baseURL);
  const [poster, solver] = await Promise.all([Person.arrive(copy, "Dana Draft"), Person.arrive(copy, "Dov Draft")]);
  await setUpPayouts(solver);
  const challenge = await publishChallenge(poster, uniqueWord());
  const [p, s] = [await pageOf(browser, poster), await pageOf(browser, solver)];

  await s.goto(`/challenges/${challenge.slug}/apply`);
  await s.getByLabel("Your proposal").fill("I have done this twice, and would begin on Monday.");
  await s.getByLabel("Your price").fill("99");
  await expect(s.getByText("Kept on this device")).toBeVisible();
  await s.reload();
  await expect(s.getByLabel("Your proposal")).toHaveValue("I have done this twice, and would begin on Monday.");
  await expect(s.getByLabel("Your price")).toHaveValue(/^99/);
  await s.getByRole("button", { name: "Send the application" }).click();
  await expect(s.getByText("Waiting for the poster")).toBeVisible();
  await expect.poll(() => s.evaluate(() => localStorage.length)).toBe(0);

  await p.goto("/post");
  await p.getByLabel("Title").fill("A title that must not be lost");
  await expect(p.getByText("Kept on this device")).toBeVisible();
  await p.reload();
  await expect(p.getByLabel("Title")).toHaveValue("A title that must not be lost");
  await p.getByRole("button", { name: "Go on to the brief" }).click();
  await p.getByRole("textbox", { name: "Brief" }).fill("Half a thought.");
  // Sooner than it is saved by itself: going elsewhere saves it.
  await p.getByRole("link", { name: "Problem" }).click();
  await expect(p.getByLabel("Title")).toHaveValue("A title that must not be lost");
  await p.getByRole("link", { name: "Brief" }).click();
  await expect(p.getByRole("textbox", { name: "Brief" })).toHaveValue("Half a thought.");
  await p.getByRole("textbox", { name: "Brief" }).fill("Half a thought, and the other half.");
  await p.close({ runBeforeUnload: true });
  await expect
    .poll(async () => {
      const { items } = await poster.get<{ items: Challenge[] }>("/challenges?mine=posted&state=draft");
      const [draft] = items;
      return draft && (await poster.get<Challenge>(`/challenges/${draft.id}`)).brief;
    })
    .toBe("Half a thought, and the other half.");
});

test("a decision made elsewhere meanwhile is said, not lost", async ({ browser, baseURL }) => {
  const copy = sharedCopy(baseURL);
  const [poster, solver] = await Promise.all([
    Person.arrive(copy, "Paula Poster"),
    Person.arrive(copy, "Sofia Solver"),
  ]);
  await setUpPayouts(solver);
  const challenge: Challenge = await publishChallenge(poster, uniqueWord());
  const application = await apply(solver, challenge.id);
  const roomId = await shortlist(poster, application.id);
  await poster.post(`/applications/${application.id}/award`);
  await pay(poster, challenge.id);
  await isHeld(poster, challenge.id);
  const delivery = await deliver(solver, challenge.id, "All of it.");
  const page = await pageOf(browser, poster);
  await page.goto(`/messages/${roomId}?changes`);
  await page.getByLabel("What should be different").fill("Please add the places of all letters.");
  // On another device, a moment before.
  await poster.post(`/deliveries/${delivery.id}/approve`);
  await page.getByRole("dialog").getByRole("button", { name: "Ask for changes" }).click();
  await expect(page.getByRole("alert")).toContainText("This is not the latest version");
});
