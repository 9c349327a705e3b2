/** The demo that a new copy starts with. Its content is in seed.ts; when and how often it runs is decided here. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalEnvironment } from "./local-environment.ts";
import { ROOT } from "./tools.ts";

/** What seed.ts gets to work with. */
export interface SeedContext extends LocalEnvironment {
  /** Fires the cron trigger once, so that outbox and timers move on without waiting. */
  tick(): Promise<string>;
  say(line: string): void;
}

/** What seed.ts exports. `seed` may be run again over a half-seeded copy, when it was interrupted. */
export interface SeedModule {
  seed(context: SeedContext): Promise<void>;
}

/** Runs the seed unless this STATE_DIR already has its demo, or OPENCHANCE_SEED=none asks for an empty copy. */
export async function seedOnce(context: SeedContext): Promise<void> {
  const stamp = join(context.stateDir, "seeded");
  const script = join(ROOT, "scripts", "seed.ts");
  if (existsSync(stamp) || process.env.OPENCHANCE_SEED === "none" || !existsSync(script)) return;
  context.say("Seeding the demo …");
  const { seed } = (await import(script)) as SeedModule; // seed.ts states this interface with `satisfies`
  await seed(context);
  writeFileSync(stamp, new Date().toISOString());
}

interface DemoAccount {
  email: string;
  name: string;
  about?: string;
}

/** The accounts on the sandbox's sign-in page, one line each. */
export async function demoAccountLines({ origins }: LocalEnvironment): Promise<string[]> {
  const answer = await fetch(`${origins.clerk}/__clerk/sandbox/accounts`);
  if (!answer.ok) throw new Error(`The sandbox's accounts cannot be listed: ${answer.status}`);
  const { accounts } = (await answer.json()) as { accounts: DemoAccount[] }; // the sandbox's own answer
  return accounts.map(({ email, name, about }) => `  ${email.padEnd(34)} ${name}${about ? `: ${about}` : ""}`);
}
