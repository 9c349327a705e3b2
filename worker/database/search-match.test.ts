import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "../testing/situations.ts";
import { newestMatches, type SearchIndex, type Term } from "./search-match.ts";

const { db } = systemContext().store;

/** Far beyond all other rows, and far from each other: an index may be kept by parts of this order. */
const from = 5_000_000;
const documents = {
  [from]: "amber lantern beside the harbour",
  [from + 1]: "lantern amber harbour amber",
  [from + 16_384]: "the amber lantern",
  [from + 16_385]: "amber the lantern harbour amber lantern beside",
  [from + 900_000]: "lantern",
  [from + 900_001]: "amberlike lantern the amber \ue000 lantern \ue00161",
};

beforeAll(async () => {
  for (const table of ["search_all", "search_phrases"])
    for (const [place, words] of Object.entries(documents))
      await db.run(sql`insert into ${sql.raw(table)} (rowid, doc) select ${Number(place)}, ${words}`);
});

afterAll(async () => {
  for (const table of ["search_all", "search_phrases"])
    await db.run(sql`delete from ${sql.raw(table)} where rowid >= ${from}`);
});

const word = (text: string): Term => ({ kind: "word", word: text });
const phrase = (...words: string[]): Term => ({ kind: "phrase", words });

async function found(index: SearchIndex, terms: readonly Term[], limit = 100): Promise<number[]> {
  const rows = await db.all<{ seq: number }>(sql`select seq from ${newestMatches(index, terms, limit)} m`);
  return rows.map(({ seq }) => seq - from);
}

describe("the newest that fit", () => {
  it.each<[string, SearchIndex, Term[], number[]]>([
    ["a word", "all", [word("amber")], [900_001, 16_385, 16_384, 1, 0]],
    ["several words", "all", [word("amber"), word("the")], [900_001, 16_385, 16_384, 0]],
    ["a beginning", "all", [{ kind: "beginning", word: "amberl" }], [900_001]],
    ["one of some", "all", [{ kind: "any", terms: [word("harbour"), word("amberlike")] }], [900_001, 16_385, 1, 0]],
    ["a filter", "all", [{ kind: "facet", token: "\ue00161" }, word("the")], [900_001]],
    ["what nobody wrote", "all", [word("amber"), word("nowhere")], []],
    ["two words together", "phrases", [phrase("amber", "lantern")], [16_385, 16_384, 0]],
    ["all words together, not two and two", "phrases", [phrase("the", "amber", "lantern")], [16_384]],
    ["a phrase and a word", "phrases", [phrase("amber", "lantern"), word("harbour")], [16_385, 0]],
    ["no phrase across fields", "phrases", [phrase("the", "amber", "lantern", "beside")], []],
  ])("are found far apart: %s", async (_, index, terms, places) => {
    expect(await found(index, terms)).toEqual(places);
  });

  it("are no more than asked for, the newest of them", async () => {
    expect(await found("all", [word("amber")], 2)).toEqual([900_001, 16_385]);
    expect(await found("all", [word("amber")], 3)).toEqual([900_001, 16_385, 16_384]);
    expect(await found("phrases", [phrase("amber", "lantern")], 1)).toEqual([16_385]);
  });

  it("are those that are left when one is gone", async () => {
    await db.run(sql`delete from search_all where rowid = ${from + 16_385}`);
    expect(await found("all", [word("amber"), word("harbour")])).toEqual([1, 0]);
  });
});
