/**
 * The product's world inside this process: its record on node:sqlite, sandbox/stripe's own code behind `fetch`, and a clock that only
 * the history moves. Everything is undone between two histories, and every random choice comes from the history's seed, so that a
 * history can be played again exactly.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createApp } from "../../sandbox/stripe/app.ts";
import { Sandbox } from "../../sandbox/stripe/sandbox.ts";
import { testVars } from "../../scripts/local-environment.ts";
import { ROOT } from "../../scripts/tools.ts";
import { mutated } from "../mutants.ts";
import { playedCurrencies } from "./cast.ts";
import { d1On, Prepared } from "./d1-on-sqlite.ts";
import { keepLog } from "./log.ts";
import { objectStorageOn } from "./object-storage-on-sqlite.ts";
import { seededRandom } from "./seeded-random.ts";
import { Killed, type LogLine, SandboxRefusal, type StripeEvent, type World } from "./world.ts";

const FOLDER = join(ROOT, "migrations", "d1");

function migrated(): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  for (const file of readdirSync(FOLDER).sort()) {
    const path = join(FOLDER, file);
    if (file.endsWith(".sql")) database.exec(mutated(path, readFileSync(path, "utf8")));
  }
  return database;
}

/** How far a process is from its death. */
interface Life {
  exchanges: number;
  readonly diesAt: number | null;
  dead: boolean;
}
const lives = new AsyncLocalStorage<Life>();

/** One exchange of the present process with the outside. A killed one neither asks nor hears any more. */
async function exchange<Answer>(perform: () => Answer): Promise<Awaited<Answer>> {
  const life = lives.getStore();
  const here = life === undefined ? 0 : 2 * life.exchanges++;
  // As over a network: others act between the asking and the answer.
  await undefined;
  if (life !== undefined) dieAt(life, here);
  const answer = await perform();
  if (life !== undefined) dieAt(life, here + 1);
  return answer;
}

function dieAt(life: Life, point: number): void {
  if (life.diesAt === point) life.dead = true;
  if (life.dead) throw new Killed();
}

/** The sandbox without its own clock: what is due runs when the history moves time. */
class StillSandbox extends Sandbox {
  override wake(): void {}
}

export class NodeWorld implements World {
  readonly env: Env;
  readonly queue: string[] = [];
  readonly #record = migrated();
  readonly #recorded = new Prepared(this.#record);
  readonly #stripe = new DatabaseSync(":memory:");
  readonly #atStripe = new Prepared(this.#stripe);
  readonly #app: ReturnType<typeof createApp>;
  readonly #sandbox: Sandbox;
  #now = Date.parse("2026-11-23T08:00:00Z");
  #lastEvent = 0;
  readonly #logged: LogLine[];

  constructor() {
    const vars = {
      WEBHOOK_SECRET_PLATFORM: "whsec_sandbox_platform",
      WEBHOOK_SECRET_CONNECT: "whsec_sandbox_connect",
      WEBHOOK_SECRET_ACCOUNTS: "whsec_sandbox_accounts",
    };
    Date.now = () => this.#now;
    // No history has this seed, or it would draw the cast's ids again.
    this.seed(2 ** 32 - 1);
    this.#sandbox = new StillSandbox(objectStorageOn(this.#stripe), vars);
    this.#app = createApp(this.#sandbox);
    const queue = { send: (message: { outboxId: string }) => exchange(() => this.queue.push(message.outboxId)) };
    // Bindings that no command of a history reaches are not there, and would fail loudly.
    this.env = {
      ...testVars(),
      CURRENCIES: playedCurrencies.join(","),
      FEE_TAX_BASIS_POINTS: "1900",
      DB: d1On(this.#record, exchange),
      EVENTS: queue,
      PAYOUTS: queue,
      FANOUT: queue,
    } as unknown as Env;
    globalThis.fetch = (input, init) => exchange(async () => this.#app.fetch(new Request(input, init)));
    this.#logged = keepLog();
  }

  /** Every random number and id from here on follows from this. */
  seed(seed: number): void {
    const random = seededRandom(seed);
    Math.random = random;
    crypto.getRandomValues = (array) => {
      const bytes = array as unknown as Uint8Array; // ids ask for bytes alone
      for (let at = 0; at < bytes.length; at++) bytes[at] = random() * 256;
      return array;
    };
  }

  now(): number {
    return this.#now;
  }

  async pass(ms: number): Promise<void> {
    this.#now += ms;
    this.#sandbox.runDueJobs();
  }

  async script<Body>(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<Body> {
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await this.#app.fetch(new Request(`http://stripe.test/sandbox${path}`, init));
    const text = await response.text();
    if (!response.ok) throw new SandboxRefusal(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Body; // the caller names the shape that the README documents
  }

  async newEvents(): Promise<StripeEvent[]> {
    const rows = this.#atStripe
      .of(
        "select seq, id, json_extract(body, '$.type') as type from objects where kind in ('event', 'v2.core.event') and seq > ? order by seq",
      )
      .all(this.#lastEvent) as { seq: number; id: string; type: string }[]; // the columns above
    this.#lastEvent = rows.at(-1)?.seq ?? this.#lastEvent;
    return rows;
  }

  async rows<Row>(query: string): Promise<Row[]> {
    return this.#recorded.of(query).all() as Row[]; // the caller names its own columns
  }

  async alive<Result>(diesAt: number | null, work: () => Promise<Result>): Promise<Result> {
    const life: Life = { exchanges: 0, diesAt, dead: false };
    const ended = await lives.run(life, () => Promise.allSettled([work()]));
    // Whatever the product made of it: nobody hears of it any more.
    if (life.dead) throw new Killed();
    if (ended[0].status === "rejected") throw ended[0].reason;
    return ended[0].value;
  }

  logged(): LogLine[] {
    return this.#logged.splice(0);
  }

  async aside<Result>(work: () => Promise<Result>): Promise<Result> {
    const [now, lastEvent, queue] = [this.#now, this.#lastEvent, [...this.queue]];
    const databases = [this.#record, this.#stripe];
    for (const database of databases) database.exec("savepoint aside");
    try {
      return await work();
    } finally {
      for (const database of databases) database.exec("rollback to aside; release aside");
      this.#now = now;
      this.#lastEvent = lastEvent;
      this.queue.splice(0, Number.POSITIVE_INFINITY, ...queue);
      this.#logged.splice(0);
    }
  }
}
