/** Search over people: by the words of their names and handles, corrected when nobody fits as typed, or by a skill. */
import { and, desc, eq, exists, inArray, type SQL, sql } from "drizzle-orm";
import { wordsBeginning } from "../../database/person-words.ts";
import { type UserRow, userSkills, users } from "../../database/schema.ts";
import { foldWords } from "../../database/search-index.ts";
import type { Context } from "../../platform/context.ts";
import { toPerson } from "../users/views.ts";
import { type PeopleSearch, type SearchUsersQuery, searchLimits } from "./contract.ts";
import { findVariants } from "./corrections.ts";
import { readStart } from "./snapshot.ts";

/** People looked at for the longest of the words, or for a skill; among them all, their record decides. */
const examined = 20_000;

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
  const words = [...new Set(foldWords(query.q))].slice(0, searchLimits.words);
  const asTyped = await rank(ctx, query, [named(words), skilled(query.q.toLowerCase())], start);
  if (asTyped.length > 0) return { rows: asTyped, corrected: null };
  const variants = await findVariants(ctx, "people", words);
  if (variants.size === 0) return { rows: asTyped, corrected: null };
  const rows = await rank(ctx, query, [named(words, variants)], start);
  return { rows, corrected: rows[0] === undefined ? null : spelledIn(rows[0], words, variants) };
}

/** @param ids queries for the ids of who fits; one list of them all, since Postgres looks nobody up by one list or another */
async function rank(ctx: Context, query: SearchUsersQuery, ids: readonly SQL[], start: number): Promise<UserRow[]> {
  const fits = sql`${users.id} in (${sql.join([...ids], sql` union `)})`;
  return ctx.store.db.query.users.findMany({
    where: and(eq(users.state, "active"), fits, query.skill ? hasSkill(ctx, query.skill) : undefined),
    orderBy: [desc(users.completedAsSolver), users.id],
    limit: Math.min(query.limit + 1, searchLimits.ranked - start),
    offset: start,
  });
}

/** Who bears every word, or one that begins so; the longest is looked up, the others are tested. */
function named(words: readonly string[], variants: Variants = new Map()): SQL {
  const [first, ...others] = words.toSorted((a, b) => b.length - a.length);
  if (first === undefined) return sql`select user_id from user_skills where false`;
  const spelled = (word: string) => wordsBeginning([word, ...(variants.get(word) ?? [])]);
  const bear = (word: string) => sql`exists (select 1 from ${spelled(word)} and w.user_id = p.user_id)`;
  const all = sql.join([sql`true`, ...others.map(bear)], sql` and `);
  return sql`select p.user_id from (select w.user_id as user_id from ${spelled(first)} limit ${examined}) p where ${all}`;
}

function skilled(skill: string): SQL {
  return sql`select s.user_id from (select user_id from user_skills where skill = ${skill} limit ${examined}) s`;
}

function hasSkill({ store: { db } }: Context, skill: string): SQL {
  const { userId } = userSkills;
  const rows = db.select({ userId }).from(userSkills);
  return exists(rows.where(and(eq(userId, users.id), eq(userSkills.skill, skill))));
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
