/**
 * Money that moved at Stripe. A balance transaction (`txn_…`) is a fact: it is posted once, whatever it means, so that our books always
 * equal Stripe's balance. What no account explains, or no account has, goes to suspense.
 */
import { and, eq, inArray } from "drizzle-orm";
import type Stripe from "stripe";
import { journals } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { type Currency, currencyOf } from "../../platform/money.ts";
import { expanded, idOf, stripeOf } from "../../platform/stripe.ts";
import { log } from "../../platform/telemetry.ts";
import { type Account, chart, isPosted, keptBalance, planJournal } from "./ledger.ts";

export interface Movement {
  /** Stripe's balance transaction. */
  readonly id: string;
  /** Minor units; positive for what came in. */
  readonly amountMinor: number;
  /** What Stripe kept of it, minor units; negative when it gave a fee back. */
  readonly feeMinor: number;
  readonly currency: Currency;
}

/** null for a currency that we keep no books in. */
export function movementOf({ id, amount, fee, currency }: Stripe.BalanceTransaction): Movement | null {
  const known = currencyOf(currency);
  return known === null ? null : { id, amountMinor: amount, feeMinor: fee, currency: known };
}

/** How Stripe's objects name their balance transaction: by its id, whole when that was asked for, or not at all. */
export type MovementReference = string | Stripe.BalanceTransaction | null | undefined;

/** What a reference names; null when it names nothing that is still to be posted, or a currency that we keep no books in. */
export async function findUnposted(ctx: Context, reference: MovementReference): Promise<Movement | null> {
  const id = idOf(reference);
  if (id === null || ((await isMovementPosted(ctx, id)) && !(await isPosted(ctx, "suspense", id)))) return null;
  return movementOf(expanded(reference) ?? (await stripeOf(ctx).balanceTransactions.retrieve(id)));
}

/** Kinds of journals that are keyed by a balance transaction: of these each has one. `stripe_fee` stands beside any of them. */
export const movementKinds = [
  "charge",
  "transfer",
  "transfer_reversal",
  "refund_paid",
  "refund_failed",
  "chargeback_withdrawn",
  "chargeback_reinstated",
  "platform_payout",
  "platform_payout_failed",
  "suspense",
] as const;
export type MovementKind = (typeof movementKinds)[number];

/** True when this balance transaction stands in the ledger, as whatever. */
export async function isMovementPosted(ctx: Context, movementId: string): Promise<boolean> {
  const row = await ctx.store.db.query.journals.findFirst({
    columns: { id: true },
    where: and(eq(journals.source, movementId), inArray(journals.kind, [...movementKinds])),
  });
  return row !== undefined;
}

export interface Explained {
  readonly kind: MovementKind;
  readonly movement: Movement;
  /** Where the money goes when it comes in, and comes from when it leaves. */
  readonly account: Account;
  readonly holdId: string | null;
  /** Pays for what the account does not have; suspense unless somebody is known to owe it. */
  readonly shortfall?: Account;
}

/** Posts a movement and Stripe's fee of it; nothing when it is posted. One that lay in suspense is taken from there. */
export async function planMovement(ctx: Context, explained: Explained): Promise<Plan> {
  const { kind, movement, holdId } = explained;
  const { currency, amountMinor } = movement;
  if (await isPosted(ctx, kind, movement.id)) return [];
  const suspense = chart.suspense(currency);
  const ours = await stripeSide(ctx, movement);
  // Money of another currency cannot stand in the account: it waits in suspense, where it may lie already.
  const account = explained.account.currency === currency ? explained.account : suspense;
  if (account.id === ours.id) return [];
  const shortfall = explained.shortfall?.currency === currency ? explained.shortfall : suspense;
  const postings =
    amountMinor > 0
      ? [{ debit: ours, credit: account, amountMinor }]
      : (await drawn(ctx, account, -amountMinor, shortfall)).map((part) => ({ ...part, credit: ours }));
  // A movement of nothing but its fee leaves no journal of its own to be known by.
  const feePosted = ours.id === suspense.id || (await isPosted(ctx, "stripe_fee", movement.id));
  return [
    ...planJournal(ctx, { kind, source: movement.id, holdId, postings }),
    ...(feePosted ? [] : planStripeFee(ctx, movement, holdId)),
  ];
}

/** The other side of a movement's journal: our balance at Stripe, or suspense when it lay there until now. */
export async function stripeSide(ctx: Context, { id, currency }: Pick<Movement, "id" | "currency">): Promise<Account> {
  return (await isPosted(ctx, "suspense", id)) ? chart.suspense(currency) : chart.stripeBalance(currency);
}

/** Posts what no account of ours explains; nothing when the movement is posted as whatever. */
export async function planSuspense(ctx: Context, movement: Movement, holdId: string | null = null): Promise<Plan> {
  if (await isMovementPosted(ctx, movement.id)) return [];
  return planMovement(ctx, { kind: "suspense", movement, account: chart.suspense(movement.currency), holdId });
}

/** Several of them; those in a currency that we keep no books in are passed over. */
export async function planSuspenseOf(
  ctx: Context,
  references: readonly MovementReference[],
  holdId: string | null = null,
): Promise<Plan> {
  const plans: Plan[] = [];
  for (const reference of references) {
    const movement = await findUnposted(ctx, reference);
    if (movement !== null) plans.push(await planSuspense(ctx, movement, holdId));
  }
  return plans.flat();
}

interface Drawn {
  readonly debit: Account;
  readonly amountMinor: number;
}

/**
 * What left is taken from the account as far as it reaches, the rest from `shortfall`: a fact is never refused by a floor. A debit that
 * loses a race for the same money is refused by the database and planned anew.
 */
export async function drawn(
  ctx: Context,
  account: Account,
  amountMinor: number,
  shortfall: Account,
): Promise<readonly Drawn[]> {
  if (account.floorMinor === null) return [{ debit: account, amountMinor }];
  const has = Math.min(amountMinor, Math.max(0, (await keptBalance(ctx, account.id)) - account.floorMinor));
  if (has < amountMinor) {
    log("error", "ledger.shortfall", { requestId: ctx.requestId, account: account.id, amountMinor: amountMinor - has });
  }
  return [
    { debit: account, amountMinor: has },
    { debit: shortfall, amountMinor: amountMinor - has },
  ];
}

function planStripeFee(ctx: Context, { id, feeMinor, currency }: Movement, holdId: string | null): Plan {
  const fees = chart.stripeFees(currency);
  const ours = chart.stripeBalance(currency);
  const [debit, credit] = feeMinor > 0 ? [fees, ours] : [ours, fees];
  const postings = [{ debit, credit, amountMinor: Math.abs(feeMinor) }];
  return planJournal(ctx, { kind: "stripe_fee", source: id, holdId, postings });
}
