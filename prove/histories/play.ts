/** Plays a history: gives its commands, lets happen what happens, and checks after every step what must always be true. */
import { dayMs, hourMs, minuteMs } from "../../worker/platform/clock.ts";
import { checkBooks } from "../properties/books.ts";
import { checkMoves } from "../properties/moves.ts";
import { applyTo, type Cast, type Person, type PostedChallenge } from "../world/cast.ts";
import type { World } from "../world/world.ts";
import { Arrivals } from "./arrivals.ts";
import { Giver } from "./giver.ts";
import type { History, Step } from "./history.ts";
import { difference, standing } from "./order.ts";
import { checkLog } from "./outcome.ts";
import { type Books, type ChallengeNow, challengeNow, readBooks } from "./records.ts";
import { accountChanges, bankActs, ownerActs, payerActs, payerPays, pick, stripeFails } from "./stripe-life.ts";
import { count, type Tally } from "./tally.ts";
import { commands, type Verb } from "./verbs.ts";

const waits = [
  2 * minuteMs,
  3 * minuteMs,
  11 * minuteMs,
  hourMs,
  13 * hourMs,
  25 * hourMs,
  3 * dayMs,
  6 * dayMs,
  8 * dayMs,
  15 * dayMs,
  30 * dayMs,
];

/** Who looks on: everything is counted, and told on request. */
export interface Watch {
  readonly tally: Tally;
  readonly tell: Tell | null;
}
export type Tell = (line: string) => void;

export class Play {
  readonly world: World;
  readonly cast: Cast;
  readonly arrivals: Arrivals;
  readonly #history: History;
  readonly #challenges: PostedChallenge[];
  /** What the applicants to each ask for; none where work has begun. */
  readonly #prices = new Map<PostedChallenge, readonly number[]>();
  readonly #tally: Tally;
  readonly #giver: Giver;
  #books: Books;

  readonly #tell: Tell | null;

  private constructor(world: World, cast: Cast, history: History, { tally, tell }: Watch, books: Books) {
    this.#tell = tell;
    this.world = world;
    this.cast = cast;
    this.arrivals = new Arrivals(world);
    this.#history = history;
    for (const { begun, at, prices } of history.engagements) {
      const challenge = pick(begun ? cast.funded : cast.open, at);
      // A smaller cast has fewer challenges, and two numbers may mean one.
      if (challenge !== null && !this.#prices.has(challenge)) this.#prices.set(challenge, begun ? [] : prices);
    }
    this.#challenges = [...this.#prices.keys()];
    this.#tally = tally;
    this.#giver = new Giver(world, cast, tally);
    this.#books = books;
  }

  /** As a list of SQL. */
  get challengeIds(): string {
    return this.#challenges.map(({ id }) => `'${id}'`).join(", ");
  }

  static async begin(world: World, cast: Cast, history: History, watch: Watch): Promise<Play> {
    const play = new Play(world, cast, history, watch, await readBooks(world));
    await play.#leaveOutOthers();
    for (const [challenge, prices] of play.#prices) {
      for (const [which, steps] of prices.entries()) {
        await applyTo(world, challenge, pick(cast.solvers, which) as Person, steps); // a cast has solvers
      }
    }
    await play.settleDown();
    return play;
  }

  /** Time passes for the challenges of this history alone. */
  async #leaveOutOthers(): Promise<void> {
    const ids = this.challengeIds;
    await this.world.rows(
      `delete from timers where subject not in (select id from challenges where id in (${ids})
        union all select id from holds where challenge_id in (${ids}))`,
    );
  }

