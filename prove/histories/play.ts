/** Plays a history: gives its commands, lets happen what happens, and checks after every step what must always be true. */
import { dayMs, hourMs, minuteMs } from "../../worker/platform/clock.ts";
import { checkBooks } from "../properties/books.ts";
import { checkMoves } from "../properties/moves.ts";
import { must } from "../properties/violation.ts";
import { actingAs } from "../world/acting.ts";
import { applyTo, type Cast, type Person, type PostedChallenge } from "../world/cast.ts";
import type { World } from "../world/world.ts";
import { Arrivals } from "./arrivals.ts";
import type { History, Step, Verb } from "./history.ts";
import { attempt, checkLog, type Outcome } from "./outcome.ts";
import { type Books, type ChallengeNow, challengeNow, readBooks } from "./records.ts";
import { accountChanges, bankActs, ownerActs, payerActs, payerPays, pick, stripeFails } from "./stripe-life.ts";
import { count, type Tally } from "./tally.ts";
import { type Command, commands, type Party } from "./verbs.ts";

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

export class Play {
  readonly world: World;
  readonly cast: Cast;
  readonly arrivals: Arrivals;
  readonly #history: History;
  readonly #challenges: PostedChallenge[];
  readonly #tally: Tally;
  #books: Books;
  #writes = 0;

