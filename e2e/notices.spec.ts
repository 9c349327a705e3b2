/** What nobody saw live comes by mail, and a mail's link ends such mail, all with the real clocks but one. */
import { expect, type Page, test } from "@playwright/test";
import type { Preferences } from "#contract/notifications";
import { sharedCopy, uniqueWord } from "./copy.ts";
import { Person } from "./person.ts";
import { letGracePass } from "./record.ts";
import { apply, publishChallenge, setUpPayouts } from "./stages.ts";
import { watchedPage } from "./watched.ts";

/** Looks again until the mail is there: the clock of a local copy ticks every few seconds. */
async function openMail(page: Page, to: string, subject: string): Promise<void> {
  await expect(async () => {
    await page.goto(`/sandbox/mail?to=${encodeURIComponent(to)}`);
    await expect(page.getByRole("link", { name: subject })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 40_000 });
  await page.getByRole("link", { name: subject }).click();
}

test("an application that nobody saw comes by mail, and one click ends such mail", async ({ browser, baseURL }) => {
  const copy = sharedCopy(baseURL);
  const [poster, solver] = await Promise.all([Person.arrive(copy, "Petra Poster"), Person.arrive(copy, "Sami Solver")]);
  await setUpPayouts(solver);
  const challenge = await publishChallenge(poster, uniqueWord());
  await apply(solver, challenge.id);
  await letGracePass(poster);

  const { page, complaints } = await watchedPage(browser);
  await openMail(page, poster.email, `Sami Solver applied to “${challenge.title}”`);
  const mail = page.frameLocator("iframe");
  await expect(mail.getByRole("heading", { name: /Sami Solver applied/ })).toBeVisible();
  await expect(page.locator("pre")).toContainText(`${copy.origin}/settings/notifications`);
  const link = /<(.+)>/.exec((await page.getByText(/^<http.*unsubscribe/).textContent()) ?? "")?.[1] ?? "";

  // The mail's frame runs no scripts, and says so when it is looked into.
  complaints();

  // The page behind it asks first, signed out; a mail program posts there without asking.
  await page.goto(link);
  await expect(page.getByText("You no longer get mail about: Applications.")).toBeVisible();
  expect((await poster.get<Preferences>("/notifications/preferences")).choices.applications.email).toBe(true);
  const oneClick = await fetch(link, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  expect(oneClick.status).toBe(200);
  const { choices } = await poster.get<Preferences>("/notifications/preferences");
  expect(choices.applications).toEqual({ inApp: true, email: false, push: true });
  expect(choices.work.email).toBe(true);
  await page.reload();
  await expect(page.getByText("No such mail comes any more.")).toBeVisible();
  expect(complaints().join("\n")).toBe("");
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`what one is told is chosen in a table, ${how}`, async ({ browser, baseURL }) => {
    const person = await Person.arrive(sharedCopy(baseURL), "Carla Chooser");
    const { page, complaints } = await watchedPage(browser, { person, javaScriptEnabled });
    await page.goto("/settings/notifications");
    await expect(page.getByRole("checkbox", { name: "Money, In the app" })).toHaveCount(0);
    await page.getByRole("checkbox", { name: "Reviews, E-mail" }).uncheck();
    await page.getByRole("checkbox", { name: "Work, In the app" }).uncheck();
    await page.getByRole("radio", { name: /Once a day/ }).check();
    await page.getByRole("checkbox", { name: /Leave me alone at night/ }).check();
    await page.getByLabel("From").fill("23:15");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("checkbox", { name: "Reviews, E-mail" })).not.toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Reviews, Push" })).toBeChecked();
    await expect(page.getByLabel("From")).toHaveValue("23:15");
    const { digest, quietHours, choices } = await person.get<Preferences>("/notifications/preferences");
    expect({ digest, quietHours }).toEqual({ digest: "daily", quietHours: { from: "23:15", until: "07:00" } });
    expect(choices.work).toEqual({ inApp: false, email: true, push: true });
    expect(choices.money.inApp).toBe(true);
    expect(complaints().join("\n")).toBe("");
  });
}

test("a note's address marks it read and leads on", async ({ browser, baseURL }) => {
  const copy = sharedCopy(baseURL);
  const [poster, ...solvers] = await Promise.all(
    ["Paula Poster", "Ada One", "Bea Two", "Cem Three"].map((name) => Person.arrive(copy, name)),
  );
  if (poster === undefined) throw new Error("nobody came");
  const challenge = await publishChallenge(poster, uniqueWord());
  for (const solver of solvers) {
    await setUpPayouts(solver);
    await apply(solver, challenge.id);
  }
  const { page } = await watchedPage(browser, { person: poster });
  await expect(async () => {
    await page.goto("/notifications");
    await expect(page.getByText(/3 applications to/)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  const { items } = await poster.get<{ items: { id: string; count: number }[] }>("/notifications");
  await page.goto(`/notifications/${items.find(({ count }) => count === 3)?.id}`);
  await expect(page).toHaveURL(/\/applications$/);
  expect(await poster.get("/notifications/unread")).toMatchObject({ notifications: 2 });
});

/**
 * Instead of a push service, which a browser under test has none of: a subscription with keys of its own. All else is the browser's:
 * permission, service worker, and what it shows.
 */
function standInForPushService(): void {
  let mine: PushSubscription | null = null;
  const base64Url = (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replace(/=+$/, "");
  PushManager.prototype.subscribe = async () => {
    const pair = { name: "ECDH", namedCurve: "P-256" };
    const { publicKey } = await crypto.subtle.generateKey(pair, true, ["deriveBits"]);
    const p256dh = base64Url(await crypto.subtle.exportKey("raw", publicKey));
    const auth = base64Url(crypto.getRandomValues(new Uint8Array(16)));
    const endpoint = `https://updates.push.services.mozilla.com/wpush/v2/${crypto.randomUUID()}`;
    const unsubscribe = async () => {
      mine = null;
      return true;
    };
    // What app/lib/browser-push.ts reads of a subscription.
    mine = {
      endpoint,
      unsubscribe,
      toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
    } as unknown as PushSubscription;
    return mine;
  };
  PushManager.prototype.getSubscription = async () => mine;
}

test("a browser opts in to pushes, shows one, and opts out", async ({ browser, baseURL }) => {
  const person = await Person.arrive(sharedCopy(baseURL), "Petra Push");
  const { page, context, complaints } = await watchedPage(browser, {
    person,
    permissions: ["notifications"],
    serviceWorkers: "allow",
  });
  await page.addInitScript(standInForPushService);
  await page.goto("/settings/notifications");
  const count = async () => (await person.get<Preferences>("/notifications/preferences")).push.browsers;
  await page.getByRole("button", { name: "Turn on for this browser" }).click();
  await expect(page.getByRole("status").filter({ hasText: "1 browser is on." })).toBeVisible();
  expect(await count()).toBe(1);

  const devTools = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devTools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL === `${person.copy.origin}/`);
      if (own !== undefined) resolve(own.registrationId);
    });
  });
  await devTools.send("ServiceWorker.enable");
  const data = JSON.stringify({ title: "You are chosen", body: "", path: "/notifications/evt_1", tag: "evt_1" });
  const message = { origin: person.copy.origin, registrationId: await registered, data };
  await devTools.send("ServiceWorker.deliverPushMessage", message);
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, tag }) => ({ title, tag }));
    });
  await expect.poll(shown).toEqual([{ title: "You are chosen", tag: "evt_1" }]);

  await page.getByRole("button", { name: "Turn off for this browser" }).click();
  await expect(page.getByRole("button", { name: "Turn on for this browser" })).toBeVisible();
  await expect.poll(count).toBe(0);
  expect(complaints().join("\n")).toBe("");
  await context.close();
});
