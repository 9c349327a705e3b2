/** What those who look after OpenChance read of people and challenges, and what a suspended person reads of their own. */
import { and, count, desc, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import {
  challenges,
  type HoldRow,
  holds,
  reports,
  type SuspensionRow,
  suspensions,
  takedowns,
  type UserRow,
  users,
  viewings,
} from "../../database/schema.ts";
import { foldWords } from "../../database/search-index.ts";
import { lastCharacter } from "../../database/search-words.ts";
import { iso } from "../../platform/clock.ts";
import { type Context, requireAdmin, requireModerator, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Page, readCursor, readPlace, toPage, toPageByPlace } from "../../platform/paging.ts";
import { older } from "../admin/queries.ts";
import {
  type Account,
  type AccountDetail,
  type AccountQuery,
  moderationLimits,
  type ReviewedChallenge,
  type ReviewQuery,
  type Standing,
} from "./contract.ts";
import { toAccount, toReviewedChallenge, toSuspension } from "./views.ts";

/** How one's own account stands, and why it is suspended when it is. */
export async function getStanding(ctx: Context): Promise<Standing> {
  const { id, state } = requireReader(ctx);
  const suspension = await findSuspension(ctx, id);
  return { state, suspension: suspension && toSuspension(suspension) };
}

/** The suspension that runs; null while there is none. */
export async function findSuspension(ctx: Context, userId: string): Promise<SuspensionRow | null> {
  const where = and(eq(suspensions.userId, userId), isNull(suspensions.endedAt));
  return (await ctx.store.db.query.suspensions.findFirst({ where })) ?? null;
}

const running = and(eq(suspensions.userId, users.id), isNull(suspensions.endedAt));

/** People, the newest first. */
export async function listAccounts(ctx: Context, query: AccountQuery): Promise<Page<Account>> {
  requireAdmin(ctx);
  const place = readPlace(query.cursor);
  const rows = await ctx.store.db
    .select({ user: users, suspension: suspensions })
    .from(users)
    .leftJoin(suspensions, running)
    .where(
      and(
        query.q ? meant(query.q) : undefined,
        query.state ? eq(users.state, query.state) : undefined,
        query.role ? eq(users.role, query.role) : undefined,
        older(users.createdAt, users.id, place),
      ),
    )
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(query.limit + 1);
  const { items, nextCursor } = toPageByPlace(rows, query.limit, ({ user }) => ({ at: user.createdAt, id: user.id }));
  return { items: items.map(({ user, suspension }) => toAccount(user, suspension)), nextCursor };
}

/** Words of a name that are looked for: D1 puts five questions together at most. */
const mostWords = 4;

/** Whom a search means: by id or e-mail in full, by how the words of their name or handle begin. Each is looked up in an index of its own. */
function meant(q: string): SQL {
  const words = q.includes("@") ? [] : [...new Set(foldWords(q))].slice(0, mostWords);
  const bearers = words.map(
    (word) => sql`select user_id as id from person_words where word >= ${word} and word < ${word + lastCharacter}`,
  );
  const named = sql.join(bearers, sql` intersect `);
  return sql`${users.id} in (select id from users where id = ${q} union select id from users where lower(email) = ${q.toLowerCase()}${
    words.length === 0 ? sql`` : sql` union select id from (${named}) named`
  })`;
}

/** @throws AppError `not_found` */
export async function getAccount(ctx: Context, idOrHandle: string): Promise<AccountDetail> {
  requireAdmin(ctx);
  const user = await getPerson(ctx, idOrHandle);
  const { db } = ctx.store;
  const most = moderationLimits.history;
  const [history, held, against, looks] = await Promise.all([
    db.query.suspensions.findMany({
      where: eq(suspensions.userId, user.id),
      orderBy: desc(suspensions.at),
      limit: most,
    }),
    findHeld(ctx, user.id),
    db
      .select({ state: reports.state, reports: count() })
      .from(reports)
      .where(eq(reports.againstId, user.id))
      .groupBy(reports.state),
    db.query.viewings.findMany({ where: eq(viewings.userId, user.id), orderBy: desc(viewings.startedAt), limit: most }),
  ]);
  const counted = (state: string) => against.find((one) => one.state === state)?.reports ?? 0;
  return {
    ...toAccount(user, history.find(({ endedAt }) => endedAt === null) ?? null),
    suspensions: history.map(toSuspension),
    holds: held.map(({ hold, challenge }) => ({
      id: hold.id,
      side: hold.posterId === user.id ? ("poster" as const) : ("solver" as const),
      state: hold.state,
      amount: { amountMinor: hold.amountMinor, currency: hold.currency },
      challenge,
    })),
    reportsAgainst: { open: counted("open"), upheld: counted("upheld"), dismissed: counted("dismissed") },
    viewings: looks.map(({ adminId, reason, startedAt, endsAt }) => ({
      adminId,
      reason,
      startedAt: iso(startedAt),
      endsAt: iso(endsAt),
    })),
  };
}

/** By id or handle. @throws AppError `not_found` */
export async function getPerson(ctx: Context, idOrHandle: string): Promise<UserRow> {
  const where = or(eq(users.id, idOrHandle), eq(users.handle, idOrHandle));
  const user = await ctx.store.db.query.users.findFirst({ where });
  if (user === undefined) throw new AppError("not_found");
  return user;
}

interface Held {
  readonly hold: HoldRow;
  readonly challenge: { slug: string; title: string };
}

/** Rewards that are held and of which this person is a side. */
export function findHeld(ctx: Context, userId: string): Promise<Held[]> {
  return ctx.store.db
    .select({ hold: holds, challenge: { slug: challenges.slug, title: challenges.title } })
    .from(holds)
    .innerJoin(challenges, eq(challenges.id, holds.challengeId))
    .where(
      and(
        or(eq(holds.posterId, userId), eq(holds.solverId, userId)),
        inArray(holds.state, ["held", "partially_released"]),
      ),
    );
}

/** Challenges that wait for a moderator, or were taken down; the newest first. */
export async function listUnderReview(ctx: Context, query: ReviewQuery): Promise<Page<ReviewedChallenge>> {
  requireModerator(ctx);
  const [before] = readCursor(query.cursor, 1) ?? [];
  const rows = await underReview(ctx)
    .where(and(inQueue(ctx, query.queue), before === undefined ? undefined : sql`${challenges.seq} < ${before}`))
    .orderBy(desc(challenges.seq))
    .limit(query.limit + 1);
  const { items, nextCursor } = toPage(rows, query.limit, ({ challenge }) => [challenge.seq]);
  return { items: items.map(toReviewedChallenge), nextCursor };
}

/** @throws AppError `not_found` */
export async function getUnderReview(ctx: Context, challengeId: string): Promise<ReviewedChallenge> {
  requireModerator(ctx);
  const [row] = await underReview(ctx).where(eq(challenges.id, challengeId)).limit(1);
  if (row === undefined) throw new AppError("not_found");
  return toReviewedChallenge(row);
}

function underReview(ctx: Context) {
  const openReports = sql<number>`(select count(*) from ${reports} where ${openReportOf(sql`${challenges.id}`)})`;
  return ctx.store.db
    .select({
      challenge: challenges,
      poster: users,
      takedown: takedowns,
      openReports: openReports.mapWith(Number),
    })
    .from(challenges)
    .innerJoin(users, eq(users.id, challenges.posterId))
    .leftJoin(takedowns, and(eq(takedowns.challengeId, challenges.id), isNull(takedowns.restoredAt)))
    .$dynamic();
}

function openReportOf(challengeId: SQL): SQL {
  return sql`${reports.subject} = 'challenge' and ${reports.state} = 'open' and ${reports.subjectId} = ${challengeId}`;
}

function inQueue(ctx: Context, queue: ReviewQuery["queue"]): SQL | undefined {
  if (queue === "taken_down") return isNotNull(challenges.takenDownAt);
  if (queue === "first_posts") {
    return and(
      eq(challenges.state, "open"),
      isNull(challenges.takenDownAt),
      isNull(challenges.reviewedAt),
      eq(users.paidAsPoster, 0),
    );
  }
  const reported = ctx.store.db
    .select({ id: reports.subjectId })
    .from(reports)
    .where(and(eq(reports.state, "open"), eq(reports.subject, "challenge")));
  return and(isNotNull(challenges.publishedAt), inArray(challenges.id, reported));
}

/** A viewing of this admin's that still runs. @throws AppError `not_found` */
export async function getRunningViewing(ctx: Context, adminId: string, id: string) {
  const where = and(eq(viewings.id, id), eq(viewings.adminId, adminId), gt(viewings.endsAt, ctx.now));
  const row = await ctx.store.db.query.viewings.findFirst({ where });
  if (row === undefined) throw new AppError("not_found");
  return row;
}
