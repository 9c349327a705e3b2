/** What comes after the start: the demo once (its content is in seed.ts), the clock, and the words to the person. */
import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runClock, tick } from "./clock.ts";
import type { LocalEnvironment } from "./local-environment.ts";
import { inD1, productLog } from "./product.ts";
import { ROOT } from "./tools.ts";

/** What seed.ts gets to work with. */
export interface SeedContext extends LocalEnvironment {
  /** Fires the cron trigger once, so that outbox and timers move on without waiting. */
  tick(): Promise<string>;
  /** Carries out one statement in the copy's record, for what no request can do. */
  inRecord(statement: string): Promise<unknown>;
  say(line: string): void;
}

/** What seed.ts exports. `seed` may be run again over a half-seeded copy, when it was interrupted. */
export interface SeedModule {
  seed(context: SeedContext): Promise<void>;
}

/** Runs the seed unless this STATE_DIR already has its demo, or OPENCHANCE_SEED=none asks for an empty copy. */
export async function seedOnce(
  environment: LocalEnvironment,
  say: (line: string) => void,
  inRecord: SeedContext["inRecord"] = (statement) => inD1(environment, statement),
): Promise<void> {
  const stamp = join(environment.stateDir, "seeded");
  const script = join(ROOT, "scripts", "seed.ts");
  if (existsSync(stamp) || process.env.OPENCHANCE_SEED === "none" || !existsSync(script)) return;
  say("Seeding the demo …");
  const { seed } = (await import(script)) as SeedModule; // seed.ts states this interface with `satisfies`
  await seed({ ...environment, tick: () => tick(environment), inRecord, say });
  writeFileSync(stamp, new Date().toISOString());
}

interface DemoAccount {
  email: string;
  name: string;
  about?: string;
}

/** The accounts on the sandbox's sign-in page, one line each. */
async function demoAccountLines({ origins }: LocalEnvironment): Promise<string[]> {
  const answer = await fetch(`${origins.clerk}/__clerk/sandbox/accounts`);
  if (!answer.ok) throw new Error(`The sandbox's accounts cannot be listed: ${answer.status}`);
  const { accounts } = (await answer.json()) as { accounts: DemoAccount[] }; // the sandbox's own answer
  return accounts.map(({ email, name, about }) => `  ${email.padEnd(34)} ${name}${about ? `: ${about}` : ""}`);
}

/** Fires the cron trigger from now on; what goes wrong with it is in the product's log. */
export function keepTime(environment: LocalEnvironment): void {
  const log = productLog(environment.stateDir);
  void runClock(environment, (trouble) => appendFileSync(log, `[clock] cron trigger: ${trouble}\n`));
}

/** The demo accounts, and as the very last line that all is ready: scripts wait for it. */
export async function announce(environment: LocalEnvironment, say: (line: string) => void): Promise<void> {
  const accounts = await demoAccountLines(environment);
  if (accounts.length > 0) say(["", "Demo accounts, to sign in with:", ...accounts, ""].join("\n"));
  say(`OpenChance is ready: ${environment.origins.product}`);
}
