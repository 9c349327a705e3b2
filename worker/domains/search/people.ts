/** Search over people: by the words of their names and handles, corrected when nobody fits as typed, or by a skill. */
import { and, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { type UserRow, userSkills, users } from "../../database/schema.ts";
import { foldWords } from "../../database/search-index.ts";
import { lastCharacter } from "../../database/search-words.ts";
import type { Context } from "../../platform/context.ts";
import { toPerson } from "../users/views.ts";
import { type PeopleSearch, type SearchUsersQuery, searchLimits } from "./contract.ts";
import { findVariants } from "./corrections.ts";
import { readStart } from "./snapshot.ts";

/** People: the newest that bear the words, before their record decides; those looked at for the longest of the words. */
const limits = { candidates: 300, examined: 20_000 } as const;

type Variants = ReadonlyMap<string, readonly string[]>;

/** One page of a ranked snapshot of at most 200 people: those who have completed the most first. */
export async function searchUsers(ctx: Context, query: SearchUsersQuery): Promise<PeopleSearch> {
  const start = readStart(query.cursor);
  const { rows, corrected } = await findPeople(ctx, query, start);
  const page = rows.slice(0, query.limit);
  const skills = await skillsOf(ctx, page);
  return {
    items: page.map((row) => ({ ...toPerson(row), skills: skills.get(row.id) ?? [] })),
    nextCursor: rows.length > query.limit ? String(start + query.limit) : null,
    ...(corrected === null ? {} : { corrected }),
  };
}

async function findPeople(ctx: Context, query: SearchUsersQuery, start: number) {
  const words = foldWords(query.q).slice(0, searchLimits.words);
  const bySkill = skilled(ctx, query.q.toLowerCase());
  const asTyped = await rank(ctx, query, or(inList(named(words)), inList(bySkill)), start);
  if (asTyped.length > 0) return { rows: asTyped, corrected: null };
  const variants = await findVariants(ctx, "people", words);
  if (variants.size === 0) return { rows: asTyped, corrected: null };
  const rows = await rank(ctx, query, inList(named(words, variants)), start);
  return { rows, corrected: rows[0] === undefined ? null : spelledIn(rows[0], words, variants) };
}

async function rank(ctx: Context, query: SearchUsersQuery, who: SQL | undefined, start: number): Promise<UserRow[]> {
  return ctx.store.db.query.users.findMany({
    where: and(eq(users.state, "active"), who, query.skill ? inList(skilled(ctx, query.skill)) : undefined),
    orderBy: [desc(users.completedAsSolver), users.id],
    limit: Math.min(query.limit + 1, searchLimits.ranked - start),
    offset: start,
  });
}

function inList(ids: SQL | null): SQL | undefined {
  return ids === null ? sql`false` : sql`${users.id} in ${ids}`;
}

/** Who bears every word, or one that begins so; the longest is looked up, the others are tested. */
function named(words: readonly string[], variants: Variants = new Map()): SQL | null {
  const [first, ...others] = words.toSorted((a, b) => b.length - a.length);
  if (first === undefined) return null;
  const begins = (word: string) =>
    sql.join(
      [word, ...(variants.get(word) ?? [])].map((each) => sql`(word >= ${each} and word < ${each + lastCharacter})`),
      sql` or `,
    );
  const bear = (word: string) =>
    sql`exists (select 1 from person_words o where o.user_id = p.user_id and (${begins(word)}))`;
  const all = sql.join([sql`true`, ...others.map(bear)], sql` and `);
  return sql`(select distinct p.user_id from (select user_id from person_words where ${begins(first)} limit ${limits.examined}) p where ${all} order by p.user_id desc limit ${limits.candidates})`;
}

function skilled(ctx: Context, skill: string): SQL {
  const { db } = ctx.store;
  const { userId } = userSkills;
  const ids = db.select({ id: userId }).from(userSkills).where(eq(userSkills.skill, skill));
  return sql`(${ids.orderBy(desc(userId)).limit(limits.candidates)})`;
}

/** The words as the first person bears them. */
function spelledIn({ name, handle }: UserRow, words: readonly string[], variants: Variants): string {
  const own = foldWords(`${name} ${handle}`);
  const borne = (word: string) => own.some((each) => each.startsWith(word));
  return words.map((word) => [word, ...(variants.get(word) ?? [])].find(borne) ?? word).join(" ");
}

async function skillsOf(ctx: Context, people: readonly UserRow[]): Promise<Map<string, string[]>> {
  const ids = people.map(({ id }) => id);
  const rows =
    ids.length === 0 ? [] : await ctx.store.db.query.userSkills.findMany({ where: inArray(userSkills.userId, ids) });
  return new Map(ids.map((id) => [id, rows.filter(({ userId }) => userId === id).map(({ skill }) => skill)]));
}
