/** Two people who disagree: each opens, answers and settles in a browser of their own, and both read the same end. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Challenge } from "#contract/challenges";
import type { Dispute } from "#contract/disputes";
import type { Payment } from "#contract/payments";
import { sharedCopy, uniqueWord } from "./copy.ts";
import { Person } from "./person.ts";
import { letRunOut, makeAdmin } from "./record.ts";
import { apply, deliver, isHeld, isPaidOut, pay, publishChallenge, SOON, setUpPayouts, shortlist } from "./stages.ts";
import { type Watched, watchedPage } from "./watched.ts";

interface Working {
  poster: Person;
  solver: Person;
  challenge: Challenge;
  roomId: string;
}

/** 115.00 USD are held, of which 9.20 are the fee when all is released. */
async function work(baseURL: string | undefined, delivered = true): Promise<Working> {
  const copy = sharedCopy(baseURL);
  const [poster, solver] = await Promise.all([
    Person.arrive(copy, "Petra Poster"),
    Person.arrive(copy, "Silas Solver"),
  ]);
  await setUpPayouts(solver);
  const challenge = await publishChallenge(poster, uniqueWord());
  const application = await apply(solver, challenge.id);
  const roomId = await shortlist(poster, application.id);
  await poster.post(`/applications/${application.id}/award`);
  await pay(poster, challenge.id);
  await isHeld(poster, challenge.id);
  if (delivered) await deliver(solver, challenge.id, "All forty letters.");
  return { poster, solver, challenge, roomId };
}

const open = (browser: Browser, person: Person, javaScriptEnabled = true): Promise<Watched> =>
  watchedPage(browser, { person, javaScriptEnabled });

const said = "Twenty of the forty letters are missing from the index that came.";
const answered = "All forty are there: the second half is in the other file, as we agreed.";

