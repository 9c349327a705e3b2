/** The seed's way to the product and its sandboxes: plain HTTP, as any other client. */
import { setTimeout as sleep } from "node:timers/promises";
import type { LocalEnvironment } from "../local-environment.ts";

/** A call that takes longer has failed; the busiest first start answers within a few seconds. */
const CALL_TIMEOUT_MS = 60_000;
const TRIES = 5;
const POLL_STEP_MS = 150;
/** How long a fact from a webhook or a queue may take to show before the seed gives up. */
const WAIT_LIMIT_MS = 180_000;
/** While waiting, the cron trigger is fired this often: it re-sends what a queue has lost. */
const TICK_STEP_MS = 5_000;

interface Call {
  method?: "GET" | "POST" | "PATCH" | "PUT";
  json?: unknown;
  /** Raw bytes instead of JSON, with their type. */
  body?: { text: string; type: string };
  token?: string;
  idempotencyKey?: string;
}

/** An answer that is not the expected one. The message names the step. */
export class SeedError extends Error {
  override readonly name = "SeedError";
  readonly status: number;
  readonly code: string;

  constructor(step: string, status: number, text: string) {
    super(`The demo could not be seeded at "${step}": ${status} ${text.slice(0, 600)}`);
    this.status = status;
    this.code = codeIn(text);
  }
}

function codeIn(text: string): string {
  try {
    const problem = JSON.parse(text) as { code?: unknown }; // a problem document, or anything else that is JSON
    return typeof problem.code === "string" ? problem.code : "";
  } catch {
    return "";
  }
}

/**
 * Calls and answers the parsed JSON. Repeats what may go through on another try; every write has a name, so twice is harmless.
 * @param step what is being done, for the error
 * @throws SeedError
 */
export async function call<Answer>(step: string, url: string, request: Call = {}): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await send(url, request);
    if (answer.ok) return JSON.parse(answer.text) as Answer; // the caller names the contract's type of this route
    const again = answer.status === 0 || answer.status === 429 || answer.status >= 500 || isRace(answer.text);
    if (!again || attempt === TRIES) throw new SeedError(step, answer.status, answer.text);
    await sleep(answer.retryAfterMs ?? 150 * 2 ** attempt);
  }
}

function isRace(text: string): boolean {
  return codeIn(text) === "stale_write";
}

async function send(url: string, { method, json, body, token, idempotencyKey }: Call) {
  const headers = new Headers();
  if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
  if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey);
  if (json !== undefined) headers.set("content-type", "application/json");
  if (body !== undefined) headers.set("content-type", body.type);
  const payload = body?.text ?? (json === undefined ? undefined : JSON.stringify(json));
  try {
    const response = await fetch(url, {
      method: method ?? (payload === undefined ? "GET" : "POST"),
      headers,
      body: payload,
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    const wait = response.headers.get("retry-after");
    return {
      ok: response.ok,
      status: response.status,
      text: await response.text(),
      retryAfterMs: wait === null ? undefined : Number(wait) * 1000,
    };
  } catch (error) {
    return { ok: false, status: 0, text: `no answer: ${String(error)}`, retryAfterMs: undefined };
  }
}

/** Gives `work` to at most `width` at a time, in order; the first failure ends all. */
export async function inParallel<Item>(width: number, items: readonly Item[], work: (item: Item) => Promise<void>) {
  const queue = items.values(); // shared: each lane takes the next
  const lanes = Array.from({ length: width }, async () => {
    for (const item of queue) await work(item);
  });
  await Promise.all(lanes);
}

/** What the seed knows of the copy it fills. */
export interface Copy {
  origins: LocalEnvironment["origins"];
  tick(): Promise<string>;
}

/**
 * Waits for what follows from a write by itself (a webhook, a queue's work).
 * @param look answers the fact, or null while it is not there
 * @throws SeedError after {@link WAIT_LIMIT_MS}, with the last `describe()`
 */
export async function waitFor<Fact>(
  copy: Copy,
  step: string,
  look: () => Promise<Fact | null>,
  describe: () => string,
): Promise<Fact> {
  const deadline = Date.now() + WAIT_LIMIT_MS;
  let nextTick = Date.now() + TICK_STEP_MS;
  for (;;) {
    const fact = await look();
    if (fact !== null) return fact;
    if (Date.now() > deadline) throw new SeedError(step, 0, `nothing came of it in time; last seen: ${describe()}`);
    if (Date.now() > nextTick) {
      await copy.tick();
      nextTick = Date.now() + TICK_STEP_MS;
    }
    await sleep(POLL_STEP_MS);
  }
}
