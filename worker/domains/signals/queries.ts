/** Signals as moderators read them. */
import { and, desc, eq, lt } from "drizzle-orm";
import { signals, users } from "../../database/schema.ts";
import { type Context, requireModerator } from "../../platform/context.ts";
import { type Page, readCursor, toPage } from "../../platform/paging.ts";
import type { Signal, SignalQuery } from "./contract.ts";
import { type SignalWithPerson, toSignal } from "./views.ts";

/** The latest first. @throws AppError `not_found` for everybody else */
export async function listSignals(ctx: Context, query: SignalQuery): Promise<Page<Signal>> {
  requireModerator(ctx);
  const [before] = readCursor(query.cursor, 1) ?? [];
  const rows = await withPerson(ctx)
    .where(and(eq(signals.state, query.state), before === undefined ? undefined : lt(signals.seq, before)))
    .orderBy(desc(signals.seq))
    .limit(query.limit + 1);
  const page = toPage(rows, query.limit, ({ signal }) => [signal.seq]);
  return { items: page.items.map(toSignal), nextCursor: page.nextCursor };
}

export async function findSignal(ctx: Context, signalId: string): Promise<SignalWithPerson | null> {
  const [row] = await withPerson(ctx).where(eq(signals.id, signalId)).limit(1);
  return row ?? null;
}

function withPerson(ctx: Context) {
  return ctx.store.db
    .select({ signal: signals, person: users })
    .from(signals)
    .innerJoin(users, eq(users.id, signals.userId));
}
