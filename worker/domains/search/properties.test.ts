import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { foldPlace, foldWords } from "../../database/search-index.ts";
import { dayMs } from "../../platform/clock.ts";
import { type OpenChallenge, openMarket } from "../../testing/market.ts";
import { newPerson } from "../../testing/people.ts";
import { systemContext } from "../../testing/situations.ts";
import { agentPolicies, categories } from "../challenges/contract.ts";
import { searchChallenges } from "./challenges.ts";
import { saveSearchInput, searchChallengesQuery } from "./contract.ts";
import { numbersFrom } from "./judged/corpus.ts";
import { fitsSearch, keyOf, keysOf } from "./matching.ts";
import { searchUsers } from "./people.ts";
import { suggest } from "./suggest.ts";
import { readTyped } from "./words.ts";

const words = ["calendar", "keyboard", "tea", "map", "choir"];
const skills = ["react", "c++", "c", "technical writing"];
const currencies = ["USD", "EUR"] as const;
const places = [null, null, "Den Haag", "Málaga"];
/** Of every challenge of the market (testing/market.ts). */
const brief = "What is wanted, and what counts as done.";

interface Known extends Required<OpenChallenge> {
  id: string;
}
let market: Known[];
const now = Date.now();

beforeAll(async () => {
  const next = numbersFrom(3);
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item; // reason: none is empty
  const list = Array.from({ length: 60 }, () => ({
    title: `Make a ${one(words)} with ${one(words)}`,
    summary: `It has a ${one(words)}.`,
    category: one(categories.slice(0, 3)),
    skills: [...new Set([one(skills), one(skills)])],
    rewardMinor: 1_000 * (1 + Math.floor(next() * 20)),
    currency: one(currencies),
    agents: one(agentPolicies),
    place: one(places),
    closesInDays: 1 + Math.floor(next() * 20),
  }));
  const ids = await openMarket(await newPerson("Percy Property"), list, now);
  market = list.map((each, at) => ({ ...each, id: ids[at] ?? "" }));
});

/** Places of `market` by id, which are the order of creation. */
const placeOf = (id: string) => market.findIndex((each) => each.id === id);

/** What every order ends with. */
const newer = (a: Known, b: Known) => placeOf(b.id) - placeOf(a.id);

const search = (query: Record<string, unknown>) =>
  searchChallenges(systemContext(now), searchChallengesQuery.parse({ limit: 100, exact: "true", ...query }));

describe("any text", { timeout: 120_000 }, () => {
  const parts = [
    '"',
    "“",
    "*",
    "(",
    ")",
    " AND ",
    " OR ",
    " NOT ",
    "NEAR(",
    ":",
    "^",
    "-",
    "+",
    "\u0000",
    "\ue001",
    "𞤀",
    "ß",
    "½",
    "ﬁ",
    "a𐐷b",
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: "binary", maxLength: 8 })), {
    maxLength: 8,
  });

  it("is words and never syntax, in every search", async () => {
    const typed = text.map((all) => all.join("").slice(0, 200));
    await fc.assert(
      fc.asyncProperty(typed, fc.constantFrom("relevance", "newest"), async (q, sort) => {
        const ctx = systemContext(now);
        await search({ q, sort, exact: "false" });
        await suggest(ctx, q);
        await searchUsers(ctx, { q, limit: 3 });
      }),
      { numRuns: 25, seed: 13 },
    );
  });
});

