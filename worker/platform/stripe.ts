/** Stripe: one client per configuration, and what its failures mean for money. Calls never retry by themselves; their callers do. */
import Stripe from "stripe";
import type { Config } from "../env.ts";
import type { Context } from "./context.ts";
import { AppError } from "./errors.ts";

/** Ms. Two calls fit into an outbox lease of a minute. */
export const stripeTimeoutMs = 20_000;

const clients = new WeakMap<Config, Stripe>();

/** The client, pointed at Stripe or at the sandbox's base URL. Its API version is the SDK's own. */
export function stripeOf(ctx: Pick<Context, "config">): Stripe {
  const known = clients.get(ctx.config);
  if (known) return known;
  const client = new Stripe(ctx.config.STRIPE_SECRET_KEY, {
    httpClient: Stripe.createFetchHttpClient((url, init) => fetch(url, init)),
    maxNetworkRetries: 0,
    timeout: stripeTimeoutMs,
    telemetry: false,
    ...addressOf(ctx.config.STRIPE_API_BASE),
  });
  clients.set(ctx.config, client);
  return client;
}

function addressOf(base: string | undefined): Stripe.StripeConfig {
  if (base === undefined) return {};
  const { protocol, hostname, port } = new URL(base);
  const secure = protocol === "https:";
  return {
    protocol: secure ? "https" : "http",
    host: hostname,
    port: port === "" ? (secure ? 443 : 80) : Number(port),
  };
}

/** Whether Stripe's objects must be of live mode: a test object on a live deployment is never acted on, and the reverse. */
export function isLiveMode(config: Config): boolean {
  return /^(sk|rk)_live_/.test(config.STRIPE_SECRET_KEY);
}

/**
 * What a failed call means. `refused`: certainly not done, and asking the same again is pointless. `waiting`: certainly not done,
 * ask again later. `unknown`: it may have been done; look before asking under another key.
 */
export type StripeFailure =
  | { readonly kind: "refused"; readonly code: string; readonly message: string }
  | { readonly kind: "waiting"; readonly code: "balance_insufficient" | "rate_limited" | "not_authorised" }
  | { readonly kind: "unknown"; readonly code: string };

/**
 * Classifies what a call threw.
 * @throws the error itself when it is not Stripe's: a fault of ours
 */
export function stripeFailure(error: unknown): StripeFailure {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { statusCode, code, type } = error;
  if (statusCode === 429 || code === "lock_timeout") return { kind: "waiting", code: "rate_limited" };
  if (code === "balance_insufficient") return { kind: "waiting", code };
  // A key that was rotated or revoked says nothing about this payment; it waits until the deployment is put right.
  if (statusCode === 401) return { kind: "waiting", code: "not_authorised" };
  // 409: the same key is on its way. An idempotency error: it was used with other parameters. Either way something may exist.
  const unclear = statusCode === undefined || statusCode >= 500 || statusCode === 409;
  if (unclear || error instanceof Stripe.errors.StripeIdempotencyError) return { kind: "unknown", code: code ?? type };
  return { kind: "refused", code: code ?? type, message: error.message };
}

/**
 * For calls that a person waits for: the answer when Stripe gave one, else a failure they can act on.
 * @throws AppError `payment_provider_unavailable` for anything but a refusal, which is thrown as it is
 */
export async function answerOf<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (stripeFailure(error).kind === "refused") throw error;
    throw new AppError("payment_provider_unavailable", { cause: error, retryAfterSeconds: 30 });
  }
}

/** The code of a refusal, or null for any other failure. */
export function refusalCode(error: unknown): string | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null;
  const failure = stripeFailure(error);
  return failure.kind === "refused" ? failure.code : null;
}

/** An id where Stripe may have expanded it to the whole object. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (reference === null || reference === undefined) return null;
  return typeof reference === "string" ? reference : reference.id;
}

/** The whole object where it was asked to be expanded, or null where it is absent or only named. */
export function expanded<Whole extends { id: string }>(reference: string | Whole | null | undefined): Whole | null {
  return typeof reference === "object" ? reference : null;
}