  /** All steps, in the groups in which they begin together. */
  async steps(): Promise<void> {
    for (const group of groupsOf(this.#history.steps)) {
      const begun = [];
      const together = group.length > 1;
      for (const step of group) begun.push(await this.#prepare({ ...step, together, twice: step.twice && !together }));
      await allEnded(begun.map((run) => run()));
      await this.#arrive();
      this.#tell?.(`${group.map(({ does }) => does).join(" & ")} at ${new Date(this.world.now()).toISOString()}`);
      await this.check();
    }
  }

  async #arrive(): Promise<void> {
    if (this.#history.weather === "fair") await this.arrivals.deliverAll();
    if (this.#history.weather === "events late") await this.arrivals.workAll();
  }

  /** What is true at every moment. */
  async check(): Promise<void> {
    await this.settleDown();
    const books = await readBooks(this.world);
    this.#tell?.(`    ${difference(standing(this.#books), standing(books))}`);
    checkBooks(books);
    checkMoves(this.#books, books);
    this.#books = books;
  }

  async settleDown(): Promise<void> {
    await this.arrivals.collect();
    checkLog(this.world, this.#tell);
  }

  /** Reads what the step needs before any of its group begins. */
  async #prepare(step: Step): Promise<() => Promise<void>> {
    const { does, how, on } = step;
    const { world, cast, arrivals } = this;
    const played = (what: string, work: () => Promise<boolean>) => async () => {
      if (await work()) count(this.#tally, what);
    };
    switch (does) {
      case "payer":
        return played("payer", async () => payerActs(world, await this.#holdsOf(this.#at(on).id), how));
      case "bank":
        return played("bank", () => bankActs(world, how));
      case "account":
        return played("account", () => accountChanges(world, cast, how));
      case "owner":
        return played("owner", () => ownerActs(world, how));
      case "fault":
        return played("fault", () => stripeFails(world, how));
      case "webhooks":
        return played("webhooks", () => arrivals.deliverSome(how, step.diesAt));
      case "queue":
        return played("queue", () => arrivals.workSome(how, step.diesAt));
      case "loseQueue":
        return played("loseQueue", async () => world.queue.splice(0).length > 0);
      case "cron":
        return played("cron", () => arrivals.cron(step.diesAt));
      case "wait":
        return played("wait", async () => {
          await this.#pass(pick(waits, how) ?? minuteMs);
          return true;
        });
      default:
        return this.#prepareVerb(step, does);
    }
  }

  /** A command where it makes sense; where it makes none nowhere, now and then all the same, else what would come next. */
  async #prepareVerb(step: Step, does: "next" | Verb): Promise<() => Promise<void>> {
    const seen = await Promise.all(this.#challenges.map(({ id }) => challengeNow(this.world, id)));
    const turn = step.on % seen.length;
    const inTurn = [...seen.slice(turn), ...seen.slice(0, turn)] as [ChallengeNow, ...ChallengeNow[]]; // a history has engagements
    const fitting = does === "next" ? undefined : inTurn.find(commands[does].fits);
    const on = fitting ?? inTurn[0];
    const verb = fitting === undefined && (does === "next" || step.how % 3 > 0) ? nextVerb(on, step.how) : does;
    if (verb === null || verb === "next") return async () => undefined;
    if (verb === "pay") return () => this.#pay(on);
    // No days pass within somebody else's request.
    if (verb === "pause") return async () => (step.together ? undefined : this.#pass(6 * dayMs));
    return () => this.#giver.give(step, verb, on);
  }

  async #pass(ms: number): Promise<void> {
    await this.world.pass(ms);
    if (this.#history.weather !== "foul") await this.arrivals.cron(null);
  }

  async #pay(on: ChallengeNow): Promise<void> {
    if (await payerPays(this.world, await this.#holdsOf(on.id))) count(this.#tally, "pay");
  }

  #at(on: number): PostedChallenge {
    return this.#challenges[on % this.#challenges.length] as PostedChallenge; // a history has engagements
  }

  async #holdsOf(challengeId: string): Promise<ReadonlySet<string>> {
    const rows = await this.world.rows<{ id: string }>(`select id from holds where challenge_id = '${challengeId}'`);
    return new Set(rows.map(({ id }) => id));
  }

  /** Where the money of this history ended. */
  async countEnds(): Promise<void> {
    const { holds, payouts, refunds } = await readBooks(this.world);
    const mine = new Set(
      holds.filter(({ challengeId }) => this.challengeIds.includes(challengeId)).map(({ id }) => id),
    );
    for (const { id, state } of holds) if (mine.has(id)) count(this.#tally, `hold ${state}`);
    for (const { holdId, state } of payouts) if (mine.has(holdId)) count(this.#tally, `payout ${state}`);
    for (const { holdId, state } of refunds) if (mine.has(holdId)) count(this.#tally, `refund ${state}`);
  }
}

/** At most three at once; no days pass within a request. */
function groupsOf(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const joins = step.together && step.does !== "wait" && last?.[0]?.does !== "wait";
    if (joins && last !== undefined && last.length < 3) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** One that fails does not leave the others running into the next history. */
async function allEnded(works: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}

/** What would come next if all went well; `pay` is the payer's, and a `pause` lets the sides' time run out. */
function nextVerb(on: ChallengeNow, how: number): Verb | "pay" | "pause" | null {
  switch (on.state) {
    case "open":
      return "award";
    case "awarded":
      return on.holdState === "checkout_open" || on.holdState === "async_pending" ? "pay" : "checkout";
    case "in_progress":
      return how % 4 === 0 ? "releasePart" : "deliver";
    case "delivered":
      return how % 4 === 0 ? "requestChanges" : "approve";
    case "disputed":
      if (on.disputeState === "answered") return how % 3 === 0 ? "acceptOffer" : "pause";
      return on.disputeState === "filed" ? "answer" : "decide";
    default:
      return on.refundState === "failed" ? "retryRefund" : null;
  }
}