/** From the room to an open dispute, by what stands on the screen. */
async function fileDispute(page: Page, roomId: string, release: string): Promise<void> {
  await page.goto(`/messages/${roomId}`);
  await page.getByRole("link", { name: "Open a dispute" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Open a dispute" })).toBeVisible();
  await expect(page.getByText("Without an answer it is settled as you ask")).toBeVisible();
  await page.getByLabel("The work is not what was agreed").check();
  await page.getByLabel("In your words").fill(said);
  await page.getByLabel("Another division").check();
  await page.getByLabel("To Silas Solver, fee included").fill(release);
  await page.getByRole("button", { name: "Open the dispute" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The dispute" })).toBeVisible();
}

/** One side's column. */
const position = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const slip = (page: Page) => page.getByRole("region", { name: "What is held, and what happens to it" });
/** What was said, without the lists of files in it. */
const record = (page: Page) => page.getByRole("region", { name: "What was said" }).locator("ol > li");

for (const scripts of [true, false]) {
  const how = scripts ? "with scripts" : "without scripts";

  test(`a dispute is opened, answered and settled by an offer that is accepted, ${how}`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    const { poster, solver, challenge, roomId } = await work(baseURL);
    const [petra, silas] = [await open(browser, poster, scripts), await open(browser, solver, scripts)];
    const [p, s] = [petra.page, silas.page];

    await test.step("Petra opens it and says how it should be divided", async () => {
      await fileDispute(p, roomId, "25");
      await expect(slip(p)).toContainText("without an answer it is settled as asked");
      await expect(slip(p).getByText("Settled by itself on")).toContainText("as you ask");
      await expect(position(p, "Petra Poster")).toContainText("23.00");
      await expect(position(p, "Silas Solver")).toContainText("Has not answered yet.");
    });

    await test.step("Silas finds it in his room, and answers with another division and a file", async () => {
      await s.goto(`/messages/${roomId}`);
      await expect(s.getByText("or the decision is made without you")).toBeVisible();
      await s.getByRole("link", { name: "Go to the dispute" }).first().click();
      await s.getByRole("button", { name: "Send the answer" }).click();
      await expect(s.getByRole("alert")).toBeVisible();
      await expect(s.getByText("Choose how it should be divided.").last()).toBeVisible();
      await s.getByLabel("What happened, as you see it").fill(answered);
      await s.getByLabel("Files").setInputFiles({
        name: "the other half.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("Letters 21 to 40"),
      });
      await s.getByLabel("All to you").check();
      await s.getByRole("button", { name: "Send the answer" }).click();
      await expect(record(s).filter({ hasText: "Silas Solver answered" })).toContainText(answered);
      await expect(s.getByRole("link", { name: "the other half.txt" })).toBeVisible();
      await expect(slip(s)).toContainText("a person decides by");
    });

    await test.step("he offers half, and she accepts exactly that", async () => {
      await s.getByRole("link", { name: "Make an offer" }).click();
      await s.getByRole("dialog").getByLabel("Half each").check();
      await s.getByRole("dialog").getByLabel("A word to Petra Poster").fill("Half, so that we can end it.");
      await s.getByRole("dialog").getByRole("button", { name: "Make the offer" }).click();
      await expect(record(s).filter({ hasText: "Silas Solver made an offer" })).toContainText("52.90");
      await p.goto(p.url());
      await expect(position(p, "Silas Solver")).toContainText("57.50");
      await p.getByRole("link", { name: "Accept this" }).click();
      const dialog = p.getByRole("dialog");
      await expect(dialog.getByText("Silas Solver receives")).toBeVisible();
      await expect(dialog).toContainText("4.60");
      await dialog.getByRole("button", { name: /^Pay 52\.90/ }).click();
      await expect(slip(p)).toContainText("You two agreed on");
    });

    await test.step("both read the same, and the money is where they agreed", async () => {
      await s.goto(s.url().replace(/\?.*$/, ""));
      const lines = [p, s].map((page) => record(page).allInnerTexts());
      const [hers, his] = await Promise.all(lines);
      expect(his).toEqual(hers);
      expect(hers).toHaveLength(4);
      await expect(slip(s)).toContainText(/52\.90.* to you, 57\.50.* back to Petra Poster/);
      await isPaidOut(solver, challenge.id);
      await expect
        .poll(async () => (await poster.get<Payment>(`/challenges/${challenge.id}/payment`)).refund?.state, SOON)
        .toBe("paid");
      const payment = await poster.get<Payment>(`/challenges/${challenge.id}/payment`);
      expect(payment.payout?.amount.amountMinor).toBe(5_290);
      expect(payment.refund?.amount.amountMinor).toBe(5_750);
    });

    for (const { complaints, context } of [petra, silas]) {
      // The browser reports the answer to the form that lacked its fields.
      expect(
        complaints()
          .filter((line) => !line.includes("status of 422"))
          .join("\n"),
      ).toBe("");
      await context.close();
    }
  });
}

test("when they do not agree, an admin decides, and both read why", async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const { poster, solver, challenge } = await work(baseURL);
  const admin = await Person.arrive(sharedCopy(baseURL), "Ada Admin");
  await makeAdmin(admin);
  const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" });
  const { id } = await solver.post<Dispute>(`/challenges/${challenge.id}/dispute`, {
    reason: "more_than_agreed",
    text: answered,
    release: usd(11_500),
  });
  await poster.post(`/disputes/${id}/answer`, { text: said, release: usd(0) });
  const ada = await open(browser, admin);
  const a = ada.page;
  await a.goto(`/disputes/${id}`);
  await expect(a.getByText("Then the decision is yours.")).toBeVisible();
  await expect(a.getByRole("button", { name: "Decide" })).toBeHidden();

  await letRunOut(admin, "dispute_offers", id);
  await expect.poll(async () => (await admin.get<Dispute>(`/disputes/${id}`)).state, SOON).toBe("deciding");
  await a.goto(`/disputes/${id}`);
  await a.getByLabel("Another division").check();
  await a.getByLabel("To Silas Solver, fee included").fill("80");
  await expect(a.getByText("Silas Solver receives").last()).toBeVisible();
  await a.getByLabel("The reasons").fill("Both files were there on the day, but the index of places was not.");
  await a.getByRole("button", { name: "Decide" }).click();
  await expect(a.getByRole("button", { name: "Decide" })).toBeHidden();

  for (const [person, sentence] of [
    [poster, /73\.60.* to Silas Solver, 35\.00.* back to you\. Reasons below\./],
    [solver, /73\.60.* to you, 35\.00.* back to Petra Poster\. Reasons below\./],
  ] as const) {
    const reader = await open(browser, person);
    await reader.page.goto(`/disputes/${id}`);
    await expect(slip(reader.page)).toContainText(sentence);
    await expect(reader.page.getByText("the index of places was not").first()).toBeVisible();
    expect(reader.complaints().join("\n")).toBe("");
    await reader.context.close();
  }
  expect(ada.complaints().join("\n")).toBe("");
  await ada.context.close();
});

test("nobody answers, and it is settled as it was asked", async ({ browser, baseURL }) => {
  const { poster, solver, challenge, roomId } = await work(baseURL);
  const { page, complaints, context } = await open(browser, poster);
  await fileDispute(page, roomId, "0");
  const { id } = await poster.get<Dispute>(`/challenges/${challenge.id}/dispute`);
  await letRunOut(poster, "dispute_answer", id);
  await expect.poll(async () => (await poster.get<Dispute>(`/disputes/${id}`)).state, SOON).toBe("settled");
  await page.goto(`/disputes/${id}`);
  await expect(record(page).last()).toContainText("Nobody answered. It was settled by itself, as asked.");
  await expect(slip(page)).toContainText(/went back the way you paid it|is on its way back/);
  expect((await solver.get<Challenge>(`/challenges/${challenge.id}`)).state).toBe("canceled");
  expect(complaints().join("\n")).toBe("");
  await context.close();
});

test("both end it together: one proposes how it is divided, the other accepts", async ({ browser, baseURL }) => {
  const { poster, solver, roomId } = await work(baseURL, false);
  const [petra, silas] = [await open(browser, poster), await open(browser, solver)];
  const [p, s] = [petra.page, silas.page];
  await p.goto(`/messages/${roomId}`);
  await expect(p.getByText("A dispute can be opened from")).toBeVisible();
  await p.getByRole("link", { name: "Propose to end it together" }).click();
  await p.getByRole("dialog").getByLabel("Another division").check();
  await p.getByRole("dialog").getByLabel("To Silas Solver, fee included").fill("40");
  await p.getByRole("dialog").getByRole("button", { name: "Propose it" }).click();
  await expect(p.getByText("You propose to end it:")).toBeVisible();
  await s.goto(`/messages/${roomId}`);
  await expect(s.getByText("Petra Poster proposes to end it:")).toBeVisible();
  await s.getByRole("link", { name: "Look at it and accept" }).click();
  await s
    .getByRole("dialog")
    .getByRole("button", { name: /^Accept 36\.80/ })
    .click();
  await expect(s.getByText("You two ended it:")).toContainText(/36\.80.* to you, 75\.00.* back to Petra Poster/);
  for (const { complaints, context } of [petra, silas]) {
    expect(complaints().join("\n")).toBe("");
    await context.close();
  }
});
