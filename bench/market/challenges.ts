/** Challenges that could have been written, as many as wanted: the same place in the market is always the same one. */

import type { IndexedChallenge } from "../../worker/database/search-index.ts";
import { agentPolicies, type Category, categories } from "../../worker/domains/challenges/contract.ts";
import { numbersFrom } from "../../worker/domains/search/judged/corpus.ts";
import { dayMs } from "../../worker/platform/clock.ts";
import { fields, nameOf, owners, places, reasons, sentences } from "./words.ts";

export interface MadeChallenge extends IndexedChallenge {
  category: Category;
  deliveryDays: number;
}

const names = 300_000;

/** @param now what deadlines are counted from, ms */
export function makeChallenge(place: number, now: number): MadeChallenge {
  const next = numbersFrom(place * 2_654_435_761 + 97);
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item; // reason: no list here is empty
  // Few categories, owners and names have most of the work.
  const category = categories[Math.floor(next() ** 1.6 * categories.length)] ?? "software";
  const { verbs, things, skills } = fields[category];
  const thing = one(things);
  const owner = one(owners);
  const name = nameOf(Math.floor(names ** next()) - 1);
  const others = Array.from({ length: 3 }, () => nameOf(Math.floor(names ** next()) - 1));
  const known = [one(skills), one(skills), one(skills)].filter((skill, at, all) => all.indexOf(skill) === at);
  return {
    kind: "hire",
    title: `${one(verbs)} the ${thing} of ${owner}, ${name}`,
    summary: `We want the ${thing} of ${name} ${one(reasons)}, as ${others[0]} has it.`,
    brief: [one(sentences), `Beside ${name} there are ${others.join(", ")}.`, one(sentences)].join("\n\n"),
    category,
    skills: known.slice(0, 1 + Math.floor(next() * known.length)),
    agents: one(agentPolicies),
    place: next() < 0.9 ? null : one(places),
    currency: next() < 0.7 ? "USD" : next() < 0.7 ? "EUR" : "GBP",
    rewardMinor: 100 * Math.round(50 * 200 ** next()),
    applicationDeadline: now + (2 + Math.floor(next() * 60)) * dayMs,
    deliveryDays: 3 + Math.floor(next() * 30),
  };
}
