/**
 * Where a solver is paid: a recipient account at Stripe. Whether it may be paid is a capability of the account and nothing else.
 * Setting up waits for answers from outside: commit the intent, call under a key made of it, commit the answer.
 */
import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import { payoutAccounts, payouts, users } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { isoOrNull } from "../../platform/clock.ts";
import { commit, commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember, requireReader } from "../../platform/context.ts";
import { planSeenDevice } from "../../platform/devices.ts";
import { AppError } from "../../platform/errors.ts";
import { planEvent } from "../../platform/outbox.ts";
import { answerOf, refusalCode, stripeOf } from "../../platform/stripe.ts";
import type { PayoutAccount } from "./contract.ts";
import { planDestinations } from "./payout-destinations.ts";
import { planRequeueOf } from "./payouts.ts";
import { isPayoutCountry } from "./queries.ts";

export type PayoutAccountRow = typeof payoutAccounts.$inferSelect;

/** How the set-up stands. A suspended person may still look at where their money goes. */
export async function getPayoutAccount(ctx: Context): Promise<PayoutAccount> {
  return view(await findPayoutAccount(ctx, requireReader(ctx).id), null);
}

/**
 * Begins or goes on with the set-up, and says where on Stripe's pages.
 * @throws AppError `payout_country_unsupported`; `wrong_state` for another country after the account was ready once;
 *   `payment_provider_unavailable`
 */
export async function startPayoutAccount(ctx: Context, country: string): Promise<PayoutAccount> {
  const actor = requireMember(ctx);
  if (!isPayoutCountry(country)) {
    throw new AppError("payout_country_unsupported", { detail: `We cannot pay out to ${country} yet.` });
  }
  // What is kept under the key only says that the intent was committed: each call answers with a link of its own.
  await commitOnce(ctx, async () => ({
    result: { country },
    plan: [...(await planIntent(ctx, actor.id, country)), ...(await planSeenDevice(ctx, actor.id))],
  }));
  const row = await findPayoutAccount(ctx, actor.id);
  if (row === null) throw new AppError("stale_write");
  const ready = row.stripeAccountId === null ? await createAccount(ctx, row) : row;
  return view(ready, await linkOf(ctx, ready));
}

export async function findPayoutAccount(ctx: Context, userId: string): Promise<PayoutAccountRow | null> {
  return (await ctx.store.db.query.payoutAccounts.findFirst({ where: eq(payoutAccounts.userId, userId) })) ?? null;
}

/** Nothing while the account of this country is there or being made. One that Stripe closed, or took from us, is begun anew. */
async function planIntent(ctx: Context, userId: string, country: string): Promise<Plan> {
  const known = await findPayoutAccount(ctx, userId);
  const closed = known !== null && (await isClosed(ctx, known));
  if (closed) await requireNothingUnderWay(ctx, userId);
  if (known?.country === country && !closed) return [];
  if (known !== null && !closed && (known.state === "ready" || known.state === "restricted")) {
    throw new AppError("wrong_state", {
      detail: `Your payout account is in ${known.country}, and the country of an account cannot be changed. Write to us.`,
    });
  }
  const fresh = { country, state: "creating", stripeAccountId: null, requirements: [] as string[] } as const;
  const audit = planAudit(ctx, "payout_account.started", userId, { country });
  if (known !== null) return [...planAccountChange(ctx, known, fresh), ...audit];
  return [
    // Of two first requests at once one makes the row; both then ask Stripe under its key.
    ctx.store.db
      .insert(payoutAccounts)
      .values({ userId, ...fresh, createdAt: ctx.now, updatedAt: ctx.now })
      .onConflictDoNothing(),
    ...audit,
  ];
}

/** @throws AppError `payment_provider_unavailable` */
async function isClosed(ctx: Context, { stripeAccountId }: PayoutAccountRow): Promise<boolean> {
  if (stripeAccountId === null) return false;
  return (await reachable(answerOf(stripeOf(ctx).v2.core.accounts.retrieve(stripeAccountId)))) === null;
}

/**
 * A transfer that may be on its way is asked for again under its key, which names the account it goes to.
 * @throws AppError `wrong_state`
 */
async function requireNothingUnderWay(ctx: Context, userId: string): Promise<void> {
  const underWay = and(eq(payouts.solverId, userId), eq(payouts.state, "transferring"));
  if ((await ctx.store.db.$count(payouts, underWay)) === 0) return;
  throw new AppError("wrong_state", {
    detail: "A payout to your closed account is being looked up. Try again in a quarter of an hour.",
  });
}

/** Writes over the account as it was read, else the commit is undone as stale. */
function planAccountChange(ctx: Context, row: PayoutAccountRow, change: Partial<PayoutAccountRow>): Plan {
  const asRead = and(
    eq(payoutAccounts.userId, row.userId),
    eq(payoutAccounts.state, row.state),
    eq(payoutAccounts.updatedAt, row.updatedAt),
  );
  // Two changes within a millisecond must not look like one.
  const updatedAt = Math.max(ctx.now, row.updatedAt + 1);
  return [
    exactlyOne(
      ctx.store.db
        .update(payoutAccounts)
        .set({ ...change, updatedAt })
        .where(asRead),
    ),
  ];
}

const include: Stripe.V2.Core.AccountRetrieveParams["include"] = [
  "configuration.recipient",
  "identity",
  "requirements",
];

/**
 * Makes the recipient account of an intent. Asked again for the same intent, Stripe answers with the same account.
 * @returns the row with its account, whoever committed it
 */
