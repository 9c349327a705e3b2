/**
 * Bank accounts and debit cards that people are paid to, by Stripe's fingerprint of them: what shows that the two of an award are paid to
 * one account (docs/decisions/0034). Accounts v2 does not name them; its accounts are v1's too, whose external accounts have fingerprints.
 */
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { type HoldRow, holds, payoutDestinations, signals, users } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import { planSignal } from "../../platform/signals.ts";
import { refusalCode, stripeOf } from "../../platform/stripe.ts";
import { log } from "../../platform/telemetry.ts";

/** More than anybody has; Stripe's pages are no longer. */
const mostDestinations = 100;

/**
 * Asks Stripe where an account pays to. Nothing when the account is no longer ours to read, or its person was erased.
 * @throws Stripe's error for anything but a refusal: it is to be asked again
 */
export async function planDestinations(
  ctx: Context,
  { userId, stripeAccountId }: { userId: string; stripeAccountId: string | null },
): Promise<Plan> {
  if (stripeAccountId === null || (await isErased(ctx, userId))) return [];
  const fingerprints = await readFingerprints(ctx, stripeAccountId);
  const { db } = ctx.store;
  // Who was erased while Stripe was asked is nobody's any more.
  const present = and(eq(users.id, userId), ne(users.state, "deleted"));
  return fingerprints.map((fingerprint) =>
    db
      .insert(payoutDestinations)
      .select(
        db
          .select({
            fingerprint: sql<string>`${fingerprint}`.as("fingerprint"),
            userId: users.id,
            seenAt: sql<number>`${sql.param(ctx.now, payoutDestinations.seenAt)}`.as("seen_at"),
          })
          .from(users)
          .where(present),
      )
      .onConflictDoUpdate({
        target: [payoutDestinations.fingerprint, payoutDestinations.userId],
        set: { seenAt: ctx.now },
      }),
  );
}

async function isErased(ctx: Context, userId: string): Promise<boolean> {
  const person = await ctx.store.db.query.users.findFirst({ where: eq(users.id, userId), columns: { state: true } });
  return person === undefined || person.state === "deleted";
}

async function readFingerprints(ctx: Context, accountId: string): Promise<string[]> {
  try {
    const { data } = await stripeOf(ctx).accounts.listExternalAccounts(accountId, { limit: mostDestinations });
    return [...new Set(data.flatMap(({ fingerprint }) => fingerprint ?? []))];
  } catch (error) {
    const code = refusalCode(error);
    if (code === null) throw error;
    log("warn", "payout_destinations.refused", { requestId: ctx.requestId, accountId, code });
    return [];
  }
}

/**
 * `same_payout_account`: the solver is paid to an account that the poster is paid to, too, or has paid from.
 * @param fingerprint what the reward is paid with, while that is not in the record yet
 */
export async function findSamePayoutAccount(
  ctx: Context,
  { posterId, solverId }: Pick<HoldRow, "posterId" | "solverId">,
  fingerprint: string | null = null,
): Promise<string[]> {
  const { db } = ctx.store;
  const solvers = eq(payoutDestinations.userId, solverId);
  const own = db.select({ fingerprint: payoutDestinations.fingerprint }).from(payoutDestinations).where(solvers);
  const counts = await Promise.all([
    db.$count(
      payoutDestinations,
      and(eq(payoutDestinations.userId, posterId), inArray(payoutDestinations.fingerprint, own)),
    ),
    db.$count(holds, and(eq(holds.posterId, posterId), inArray(holds.payerFingerprint, own))),
    fingerprint === null
      ? 0
      : db.$count(payoutDestinations, and(solvers, eq(payoutDestinations.fingerprint, fingerprint))),
  ]);
  return counts.some((count) => count > 0) ? ["same_payout_account"] : [];
}

/**
 * What came to light after the reward was paid, such as a payout account that was changed in the meantime: its payouts then wait for a
 * look as if it had been known, each of them; one whose days to wait are over goes all the same. Nothing when somebody has looked at it
 * already.
 */
export async function planLateSign(ctx: Context, hold: HoldRow): Promise<Plan> {
  if (hold.signalId !== null) return [];
  const found = await findSamePayoutAccount(ctx, hold);
  if (found.length === 0 || (await wasNoted(ctx, hold, found))) return [];
  const id = newId("signal");
  return [
    ...planSignal(ctx, { id, kind: "self_dealing", userId: hold.solverId, subjectId: hold.id, found }),
    ctx.store.db
      .update(holds)
      .set({ signalId: id })
      .where(and(eq(holds.id, hold.id), isNull(holds.signalId))),
  ];
}

/**
 * Noted at this reward before, or found to be nothing when its solver was chosen. While a note about the reward is open there is no
 * second one: whoever looks at it sees both people.
 */
export async function wasNoted(
  ctx: Context,
  { id, applicationId, solverId }: HoldRow,
  found: string[],
): Promise<boolean> {
  const before = await ctx.store.db.query.signals.findMany({
    where: and(
      eq(signals.userId, solverId),
      eq(signals.kind, "self_dealing"),
      inArray(signals.subjectId, [id, applicationId]),
    ),
  });
  if (before.some(({ subjectId, state }) => subjectId === id && state === "open")) return true;
  const same = before.filter((signal) => found.every((sign) => signal.found.includes(sign)));
  return same.some(({ subjectId, outcome }) => subjectId === id || outcome === "dismissed");
}
