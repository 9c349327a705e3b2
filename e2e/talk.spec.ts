/** Two people in one conversation, each in a browser: all that can be done with messages, and what happens when the line breaks. */
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import type { MessagesPage } from "#contract/messages";
import { sharedCopy, uniqueWord } from "./copy.ts";
import { Person } from "./person.ts";
import { apply, publishChallenge, setUpPayouts, shortlist } from "./stages.ts";
import { watchedPage } from "./watched.ts";

test.setTimeout(150_000);

interface Conversation {
  poster: Person;
  solver: Person;
  id: string;
  challengeId: string;
}

async function converse(baseURL: string | undefined): Promise<Conversation> {
  const copy = sharedCopy(baseURL);
  const [poster, solver] = await Promise.all([Person.arrive(copy, "Nora Sample"), Person.arrive(copy, "Pim Pereira")]);
  await setUpPayouts(solver);
  const challenge = await publishChallenge(poster, uniqueWord());
  const application = await apply(solver, challenge.id);
  return { poster, solver, id: await shortlist(poster, application.id), challengeId: challenge.id };
}

async function open(browser: Browser, person: Person, id: string, options = {}) {
  const watched = await watchedPage(browser, { person, ...options });
  await watched.page.goto(`/messages/${id}`);
  // The live line is there once files can be attached.
  await expect(watched.page.getByRole("button", { name: "Attach files" })).toBeVisible();
  return watched;
}

const log = (page: Page) => page.getByRole("log", { name: "Messages" });
const field = (page: Page) => page.getByRole("textbox", { name: /message$/ }).or(page.getByRole("combobox"));
const message = (page: Page, words: string | RegExp) => log(page).getByRole("article").filter({ hasText: words });

async function say(page: Page, words: string): Promise<void> {
  await field(page).fill(words);
  await field(page).press("Enter");
  await expect(message(page, words)).toBeVisible();
  await expect(field(page)).toHaveValue("");
}

async function choose(page: Page, words: string, action: string): Promise<void> {
  await message(page, words)
    .getByLabel(/^What to do with the message/)
    .click();
  await message(page, words).getByText(action, { exact: true }).click();
}

/** Writes over the API as fast as it takes it. */
async function write(person: Person, id: string, bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    const json = { id: crypto.randomUUID(), body };
    await expect
      .poll(async () => (await person.call("POST", `/conversations/${id}/messages`, { json })).status, {
        intervals: [250],
        timeout: 20_000,
      })
      .toBe(201);
  }
}

