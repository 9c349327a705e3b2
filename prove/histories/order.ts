/** Neither the order of Stripe's events nor their repetition changes where the money ends. */
import { takeStripeEvent } from "../../worker/domains/engagements/stripe-events.ts";
import { balancesOf } from "../properties/books.ts";
import { must } from "../properties/violation.ts";
import { actingAs } from "../world/acting.ts";
import { seededRandom } from "../world/seeded-random.ts";
import type { StripeEvent } from "../world/world.ts";
import type { Play } from "./play.ts";
import { type Books, readBooks } from "./records.ts";

/** Where everything stands, without the ids that are drawn anew each time. */
export function standing(books: Books): string {
  const kinds = new Map<string, number>();
  for (const [account, balance] of balancesOf(books.postings)) {
    // Each refund has an account of its own, whose name is drawn.
    const name = account.startsWith("refundable:") ? "refundable" : account;
    kinds.set(name, (kinds.get(name) ?? 0) + balance);
  }
  const lines = [
    ...books.challenges.map(({ id, state }) => `${id} ${state}`),
    ...books.holds.map(({ id, state, feeMinor, taxMinor }) => `${id} ${state} fee ${feeMinor} tax ${taxMinor}`),
    ...books.payouts.map(({ holdId, amountMinor, state }) => `payout ${holdId} ${amountMinor} ${state}`),
    ...books.refunds.map(({ holdId, amountMinor, state }) => `refund ${holdId} ${amountMinor} ${state}`),
    ...[...kinds].filter(([, balance]) => balance !== 0).map(([name, balance]) => `${name} ${balance}`),
  ];
  return lines.sort().join("\n");
}

/** The first line in which two standings differ. */
export function difference(one: string, other: string): string {
  const lines = new Set(other.split("\n"));
  const mine = one.split("\n").filter((line) => !lines.has(line));
  const kept = new Set(one.split("\n"));
  const theirs = other.split("\n").filter((line) => !kept.has(line));
  return `${mine.join("; ")} | ${theirs.join("; ")}`;
}

export function shuffled(events: readonly StripeEvent[], seed: number): StripeEvent[] {
  const random = seededRandom(seed);
  return events
    .map((event) => ({ event, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ event }) => event);
}

/** How many events of a history are repeated at its end. */
const repeated = 5;

/** Told again of what it knows, also by an event with another id, the product writes nothing. */
export async function checkReplay(play: Play, seed: number): Promise<void> {
  const { world, arrivals } = play;
  const before = JSON.stringify(await readBooks(world));
  for (const event of shuffled(arrivals.taken, seed).slice(0, repeated)) {
    const hint = await arrivals.read(event);
    for (const id of [hint.id, `${hint.id}_again`]) {
      const ctx = actingAs(world, null);
      const taken = await takeStripeEvent(ctx, { ...hint, id });
      await Promise.all(ctx.deferred);
      must("replay", taken !== "quarantined", () => `${hint.type} was quarantined when it came again`);
    }
  }
  const after = JSON.stringify(await readBooks(world));
  must("replay", after === before, () => "events that came again changed the books");
}
