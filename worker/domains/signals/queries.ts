/** Signals as moderators read them. */
import { and, desc, eq, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { applications, challenges, holds, signals, users } from "../../database/schema.ts";
import { type Context, requireModerator } from "../../platform/context.ts";
import { type Page, readCursor, toPage } from "../../platform/paging.ts";
import type { Signal, SignalQuery } from "./contract.ts";
import { type FoundSignal, toSignal } from "./views.ts";

export async function listSignals(ctx: Context, query: SignalQuery): Promise<Page<Signal>> {
  requireModerator(ctx);
  const [before] = readCursor(query.cursor, 1) ?? [];
  const rows = await withSubject(ctx)
    .where(and(eq(signals.state, query.state), before === undefined ? undefined : lt(signals.seq, before)))
    .orderBy(desc(signals.seq))
    .limit(query.limit + 1);
  const page = toPage(rows, query.limit, ({ signal }) => [signal.seq]);
  return { items: page.items.map(toSignal), nextCursor: page.nextCursor };
}

export async function findSignal(ctx: Context, signalId: string): Promise<FoundSignal | null> {
  const [row] = await withSubject(ctx).where(eq(signals.id, signalId)).limit(1);
  return row ?? null;
}

/** What it is about is an application, a hold, a challenge or a person: ids of one kind are never those of another. */
function withSubject(ctx: Context) {
  const posters = alias(users, "posters");
  const challengeId = sql`coalesce(${applications.challengeId}, ${holds.challengeId}, ${signals.subjectId})`;
  // Not whole rows: D1 gives at most 100 columns.
  const challenge = { id: challenges.id, slug: challenges.slug, title: challenges.title };
  const hold = { id: holds.id, challengeId: holds.challengeId, signalId: holds.signalId };
  return ctx.store.db
    .select({ signal: signals, person: users, challenge, poster: posters, hold })
    .from(signals)
    .innerJoin(users, eq(users.id, signals.userId))
    .leftJoin(applications, eq(applications.id, signals.subjectId))
    .leftJoin(holds, eq(holds.id, signals.subjectId))
    .leftJoin(challenges, eq(challenges.id, challengeId))
    .leftJoin(posters, eq(posters.id, challenges.posterId));
}
