/**
 * The search turned round: which saved searches does a new challenge fit? A saved search stands under one key, the rarest thing it asks
 * for; a challenge has few keys, so that only searches which may fit are looked at, and those are asked exactly. Pure.
 */
import { foldPlace, type IndexedChallenge, indexedFields, remote } from "../../database/search-index.ts";
import type { Term } from "../../database/search-match.ts";
import { dayMs } from "../../platform/clock.ts";
import type { SavedQuery } from "./contract.ts";
import { fits } from "./highlights.ts";
import { readTyped, termsOf } from "./words.ts";

/** A challenge as searches know it. */
export interface FoundChallenge extends IndexedChallenge {
  posterHasPaid: boolean;
}

/** Letters of a beginning that are a key: two where no more were typed. */
const beginningLengths = [2, 3] as const;

/** Under what a search is kept: its longest word, else its word's beginning, a skill, its place, its category, or among all the others. */
export function keyOf({ q, skill, place, category }: SavedQuery): string {
  const { words, phrases, isOpen } = readTyped(q);
  const whole = [...(isOpen ? words.slice(0, -1) : words), ...phrases.flat()];
  const [longest] = whole.toSorted((a, b) => b.length - a.length);
  if (longest !== undefined) return `word ${longest}`;
  const begun = words.at(-1);
  if (begun !== undefined) return `begins ${[...begun].slice(0, Math.max(...beginningLengths)).join("")}`;
  if (skill?.[0] !== undefined) return `skill ${skill[0].toLowerCase()}`;
  // Nearly everything can be done from anywhere: that would be a longer list than a category's.
  if (place !== undefined && foldPlace(place) !== remote) return `place ${foldPlace(place)}`;
  return category === undefined ? "any" : `category ${category}`;
}

/** Under what all searches are kept that a challenge may fit. */
export function keysOf(challenge: FoundChallenge): string[] {
  const words = [...new Set(indexedFields(challenge).flat())];
  const beginnings = words.flatMap((word) => beginningLengths.map((length) => [...word].slice(0, length).join("")));
  return [
    ...words.map((word) => `word ${word}`),
    ...[...new Set(beginnings)].map((beginning) => `begins ${beginning}`),
    ...challenge.skills.map((skill) => `skill ${skill.toLowerCase()}`),
    `place ${foldPlace(challenge.place)}`,
    `category ${challenge.category}`,
    "any",
  ];
}

/** Whether a search, as it is typed and without corrections, finds this challenge. `now` in ms. */
export function fitsSearch(challenge: FoundChallenge, query: SavedQuery, now: number): boolean {
  const terms = termsOf(readTyped(query.q));
  const fields = terms.length === 0 ? [] : indexedFields(challenge);
  return fitsFilters(challenge, query, now) && terms.every((term) => isIn(fields, term));
}

function isIn(fields: readonly (readonly string[])[], term: Term): boolean {
  if (term.kind !== "phrase") return fields.some((field) => field.some((word) => fits(word, term)));
  const phrase = ` ${term.words.join(" ")} `;
  return fields.some((field) => ` ${field.join(" ")} `.includes(phrase));
}

function fitsFilters(challenge: FoundChallenge, query: SavedQuery, now: number): boolean {
  const { category, skill = [], agents, kind, currency, minReward, maxReward, closesWithinDays, place } = query;
  const skills = new Set(challenge.skills.map((each) => each.toLowerCase()));
  const isOrAny = (asked: string | undefined, value: string) => asked === undefined || asked === value;
  return (
    isOrAny(category, challenge.category) &&
    isOrAny(agents, challenge.agents) &&
    isOrAny(kind, challenge.kind) &&
    isOrAny(currency, challenge.currency) &&
    isOrAny(query.posterHasPaid, String(challenge.posterHasPaid)) &&
    skill.every((each) => skills.has(each.toLowerCase())) &&
    (place === undefined || foldPlace(place) === foldPlace(challenge.place)) &&
    challenge.rewardMinor >= (minReward ?? 0) &&
    challenge.rewardMinor <= (maxReward ?? Number.POSITIVE_INFINITY) &&
    (closesWithinDays === undefined ||
      (challenge.applicationDeadline >= now && challenge.applicationDeadline <= now + closesWithinDays * dayMs))
  );
}
