/** A browser page whose complaints are collected: what the console reports as an error, what throws, what the policy blocks. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import type { Person } from "./person.ts";

export interface Watched {
  context: BrowserContext;
  page: Page;
  /** Complaints since the last look. Every one is a fault of the page it names. */
  complaints(): string[];
}

/** Opens a context of its own, signed in as `person` or signed out. */
export async function watchedPage(
  browser: Browser,
  { person, ...options }: BrowserContextOptions & { person?: Person } = {},
): Promise<Watched> {
  const context = await browser.newContext(options);
  if (person !== undefined) {
    const url = person.copy.origin;
    await context.addCookies(Object.entries(person.cookies).map(([name, value]) => ({ name, value, url })));
  }
  const page = await context.newPage();
  let complaints: string[] = [];
  // An AbortError is the router's own way of saying that one navigation overtook another.
  page.on("console", (message) => {
    const isFault = message.type() === "error" && !message.text().startsWith("AbortError");
    if (isFault) complaints.push(`${page.url()}: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => {
    if (error.name !== "AbortError") complaints.push(`${page.url()}: ${error.stack ?? error.message}`);
  });
  return {
    context,
    page,
    complaints: () => {
      const seen = complaints;
      complaints = [];
      return seen;
    },
  };
}
