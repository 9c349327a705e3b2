/** Fires the API Worker's cron trigger, through the clock that sandboxes.ts runs. */
import { setTimeout as sleep } from "node:timers/promises";
import type { LocalEnvironment } from "./local-environment.ts";

/** In production the trigger fires each minute; a shorter step makes retries and timers quick to watch. */
const CRON_STEP_MS = 5_000;
/** A sweep that takes longer is broken: better to say so than to wait. */
const TICK_TIMEOUT_MS = 60_000;

/** Fires the trigger once and waits for its end. Answers workerd's outcome, "ok" or "exception", or what went wrong. */
export async function tick({ ports }: LocalEnvironment): Promise<string> {
  try {
    const answer = await fetch(`http://127.0.0.1:${ports.clock}/`, { signal: AbortSignal.timeout(TICK_TIMEOUT_MS) });
    return answer.ok ? ((await answer.json()) as { outcome: string }).outcome : await answer.text();
  } catch (error) {
    return String(error);
  }
}

/** Fires it every few seconds for as long as this process lives: one after the other, so that ticks never overlap. */
export async function runClock(environment: LocalEnvironment, onTrouble: (outcome: string) => void): Promise<never> {
  for (;;) {
    await sleep(CRON_STEP_MS);
    const outcome = await tick(environment);
    if (outcome !== "ok") onTrouble(outcome);
  }
}
