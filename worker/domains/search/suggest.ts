/** Titles, skills and people while somebody types. */
import { desc, sql } from "drizzle-orm";
import { challenges } from "../../database/schema.ts";
import { newestMatches } from "../../database/search-match.ts";
import { findWordsByBeginning } from "../../database/search-words.ts";
import { forGuests } from "../../platform/cache.ts";
import type { Context } from "../../platform/context.ts";
import { type Suggestions, searchLimits } from "./contract.ts";
import { searchUsers } from "./people.ts";
import { readTyped, type Typed, termsOf, withoutPlaces } from "./words.ts";

export async function suggest(ctx: Context, q: string): Promise<Suggestions> {
  const typed = readTyped(q);
  if (typed.words.length + typed.phrases.length === 0) return { titles: [], skills: [], people: [] };
  // Not with the rest: what is kept of searches is not made old when a person changes.
  const [found, people] = await Promise.all([
    forGuests(ctx, "search", `suggest ${q}`, () => suggestTexts(ctx, q, typed)),
    searchUsers(ctx, { q, limit: searchLimits.suggestedPeople }),
  ]);
  return {
    ...found,
    people: people.corrected === undefined ? people.items.map(({ handle, name }) => ({ handle, name })) : [],
  };
}

async function suggestTexts(ctx: Context, q: string, typed: Typed): Promise<Pick<Suggestions, "titles" | "skills">> {
  const { suggestions } = searchLimits;
  const titled = newestMatches("title", withoutPlaces(termsOf(typed)), suggestions);
  const [titles, skills] = await Promise.all([
    ctx.store.db
      .select({ slug: challenges.slug, title: challenges.title })
      .from(challenges)
      .where(sql`${challenges.seq} in ${titled}`)
      .orderBy(desc(challenges.seq)),
    findWordsByBeginning(ctx.store.db, "skills", q.toLowerCase(), suggestions),
  ]);
  return { titles, skills: skills.map(({ word }) => word) };
}
