/** The index by which people are found: the words of their names and handles, one narrow row each, kept in the commit of the person. */
import { eq, type SQL, sql } from "drizzle-orm";
import { personWords } from "./schema.ts";
import { foldWords } from "./search-index.ts";
import { lastCharacter, planLeaveWords, planMeetWords } from "./search-words.ts";
import type { Database, Plan } from "./store.ts";

export interface Named {
  name: string;
  handle: string;
}

/** The words that a person is found by. */
export function wordsOfPerson({ name, handle }: Named): string[] {
  return [...new Set(foldWords(`${name} ${handle}`))];
}

/**
 * Replaces a person's words. The person's row must come earlier in the same commit: when it does not bear this name after all, because
 * they chose another meanwhile, nothing is changed.
 * @param before as they were called; null for a newcomer
 */
export function planPersonWords(db: Database, person: Named & { id: string }, before: Named | null): Plan {
  const words = wordsOfPerson(person);
  const bearsName = sql`exists (select 1 from users where id = ${person.id} and name = ${person.name})`;
  return [
    ...(before === null ? [] : planLeavePersonWords(db, person.id, before, bearsName)),
    db.delete(personWords).where(sql`${eq(personWords.userId, person.id)} and ${bearsName}`),
    db.run(
      sql`insert into person_words (word, user_id) select value, ${person.id} from json_each(${JSON.stringify(words)}) where ${bearsName} on conflict do nothing`,
    ),
    ...planMeetWords(db, "people", words),
  ];
}

/**
 * The vocabulary meets the words of a person's name once less, and forgets those that nobody else bears: it stands before they are
 * replaced or deleted.
 */
export function planLeavePersonWords(db: Database, userId: string, before: Named, holds: SQL = sql`true`): Plan {
  const others = sql`exists (select 1 from person_words w where w.word = search_terms.term and w.user_id <> ${userId})`;
  return planLeaveWords(db, "people", wordsOfPerson(before), { others, holds });
}

/**
 * A source of rows `w (word, user_id)` with its condition, to which `and …` may be added: who bears a word that is one of these or begins
 * so. The list is one bound value (search-words.ts).
 */
export function wordsBeginning(spellings: readonly string[]): SQL {
  // A cross join, so that each spelling is looked up in the words' order.
  return sql`json_each(${JSON.stringify(spellings)}) s cross join person_words w where w.word >= s.value and w.word < s.value || ${lastCharacter}`;
}
