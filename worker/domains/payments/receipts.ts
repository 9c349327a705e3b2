/** Receipts: one for each reward that was paid in, for its two sides alone. They say what the ledger says, and nothing else. */
import { and, desc, eq, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { challenges, type HoldRow, holds, users } from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import { type Context, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Page, readPlace, toPageByPlace } from "../../platform/paging.ts";
import { movementKinds, type Receipt, type ReceiptSummary } from "./contract.ts";
import { nothingOfIt, readHoldMoney, readSolverMoney } from "./queries.ts";
import { type MovementRow, readMovements, signedMinor } from "./statement-lines.ts";

/** Lines of one receipt: more releases than anybody makes of one reward. */
const mostLines = 500;

const posters = alias(users, "posters");
const solvers = alias(users, "solvers");
const partyOf = (of: typeof posters | typeof solvers) => ({
  id: of.id,
  handle: of.handle,
  name: of.name,
  country: of.country,
});
const challengeOf = { id: challenges.id, slug: challenges.slug, title: challenges.title };

/** One's own, newest first. */
export async function listReceipts(
  ctx: Context,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<ReceiptSummary>> {
  const { id } = requireReader(ctx);
  const place = readPlace(query.cursor);
  // Each side by its own index; of one person nobody is on both.
  const sides = await Promise.all([
    paidOf(ctx, eq(holds.posterId, id), place, query.limit + 1),
    paidOf(ctx, eq(holds.solverId, id), place, query.limit + 1),
  ]);
  const rows = sides.flat().sort(({ hold: one }, { hold: other }) => {
    const later = (other.heldAt ?? 0) - (one.heldAt ?? 0);
    return later === 0 ? (other.id < one.id ? -1 : 1) : later;
  });
  const { items, nextCursor } = toPageByPlace(rows.slice(0, query.limit + 1), query.limit, ({ hold }) => ({
    at: hold.heldAt ?? 0,
    id: hold.id,
  }));
  return { items: items.map((row) => summaryOf(row, id, row.hold.heldAt ?? 0)), nextCursor };
}

/** Rewards of one side that were paid, the latest first. */
function paidOf(ctx: Context, side: SQL, place: { at: number; id: string } | null, limit: number) {
  return ctx.store.db
    .select({ hold: holds, challenge: challengeOf })
    .from(holds)
    .innerJoin(challenges, eq(challenges.id, holds.challengeId))
    .where(
      and(
        side,
        isNotNull(holds.heldAt),
        place === null
          ? undefined
          : sql`(${holds.heldAt}, ${holds.id}) < (${sql.param(place.at, holds.heldAt)}, ${place.id})`,
      ),
    )
    .orderBy(desc(holds.heldAt), desc(holds.id))
    .limit(limit);
}

/** @throws AppError `not_found`, to strangers as well, and while nothing was paid */
export async function getReceipt(ctx: Context, holdId: string): Promise<Receipt> {
  const { id } = requireReader(ctx);
  const [row] = await ctx.store.db
    .select({ hold: holds, challenge: challengeOf, poster: partyOf(posters), solver: partyOf(solvers) })
    .from(holds)
    .innerJoin(challenges, eq(challenges.id, holds.challengeId))
    .innerJoin(posters, eq(posters.id, holds.posterId))
    .innerJoin(solvers, eq(solvers.id, holds.solverId))
    .where(and(eq(holds.id, holdId), or(eq(holds.posterId, id), eq(holds.solverId, id))));
  if (row === undefined) throw new AppError("not_found");
  const { hold, poster, solver } = row;
  const side = sideOf(hold, id);
  // Oldest first. What was released is a line for both sides, read from the solver's: they alone see what became of it.
  const own = await readMovements(ctx, id, { hold: holdId, side, limit: mostLines });
  const released =
    side === "solver"
      ? []
      : await readMovements(ctx, hold.solverId, { hold: holdId, kind: "released", limit: mostLines });
  const lines = [...own, ...released].toSorted((a, b) => a.at - b.at || place(a) - place(b));
  const issuedAt = hold.heldAt ?? lines[0]?.at;
  if (issuedAt === undefined) throw new AppError("not_found");
  return {
    ...summaryOf(row, id, issuedAt),
    poster,
    solver,
    lines: lines.map((line) => ({
      kind: line.kind,
      amount: { amountMinor: signedMinor(line), currency: line.currency },
      reference: referenceOf(line, side),
      at: iso(line.at),
    })),
    totals: await totalsOf(ctx, hold, side),
  };
}

/** Within one instant: what was released, then what went off it. */
function place({ kind }: MovementRow): number {
  return movementKinds.indexOf(kind);
}

function sideOf(hold: HoldRow, userId: string): Receipt["side"] {
  return hold.posterId === userId ? "poster" : "solver";
}

function summaryOf(
  { hold, challenge }: { hold: HoldRow; challenge: Receipt["challenge"] },
  userId: string,
  issuedAt: number,
): ReceiptSummary {
  const side = sideOf(hold, userId);
  const name = hold.id.slice(hold.id.indexOf("_") + 1).toUpperCase();
  return {
    holdId: hold.id,
    number: `OC-${name}-${side === "poster" ? "P" : "S"}`,
    side,
    challenge,
    amount: { amountMinor: hold.amountMinor, currency: hold.currency },
    issuedAt: iso(issuedAt),
  };
}

/** Stripe's name for it: of a release the transfer that paid it out, which is its solver's to see; of facts their own movement. */
function referenceOf({ kind, payout, source }: MovementRow, side: Receipt["side"]): string | null {
  if (kind === "released" || kind === "recovered") return side === "solver" ? (payout?.transferId ?? null) : null;
  return source.startsWith("txn_") ? source : null;
}

async function totalsOf(ctx: Context, hold: HoldRow, side: Receipt["side"]): Promise<Receipt["totals"]> {
  const { leftMinor, releasedMinor, refundedMinor, feeTakenMinor, taxTakenMinor } = await readHoldMoney(ctx, hold);
  const paidMinor = hold.amountMinor;
  // A payment that came too late was never held: all of it goes back.
  const backMinor = hold.heldAt === null ? paidMinor : refundedMinor;
  // What became of a solver's part is theirs to know.
  const solvers = side === "solver" ? await readSolverMoney(ctx, hold) : nothingOfIt;
  const sum = (amountMinor: number) => ({ amountMinor, currency: hold.currency });
  return {
    paid: sum(paidMinor),
    held: sum(leftMinor),
    refunded: sum(backMinor),
    chargedBack: sum(paidMinor - leftMinor - releasedMinor - backMinor),
    released: sum(releasedMinor),
    fee: sum(feeTakenMinor),
    tax: sum(taxTakenMinor),
    recovered: sum(solvers.recoveredMinor),
    net: sum(releasedMinor - feeTakenMinor - taxTakenMinor + solvers.recoveredMinor),
    netted: sum(solvers.nettedMinor),
    paidOut: sum(solvers.paidOutMinor),
  };
}
