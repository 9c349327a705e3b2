/** Where Stripe delivers its events: one address for each of our destinations, each with signing secrets of its own. */
import { Hono, type Context as HonoContext } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe } from "../../http/describe.ts";
import { systemActor } from "../../platform/context.ts";
import { readStripeHint, type StripeEndpoint } from "../../platform/stripe-webhooks.ts";
import { stripeReceipt } from "./contract.ts";
import { takeStripeEvent } from "./stripe-events.ts";

function declared(summary: string) {
  return describe({
    summary,
    policy: "signature",
    answers: { 200: stripeReceipt },
    errors: ["invalid_signature", "invalid_json", "payment_provider_unavailable"],
  });
}

function take(endpoint: StripeEndpoint) {
  return async (c: HonoContext<AppEnv>) => {
    // Whoever signs it is Stripe; a sign-in that came along is of no account.
    const ctx = { ...c.var.ctx, actor: systemActor, write: null };
    const outcome = await takeStripeEvent(ctx, await readStripeHint(ctx, c.req.raw, endpoint));
    return c.json({ received: true as const, outcome });
  };
}

export const webhookRoutes = new Hono<AppEnv>()
  .post("/webhooks/stripe", declared("Stripe's events about our own account"), take("platform"))
  .post("/webhooks/stripe/connect", declared("Stripe's events about solvers' accounts"), take("connect"))
  .post("/webhooks/stripe/accounts", declared("Stripe's thin events about recipients"), take("accounts"));
