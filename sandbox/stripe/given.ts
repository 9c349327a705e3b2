/** Situations that several tests begin with. */
import type Stripe from "stripe";
import type { Harness } from "./harness.ts";

/** An open session over `amount` cents. */
export function openSession(
  { stripe }: Harness,
  amount = 50_000,
  more: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create({
    mode: "payment",
    line_items: [
      { quantity: 1, price_data: { currency: "usd", unit_amount: amount, product_data: { name: "A logo" } } },
    ],
    client_reference_id: "hld_1",
    metadata: { holdId: "hld_1" },
    payment_intent_data: { transfer_group: "hld_1", metadata: { holdId: "hld_1" } },
    success_url: "http://localhost:8788/paid?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://localhost:8788/back",
    ...more,
  });
}

/** A paid session's charge. */
export async function paidCharge(
  harness: Harness,
  amount = 50_000,
  settlement: { available?: true; later?: true; currency?: string; rate?: number } = {},
): Promise<Stripe.Charge> {
  const { id } = await openSession(harness, amount);
  await harness.script(`/checkout/sessions/${id}/complete`, { outcome: "paid", settlement });
  const session = await harness.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
  const intent = session.payment_intent as Stripe.PaymentIntent; // expanded
  return intent.latest_charge as Stripe.Charge; // expanded
}

/** A recipient that has just been made; `ready` completes its onboarding. */
export async function recipient(harness: Harness, ready = true, country = "US"): Promise<Stripe.V2.Core.Account> {
  const account = await harness.stripe.v2.core.accounts.create({
    contact_email: "solver@example.com",
    display_name: "A solver",
    dashboard: "express",
    identity: { country, entity_type: "individual" },
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
    defaults: { responsibilities: { fees_collector: "application", losses_collector: "application" } },
    include: ["configuration.recipient", "requirements"],
  });
  if (ready) await harness.script(`/accounts/${account.id}/complete`, { outcome: "ready" });
  return account;
}

/** The types of the events so far, oldest first. */
export async function eventTypes({ stripe }: Harness, account?: string): Promise<string[]> {
  const options = account === undefined ? {} : { stripeAccount: account };
  return (await stripe.events.list({ limit: 100 }, options)).data.map((event) => event.type).reverse();
}

/** What a call fails with; fails itself when the call does not. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<{ status: unknown; type: unknown; code: unknown; param: unknown; message: string }> {
  try {
    await call;
  } catch (error) {
    const failure = error as Stripe.errors.StripeError; // what the SDK throws
    return {
      status: failure.statusCode,
      type: failure.type,
      code: failure.code,
      param: failure.param,
      message: failure.message,
    };
  }
  throw new Error("The call did not fail");
}
