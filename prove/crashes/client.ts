/** Somebody at the API who never gives up: a request that was not answered is sent again under the same key, also to a new process. */
import { setTimeout as sleep } from "node:timers/promises";
import type { RunningProduct } from "../../scripts/product-process.ts";

/** Ms since the last kill. A killed product is back within seconds; whoever waits longer for one that lives has found a fault. */
const patienceMs = 120_000;
const againAfterMs = 150;
const answerMs = 60_000;

export type Place = Pick<RunningProduct, "origin" | "stripe" | "clerk">;

/** A request that cannot succeed any more, or was never answered. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
}

/**
 * Sends a request until it is answered. A refusal because of what the request itself caused before its answer was lost counts as
 * unanswered, and so does everything that says "later".
 * @throws Unanswered
 */
async function insist(what: string, send: () => Promise<Response>): Promise<unknown> {
  let deadline = Date.now() + patienceMs;
  let last = "no connection";
  while (Date.now() < deadline) {
    try {
      const response = await send();
      const text = await response.text();
      if (response.ok) return text === "" ? null : JSON.parse(text);
      last = `${response.status} ${text.slice(0, 300)}`;
      if (response.status < 500 && response.status !== 429) throw new Unanswered(`${what}: ${last}`);
    } catch (error) {
      if (error instanceof Unanswered) throw error;
      last = String(error);
      // The connection broke or was refused: it was killed, and nobody is promised an answer while it is killed every few seconds.
      if (error instanceof TypeError) deadline = Date.now() + patienceMs;
    }
    await sleep(againAfterMs);
  }
  throw new Unanswered(`${what} was not answered within ${patienceMs / 1000} s: ${last}`);
}

/** Asks the Stripe sandbox for something (sandbox/stripe/README.md). */
export function script<Body>(
  place: Place,
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: object,
): Promise<Body> {
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return insist(`${method} /sandbox${path}`, () =>
    fetch(`${place.stripe}/sandbox${path}`, { ...init, signal: AbortSignal.timeout(answerMs) }),
  ) as Promise<Body>; // the caller names the shape that the README documents
}

export class Client {
  readonly place: Place;
  readonly name: string;
  #token = "";

  constructor(place: Place, name: string) {
    this.place = place;
    this.name = name;
  }

  async signIn(): Promise<void> {
    const body = JSON.stringify({ email: `${this.name}@example.com`, name: this.name });
    const headers = { "content-type": "application/json" };
    const answer = (await insist("signing in", () =>
      fetch(`${this.place.clerk}/__clerk/sandbox/tokens`, { method: "POST", headers, body }),
    )) as { token: string }; // sandbox/clerk/README.md
    this.#token = answer.token;
  }

  /** Of the last sign-in. */
  get token(): string {
    return this.#token;
  }

  /** Sets a payout account up at Stripe, as a solver needs one before the first application, and waits until the product knows. */
  async setUpPayouts(): Promise<void> {
    const { url } = await this.post<{ url: string }>("/users/me/payout-account", { country: "DE" });
    const link = await script<{ object: { account: string } }>(this.place, "GET", `/objects/${url.split("/").at(-1)}`);
    await script(this.place, "POST", `/accounts/${link.object.account}/complete`, { outcome: "ready" });
    while ((await this.get<{ state: string }>("/users/me/payout-account")).state !== "ready") await sleep(100);
  }

  /** Once, whatever is answered. */
  send(
    method: string,
    path: string,
    { json, text, signal }: { json?: object; text?: string; signal: AbortSignal },
  ): Promise<Response> {
    const type = json === undefined ? "text/plain; charset=utf-8" : "application/json";
    return fetch(`${this.place.origin}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": type, "idempotency-key": crypto.randomUUID() },
      body: json === undefined ? text : JSON.stringify(json),
      signal,
    });
  }

  get<Body>(path: string): Promise<Body> {
    return this.#ask<Body>("GET", path, {});
  }

  post<Body>(path: string, json: object = {}): Promise<Body> {
    const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
    return this.#ask<Body>("POST", path, { headers, body: JSON.stringify(json) });
  }

  #ask<Body>(method: string, path: string, init: RequestInit): Promise<Body> {
    const send = () =>
      fetch(`${this.place.origin}/api/v1${path}`, {
        ...init,
        method,
        headers: { ...init.headers, authorization: `Bearer ${this.#token}` },
        signal: AbortSignal.timeout(answerMs),
      });
    return insist(`${method} ${path} by ${this.name}`, async () => {
      const answer = await send();
      if (answer.status !== 401) return answer;
      await this.signIn(); // a long run outlives a token
      return send();
    }) as Promise<Body>; // the caller names the contract's type of this route
  }
}
