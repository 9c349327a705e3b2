/** The copy of the product that the journeys share, and the sandboxes beside it, as a program outside sees them. */
import { localEnvironment } from "../scripts/local-environment.ts";

/** Origins without a trailing slash. `scripts/product-process.ts` answers one for each copy it starts. */
export interface Copy {
  origin: string;
  stripe: string;
  clerk: string;
}

/** The copy that journeys-setup.ts started, on the port that playwright.config.ts names. */
export function sharedCopy(baseURL: string | undefined): Copy {
  if (baseURL === undefined) throw new Error("playwright.config.ts names no baseURL");
  const { origins } = localEnvironment({ port: Number(new URL(baseURL).port), stateDir: "" });
  return { origin: origins.product, stripe: origins.stripe, clerk: origins.clerk };
}

/** A word that no other test of this run uses, fit for search. */
export function uniqueWord(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => "bcdfghjklmnprstvz"[byte % 17]);
  return `q${letters.join("")}`;
}
