/**
 * The world inside workerd: the real D1, and sandbox/stripe as a Worker of its own. It shows that what holds in this repository's own
 * world (node-world.ts) is no property of that world. Nothing is undone here, and no process is killed.
 */
import { env } from "cloudflare:workers";
import { playedCurrencies } from "./cast.ts";
import { keepLog } from "./log.ts";
import { type LogLine, SandboxRefusal, type StripeEvent, type World } from "./world.ts";

interface StoredEvent extends StripeEvent {
  readonly created: number | string;
}

/** Events that one step may cause in one list, and far more. */
const mostAtOnce = 200;

export class WorkerdWorld implements World {
  readonly env: Env;
  readonly queue: string[] = [];
  readonly aside = null;
  readonly #seen = new Set<string>();
  readonly #logged: LogLine[] = keepLog();
  #now = Date.now();

  constructor() {
    const queue = { send: async (message: { outboxId: string }) => this.queue.push(message.outboxId) };
    const vars = { CURRENCIES: playedCurrencies.join(","), FEE_TAX_BASIS_POINTS: "1900" };
    // The queues are the history's own: it delivers their messages when it wants.
    this.env = { ...env, ...vars, EVENTS: queue, PAYOUTS: queue, FANOUT: queue } as unknown as Env;
    Date.now = () => this.#now;
  }

  now(): number {
    return this.#now;
  }

  async pass(ms: number): Promise<void> {
    this.#now += ms;
    await this.script("POST", "/clock", { now: new Date(this.#now).toISOString(), signatures: "sandbox" });
  }

  async script<Body>(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<Body> {
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`http://stripe.test/sandbox${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new SandboxRefusal(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Body; // the caller names the shape that the README documents
  }

  async newEvents(): Promise<StripeEvent[]> {
    const accounts = await this.rows<{ id: string }>(
      "select stripe_account_id as id from payout_accounts where stripe_account_id is not null",
    );
    const kinds = ["kind=event", "kind=v2.core.event", ...accounts.map(({ id }) => `kind=event&account=${id}`)];
    const lists = await Promise.all(
      kinds.map((kind) => this.script<{ data: StoredEvent[] }>("GET", `/objects?${kind}&limit=${mostAtOnce}`)),
    );
    const fresh = lists.flatMap(({ data }) => data.toReversed()).filter(({ id }) => !this.#seen.has(id));
    for (const { id } of fresh) this.#seen.add(id);
    return fresh;
  }

  async rows<Row>(query: string): Promise<Row[]> {
    return (await this.env.DB.prepare(query).all<Row>()).results;
  }

  alive<Result>(_diesAt: number | null, work: () => Promise<Result>): Promise<Result> {
    return work();
  }

  logged(): LogLine[] {
    return this.#logged.splice(0);
  }
}