/** A picture of 64 × 48 pixels. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAATklEQVR4nO3PMQ0AMAzAsMIe/ILYYVWKESTzjhsd8KsBrQGtAa0BrQGtAa0BrQGtAa0BrQGtAa0BrQGtAa0BrQGtAa0BrQGtAa0BrQFtAQk54PHX0bR0AAAAAElFTkSuQmCC",
  "base64",
);

test("they write, change, take back, answer, react and name each other", async ({ browser, baseURL }) => {
  const { poster, solver, id } = await converse(baseURL);
  const [nora, pim] = await Promise.all([open(browser, poster, id), open(browser, solver, id)]);
  const [n, p] = [nora.page, pim.page];

  await test.step("they see that the other is here", async () => {
    await expect(n.getByText("Pim Pereira is here now")).toBeVisible();
    await expect(p.getByText("Nora Sample is here now")).toBeVisible();
  });

  await test.step("Up changes one's last message", async () => {
    await say(p, "Teh grid is done.");
    // Only what has arrived can be changed: then it has a menu.
    await expect(message(p, "Teh grid is done.").getByLabel(/^What to do with the message/)).toHaveCount(1);
    await field(p).press("ArrowUp");
    await expect(field(p)).toHaveValue("Teh grid is done.");
    await field(p).fill("The grid is done.");
    await field(p).press("Enter");
    await expect(message(n, "The grid is done.").getByText("Edited")).toBeVisible();
    await expect(log(n).getByText("Teh grid")).toHaveCount(0);
  });

  await test.step("an answer carries what it answers, and leads there", async () => {
    await choose(n, "The grid is done.", "Answer");
    await expect(n.getByText("Answer to Pim Pereira")).toBeVisible();
    await say(n, "With all twelve tests?");
    const quote = message(p, "With all twelve tests?").getByRole("link", { name: /The grid is done/ });
    await quote.click();
    await expect(message(p, "The grid is done.").first()).toBeFocused();
  });

  await test.step("a reaction is made and taken back", async () => {
    await message(n, /^.*The grid is done\..*$/)
      .first()
      .getByLabel(/^What to do/)
      .click();
    await n.getByRole("button", { name: "React with 🎉" }).click();
    await expect(p.getByRole("button", { name: "🎉 by Nora Sample" })).toBeVisible();
    const own = n.getByRole("button", { name: "🎉 by You" });
    await expect(own).toHaveAttribute("aria-pressed", "true");
    await own.click();
    await expect(p.getByRole("button", { name: "🎉 by Nora Sample" })).toHaveCount(0);
  });

  await test.step("somebody is named from the list, by keyboard alone", async () => {
    await field(p).pressSequentially("Ask @no");
    // Said for some seconds only, so it is looked for first.
    await expect(n.getByText("Pim Pereira is writing …")).toBeVisible();
    await expect(p.getByRole("option", { name: "Nora Sample" })).toHaveAttribute("aria-selected", "true");
    await field(p).press("Enter");
    await expect(field(p)).toHaveValue("Ask @Nora Sample ");
    await field(p).press("Enter");
    await expect(message(n, "@Nora Sample").locator("b.named")).toHaveText("@Nora Sample");
  });

  await test.step("what is taken back is gone", async () => {
    await say(n, "My door code is 4711.");
    await expect(message(p, "4711")).toBeVisible();
    await choose(n, "4711", "Take it back");
    await expect(message(p, "Taken back by its author.")).toBeVisible();
    await expect(log(p).getByText("4711")).toHaveCount(0);
  });

  await test.step("words are found again", async () => {
    await p.getByLabel("More of this conversation").click();
    await p.getByRole("button", { name: "Search in it" }).click();
    await p.getByRole("searchbox", { name: "Words to look for" }).fill("TWELVE");
    await p.getByRole("searchbox", { name: "Words to look for" }).press("Enter");
    await expect(p.getByText("1 message with “TWELVE”")).toBeVisible();
    await p
      .getByRole("search")
      .getByRole("button", { name: /With all twelve tests/ })
      .click();
    await expect(message(p, "With all twelve tests?").last()).toBeFocused();
    await p.getByRole("button", { name: "Close the search" }).click();
  });

  for (const { page } of [nora, pim]) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((one) => [one.id, one.nodes.map((node) => node.html)])).toEqual([]);
  }
  expect([...nora.complaints(), ...pim.complaints()].join("\n")).toBe("");
});

test("the list of conversations says what is new, by itself", async ({ browser, baseURL }) => {
  const { poster, solver, id } = await converse(baseURL);
  const { page, context, complaints } = await watchedPage(browser, { person: solver });
  const listening = page
    .waitForEvent("websocket", (socket) => socket.url().includes("/notifications/socket"))
    .then((socket) => socket.waitForEvent("framereceived", ({ payload }) => String(payload).includes('"welcome"')));
  await page.goto("/messages");
  // The inbox has welcomed this tab: what comes from now on is told.
  await listening;
  const line = page.getByRole("listitem").filter({ hasText: "Nora Sample" });
  await write(poster, id, ["Can you begin on Monday?"]);
  await expect(line).toContainText("Can you begin on Monday?");
  await expect(line).toContainText("1 new message");
  const other = await publishChallenge(poster, uniqueWord());
  const opened = await shortlist(poster, (await apply(solver, other.id)).id);
  await write(poster, opened, ["And this one?"]);
  // A conversation that the page did not know.
  await expect(line).toHaveCount(2);
  await expect(line.first()).toContainText("And this one?");
  expect(complaints().join("\n")).toBe("");
  await context.close();
});

test("files go up as they are chosen, and pictures are seen by both", async ({ browser, baseURL }) => {
  const { poster, solver, id } = await converse(baseURL);
  const [nora, pim] = await Promise.all([open(browser, poster, id), open(browser, solver, id)]);
  const [n, p] = [nora.page, pim.page];
  await p.locator("input[type=file]").setInputFiles([
    { name: "grid.png", mimeType: "image/png", buffer: picture },
    { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("What I tried it with.") },
  ]);
  await expect(p.getByText(/^grid\.png, /)).toBeVisible();
  await expect(p.getByText(/^notes\.txt, /)).toBeVisible();
  await p.getByRole("button", { name: "Remove notes.txt" }).click();
  await say(p, "It looks like this.");
  const shown = message(n, "It looks like this.").getByRole("img", { name: "Picture grid.png" });
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64);
  await expect(shown).toHaveAttribute("width", "64");
  await expect(shown).toHaveAttribute("height", "48");
  expect([...nora.complaints(), ...pim.complaints()].join("\n")).toBe("");
});

test("what is written without a line waits over a reload, and arrives once", async ({ browser, baseURL }) => {
  const { poster, solver, id } = await converse(baseURL);
  const nora = await open(browser, poster, id);
  const pim = await watchedPage(browser, { person: solver });
  let down = false;
  await pim.context.routeWebSocket(/\/conversations\/.*\/socket$/, (socket) => {
    if (down) socket.close({ code: 1001 });
    else {
      const server = socket.connectToServer();
      socket.onMessage((text) => (down ? void socket.close({ code: 1001 }) : server.send(text)));
    }
  });
  const p = pim.page;
  await p.goto(`/messages/${id}`);
  await expect(p.getByText("Nora Sample is here now")).toBeVisible();
  down = true;
  await field(p).fill("Written on the train.");
  await field(p).press("Enter");
  const waiting = message(p, "Written on the train.");
  await expect(waiting.getByText("Sending again when you are back online")).toBeVisible();
  await p.reload();
  await expect(waiting.getByText("Sending again when you are back online")).toBeVisible();
  down = false;
  await expect(message(nora.page, "Written on the train.")).toBeVisible({ timeout: 40_000 });
  await expect(waiting.getByText("Sending")).toHaveCount(0);
  await expect(waiting).toHaveCount(1);
  const { items } = await poster.get<MessagesPage>(`/conversations/${id}/messages`);
  expect(items.filter(({ body }) => body === "Written on the train.")).toHaveLength(1);
});

test("a long conversation opens at what is new, keeps its place, and leads to the rest", async ({
  browser,
  baseURL,
}) => {
  const { poster, solver, id } = await converse(baseURL);
  await write(solver, id, ["I begin with the letters of 1890."]);
  await write(
    poster,
    id,
    Array.from({ length: 64 }, (_, i) => `Letter ${i + 1}`),
  );
  const pim = await open(browser, solver, id, { viewport: { width: 390, height: 780 } });
  const p = pim.page;
  const letter = (n: number) => log(p).getByText(`Letter ${n}`, { exact: true });
  await p.getByRole("button", { name: "Go to the first of 64 new messages" }).click();
  await expect(letter(1)).toBeInViewport();
  await expect(p.getByText("New messages", { exact: true })).toBeInViewport();
  await write(poster, id, ["One more."]);
  await p.getByRole("button", { name: "1 new message" }).click();
  await expect(message(p, "One more.")).toBeInViewport();
  await expect(p.getByRole("button", { name: /To the newest/ })).toBeHidden();

  // Older messages come in above without moving what is read.
  await p.reload();
  await expect(p.getByRole("button", { name: "Attach files" })).toBeVisible();
  const seen = letter(30);
  await seen.scrollIntoViewIfNeeded();
  await p.mouse.wheel(0, -600);
  await expect(letter(1)).toBeAttached();
  const place = async () => (await letter(26).boundingBox())?.y ?? 0;
  const before = await place();
  await p.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(Math.abs((await place()) - before)).toBeLessThan(2);
  expect(pim.complaints().join("\n")).toBe("");
});

test("they mute, report and block, with and without JavaScript", async ({ browser, baseURL }) => {
  const { poster, solver, id } = await converse(baseURL);
  await write(poster, id, ["Pay me outside, it is cheaper."]);
  const plain = await watchedPage(browser, { person: solver, javaScriptEnabled: false });
  const p = plain.page;
  await p.goto(`/messages/${id}`);
  await message(p, "outside")
    .getByLabel(/^What to do/)
    .click();
  await message(p, "outside").getByRole("link", { name: "Report it" }).click();
  await p.getByLabel("What is wrong with it").selectOption({ label: "Asks to pay or be paid outside OpenChance" });
  await p.getByRole("button", { name: "Send the report" }).click();
  const reports = await solver.get<{ items: { reason: string; seq: number }[] }>("/reports");
  expect(reports.items).toMatchObject([{ reason: "off_platform", seq: expect.any(Number) }]);

  const pim = await open(browser, solver, id);
  const page = pim.page;
  await page.getByLabel("More of this conversation").click();
  await page.getByRole("link", { name: "Mute it" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Mute it" }).click();
  await page.getByLabel("More of this conversation").click();
  await expect(page.getByRole("button", { name: "Count it again" })).toBeVisible();
  await page.getByRole("link", { name: "Block Nora Sample" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Block Nora Sample" }).click();
  await expect(page.getByText("You have blocked Nora Sample.")).toBeVisible();
  const nora = await watchedPage(browser, { person: poster });
  await nora.page.goto(`/messages/${id}`);
  await expect(nora.page.getByText("You and Pim Pereira cannot write to each other here now.")).toBeVisible();
  await page.getByLabel("More of this conversation").click();
  await page.getByRole("button", { name: "Take the block of Nora Sample back" }).click();
  await expect(field(page)).toBeVisible();
  expect([...plain.complaints(), ...pim.complaints(), ...nora.complaints()].join("\n")).toBe("");
});

test("a poster opens a group, and somebody leaves it", async ({ browser, baseURL }) => {
  const { poster, solver, challengeId } = await converse(baseURL);
  const nora = await watchedPage(browser, { person: poster });
  const n = nora.page;
  await n.goto(`/messages/group?challenge=${challengeId}`);
  await n.getByLabel("What it is about").fill("Questions on the hand of the letters");
  await n.getByLabel("Pim Pereira").check();
  await n.getByRole("button", { name: "Open the group" }).click();
  await expect(n.getByRole("heading", { level: 1, name: "Questions on the hand of the letters" })).toBeVisible();
  await say(n, "Ask me anything.");
  const id = new URL(n.url()).pathname.split("/").at(-1) ?? "";
  const pim = await open(browser, solver, id);
  const p = pim.page;
  await expect(message(p, "Ask me anything.")).toBeVisible();
  await p.getByLabel("More of this conversation").click();
  await p.getByRole("link", { name: "Leave the group" }).click();
  await p.getByRole("dialog").getByRole("button", { name: "Leave the group" }).click();
  await expect(p.getByRole("heading", { level: 1, name: "Messages" })).toBeVisible();
  await expect(log(n).getByText("Pim Pereira left.")).toBeVisible();
  expect(nora.complaints().join("\n")).toBe("");
});
