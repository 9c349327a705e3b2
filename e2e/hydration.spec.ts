/**
 * Sums, days and spans are written by the server's engine and read by a browser with data of its own. Whatever those say, the page stays as
 * it came: a difference would make React throw it away and draw it anew, which it tells as an error.
 */
import { type BrowserContext, expect, test } from "@playwright/test";
import { languageCodes } from "../app/lib/languages.ts";
import { type Copy, sharedCopy } from "./copy.ts";
import { Person } from "./person.ts";
import { apply, deliver, isHeld, isPaidOut, pay, publishChallenge, setUpPayouts } from "./stages.ts";
import { watchedPage } from "./watched.ts";
import { theWorld, type World } from "./world.ts";

/** Somebody who was paid often enough for the picture of how long it took. */
let earner: Promise<Person> | undefined;

async function makeEarner(copy: Copy): Promise<Person> {
  const [poster, solver] = await Promise.all([Person.arrive(copy, "Pia Payer"), Person.arrive(copy, "Egon Earner")]);
  await setUpPayouts(solver);
  await Promise.all(
    [1, 2, 3].map(async (each) => {
      const { id } = await publishChallenge(poster, `paid quickly ${each}`);
      const application = await apply(solver, id);
      await poster.post(`/applications/${application.id}/award`);
      await pay(poster, id);
      await isHeld(poster, id);
      const delivery = await deliver(solver, id, "Done.");
      await poster.post(`/deliveries/${delivery.id}/approve`);
      await isPaidOut(solver, id);
    }),
  );
  return solver;
}

/** An older browser's data: other spaces, and other words for times and spans. Runs in the page. */
function writeOtherwise(): void {
  const otherwise = (text: string) => `${text.replaceAll(" ", "\u202f")}.`;
  const replace = (prototype: object, isMeant: (formatter: unknown) => boolean) => {
    const format = Object.getOwnPropertyDescriptor(prototype, "format");
    Object.defineProperty(prototype, "format", {
      configurable: true,
      get() {
        const own = (format?.get?.call(this) ?? format?.value.bind(this)) as (...values: unknown[]) => string;
        return isMeant(this) ? (...values: unknown[]) => otherwise(own(...values)) : own;
      },
    });
  };
  replace(Intl.DateTimeFormat.prototype, (formatter) => {
    const { hour, month } = (formatter as Intl.DateTimeFormat).resolvedOptions();
    // Days are also counted by formatting them; those forms have figures alone.
    return hour !== undefined || (month !== undefined && month !== "2-digit");
  });
  replace(Intl.RelativeTimeFormat.prototype, () => true);
  replace(Intl.NumberFormat.prototype, (formatter) => {
    const { style, minimumFractionDigits } = (formatter as Intl.NumberFormat).resolvedOptions();
    return style === "unit" || style === "currency" || minimumFractionDigits === 2;
  });
}

async function visit(context: BrowserContext, world: World, language: string): Promise<void> {
  const { open, completed, delivered, solver } = world;
  const paths = [
    "/",
    "/challenges",
    `/challenges/${open.slug}`,
    `/challenges/${completed.challenge.slug}`,
    `/people/${solver.me.handle}`,
    "/payments",
    "/payments/receipts",
    "/notifications",
    "/messages",
    `/messages/${delivered.roomId}`,
  ];
  const page = context.pages()[0];
  for (const path of paths) {
    await page?.goto(`${path}?lang=${language}`, { waitUntil: "load" });
    // Drawn by React, which has been through the page by then.
    await page?.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__react")));
  }
}

for (const language of languageCodes) {
  test(`${language}: pages with sums and times are taken over as they came`, async ({ browser, baseURL }) => {
    const copy = sharedCopy(baseURL);
    const world = await theWorld(copy);
    const visited = await watchedPage(browser, { person: world.solver });
    await visited.context.addInitScript(writeOtherwise);
    await visit(visited.context, world, language);
    expect(visited.complaints().join("\n")).toBe("");
    await visited.context.close();
    earner ??= makeEarner(copy);
    const { page, context, complaints } = await watchedPage(browser, { person: await earner });
    await context.addInitScript(writeOtherwise);
    await page.goto(`/payments?lang=${language}`, { waitUntil: "networkidle" });
    await expect(page.locator("figure.plot")).not.toHaveCount(0);
    expect(complaints().join("\n")).toBe("");
    await context.close();
  });
}
