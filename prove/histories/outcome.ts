/** How something that the product was asked for ended, and which endings are faults. */
import { AppError, type ErrorCode } from "../../worker/platform/errors.ts";
import { Violation } from "../properties/violation.ts";
import { Killed, type World } from "../world/world.ts";

export type Outcome =
  | { readonly kind: "done"; readonly result: unknown }
  | { readonly kind: "refused"; readonly code: ErrorCode }
  | { readonly kind: "killed" };

/**
 * Runs work in a process of its own.
 * @throws Violation when it fails in a way that the product does not explain
 */
export async function attempt(world: World, diesAt: number | null, work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { kind: "done", result: await world.alive(diesAt, work) };
  } catch (error) {
    if (error instanceof Killed) return { kind: "killed" };
    if (error instanceof AppError && error.code !== "internal_error") return { kind: "refused", code: error.code };
    throw new Violation("no surprises", error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** Failures that a sweep or a queue may swallow: a refusal of the product, the death of the process, a race that somebody else won. */
const explained: readonly string[] = ["AppError", "Killed", "StaleWriteError"];

/** Faults that the history asked Stripe for. */
const stripesFault = /connection to Stripe|fault that was asked for|rate limit exceeded/;

/** What was swallowed must be explained as well. */
export function checkLog(world: World, tell: ((line: string) => void) | null): void {
  for (const line of world.logged()) {
    tell?.(`    ${JSON.stringify(line).slice(0, 400)}`);
    const { error } = line;
    const fits = error === undefined || explained.includes(error.name) || stripesFault.test(error.message);
    // The sandbox's own failures are not lines of the product.
    const known = line.level !== "error" || /^[a-z_]+\.[a-z_]+$/.test(line.event);
    if (!fits || !known) throw new Violation("no surprises", JSON.stringify(line));
  }
}
