/**
 * Tells people of new challenges that fit what they saved: at once, or once a day. It follows the publishing, in a queue of its own, a
 * thousand saved searches a job; who is told at once is divided into parts of a hundred for the fan-out of notifications. A person's
 * searches are looked at together, so that each is told once of an event however many of theirs it fits.
 */
import { and, asc, eq, gt, isNotNull, isNull, lte, ne, notExists, or, sql } from "drizzle-orm";
import { isListed } from "../../database/listed.ts";
import {
  alertedReaders,
  blocks,
  challenges,
  type SavedSearchRow,
  savedSearches,
  users,
} from "../../database/schema.ts";
import { exactlyOne, type Plan, StaleWriteError } from "../../database/store.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import {
  acted,
  type Consume,
  committed,
  type FollowUp,
  type Job,
  planEvent,
  planFollowUps,
} from "../../platform/outbox.ts";
import { nextDigestAt } from "../notifications/digests.ts";
import { type FoundChallenge, fitsSearch, keysOf } from "./matching.ts";

/** Saved searches that one job looks at, more than one person may have; people of one part; searches of one sweep. */
const limits = { perJob: 1_000, perPart: 100, perSweep: 200 } as const;

type Kept = SavedSearchRow & { timeZone: string };

interface Found {
  challenge: FoundChallenge;
  posterId: string;
}

interface UnderKey {
  id: string;
  userId: string;
}

export const alertsConsumer: Consume = async (ctx, job) => {
  const found = await findPublished(ctx, job.facts.challengeId);
  if (found === null) return acted;
  const [after] = job.facts.partIds ?? [];
  const { ids, next } = wholePeople(await findUnderKeys(ctx, found, after));
  const kept = await findTold(ctx, found.posterId, ids);
  const fitting = kept.filter(({ query }) => fitsSearch(found.challenge, query, ctx.now));
  const people = new Set(fitting.filter(({ alert }) => alert === "live").map(({ userId }) => userId));
  const parts = partsOf([...people]);
  await commit(ctx, [
    ...planFollowUps(ctx, job, [
      ...parts.map((partIds) => tellPart(ctx, job, partIds)),
      ...(next === null ? [] : [goOn(ctx, job, next)]),
    ]),
    ...planAlerted(ctx, job.facts.challengeId ?? "", parts),
    ...planNews(
      ctx,
      fitting.filter(({ alert }) => alert === "daily"),
    ),
    ...job.planDone,
  ]);
  return committed;
};

/** null when it is not open any more, or was taken down. */
async function findPublished(ctx: Context, id = ""): Promise<Found | null> {
  const [row] = await ctx.store.db
    .select({ challenge: challenges, paid: users.paidAsPoster })
    .from(challenges)
    .innerJoin(users, eq(users.id, challenges.posterId))
    .where(and(eq(challenges.id, id), eq(challenges.state, "open"), isNull(challenges.takenDownAt)));
  if (row === undefined) return null;
  const { category, currency, rewardMinor, applicationDeadline } = row.challenge;
  if (category === null || currency === null || rewardMinor === null || applicationDeadline === null) return null;
  const known = { category, currency, rewardMinor, applicationDeadline, posterHasPaid: row.paid > 0 };
  return { challenge: { ...row.challenge, ...known }, posterId: row.challenge.posterId };
}

/**
 * Saved searches that may fit, by person; the poster's own are none of them. The index alone answers: what waits for later jobs is only
 * passed over. @param after the person that the job before ended with
 */
function findUnderKeys(ctx: Context, { challenge, posterId }: Found, after: string | undefined): Promise<UnderKey[]> {
  const { id, userId, matchKey } = savedSearches;
  return ctx.store.db
    .select({ id, userId })
    .from(savedSearches)
    .where(
      and(
        isListed(matchKey, keysOf(challenge)),
        ne(userId, posterId),
        after === undefined ? undefined : gt(userId, after),
      ),
    )
    .orderBy(asc(userId), asc(id))
    .limit(limits.perJob);
}

