/** Titles, skills and people while somebody types. */
import { desc, sql } from "drizzle-orm";
import { challenges } from "../../database/schema.ts";
import { newestMatches } from "../../database/search-match.ts";
import { findWordsByBeginning } from "../../database/search-words.ts";
import { forGuests } from "../../platform/cache.ts";
import type { Context } from "../../platform/context.ts";
import { type Suggestions, searchLimits } from "./contract.ts";
import { searchUsers } from "./people.ts";
import { readTyped, termsOf, withoutPlaces } from "./words.ts";

export async function suggest(ctx: Context, q: string): Promise<Suggestions> {
  const typed = readTyped(q);
  if (typed.words.length + typed.phrases.length === 0) return { titles: [], skills: [], people: [] };
  return forGuests(ctx, "search", `suggest ${q}`, async () => {
    const { suggestions } = searchLimits;
    const titled = newestMatches("title", withoutPlaces(termsOf(typed)), suggestions);
    const [titles, skills, people] = await Promise.all([
      ctx.store.db
        .select({ slug: challenges.slug, title: challenges.title })
        .from(challenges)
        .where(sql`${challenges.seq} in ${titled}`)
        .orderBy(desc(challenges.seq)),
      findWordsByBeginning(ctx.store.db, "skills", q.toLowerCase(), suggestions),
      searchUsers(ctx, { q, limit: searchLimits.suggestedPeople }),
    ]);
    return {
      titles,
      skills: skills.map(({ word }) => word),
      people: people.corrected === undefined ? people.items.map(({ handle, name }) => ({ handle, name })) : [],
    };
  });
}