  private constructor(world: World, cast: Cast, history: History, tally: Tally, books: Books) {
    this.world = world;
    this.cast = cast;
    this.arrivals = new Arrivals(world);
    this.#history = history;
    this.#challenges = history.engagements.map(
      ({ begun, at }) => pick(begun ? cast.funded : cast.open, at) as PostedChallenge,
    ); // a cast has both
    this.#tally = tally;
    this.#books = books;
  }

  /** As a list of SQL. */
  get challengeIds(): string {
    return this.#challenges.map(({ id }) => `'${id}'`).join(", ");
  }

  static async begin(world: World, cast: Cast, history: History, tally: Tally): Promise<Play> {
    const play = new Play(world, cast, history, tally, await readBooks(world));
    await play.#leaveOutOthers();
    for (const [at, { begun, prices }] of history.engagements.entries()) {
      for (const [which, steps] of prices.entries())
        if (!begun) await applyTo(world, play.#at(at), cast.solvers[which] as Person, steps);
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
      for (const step of group) begun.push(await this.#prepare(group.length > 1 ? { ...step, twice: false } : step));
      await allEnded(begun.map((run) => run()));
      if (this.#history.goodDay) await this.arrivals.deliverAll();
      await this.check();
    }
  }

  /** What is true at every moment. */
  async check(): Promise<void> {
    await this.settleDown();
    const books = await readBooks(this.world);
    checkBooks(books);
    checkMoves(this.#books, books);
    this.#books = books;
  }

  async settleDown(): Promise<void> {
    await this.arrivals.collect();
    checkLog(this.world);
  }

  /** Reads what the step needs before any of its group begins. */
  async #prepare(step: Step): Promise<() => Promise<void>> {
    const { does, how, on } = step;
    const { world, cast, arrivals } = this;
    const played = (what: string, work: () => Promise<boolean>) => async () => {
      if (await work()) this.#count(what);
    };
    switch (does) {
      case "payer":
        return played("payer", async () => payerActs(world, await this.#holdsOf(on), how));
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
          await world.pass(pick(waits, how) ?? minuteMs);
          return this.#history.goodDay ? arrivals.cron(null) : true;
        });
      default:
        return this.#prepareVerb(step, does);
    }
  }

  async #prepareVerb(step: Step, does: Verb): Promise<() => Promise<void>> {
    const challenge = this.#at(step.on);
    const on = await challengeNow(this.world, challenge.id);
    const verb = does === "next" ? nextVerb(on, step.how) : does;
    if (verb === "pay") {
      return async () => {
        if (await payerPays(this.world, await this.#holdsOf(step.on))) this.#count("pay");
      };
    }
    if (verb === null) return async () => undefined;
    const command = commands[verb];
    const party = pick(command.by, step.how) ?? "poster";
    const person = step.by === 0 ? this.#who(party, on) : (pick(this.#everybody(), step.by - 1) ?? challenge.poster);
    return () => this.#give(step, verb, command, person, on);
  }

  async #give(step: Step, verb: string, command: Command, person: Person, on: ChallengeNow): Promise<void> {
    const write = { key: `write-${this.#writes++}`, route: `POST /${verb}`, bodyHash: String(step.how) };
    const give = (diesAt: number | null) =>
      attempt(this.world, diesAt, async () => {
        const ctx = actingAs(this.world, person, write);
        const result = await command.give(ctx, on, step.how);
        await Promise.all(ctx.deferred);
        return result;
      });
    const outcome = await give(step.diesAt);
    if (outcome.kind === "done") {
      this.#count(verb);
      const after = await challengeNow(this.world, on.id);
      const rightful = command.by.some((party) => isParty(party, person, on) || isParty(party, person, after));
      must("rights", rightful, () => `${person.name} did ${verb} on ${on.id}`);
    } else this.#count(outcome.kind === "refused" ? `${verb}: ${outcome.code}` : "killed");
    if (step.twice) await this.#checkTwice(verb, outcome, () => give(null));
  }

  /** Asked again under the same key, the answer is the first one and nothing else happens. */
  async #checkTwice(verb: string, first: Outcome, again: () => Promise<Outcome>): Promise<void> {
    const before = first.kind === "done" ? await readBooks(this.world) : null;
    const second = await again();
    if (first.kind !== "done" || before === null) return;
    this.#count("twice");
    must(
      "one write",
      second.kind === "done",
      () => `${verb} was done, and asked again it was ${JSON.stringify(second)}`,
    );
    const after = await readBooks(this.world);
    must("one write", after.postings.length === before.postings.length, () => `${verb} was done twice under one key`);
  }

  #at(on: number): PostedChallenge {
    return this.#challenges[on % this.#challenges.length] as PostedChallenge; // a history has engagements
  }

  async #holdsOf(on: number): Promise<ReadonlySet<string>> {
    const rows = await this.world.rows<{ id: string }>(
      `select id from holds where challenge_id = '${this.#at(on).id}'`,
    );
    return new Set(rows.map(({ id }) => id));
  }

  #everybody(): Person[] {
    return [...this.cast.posters, ...this.cast.solvers, ...this.cast.admins];
  }

  #who(party: Party, on: ChallengeNow): Person {
    const { posters, solvers, admins } = this.cast;
    const [people, id] =
      party === "poster" ? [posters, on.posterId] : party === "solver" ? [solvers, on.solverId] : [admins, null];
    return (people.find((person) => person.id === id) ?? people[0]) as Person; // a cast has some of each
  }

  #count(what: string): void {
    count(this.#tally, what);
  }

  /** Where the money of this history ended. */
  async countEnds(): Promise<void> {
    const { holds, payouts, refunds } = await readBooks(this.world);
    const mine = new Set(
      holds.filter(({ challengeId }) => this.challengeIds.includes(challengeId)).map(({ id }) => id),
    );
    for (const { id, state } of holds) if (mine.has(id)) this.#count(`hold ${state}`);
    for (const { holdId, state } of payouts) if (mine.has(holdId)) this.#count(`payout ${state}`);
    for (const { holdId, state } of refunds) if (mine.has(holdId)) this.#count(`refund ${state}`);
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

function isParty(party: Party, person: Person, on: ChallengeNow): boolean {
  if (party === "admin") return person.role === "admin";
  return person.id === (party === "poster" ? on.posterId : on.solverId);
}

/** What would come next if all went well; `pay` is the payer's. */
function nextVerb(on: ChallengeNow, how: number): keyof typeof commands | "pay" | null {
  switch (on.state) {
    case "open":
      return "award";
    case "awarded":
      return on.holdState === "checkout_open" || on.holdState === "async_pending" ? "pay" : "checkout";
    case "in_progress":
      return how % 4 === 0 ? "releasePart" : "deliver";
    case "delivered":
      return how % 4 === 0 ? "requestChanges" : "approve";
    default:
      return null;
  }
}