describe("filters", { timeout: 120_000 }, () => {
  const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
  const query = fc.record({
    q: fc.constantFrom("", "", ...words, "calendar keyboard", "haag", '"with tea"', '"make a map" choir'),
    category: maybe(fc.constantFrom(...categories.slice(0, 3))),
    skill: fc.subarray(skills, { maxLength: 2 }),
    agents: maybe(fc.constantFrom(...agentPolicies)),
    currency: fc.constantFrom(...currencies),
    minReward: maybe(fc.integer({ min: 0, max: 20 }).map((n) => n * 1_000)),
    maxReward: maybe(fc.integer({ min: 0, max: 20 }).map((n) => n * 1_000)),
    closesWithinDays: maybe(fc.integer({ min: 1, max: 20 })),
    place: maybe(fc.constantFrom("remote", "den haag", "MALAGA")),
    posterHasPaid: maybe(fc.constant("false")),
    sort: fc.constantFrom("relevance", "newest", "reward", "closing"),
  });

  type Query = typeof query extends fc.Arbitrary<infer Value> ? Value : never;

  /** The same by looking at every challenge. */
  function naive(asked: Query): Known[] {
    const typed = readTyped(asked.q);
    return market.filter((each) => {
      const fields = [each.title, each.summary, ...each.skills, each.place ?? "", brief].map(foldWords);
      const all = fields.flat();
      const has = (word: string, at: number) =>
        typed.isOpen && at === typed.words.length - 1 ? all.some((own) => own.startsWith(word)) : all.includes(word);
      return (
        typed.words.every(has) &&
        typed.phrases.every((phrase) =>
          fields.some((field) => ` ${field.join(" ")} `.includes(` ${phrase.join(" ")} `)),
        ) &&
        (asked.category === undefined || each.category === asked.category) &&
        asked.skill.every((skill) => each.skills.includes(skill)) &&
        (asked.agents === undefined || each.agents === asked.agents) &&
        (asked.place === undefined || foldPlace(each.place) === foldPlace(asked.place)) &&
        each.currency === asked.currency &&
        each.rewardMinor >= (asked.minReward ?? 0) &&
        each.rewardMinor <= (asked.maxReward ?? Number.POSITIVE_INFINITY) &&
        each.closesInDays <= (asked.closesWithinDays ?? Number.POSITIVE_INFINITY)
      );
    });
  }

  it("turned round, are fitted by the challenges that they find, which stand under a key of theirs", () => {
    fc.assert(
      fc.property(query, (asked) => {
        const { sort: _, skill, ...others } = asked;
        const saved = saveSearchInput.parse({ name: "x", query: { ...others, skill } }).query;
        const expected = naive(asked);
        for (const each of market) {
          const found = {
            ...each,
            kind: "hire",
            brief,
            applicationDeadline: now + each.closesInDays * dayMs,
            posterHasPaid: false,
          };
          const isFound = expected.includes(each);
          expect(fitsSearch(found, saved, now)).toBe(isFound);
          if (isFound) expect(keysOf(found)).toContain(keyOf(saved));
        }
      }),
      { numRuns: 200, seed: 15 },
    );
  });

  /** Words of a title, and of all that is searched. */
  const wordsOf = ({ title, summary, skills: own, place }: Known) => ({
    title: foldWords(title),
    text: [title, summary, ...own, place ?? "", brief].flatMap(foldWords),
  });

  /** The rank of a hit as docs/SEARCH.md says it: whether its title has the words, whole or begun, and how long its texts are. */
  function score(asked: Query, found: Known): number {
    const typed = readTyped(asked.q);
    const { title, text } = wordsOf(found);
    const sought = [...typed.words, ...typed.phrases.flat()];
    const isWhole = sought.every((word) => title.includes(word));
    const isBegun = sought.every((word, at) =>
      typed.isOpen && at === typed.words.length - 1 ? title.some((own) => own.startsWith(word)) : title.includes(word),
    );
    const weight = isWhole ? 3 : isBegun ? 2 : 0;
    return weight * (1 + 1 / (1 + title.length)) + 2 / (1 + text.length / 12);
  }

  /** All that fit, in the order asked for. */
  function ordered(asked: Query): Known[] {
    const all = naive(asked).toSorted(newer);
    if (asked.sort === "reward") return all.toSorted((a, b) => b.rewardMinor - a.rewardMinor);
    if (asked.sort === "closing") return all.toSorted((a, b) => a.closesInDays - b.closesInDays);
    const isRanked = asked.sort === "relevance" && asked.q !== "";
    return isRanked ? all.toSorted((a, b) => score(asked, b) - score(asked, a)) : all;
  }

  /** How many of each value, without those that are nowhere. */
  function counted(all: readonly Known[], kindOf: (each: Known) => string): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const each of all) counts[kindOf(each)] = (counts[kindOf(each)] ?? 0) + 1;
    return counts;
  }
  const inRecord = (facet: readonly { value: string; count: number }[]) =>
    Object.fromEntries(facet.map(({ value, count }) => [value, count]));

  // Both engines are held to one model, so that they answer every request alike, in the same order and with the same counts.
  it("are answered in one order, page by page, whichever engine keeps the record", async () => {
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 1, max: 9 }), async (asked, limit) => {
        const ids: string[] = [];
        for (let cursor: string | null = "0"; cursor !== null; ) {
          const page = await search({ ...asked, limit, cursor });
          ids.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        }
        expect(ids).toEqual(ordered(asked).map(({ id }) => id));
      }),
      { numRuns: 15, seed: 16 },
    );
  });

  it("are counted with each filter of one value off, whichever engine keeps the record", async () => {
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const { facets } = await search(asked);
        const hasReward = asked.minReward !== undefined || asked.maxReward !== undefined;
        const anyCurrency = hasReward ? naive(asked) : currencies.flatMap((currency) => naive({ ...asked, currency }));
        const without = (name: "category" | "agents" | "place") => naive({ ...asked, [name]: undefined });
        expect(inRecord(facets.category)).toEqual(counted(without("category"), ({ category }) => category));
        expect(inRecord(facets.agents)).toEqual(counted(without("agents"), ({ agents }) => agents));
        expect(inRecord(facets.place)).toEqual(counted(without("place"), ({ place }) => foldPlace(place)));
        // Each within its own bounds, and those outside the range that is asked for too.
        const inAnyRange = naive({ ...asked, minReward: undefined, maxReward: undefined });
        const counts = facets.reward.map(({ currency, from, to }) =>
          inAnyRange.filter((each) => each.currency === currency && each.rewardMinor >= from && each.rewardMinor < to),
        );
        expect(facets.reward.map(({ count }) => count)).toEqual(counts.map(({ length }) => length));
        expect(counts.flat()).toHaveLength(inAnyRange.length);
        expect(inRecord(facets.currency)).toEqual(counted(anyCurrency, ({ currency }) => currency));
      }),
      { numRuns: 15, seed: 17 },
    );
  });

  it("stand beside suggestions: the newest titles that have what is typed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("ma", "make a cal", "tea ", "te", "keyboard wi", "choir map"), async (q) => {
        const typed = readTyped(q);
        const fit = market.filter((each) => {
          const { title } = wordsOf(each);
          return typed.words.every((word, at) =>
            title.some((own) => (typed.isOpen && at === typed.words.length - 1 ? own.startsWith(word) : own === word)),
          );
        });
        const { titles } = await suggest(systemContext(now), q);
        expect(titles.map(({ title }) => title)).toEqual(
          fit
            .toSorted(newer)
            .slice(0, 8)
            .map(({ title }) => title),
        );
      }),
      { numRuns: 6, seed: 18 },
    );
  });

  it("answer what looking at every challenge answers, and count it alike", async () => {
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const expected = naive(asked);
        const found = await search(asked);
        expect(new Set(found.items.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
        expect(found.total).toBe(expected.length);
        const sum = (counts: { count: number }[]) => counts.reduce((all, { count }) => all + count, 0);
        expect(sum(found.facets.kind)).toBe(found.total);
        if (asked.place === undefined) expect(sum(found.facets.place)).toBe(found.total);
        if (asked.category === undefined) expect(sum(found.facets.category)).toBe(found.total);
        else expect(found.facets.category.find(({ value }) => value === asked.category)?.count ?? 0).toBe(found.total);
        for (const { value, count } of found.facets.skill)
          expect(expected.filter((each) => each.skills.includes(value))).toHaveLength(count);
        const rewards = found.items.map(({ reward }) => reward?.amountMinor ?? 0);
        if (asked.sort === "reward") expect(rewards).toEqual(rewards.toSorted((a, b) => b - a));
        const deadlines = found.items.map(({ applicationDeadline }) => applicationDeadline ?? "");
        if (asked.sort === "closing") expect(deadlines).toEqual(deadlines.toSorted());
        if (found.total > 0) expect(found.help).toEqual([]);
        for (const { drop, total } of found.help.filter(({ drop }) => drop === "category"))
          expect(naive({ ...asked, [drop]: undefined })).toHaveLength(total);
      }),
      { numRuns: 20, seed: 14 },
    );
  });
});
