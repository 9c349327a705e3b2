/** The main job as two people do it, each in a browser of their own, by what they read on the screen. */
import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { sharedCopy, uniqueWord } from "./copy.ts";
import { type Watched, watchedPage } from "./watched.ts";

test.setTimeout(240_000);

/** Signs in as a new person at the sandbox's page, coming from the masthead. */
async function signIn(browser: Browser, name: string): Promise<Watched> {
  const watched = await watchedPage(browser);
  const { page } = watched;
  await page.goto("/");
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  await page
    .getByRole("textbox", { name: "E-mail" })
    .fill(`${name.toLowerCase().replace(" ", ".")}.${uniqueWord()}@example.com`);
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("link", { name: "Your account" })).toBeVisible();
  return watched;
}

/** The bell of the masthead: its name says how much is new, and changes by itself. */
const bell = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^Notifications/ });
const messages = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^Messages/ });
const log = (page: Page) => page.getByRole("log", { name: "Messages" });

async function say(page: Page, words: string): Promise<void> {
  await page.getByLabel("Write a message").fill(words);
  await page.getByLabel("Write a message").press("Enter");
  await expect(log(page).getByText(words)).toBeVisible();
  await expect(page.getByLabel("Write a message")).toHaveValue("");
}

test("two people, one challenge, from posting it to reviewing each other", async ({ browser, baseURL }) => {
  const word = uniqueWord();
  const title = `Index the letters of the ${word} archive`;
  const poster = await signIn(browser, "Petra Poster");
  const solver = await signIn(browser, "Silas Solver");
  const [p, s] = [poster.page, solver.page];
  const copy = sharedCopy(baseURL);

  await test.step("Petra posts a challenge", async () => {
    await p.getByRole("banner").getByRole("link", { name: "Post a challenge" }).click();
    await p.getByLabel("Title").fill(title);
    await p.getByLabel("In one sentence").fill("Read, date and index 40 letters.");
    await p.getByLabel("Category").selectOption({ label: "Research" });
    await p.getByLabel("Skills").fill("archives, transcription");
    await p.getByRole("button", { name: "Go on to the brief" }).click();
    await p
      .getByRole("textbox", { name: "Brief" })
      .fill("Forty letters, scanned. Wanted: an index of people and places.");
    await p.getByRole("button", { name: "Go on to reward and dates" }).click();
    await p.getByLabel("Reward").fill("120");
    await p.getByLabel("Applications close").fill(new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10));
    await p.getByLabel("Days to deliver").fill("12");
    await p.getByRole("button", { name: "Check it" }).click();
    await p.getByRole("button", { name: "Post the challenge" }).click();
    await expect(p.getByText("Your challenge is open. We tell you about each application.")).toBeVisible();
    await expect(p.getByRole("heading", { level: 1, name: title })).toBeVisible();
  });

  await test.step("Silas finds it, says where he is paid, and applies", async () => {
    await s.getByRole("banner").getByRole("link", { name: "Browse" }).click();
    await s.getByLabel("Search challenges").fill(word);
    await s.getByRole("button", { name: "Search" }).click();
    await s.getByRole("link", { name: title }).click();
    await s.getByRole("link", { name: "Set up payouts first" }).click();
    await s.getByLabel("Country of your bank account").selectOption({ label: "Germany" });
    await s.getByRole("button", { name: "Set up payouts" }).click();
    await expect(s.getByRole("heading", { level: 1, name: "Set up payouts" })).toBeVisible();
    await s.getByRole("button", { name: "Complete everything" }).click();
    await s.waitForURL(`${copy.origin}/**`);
    await s.getByRole("link", { name: "Go on to your application" }).click();
    await s.getByLabel("Your proposal").fill("I have indexed two family archives of this size.");
    await s.getByLabel("Your price").fill("115");
    await s.getByLabel("Days to the first delivery").fill("9");
    await s.getByRole("button", { name: "Send the application" }).click();
    await expect(s.getByText("Waiting for the poster")).toBeVisible();
  });

  await test.step("Petra is told while she looks at the page, and puts him on the shortlist", async () => {
    await expect(bell(p)).toHaveAccessibleName("Notifications, 1 new");
    await bell(p).click();
    await p.getByRole("button", { name: /Silas Solver applied/ }).click();
    await expect(p.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(bell(p)).toHaveAccessibleName("Notifications");
    await p.getByRole("button", { name: "Shortlist" }).click();
    await expect(p.getByText("On the shortlist").first()).toBeVisible();
  });

  await test.step("they talk: what one writes appears at the other, and counts where nobody looks", async () => {
    await p.getByRole("link", { name: "Talk to Silas" }).click();
    await say(p, "Good evening. Which hand are the letters in?");
    await expect(messages(s)).toHaveAccessibleName(/1 conversation with new messages/);
    await messages(s).click();
    await expect(s.getByRole("heading", { level: 1, name: "Messages" })).toBeVisible();
    await s.getByRole("main").getByRole("link", { name: "Petra Poster" }).click();
    await expect(log(s).getByText("Which hand are the letters in?")).toBeVisible();
    await expect(messages(s)).not.toHaveAccessibleName(/new messages/);
    await say(s, "Kurrent, mostly.");
    await expect(log(p).getByText("Kurrent, mostly.")).toBeVisible();
    await expect(p.getByText("Seen by Silas Solver")).toBeHidden();
    await say(p, "Good. I will choose tonight.");
    await expect(log(s).getByText("I will choose tonight.")).toBeVisible();
    await expect(p.getByText("Seen by Silas Solver")).toBeVisible();
  });

  await test.step("Petra chooses him and pays at Stripe; in his room the reward is held", async () => {
    await p.getByRole("banner").getByRole("link", { name: "My challenges" }).click();
    await p.getByRole("link", { name: "Look at 1 application" }).click();
    await p.getByRole("link", { name: "Choose Silas" }).click();
    await p.getByRole("dialog").getByRole("button", { name: "Choose Silas" }).click();
    await expect(log(s).getByText("Payment is awaited; work has not started.")).toBeVisible();
    await p.getByRole("button", { name: /^Pay .*115/ }).click();
    await expect(p.getByRole("heading", { level: 1, name: "Pay OpenChance" })).toBeVisible();
    await p.getByRole("button", { name: "Pay by card", exact: true }).click();
    await expect(p.getByRole("heading", { level: 1, name: /^115\.00\sUSD is held/ })).toBeVisible({ timeout: 30_000 });
    await p.getByRole("link", { name: "Open the work room" }).click();
    await expect(log(s).getByText(/is held\. Work can start\./)).toBeVisible();
    await expect(s.getByRole("link", { name: "Deliver version 1" })).toBeVisible();
  });

  await test.step("Silas delivers with a file; Petra reads it and asks for changes", async () => {
    await s.getByRole("link", { name: "Deliver version 1" }).click();
    await s.getByLabel("What you hand in").fill("The first twenty letters.");
    await s.getByLabel("Files", { exact: true }).setInputFiles({
      name: "index of letters.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Anna, Berlin, 1891\n"),
    });
    await s.getByRole("dialog").getByRole("button", { name: "Deliver version 1" }).click();
    await expect(s.getByText("Waiting for Petra Poster: approve, or ask for changes")).toBeVisible();
    await expect(p.getByText("Waiting for you: approve, or ask for changes")).toBeVisible();
    const arriving = p.waitForEvent("download");
    await p.getByRole("link", { name: "index of letters.txt" }).click();
    const file = await arriving;
    expect(file.suggestedFilename()).toBe("index of letters.txt");
    expect(await readFile(await file.path(), "utf8")).toBe("Anna, Berlin, 1891\n");
    await p.getByRole("link", { name: "Ask for changes" }).click();
    await p.getByLabel("What should be different").fill("Please add the places of the other twenty letters.");
    await p.getByRole("dialog").getByRole("button", { name: "Ask for changes" }).click();
    await expect(log(s).getByText("Please add the places of the other twenty letters.")).toBeVisible();
  });

  await test.step("he delivers again, she approves, and the money leaves for his bank", async () => {
    await s.getByRole("link", { name: "Deliver version 2" }).click();
    await s.getByLabel("What you hand in").fill("All forty letters, with places.");
    await s.getByRole("dialog").getByRole("button", { name: "Deliver version 2" }).click();
    await p.getByRole("link", { name: /^Approve and pay/ }).click();
    await p
      .getByRole("dialog")
      .getByRole("button", { name: /^Pay .*105\.80/ })
      .click();
    await expect(log(s).getByText("Version 2 is approved.")).toBeVisible();
    await expect(log(p).getByText("The challenge is completed.")).toBeVisible();
    await bell(s).click();
    await expect(s.getByRole("button", { name: /105\.80 US dollars is in your Stripe account/ })).toBeVisible({
      timeout: 30_000,
    });
    await s.getByRole("button", { name: "Mark all as read" }).click();
    await expect(bell(s)).toHaveAccessibleName("Notifications");
    await s.getByRole("banner").getByRole("link", { name: "My work" }).click();
    await s.getByRole("link", { name: "Statement" }).click();
    const rows = s.getByRole("table").getByRole("row");
    await expect(rows.filter({ hasText: "Released to you" })).toContainText("115.00");
    await expect(rows.filter({ hasText: "Platform fee" })).toContainText("9.20");
    await expect(rows.filter({ hasText: "Sent to your Stripe account" })).toContainText("105.80");
  });

  await test.step("both review; neither review shows before both are in", async () => {
    await review(p, "Silas Solver", 5, "Careful work, and early.");
    await expect(p.getByText("Your review is in.")).toBeVisible();
    await expect(bell(s)).toHaveAccessibleName("Notifications, 1 new");
    await bell(s).click();
    await s.getByRole("button", { name: /Petra Poster wrote a review/ }).click();
    await expect(s.getByText("Careful work, and early.")).toBeHidden();
    await review(s, "Petra Poster", 4, "Clear brief, quick answers.");
    await expect(s.getByText("Both reviews are on your profiles.")).toBeVisible();
    await p.goto(`/challenges?q=${word}`);
    for (const [page, path, words, rating] of [
      [p, await profileOf(s), "Careful work, and early.", "5.0 of 5"],
      [s, await profileOf(p), "Clear brief, quick answers.", "4.0 of 5"],
    ] as const) {
      await page.goto(path);
      await expect(page.getByText(words)).toBeVisible();
      await expect(page.getByText(rating)).toBeVisible();
    }
  });

  for (const { complaints, context } of [poster, solver]) {
    expect(complaints().join("\n")).toBe("");
    await context.close();
  }
});

async function review(page: Page, name: string, rating: number, words: string): Promise<void> {
  const panel = page.locator("#review");
  await expect(panel.getByRole("heading", { name: `Your review of ${name}` })).toBeVisible();
  await panel.getByText(String(rating), { exact: true }).click();
  await panel.getByLabel("In your words").fill(words);
  await panel.getByRole("button", { name: "Send the review" }).click();
}

/** Where others see this person, by the way they would take themselves. */
async function profileOf(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Your account" }).click();
  const href = await page.getByRole("link", { name: "See it as others do" }).getAttribute("href");
  return href ?? "";
}
