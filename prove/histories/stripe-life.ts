/** What happens at Stripe by others' hands: payers, banks, solvers' accounts, our own drawings, and faults. */
import type Stripe from "stripe";
import type { Cast } from "../world/cast.ts";
import { accountOf } from "../world/cast.ts";
import { SandboxRefusal, type World } from "../world/world.ts";

/** Picks by a step's number. */
export function pick<Item>(items: readonly Item[], how: number): Item | null {
  return items[how % Math.max(1, items.length)] ?? null;
}

const objects = async <Kind>(world: World, kind: string) =>
  (await world.script<{ data: Kind[] }>("GET", `/objects?kind=${kind}&limit=100000`)).data.reverse();

/** Asks the sandbox; what Stripe would refuse does not happen. */
async function ask(world: World, path: string, body: object = {}): Promise<boolean> {
  try {
    await world.script("POST", path, body);
    return true;
  } catch (error) {
    if (error instanceof SandboxRefusal) return false;
    throw error;
  }
}

const payments = [
  { outcome: "paid" },
  { outcome: "paid" },
  { outcome: "paid" },
  { outcome: "paid", settlement: { later: true } },
  { outcome: "paid", settlement: { available: true } },
  { outcome: "declined" },
  { outcome: "challenge" },
  { outcome: "challenge_failed" },
  { outcome: "async_pending" },
  { outcome: "async_paid" },
  { outcome: "async_failed" },
  { outcome: "expired" },
] as const;

/** Somebody acts on a Checkout page of one of the challenge's holds: mostly the newest, now and then an older tab. */
export async function payerActs(world: World, holdIds: ReadonlySet<string>, how: number): Promise<boolean> {
  const sessions = (await objects<Stripe.Checkout.Session>(world, "checkout.session")).filter(
    ({ client_reference_id: holdId }) => holdId !== null && holdIds.has(holdId),
  );
  const session = how % 5 === 4 ? pick(sessions, how >> 4) : (sessions.at(-1) ?? null);
  const payment = pick(payments, how);
  if (session === null || payment === null) return false;
  return ask(world, `/checkout/sessions/${session.id}/complete`, payment);
}

/** The payer pays by card, or their bank answers: what would come next. */
export async function payerPays(world: World, holdIds: ReadonlySet<string>): Promise<boolean> {
  const sessions = (await objects<Stripe.Checkout.Session>(world, "checkout.session")).filter(
    ({ client_reference_id: holdId }) => holdId !== null && holdIds.has(holdId),
  );
  const session = sessions.at(-1);
  if (session === undefined) return false;
  return ask(world, `/checkout/sessions/${session.id}/complete`, {
    outcome: session.status === "complete" ? "async_paid" : "paid",
  });
}

type Happens = (world: World, how: number) => Promise<boolean>;

async function onRefund(world: World, how: number, outcome: string): Promise<boolean> {
  const refund = pick(await objects<Stripe.Refund>(world, "refund"), how);
  return refund !== null && ask(world, `/refunds/${refund.id}/complete`, { outcome });
}

const chargebacks = [{}, {}, {}, { status: "warning_needs_response" }] as const;

/** A payer's bank questions a payment, all or a part of it. */
async function chargeBack(world: World, how: number): Promise<boolean> {
  const charges = (await objects<Stripe.Charge>(world, "charge")).filter(({ status }) => status === "succeeded");
  const charge = pick(charges, how);
  if (charge === null) return false;
  const amount = how % 3 === 0 ? { amount: 1 + (how % charge.amount) } : {};
  return ask(world, `/charges/${charge.id}/dispute`, { ...pick(chargebacks, how >> 2), ...amount });
}

const words = [
  "won",
  "lost",
  "under_review",
  "lost",
  "won",
  "needs_response",
  "warning_closed",
  "warning_under_review",
];
const appeals = ["appeal_needs_response", "appeal_under_review", "prevented"];

/** A bank goes on with a chargeback, in whatever way the present one may go on. */
async function bankDecides(world: World, how: number): Promise<boolean> {
  const dispute = pick(await objects<Stripe.Dispute>(world, "dispute"), how);
  if (dispute === null) return false;
  return ask(world, `/disputes/${dispute.id}/complete`, { outcome: pick([...words, ...appeals], how >> 2) });
}

