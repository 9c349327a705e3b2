/**
 * The one way to write: read → decide → commit once. `decide` reads what it needs and returns what to write and what to answer;
 * the client's name for the write (Idempotency-Key) is committed with it.
 */
import { and, eq, lt } from "drizzle-orm";
import { idempotencyKeys } from "../database/schema.ts";
import { announcedBy, ConstraintError, isLostRace, isRefusedBy, type Plan } from "../database/store.ts";
import { dayMs } from "./clock.ts";
import { actorId, type Context, type WriteName } from "./context.ts";
import { AppError } from "./errors.ts";
import { hurry } from "./outbox.ts";

/** What a command decided: the answer, made from the state *after* the plan, and the plan. */
export interface Decision<Result> {
  readonly result: Result;
  readonly plan: Plan;
}

/** How often a lost race is decided anew before the caller is told. */
const races = 3;

/**
 * Commits a plan and hurries its events. For writers without a client: clocks, consumers, webhooks.
 * @throws AppError `hold_frozen` for a decision about a hold that was frozen in the same moment
 */
export async function commit(ctx: Context, plan: Plan): Promise<void> {
  try {
    await ctx.store.atomic(plan);
  } catch (error) {
    throw isRefusedBy(error, "holds_frozen") ? new AppError("hold_frozen", { cause: error }) : error;
  }
  const announced = announcedBy(plan);
  if (announced.length > 0) ctx.defer(hurry(ctx, announced));
}

/**
 * Decides and commits, once per Idempotency-Key: the same key gives the first answer again. A lost race, seen by
 * `decide` or by the commit, is decided anew, so that the loser is told the rule that now holds. Say who may act *before* calling this; a replay must pass that check too.
 * @throws AppError `idempotency_conflict` when the key was used with another body, `stale_write` when races do not end
 */
export async function commitOnce<Result>(ctx: Context, decide: () => Promise<Decision<Result>>): Promise<Result> {
  for (let race = 1; ; race++) {
    const first = await findFirstResult<Result>(ctx);
    if (first !== null) return first.result;
    let decision: Decision<Result>;
    try {
      decision = await decide();
    } catch (error) {
      // The same write, sent twice at once, may be committed since the look above: then what refuses this one is its own effect.
      const done = await findFirstResult<Result>(ctx);
      if (done !== null) return done.result;
      if (!isLostRace(error)) throw error;
      if (race === races) throw new AppError("stale_write", { cause: error });
      continue;
    }
    const { plan, result } = decision;
    try {
      await commit(ctx, [...plan, ...planWriteName(ctx, result)]);
      return result;
    } catch (error) {
      if (!isLostRace(error) && !isRefusedBy(error, "idempotency_keys")) {
        // As above: a rule that allows one of a kind refuses the second of two that are the same write.
        const done = error instanceof ConstraintError ? await findFirstResult<Result>(ctx) : null;
        if (done === null) throw error;
        return done.result;
      }
      if (race === races) throw new AppError("stale_write", { cause: error });
    }
  }
}

async function findFirstResult<Result>(ctx: Context): Promise<{ result: Result } | null> {
  if (ctx.write === null) return null;
  const row = await ctx.store.db.query.idempotencyKeys.findFirst({ where: sameWrite(ctx, ctx.write) });
  if (row === undefined) return null;
  if (row.bodyHash !== ctx.write.bodyHash) throw new AppError("idempotency_conflict");
  // The row was written by the same command under the same route, so its shape is that command's result.
  return { result: row.result as Result };
}

function sameWrite(ctx: Context, write: WriteName) {
  return and(
    eq(idempotencyKeys.actorId, actorId(ctx)),
    eq(idempotencyKeys.route, write.route),
    eq(idempotencyKeys.key, write.key),
  );
}

function planWriteName(ctx: Context, result: unknown): Plan {
  if (ctx.write === null) return [];
  const { key, route, bodyHash } = ctx.write;
  return [
    ctx.store.db
      .insert(idempotencyKeys)
      .values({ actorId: actorId(ctx), route, key, bodyHash, result, createdAt: ctx.now }),
  ];
}

/** Keys are kept for 48 hours: longer than any client's retries. */
const keepKeysMs = 2 * dayMs;

/** Forgets the names of old writes. */
export async function sweepIdempotencyKeys(ctx: Context): Promise<void> {
  await ctx.store.atomic([
    ctx.store.db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, ctx.now - keepKeysMs)),
  ]);
}
