/** Gives the commands of a history, and checks that only who has the right succeeds, and once. */
import { must } from "../properties/violation.ts";
import { actingAs } from "../world/acting.ts";
import type { Cast, Person } from "../world/cast.ts";
import type { World } from "../world/world.ts";
import { idOf, isParty, type Party } from "./commands/command.ts";
import type { Step } from "./history.ts";
import { attempt, type Outcome } from "./outcome.ts";
import { type ChallengeNow, challengeNow, readBooks } from "./records.ts";
import { pick } from "./stripe-life.ts";
import { count, type Tally } from "./tally.ts";
import { commands, type Verb } from "./verbs.ts";

export class Giver {
  readonly #world: World;
  readonly #cast: Cast;
  readonly #tally: Tally;
  #writes = 0;

  constructor(world: World, cast: Cast, tally: Tally) {
    this.#world = world;
    this.#cast = cast;
    this.#tally = tally;
  }

  async give(step: Step, verb: Verb, on: ChallengeNow): Promise<void> {
    const command = commands[verb];
    const person = this.#who(step, on, pick(command.by, step.how) ?? "poster");
    const write = { key: `write-${this.#writes++}`, route: `POST /${verb}`, bodyHash: String(step.how) };
    const give = (diesAt: number | null) =>
      attempt(this.#world, diesAt, async () => {
        const ctx = actingAs(this.#world, person, write);
        const result = await command.give(ctx, on, step.how);
        await Promise.all(ctx.deferred);
        return result;
      });
    const outcome = await give(step.diesAt);
    if (outcome.kind === "done") {
      count(this.#tally, verb);
      // Somebody else may have acted in the same moment: before or after it, the right must be there.
      const after = await challengeNow(this.#world, on.id);
      const rightful = command.by.some((party) => isParty(party, person, on) || isParty(party, person, after));
      must("rights", rightful, () => `${person.name} did ${verb} on ${on.id}`);
    } else count(this.#tally, outcome.kind === "refused" ? `${verb}: ${outcome.code}` : "killed");
    if (step.twice) await this.#checkTwice(verb, outcome, () => give(null));
  }

  /** Asked again under the same key, the answer is the first one and nothing else happens. */
  async #checkTwice(verb: Verb, first: Outcome, again: () => Promise<Outcome>): Promise<void> {
    const before = first.kind === "done" ? await readBooks(this.#world) : null;
    const second = await again();
    if (before === null) return;
    count(this.#tally, "twice");
    must("one write", second.kind === "done", () => `${verb} was done, and asked again ${JSON.stringify(second)}`);
    const after = await readBooks(this.#world);
    must("one write", after.postings.length === before.postings.length, () => `${verb} was done twice under one key`);
  }

  #who(step: Step, on: ChallengeNow, party: Party): Person {
    const { posters, solvers, admins } = this.#cast;
    const everybody = [...posters, ...solvers, ...admins];
    const anybody = pick(everybody, Math.max(0, step.by - 1)) as Person; // a cast has people
    if (step.by > 0) return anybody;
    if (party === "admin") return pick(admins, step.how) ?? anybody;
    return everybody.find(({ id }) => id === idOf(party, on)) ?? anybody;
  }
}
