/** Stripe's signed events as hints: an id, a type and the object it is about. What is true is fetched anew. */
import Stripe from "stripe";
import * as z from "zod";
import type { Config } from "../env.ts";
import type { Context } from "./context.ts";
import { AppError } from "./errors.ts";
import { stripeOf } from "./stripe.ts";

/** Seconds that a signature may be old (Stripe signs each delivery anew), and that clocks may differ. */
const signatureLimits = { ageSeconds: 300, aheadSeconds: 30 } as const;

/** Our three event destinations, each with signing secrets of its own. */
export type StripeEndpoint = "platform" | "connect" | "accounts";

const secretsOf: Record<StripeEndpoint, (config: Config) => readonly string[]> = {
  platform: (config) => config.STRIPE_WEBHOOK_SECRETS,
  connect: (config) => config.STRIPE_CONNECT_WEBHOOK_SECRETS,
  accounts: (config) => config.STRIPE_ACCOUNTS_WEBHOOK_SECRETS,
};

/** What we take from an event: `data.object` of a v1 event, `related_object` of a thin v2 notification. */
const eventBody = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  livemode: z.boolean(),
  account: z.string().nullish(),
  data: z.object({ object: z.object({ id: z.string().nullish() }) }).nullish(),
  related_object: z.object({ id: z.string().nullish() }).nullish(),
});

export interface StripeHint {
  readonly id: string;
  readonly type: string;
  readonly objectId: string | null;
  /** The connected account that it happened on; null for our own. */
  readonly account: string | null;
  readonly livemode: boolean;
}

/**
 * Verifies a delivery against every secret of its endpoint (so that secrets can be rotated) and reads the hint.
 * @throws AppError `invalid_signature`, also for a timestamp in the future, which the SDK would accept; `invalid_json` for a
 *   signed body that is no event
 */
export async function readStripeHint(ctx: Context, request: Request, endpoint: StripeEndpoint): Promise<StripeHint> {
  const payload = await request.text();
  const signature = request.headers.get("stripe-signature") ?? "";
  if (signedAtMs(signature) > ctx.now + signatureLimits.aheadSeconds * 1000) {
    throw new AppError("invalid_signature", { detail: "The signature's timestamp is in the future." });
  }
  if (!(await isSigned(ctx, payload, signature, secretsOf[endpoint](ctx.config)))) {
    throw new AppError("invalid_signature");
  }
  const event = eventBody.safeParse(parseJson(payload));
  if (!event.success) throw new AppError("invalid_json", { detail: "This is signed, but it is no event of Stripe's." });
  const { id, type, livemode, account, data, related_object: related } = event.data;
  return { id, type, livemode, account: account ?? null, objectId: related?.id ?? data?.object.id ?? null };
}

/** The timestamp that the SDK will check: the last `t=` of the header. */
function signedAtMs(signature: string): number {
  const stamps = signature.split(",").filter((part) => part.startsWith("t="));
  return Number(stamps.at(-1)?.slice(2) ?? 0) * 1000;
}

async function isSigned(ctx: Context, payload: string, header: string, secrets: readonly string[]): Promise<boolean> {
  const { signature } = stripeOf(ctx).webhooks;
  if (signature === null) throw new Error("the Stripe SDK came without its signature check");
  for (const secret of secrets) {
    try {
      await signature.verifyHeaderAsync(payload, header, secret, signatureLimits.ageSeconds, undefined, ctx.now);
      return true;
    } catch (error) {
      // Another secret of the list may fit.
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  return false;
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch (error) {
    throw new AppError("invalid_json", { cause: error });
  }
}
