/** What did not match: found once, however many runs meet it, cleared when a later one finds both sides agree. */
import { and, asc, eq, inArray, lt, sql } from "drizzle-orm";
import { type MismatchRow, mismatches } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { planEvent } from "../../platform/outbox.ts";
import { log } from "../../platform/telemetry.ts";
import type { Difference } from "./reconciliation-compare.ts";

/** Sources of one query: D1 binds about a hundred parameters. */
const sourcesPerQuery = 50;

/**
 * Writes down what was found among these movements, and clears what stood of them and is over. Admins are told of what is new;
 * what one of them resolved stays so while both sides say what they said then.
 * @param sources everything that was compared
 */
export async function planFindings(
  ctx: Context,
  found: readonly Difference[],
  sources: readonly string[],
): Promise<Plan> {
  const known = await readKnown(ctx, sources);
  const same = (row: MismatchRow, one: Difference) => row.kind === one.kind && row.source === one.source;
  const over = known.filter((row) => row.state !== "cleared" && !found.some((one) => same(row, one)));
  const isKnown = (row: MismatchRow, one: Difference) =>
    row.state === "open" || (row.state === "resolved" && stands(row, one));
  const isNew = (one: Difference) => !known.some((row) => same(row, one) && isKnown(row, one));
  const fresh = found.filter(isNew);
  for (const { kind, source, detail } of fresh) {
    log("error", "reconciliation.mismatch", { requestId: ctx.requestId, kind, source, ...detail });
  }
  return [
    ...found.flatMap((one) => planFinding(ctx, one, isNew(one))),
    ...over.map(({ id, state }) =>
      ctx.store.db
        .update(mismatches)
        .set({ state: "cleared", lastSeenAt: ctx.now, resolvedAt: ctx.now })
        .where(and(eq(mismatches.id, id), eq(mismatches.state, state))),
    ),
    ...(fresh.length === 0 ? [] : planEvent(ctx, "money.needs_review", { reason: "mismatch" })),
  ];
}

async function readKnown(ctx: Context, sources: readonly string[]): Promise<MismatchRow[]> {
  const known: MismatchRow[] = [];
  for (let start = 0; start < sources.length; start += sourcesPerQuery) {
    const some = sources.slice(start, start + sourcesPerQuery);
    known.push(...(await ctx.store.db.query.mismatches.findMany({ where: inArray(mismatches.source, some) })));
  }
  return known;
}

/** An admin resolved what both sides said then; when one of them says something else, it is to be looked at again. */
function stands({ detail: before }: MismatchRow, { detail: now }: Difference): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].every((name) => before[name] === now[name]);
}

function planFinding(ctx: Context, { kind, source, detail }: Difference, isNew: boolean): Plan {
  const seen = { detail, lastSeenAt: ctx.now };
  const stays = isNew
    ? ("open" as const)
    : sql`case when ${mismatches.state} = 'resolved' then 'resolved' else 'open' end`;
  return [
    ctx.store.db
      .insert(mismatches)
      .values({ id: newId("mismatch"), kind, source, state: "open", firstSeenAt: ctx.now, ...seen })
      .onConflictDoUpdate({ target: [mismatches.kind, mismatches.source], set: { ...seen, state: stays } }),
  ];
}

/** Sources of what stands open and was not met since an instant, ms: the oldest first. */
export async function findStale(ctx: Context, since: number, limit: number): Promise<string[]> {
  if (limit <= 0) return [];
  const rows = await ctx.store.db.query.mismatches.findMany({
    columns: { source: true },
    where: and(eq(mismatches.state, "open"), lt(mismatches.lastSeenAt, since)),
    orderBy: asc(mismatches.lastSeenAt),
    limit,
  });
  return rows.map(({ source }) => source);
}

/** @throws AppError `not_found`; `wrong_state` when it is not open */
export async function getOpenMismatch(ctx: Context, id: string): Promise<MismatchRow> {
  const row = await ctx.store.db.query.mismatches.findFirst({ where: eq(mismatches.id, id) });
  if (row === undefined) throw new AppError("not_found");
  if (row.state !== "open") throw new AppError("wrong_state", { detail: "This mismatch is not open any more." });
  return row;
}

/**
 * An open mismatch ends: `resolved` by an admin who says why it may stand, `cleared` by one who put the books right.
 * @param note the admin's reason
 */
export function planMismatchEnd(ctx: Context, row: MismatchRow, state: "resolved" | "cleared", note: string): Plan {
  const itself = and(eq(mismatches.id, row.id), eq(mismatches.state, "open"));
  return [
    exactlyOne(ctx.store.db.update(mismatches).set({ state, note, resolvedAt: ctx.now }).where(itself)),
    ...planAudit(ctx, `mismatch.${state}`, row.id, { kind: row.kind, source: row.source, note }),
  ];
}
