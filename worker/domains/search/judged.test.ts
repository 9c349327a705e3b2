import { beforeAll, describe, expect, it } from "vitest";
import { challenges } from "../../database/schema.ts";
import { openMarket } from "../../testing/market.ts";
import { newPerson } from "../../testing/people.ts";
import { systemContext } from "../../testing/situations.ts";
import type { Category } from "../challenges/contract.ts";
import { rankChallenges } from "./challenges.ts";
import { searchChallengesQuery } from "./contract.ts";
import { corpus, judgedQueries, mistyped, numbersFrom } from "./judged/corpus.ts";
import { readTyped } from "./words.ts";

/** Places in the order of creation, by place in the corpus. */
let seqs: number[];

beforeAll(async () => {
  const poster = await newPerson("Jo Judge");
  await openMarket(
    poster,
    // The corpus names categories of the contract (topics.json).
    corpus(240).map((each) => ({ ...each, category: each.category as Category })),
  );
  const rows = await systemContext().store.db.select({ seq: challenges.seq }).from(challenges).orderBy(challenges.seq);
  seqs = rows.map(({ seq }) => seq);
});

/** Searches under way at once: most of the time is spent waiting. */
const atOnce = 12;

/** The share of queries whose challenge is among the first five, and those that failed. */
async function successAt5(spell: (q: string) => string): Promise<{ share: number; failed: string[] }> {
  const failed: string[] = [];
  const ctx = systemContext();
  const judge = async (typed: string, meant: number) => {
    const { hits } = await rankChallenges(ctx, searchChallengesQuery.parse({ q: typed }), readTyped(typed));
    if (!hits.slice(0, 5).includes(seqs[meant] ?? -1)) failed.push(typed);
  };
  for (let from = 0; from < judgedQueries.length; from += atOnce)
    await Promise.all(judgedQueries.slice(from, from + atOnce).map(({ q, meant }) => judge(spell(q), meant)));
  return { share: 1 - failed.length / judgedQueries.length, failed };
}

describe("the judged queries", { timeout: 120_000 }, () => {
  it("are a hundred at least", () => {
    expect(judgedQueries.length).toBeGreaterThanOrEqual(100);
  });

  it("find what is meant among the first five", async () => {
    const { share, failed } = await successAt5((q) => q);
    expect(share, failed.join("\n")).toBeGreaterThanOrEqual(0.95);
  });

  it("find it with a mistake in a word, too", async () => {
    const next = numbersFrom(7);
    const { share, failed } = await successAt5((q) => mistyped(q, next));
    expect(share, failed.join("\n")).toBeGreaterThanOrEqual(0.9);
  });
});