export async function createAccount(ctx: Context, row: PayoutAccountRow): Promise<PayoutAccountRow> {
  const person = await ctx.store.db.query.users.findFirst({ where: eq(users.id, row.userId) });
  if (person === undefined) throw new AppError("not_found");
  if (person.email === null) {
    throw new AppError("wrong_state", {
      detail: "Stripe needs an e-mail address to reach you. Add one to your account.",
    });
  }
  const call = stripeOf(ctx).v2.core.accounts.create(
    {
      contact_email: person.email,
      display_name: person.name,
      dashboard: "express",
      identity: { country: row.country.toLowerCase() },
      configuration: {
        recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
      },
      defaults: { responsibilities: { fees_collector: "application", losses_collector: "application" } },
      metadata: { userId: row.userId },
      include,
    },
    { idempotencyKey: `${row.userId}:${row.country}:${row.updatedAt}` },
  );
  const account = await countryRefused(answerOf(call), row.country);
  const { state, requirements } = readAccount(account, "onboarding");
  const answer = and(eq(payoutAccounts.userId, row.userId), eq(payoutAccounts.updatedAt, row.updatedAt));
  // Not exactly one: of several callers with the same account one writes it.
  await ctx.store.atomic([
    ctx.store.db
      .update(payoutAccounts)
      .set({ stripeAccountId: account.id, state, requirements, updatedAt: Math.max(ctx.now, row.updatedAt + 1) })
      .where(and(answer, eq(payoutAccounts.state, "creating"))),
  ]);
  return (await findPayoutAccount(ctx, row.userId)) ?? row;
}

async function countryRefused<Answer>(call: Promise<Answer>, country: string): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (refusalCode(error) !== "country_unsupported") throw error;
    throw new AppError("payout_country_unsupported", {
      detail: `Stripe cannot pay out to ${country} yet.`,
      cause: error,
    });
  }
}

async function linkOf(ctx: Context, row: PayoutAccountRow): Promise<string> {
  if (row.stripeAccountId === null) throw new AppError("stale_write");
  const settings = `${ctx.config.APP_ORIGIN}/settings/payouts`;
  try {
    // A link opens once and for minutes only, so each request makes a new one, without a key.
    const link = await answerOf(
      stripeOf(ctx).v2.core.accountLinks.create({
        account: row.stripeAccountId,
        use_case: {
          type: "account_onboarding",
          account_onboarding: { refresh_url: settings, return_url: settings },
        },
      }),
    );
    return link.url;
  } catch (error) {
    if (refusalCode(error) === null) throw error;
    throw new AppError("wrong_state", {
      detail: "This payout account was closed at Stripe just now. Try again, and set up another.",
      cause: error,
    });
  }
}

/**
 * Asks Stripe how the account stands and plans what follows: `payout_account.ready`, and payouts that waited go on.
 * Nothing when all is known.
 * @throws AppError `payment_provider_unavailable`
 */
export async function planAccountFact(ctx: Context, row: PayoutAccountRow): Promise<Plan> {
  if (row.stripeAccountId === null) return [];
  const account = await reachable(answerOf(stripeOf(ctx).v2.core.accounts.retrieve(row.stripeAccountId, { include })));
  // An account that was closed or taken away from us cannot be paid.
  const found = account === null ? { state: "restricted" as const, requirements: [] } : readAccount(account, row.state);
  if (found.state === row.state && JSON.stringify(found.requirements) === JSON.stringify(row.requirements)) return [];
  const becameReady = found.state === "ready" && row.state !== "ready";
  return [
    ...planAccountChange(ctx, row, found),
    ...planAudit(ctx, "payout_account.changed", row.userId, { from: row.state, to: found.state }),
    ...(becameReady
      ? [...planEvent(ctx, "payout_account.ready", { userId: row.userId }), ...(await planRequeueOf(ctx, row.userId))]
      : []),
  ];
}

async function reachable(call: Promise<Stripe.V2.Core.Account>): Promise<Stripe.V2.Core.Account | null> {
  try {
    const account = await call;
    return account.closed === true ? null : account;
  } catch (error) {
    if (refusalCode(error) === null) throw error;
    return null;
  }
}

/** @param before the state so far: an account that was ready and is no longer is restricted, not new */
function readAccount(
  account: Stripe.V2.Core.Account,
  before: PayoutAccountRow["state"],
): Pick<PayoutAccountRow, "state" | "requirements"> {
  const status = account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status;
  const entries = account.requirements?.entries ?? [];
  const requirements = entries
    .filter((entry) => entry.awaiting_action_from === "user")
    .map((entry) => entry.description);
  if (status === "active") return { state: "ready", requirements };
  const over = before === "ready" || before === "restricted" || status === "unsupported" || status === "rejected";
  return { state: over ? "restricted" : "onboarding", requirements };
}

/** Stripe refused to pay to the account: whatever we heard last, it is not ready, and its being ready again will be news. */
export function planAccountRefused(ctx: Context, row: PayoutAccountRow): Plan {
  return row.state === "ready" ? planAccountChange(ctx, row, { state: "restricted" }) : [];
}

/** Marks that the account was looked at, so that the sweep goes on to others. Where it pays to is read after that: it holds nothing up. */
export async function refreshPayoutAccount(ctx: Context, row: PayoutAccountRow): Promise<void> {
  const plan = await planAccountFact(ctx, row);
  await commit(ctx, plan.length > 0 ? plan : planAccountChange(ctx, row, {}));
  // One that became ready has a job for it.
  if (row.state === "ready") await commit(ctx, await planDestinations(ctx, row));
}

function view(row: PayoutAccountRow | null, url: string | null): PayoutAccount {
  if (row === null) return { state: "none", country: null, requirements: [], url, updatedAt: null };
  // An account that is being made is, to its owner, one that is being set up.
  const state = row.state === "creating" ? "onboarding" : row.state;
  return { state, country: row.country, requirements: row.requirements, url, updatedAt: isoOrNull(row.updatedAt) };
}
