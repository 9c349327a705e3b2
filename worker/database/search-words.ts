/**
 * The vocabulary: which words are known, how often they were met, and by which deletions of letters each is found when it is misspelt
 * (search-spelling.ts). It only helps to guess, so that a
 * challenge's word which is no longer used may stay; a name is forgotten with the last who bore it, and a word that was taken out of a
 * challenge with the last that has it. Lists travel as JSON, because D1 binds no more than a hundred values.
 */
import { type SQL, sql } from "drizzle-orm";
import { deletionHashes, isCorrectable } from "./search-spelling.ts";
import type { Database, Plan } from "./store.ts";

/** Words of challenges, skills, and names of people: apart, so that nobody's name corrects a challenge's word. */
export type Vocabulary = "challenges" | "skills" | "people";

export interface KnownWord {
  word: string;
  /** How often it was met; a hint for which of several is meant. */
  met: number;
}

/** Characters: longer ones are no words. */
const longestWord = 24;

/**
 * Meets words once more.
 * @param known of them, those that are known already: their deletions are there
 * @param holds whether it is done at all
 */
export function planMeetWords(
  db: Database,
  vocabulary: Vocabulary,
  words: readonly string[],
  known: ReadonlySet<string> = new Set(),
  holds: SQL = sql`true`,
): Plan {
  return planWords(db, vocabulary, words, known, sql`do update set met = search_terms.met + 1`, holds);
}

/**
 * Counts words once less, and forgets those that nothing else has.
 * @param others whether something else has such a word, which then stays; `holds`: whether it is done at all
 */
export function planLeaveWords(
  db: Database,
  vocabulary: Vocabulary,
  words: readonly string[],
  { others, holds }: { others: SQL; holds: SQL },
): Plan {
  if (words.length === 0) return [];
  const left = sql`vocabulary = ${vocabulary} and term in ${listed(words)} and ${holds}`;
  return [
    ...planForgetWords(db, vocabulary, words, { others, holds }),
    // Those that were written before all were counted are never less than known.
    db.run(sql`update search_terms set met = met - 1 where ${left} and met > 1`),
  ];
}

/** Forgets those of the words that nothing else has, with all by which they are found. Parameters as of {@link planLeaveWords}. */
export function planForgetWords(
  db: Database,
  vocabulary: Vocabulary,
  words: readonly string[],
  { others, holds }: { others: SQL; holds: SQL },
): Plan {
  if (words.length === 0) return [];
  const deletions = deletionsOf(vocabulary, words);
  const known = sql`exists (select 1 from search_terms t where t.vocabulary = ${vocabulary} and t.term = search_deletions.term)`;
  return [
    db.run(
      sql`delete from search_terms where vocabulary = ${vocabulary} and term in ${listed(words)} and ${holds} and not ${others}`,
    ),
    ...(deletions.length === 0
      ? []
      : [
          db.run(
            sql`delete from search_deletions where (hash, term) in (${readDeletions(deletions)}) and ${holds} and not ${known}`,
          ),
        ]),
  ];
}

/** Forgets those words of challenges that no open one has. It stands after what the index is told in the same commit. */
export function planForgetUnused(db: Database, words: readonly string[]): Plan {
  const others = sql`exists (select 1 from search_all where search_all match ('"' || search_terms.term || '"'))`;
  return planForgetWords(db, "challenges", [...new Set(words)].sort(), { others, holds: sql`true` });
}

/** Lets words be known that were not, and counts no other. Parameters as of {@link planMeetWords}. */
export function planKnowWords(
  db: Database,
  vocabulary: Vocabulary,
  words: readonly string[],
  known: ReadonlySet<string> = new Set(),
  holds: SQL = sql`true`,
): Plan {
  return planWords(db, vocabulary, words, known, sql`do nothing`, holds);
}

/** @param again what a word that is known comes to */
function planWords(
  db: Database,
  vocabulary: Vocabulary,
  words: readonly string[],
  known: ReadonlySet<string>,
  again: SQL,
  holds: SQL,
): Plan {
  // In one order for all: two jobs that lock the same rows of Postgres the other way round would wait for each other.
  const met = [...new Set(words)].filter((word) => word.length <= longestWord || vocabulary === "skills").sort();
  const fresh = met.filter((word) => !known.has(word));
  const deletions = deletionsOf(vocabulary, fresh);
  if (met.length === 0) return [];
  return [
    db.run(
      sql`insert into search_terms (vocabulary, term, met) select ${vocabulary}, value, 1 from json_each(${JSON.stringify(met)}) where ${holds} on conflict (vocabulary, term) ${again}`,
    ),
    ...(deletions.length === 0
      ? []
      : [
          db.run(
            sql`insert into search_deletions (hash, term) ${readDeletions(deletions)} where ${holds} on conflict do nothing`,
          ),
        ]),
  ];
}

type Deletion = readonly [hash: number, word: string];

/** By what words are found when they are misspelt; skills are not corrected. In one order for all, as above. */
function deletionsOf(vocabulary: Vocabulary, words: readonly string[]): Deletion[] {
  if (vocabulary === "skills") return [];
  return words
    .filter((word) => word.length <= longestWord && isCorrectable(word))
    .flatMap((word) => deletionHashes(vocabulary, word).map((hash): Deletion => [hash, word]))
    .sort(([one], [other]) => one - other);
}

function readDeletions(deletions: readonly Deletion[]): SQL {
  return sql`select cast(json_extract(value, '$[0]') as bigint), json_extract(value, '$[1]') from json_each(${JSON.stringify(deletions)})`;
}

function listed(words: readonly string[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(words)}))`;
}

/** Those of the words that were met before. */
export async function findKnownWords(
  db: Database,
  vocabulary: Vocabulary,
  words: readonly string[],
): Promise<Set<string>> {
  const rows = await db.all<{ term: string }>(
    sql`select term from search_terms where vocabulary = ${vocabulary} and term in ${listed(words)}`,
  );
  return new Set(rows.map(({ term }) => term));
}

/** Known words that share a deletion with what was typed: near it, or not; the caller measures. */
export async function findWordsByDeletions(
  db: Database,
  vocabulary: Vocabulary,
  hashes: readonly number[],
  limit: number,
): Promise<KnownWord[]> {
  // Not an inner join: without statistics SQLite would begin at all known words.
  return db.all<KnownWord>(
    sql`select distinct t.term as word, t.met as met from search_deletions d cross join search_terms t where d.hash in (select cast(value as bigint) from json_each(${JSON.stringify(hashes)})) and t.vocabulary = ${vocabulary} and t.term = d.term limit ${limit}`,
  );
}

/** Known words with this beginning, the most used first. */
export async function findWordsByBeginning(
  db: Database,
  vocabulary: Vocabulary,
  beginning: string,
  limit: number,
): Promise<KnownWord[]> {
  return db.all<KnownWord>(
    sql`select term as word, met from search_terms where vocabulary = ${vocabulary} and term >= ${beginning} and term < ${beginning + lastCharacter} order by met desc, term limit ${limit}`,
  );
}

/** Sorts after whatever may follow a beginning. */
export const lastCharacter = "\u{10ffff}";