/** Those whose person may be told: not suspended, and at peace with the poster. */
async function findTold(ctx: Context, posterId: string, ids: readonly string[]): Promise<Kept[]> {
  const { db } = ctx.store;
  const { blockerId, blockedId } = blocks;
  const blockBetween = db
    .select({ blockerId })
    .from(blocks)
    .where(
      or(
        and(eq(blockerId, posterId), eq(blockedId, savedSearches.userId)),
        and(eq(blockedId, posterId), eq(blockerId, savedSearches.userId)),
      ),
    );
  const rows = await db
    .select({ kept: savedSearches, timeZone: users.timeZone })
    .from(savedSearches)
    .innerJoin(users, eq(users.id, savedSearches.userId))
    .where(and(isListed(savedSearches.id, ids), eq(users.state, "active"), notExists(blockBetween)));
  return rows.map(({ kept, timeZone }) => ({ ...kept, timeZone }));
}

/** Nobody's searches are divided between two jobs: of a full page the last person waits for the next. */
function wholePeople(rows: readonly UnderKey[]): { ids: readonly string[]; next: string | null } {
  const last = rows.length < limits.perJob ? undefined : rows.at(-1)?.userId;
  const whole = rows.filter(({ userId }) => userId !== last);
  return { ids: whole.map(({ id }) => id), next: last === undefined ? null : (whole.at(-1)?.userId ?? null) };
}

function goOn(ctx: Context, { facts }: Job, after: string): FollowUp {
  return { consumer: "alerts", recipientId: `after:${after}`, dueAt: ctx.now, facts: { ...facts, partIds: [after] } };
}

function partsOf(people: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let from = 0; from < people.length; from += limits.perPart)
    parts.push(people.slice(from, from + limits.perPart));
  return parts;
}

function tellPart(ctx: Context, { facts }: Job, partIds: string[]): FollowUp {
  return { consumer: "fanout", recipientId: `alerts:${partIds[0]}`, dueAt: ctx.now, facts: { ...facts, partIds } };
}

/** For as long as their notes say the challenge's title. */
function planAlerted(ctx: Context, challengeId: string, parts: readonly string[][]): Plan {
  if (parts.length === 0) return [];
  const rows = parts.map((userIds) => ({ challengeId, firstId: userIds[0] ?? "", userIds, toldAt: ctx.now }));
  return [ctx.store.db.insert(alertedReaders).values(rows).onConflictDoNothing()];
}

/** One more for each that is daily still; the first of a day sets the clock to the person's next morning. */
function planNews(ctx: Context, daily: readonly Kept[]): Plan {
  const { db } = ctx.store;
  if (daily.length === 0) return [];
  const byMorning = Map.groupBy(daily, ({ timeZone }) => nextDigestAt(timeZone, ctx.now));
  const areOf = (rows: readonly Kept[]) => {
    const ids = rows.map(({ id }) => id);
    return and(isListed(savedSearches.id, ids), eq(savedSearches.alert, "daily"));
  };
  return [
    db
      .update(savedSearches)
      .set({ news: sql`${savedSearches.news} + 1` })
      .where(areOf(daily)),
    ...[...byMorning].map(([tellAt, rows]) =>
      db
        .update(savedSearches)
        .set({ tellAt })
        .where(and(areOf(rows), isNull(savedSearches.tellAt))),
    ),
  ];
}

/** Cron: daily alerts whose morning has come. Each is planned in the commit that empties it, so that nothing is told twice. */
export async function sweepAlerts(ctx: Context): Promise<void> {
  const due = await ctx.store.db.query.savedSearches.findMany({
    where: and(isNotNull(savedSearches.tellAt), lte(savedSearches.tellAt, ctx.now)),
    orderBy: savedSearches.tellAt,
    limit: limits.perSweep,
  });
  for (const { id, userId, news, tellAt } of due) {
    const same = and(
      eq(savedSearches.id, id),
      eq(savedSearches.news, news),
      eq(savedSearches.tellAt, tellAt ?? ctx.now),
    );
    try {
      await commit(ctx, [
        exactlyOne(ctx.store.db.update(savedSearches).set({ news: 0, tellAt: null }).where(same)),
        ...planEvent(ctx, "search.news", { userId, savedSearchId: id, count: news }),
      ]);
    } catch (error) {
      // It was switched off, or something came in, in this very moment: the next sweep sees.
      if (!(error instanceof StaleWriteError)) throw error;
    }
  }
}