async function warn(world: World, how: number): Promise<boolean> {
  const charge = pick(await objects<Stripe.Charge>(world, "charge"), how);
  return charge !== null && ask(world, `/charges/${charge.id}/early_fraud_warning`);
}

/** What banks do, beside paying. */
const banks: readonly Happens[] = [
  (world) => ask(world, "/refunds/next", { status: "pending" }),
  (world) => ask(world, "/refunds/next", { status: "requires_action" }),
  (world) => ask(world, "/refunds/next", { status: "failed" }),
  (world) => ask(world, "/refunds/next", { status: "failed" }),
  (world, how) => onRefund(world, how, "succeeded"),
  (world, how) => onRefund(world, how, "failed"),
  (world, how) => onRefund(world, how, "failed"),
  (world, how) => onRefund(world, how, "canceled"),
  async (world, how) => {
    const transfer = pick(await objects<Stripe.Transfer>(world, "transfer"), how);
    if (transfer === null) return false;
    const amount = 1 + (how % Math.max(1, transfer.amount));
    return ask(world, `/transfers/${transfer.id}/reverse`, how % 2 === 0 ? {} : { amount });
  },
  chargeBack,
  chargeBack,
  bankDecides,
  bankDecides,
  bankDecides,
  bankDecides,
  warn,
];

export async function bankActs(world: World, how: number): Promise<boolean> {
  return (await pick(banks, how)?.(world, Math.floor(how / banks.length))) ?? false;
}

const accountOutcomes = ["restricted", "ready", "pending", "missing", "ready", "ready"] as const;

/** Stripe changes its mind about a solver's account. */
export async function accountChanges(world: World, { solvers }: Cast, how: number): Promise<boolean> {
  const solver = pick(solvers, how);
  if (solver === null) return false;
  return ask(world, `/accounts/${await accountOf(world, solver)}/complete`, {
    outcome: pick(accountOutcomes, how >> 1),
  });
}

/** The platform's owner draws money from our balance, or a bank sends such a payout back. */
export async function ownerActs(world: World, how: number): Promise<boolean> {
  const payouts = (await objects<Stripe.Payout>(world, "payout")).filter(({ object }) => object === "payout");
  const payout = pick(payouts, how);
  if (how % 2 === 1 && payout !== null) {
    return ask(world, `/payouts/${payout.id}/complete`, {
      outcome: pick(["paid", "failed", "canceled", "failed_after_paid"], how >> 1),
    });
  }
  const response = await fetch("http://stripe.test/v1/payouts", {
    method: "POST",
    headers: { authorization: "Bearer sk_sandbox_openchance", "content-type": "application/x-www-form-urlencoded" },
    body: `amount=${1 + (how % 5_000)}&currency=${pick(["usd", "eur", "jpy"], how)}`,
  });
  return response.ok;
}

/** The calls that move money fail most. */
const faultyPaths = [
  "/v1/transfers",
  "/v1/transfers",
  "/v1/transfers*",
  "/v1/refunds",
  "/v1/refunds",
  "/v1/refunds*",
  "/v1/checkout/*",
  "/v1/charges/*",
  "/v2/*",
  "/v*",
];
/** And the worst is what was performed and not answered. */
const faults = [
  { when: "after", status: 500 },
  { when: "after", status: 500 },
  { when: "after", status: 500, save: false },
  { when: "after", disconnect: true },
  { when: "before", status: 500, save: true },
  { when: "before", status: 500 },
  { when: "before", status: 503 },
  { when: "before", status: 429 },
  // Stripe keeps this refusal under its key.
  { when: "before", status: 400, code: "balance_insufficient", save: true, path: "/v1/transfers" },
  { when: "before", status: 400, code: "balance_insufficient", save: true, path: "/v1/refunds" },
] as const;

/** From now on some requests to Stripe go wrong: not performed, or performed and their answer lost. */
export async function stripeFails(world: World, how: number): Promise<boolean> {
  return ask(world, "/faults", {
    path: pick(faultyPaths, how),
    ...pick(faults, Math.floor(how / faultyPaths.length)),
    times: 1 + (how % 3),
  });
}

/** Stripe works again, and every solver can be paid. */
export async function stripeRecovers(world: World, { solvers }: Cast): Promise<void> {
  await world.script("DELETE", "/faults");
  for (const solver of solvers)
    await ask(world, `/accounts/${await accountOf(world, solver)}/complete`, { outcome: "ready" });
}
