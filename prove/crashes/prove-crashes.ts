/**
 * Settlements run without pause while the whole tree of processes is killed at random moments and started again; in the end the record,
 * the ledger and Stripe's books are compared.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { localEnvironment } from "../../scripts/local-environment.ts";
import { openDatabase } from "../../scripts/product.ts";
import { type RunningProduct, startProduct } from "../../scripts/product-process.ts";
import { type Books, readBooks, readStripeBooks, readUnfinished, type StripeBooks } from "../histories/records.ts";
import { checkBooks } from "../properties/books.ts";
import { checkStripe } from "../properties/stripe.ts";
import { must } from "../properties/violation.ts";
import { seededRandom } from "../world/seeded-random.ts";
import { Client, script } from "./client.ts";
import { type Expected, type Pair, settle, ways } from "./settlements.ts";

interface Asked {
  readonly kills: number;
  readonly seed: number;
  /** The first of the ports that a copy takes. */
  readonly port: number;
}

/** Ms after the product is there again: from before the first request to the middle of many; on a slow machine as much later as it starts. */
const leastAliveMs = 100;
const mostAliveMs = 2_500;
const aliveOfStart = 0.5;
const pairs = 4;

export async function proveCrashes({ kills, seed, port }: Asked): Promise<boolean> {
  const stateDir = mkdtempSync(join(tmpdir(), "openchance-kills-"));
  const copy = new Copy(port, stateDir);
  const started = Date.now();
  try {
    await copy.start();
    const { expected, killed } = await settleWhileKilled(copy, kills, seededRandom(seed));
    const { books, stripe, unfinished } = await copy.atRest();
    must("nothing is stuck", unfinished.length === 0, () => unfinished.join(", "));
    checkBooks(books);
    checkStripe(books, stripe);
    checkExpected(books, expected);
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    console.log(
      `${killed} kills, ${expected.length} settlements: 0 lost, 0 doubled, 0 stuck; ${seconds} s, seed ${seed}`,
    );
    rmSync(stateDir, { recursive: true, force: true });
    return true;
  } catch (error) {
    console.log(
      `Failed with seed ${seed}; what is left lies in ${stateDir}: ${String((error as Error).stack ?? error)}`,
    ); // whatever was thrown
    return false;
  } finally {
    await copy.stop();
  }
}

async function settleWhileKilled(
  copy: Copy,
  kills: number,
  random: () => number,
): Promise<{ expected: Expected[]; killed: number }> {
  const people = await arrive(copy);
  const expected: Expected[] = [];
  let killing = true;
  const work = async (pair: Pair) => {
    while (killing) {
      const way = ways[Math.floor(random() * ways.length)] ?? "approve";
      expected.push(await settle(pair, way, 1_000 + Math.floor(random() * 500_000), () => copy.upSince));
    }
  };
  const working = Promise.all(people.map(work));
  let killed = 0;
  const kill = async () => {
    for (; killed < kills; killed++) {
      const most = Math.max(mostAliveMs, copy.startMs * aliveOfStart);
      await sleep(leastAliveMs + random() * (most - leastAliveMs));
      await copy.kill();
      if ((killed + 1) % 10 === 0) console.log(`${killed + 1} kills, ${expected.length} settlements …`);
    }
    killing = false;
  };
  await Promise.all([working, kill()]);
  return { expected, killed };
}

async function arrive(copy: Copy): Promise<Pair[]> {
  return Promise.all(
    Array.from({ length: pairs }, async (_, at) => {
      const poster = new Client(copy.product, `poster-${at}`);
      const solver = new Client(copy.product, `solver-${at}`);
      await Promise.all([poster.signIn(), solver.signIn()]);
      await solver.setUpPayouts();
      return { poster, solver };
    }),
  );
}

/** Each settlement that was answered stands as it was answered. */
function checkExpected({ holds, postings }: Books, expected: readonly Expected[]): void {
  for (const { challengeId, releasedMinor, refundedMinor } of expected) {
    const [hold, ...others] = holds.filter((one) => one.challengeId === challengeId);
    must("nothing is lost", hold !== undefined && others.length === 0, () => `${challengeId} has no hold, or several`);
    const moved = (kind: string) =>
      postings
        .filter((posting) => posting.kind === kind && posting.debit === `hold:${hold?.id}`)
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const [released, refunded] = [moved("release"), moved("refund_decided")];
    const what = () =>
      `${challengeId}: ${released} released, ${refunded} back, and ${releasedMinor}, ${refundedMinor} were decided`;
    must("nothing is lost", released === releasedMinor && refunded === refundedMinor, what);
  }
}

class Copy {
  readonly #port: number;
  readonly #stateDir: string;
  #product: RunningProduct | null = null;
  /** Ms, when it was there last, and how long it took to be. */
  upSince = 0;
  startMs = 0;

  constructor(port: number, stateDir: string) {
    this.#port = port;
    this.#stateDir = stateDir;
  }

  get product(): RunningProduct {
    if (this.#product === null) throw new Error("the product does not run");
    return this.#product;
  }

  async start(): Promise<void> {
    const began = Date.now();
    this.#product = await startProduct({ port: this.#port, stateDir: this.#stateDir, seed: false });
    this.upSince = Date.now();
    this.startMs = this.upSince - began;
    // Stripe's pauses between two tries of a delivery grow; nobody has to wait for them.
    await script(this.#product, "POST", "/webhooks/retry", {});
  }

  async stop(): Promise<void> {
    await this.#product?.stop();
    this.#product = null;
  }

  async kill(): Promise<void> {
    await this.product.kill9();
    await this.start();
  }

  /** Lets time pass in the record until nothing is on its way any more, and reads both books. */
  async atRest(): Promise<{ books: Books; stripe: StripeBooks; unfinished: string[] }> {
    for (let round = 1; ; round++) {
      await script(this.product, "POST", "/webhooks/flush", {});
      const stripe = await readStripeBooks({
        script: (method, path, body) => script(this.product, method, path, body),
      });
      await this.stop();
      // Of a configuration whose objects live elsewhere wrangler has much to say.
      process.env.WRANGLER_LOG = "error";
      const { db, close } = await openDatabase(localEnvironment({ port: this.#port, stateDir: this.#stateDir }));
      try {
        const rows = async <Row>(query: string) => (await db.prepare(query).all<Row>()).results;
        const unfinished = await readUnfinished({ rows });
        if (unfinished.length === 0 || round === restRounds)
          return { books: await readBooks({ rows }), stripe, unfinished };
        for (const statement of laterBy(passedMs)) await db.prepare(statement).run();
      } finally {
        await close();
      }
      await this.start();
      await sleep(workMs);
    }
  }
}

const restRounds = 6;
/** Ms. Longer than a lost job waits for its sweep, and than a transfer may be unknown. */
const passedMs = 15 * 60_000;
/** Ms. Cron's step is five seconds; its queues need a few more. */
const workMs = 9_000;

/** What waits in the record has waited so much longer: no test sits through the minutes after which a lost job is sent again. */
function laterBy(ms: number): string[] {
  return [
    `update outbox set next_at = next_at - ${ms}, lease_until = lease_until - ${ms} where state = 'pending'`,
    `update payouts set updated_at = updated_at - ${ms} where state = 'transferring'`,
    `update refunds set updated_at = updated_at - ${ms} where state = 'requested'`,
  ];
}
