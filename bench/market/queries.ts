/** What people ask a market for, by classes: made of the challenges that are in it, so that there is something to find. */
import { numbersFrom } from "../../worker/domains/search/judged/corpus.ts";
import { makeChallenge } from "./challenges.ts";

type Next = () => number;
type Params = Record<string, string | number>;
type Made = ReturnType<typeof makeChallenge>;

/** Made from a challenge that is there. */
const ofOne: Record<string, (challenge: Made, next: Next) => Params> = {
  "two words": ({ title }) => ({ q: `${longest(title)} ${lastWord(title)}` }),
  "one common word": ({ title }) => ({ q: `${longest(title)} ` }),
  "beginning, 2 letters": ({ title }) => ({ q: longest(title).slice(0, 2) }),
  "beginning, 3 letters": ({ title }) => ({ q: longest(title).slice(0, 3) }),
  "beginning, 4 letters": ({ title }) => ({ q: longest(title).slice(0, 4) }),
  "one mistake": ({ title }, next) => ({ q: `${longest(title)} ${misspelt(lastWord(title), next)}` }),
  "two mistakes": ({ title }, next) => ({ q: `${misspelt(longest(title), next)} ${misspelt(lastWord(title), next)}` }),
  phrase: ({ title }) => ({ q: `"${title.split(" ").slice(1, 4).join(" ")}"` }),
  "word, category, reward": ({ title, category, currency, rewardMinor }) => ({
    q: longest(title),
    category,
    currency,
    minReward: Math.floor(rewardMinor / 2),
  }),
  "word, newest": ({ title }) => ({ q: longest(title), sort: "newest" }),
  "word, by reward": ({ title, currency }) => ({ q: longest(title), sort: "reward", currency }),
  "no words": () => ({}),
  category: ({ category }) => ({ category }),
  "category and agents": ({ category, agents }) => ({ category, agents }),
  skill: ({ skills }) => ({ skill: skills[0] ?? "react" }),
  "skill, currency, reward": ({ skills, currency, rewardMinor }) => ({
    skill: skills[0] ?? "react",
    currency,
    minReward: rewardMinor,
  }),
  "currency, by reward": ({ currency }) => ({ currency, sort: "reward" }),
  "closing soon": () => ({ sort: "closing" }),
  "rare filters": ({ category, agents, currency }) => ({
    category,
    agents,
    currency,
    place: "Graz",
    minReward: 900_000,
    closesWithinDays: 3,
  }),
};

export interface QueryClass {
  name: string;
  /** Query strings of `GET /search/challenges`. */
  queries: string[];
}

export function queryClasses(rows: number, each: number, now: number): QueryClass[] {
  return Object.entries(ofOne).map(([name, make], at) => {
    const next = numbersFrom(at + 1);
    const queries = Array.from({ length: each }, () => {
      const params = make(makeChallenge(Math.floor(next() * rows), now), next);
      return new URLSearchParams(Object.entries(params).map(([key, value]) => [key, String(value)])).toString();
    });
    return { name, queries };
  });
}

function longest(title: string): string {
  return title
    .split(/[^\p{L}]+/u)
    .slice(1, -1)
    .reduce((best, word) => (word.length > best.length ? word : best), "");
}

function lastWord(title: string): string {
  return title.split(" ").at(-1) ?? "";
}

function misspelt(word: string, next: Next): string {
  const at = 1 + Math.floor(next() * Math.max(1, word.length - 2));
  return word.slice(0, at) + String.fromCharCode(97 + Math.floor(next() * 26)) + word.slice(at + 1);
}
