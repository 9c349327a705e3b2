/**
 * Vars and secrets, parsed once per isolate. A deployment that lacks one, or mixes sandbox and real keys, does not start serving.
 * Bindings (database, objects, queues …) are typed by `wrangler types` and need no parsing.
 */
import * as z from "zod";
import { sandboxClerkVars } from "./platform/clerk.ts";
import { currencies } from "./platform/money.ts";

const secretList = z
  .string()
  .transform((list) => list.split(",").map((secret) => secret.trim()))
  .pipe(z.array(z.string().regex(/^whsec_.{12,}$/, "must be a comma-separated list of whsec_… secrets")).min(1));

const variables = z.object({
  /** Absent means production, so that a forgotten variable is never the lax one. */
  ENVIRONMENT: z.enum(["production", "staging", "sandbox"]).default("production"),
  /** Where people see the product: `https://openchance.example`. */
  APP_ORIGIN: z.url().transform((url) => new URL(url).origin),
  CLERK_ISSUER: z.url(),
  CLERK_JWT_KEY: z.string().includes("-----BEGIN PUBLIC KEY-----"),
  CLERK_PUBLISHABLE_KEY: z.string().regex(/^pk_(live|test)_.+/),
  CLERK_SECRET_KEY: z.string().regex(/^sk_.+/),
  CLERK_WEBHOOK_SECRET: z.string().regex(/^whsec_.{12,}$/),
  /** The sandbox's base URL. Real keys go to Clerk's own host alone. */
  CLERK_API_BASE: z.url().optional(),
  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_.+/),
  STRIPE_WEBHOOK_SECRETS: secretList,
  STRIPE_CONNECT_WEBHOOK_SECRETS: secretList,
  STRIPE_ACCOUNTS_WEBHOOK_SECRETS: secretList,
  /** The sandbox's base URL. Real keys go to Stripe's own host alone. */
  STRIPE_API_BASE: z.url().optional(),
  /** Currencies that rewards are offered in: those our Stripe account settles in, or a transfer from a charge would be in another. */
  CURRENCIES: z
    .string()
    .default("USD,EUR,GBP")
    .transform((list) => list.split(",").map((code) => code.trim()))
    .pipe(z.array(z.enum(currencies)).min(1)),
  /** The tax rate on the platform's fee, in hundredths of a percent; fixed for a reward when it is held. */
  FEE_TAX_BASIS_POINTS: z.coerce.number().int().min(0).max(5_000).default(0),
});

export type Config = z.infer<typeof variables>;

/** A deployment that must not serve: the message lists every variable that is wrong and how. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const parsed = new WeakMap<object, Config>();

/**
 * The configuration of this isolate.
 * @throws ConfigError
 */
export function readConfig(env: Env): Config {
  const known = parsed.get(env);
  if (known) return known;
  const result = variables.safeParse(env);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`The deployment's variables need attention: ${problems.join("; ")}`);
  }
  const problem = keyProblem(result.data);
  if (problem) throw new ConfigError(problem);
  parsed.set(env, result.data);
  return result.data;
}

/** Which keys may be used where. Returns a sentence when they must not be used together. */
function keyProblem(config: Config): string | null {
  const { ENVIRONMENT, APP_ORIGIN, STRIPE_SECRET_KEY, STRIPE_API_BASE, CLERK_SECRET_KEY, CLERK_PUBLISHABLE_KEY } =
    config;
  const live = /^(sk|rk)_live_/.test(STRIPE_SECRET_KEY);
  if (live && STRIPE_API_BASE) return "STRIPE_API_BASE must not be set with a live Stripe key.";
  if (ENVIRONMENT === "sandbox") return sandboxProblem(config);
  if (!APP_ORIGIN.startsWith("https://")) return `${ENVIRONMENT} needs an https:// APP_ORIGIN.`;
  if (STRIPE_API_BASE) return `STRIPE_API_BASE belongs to the sandbox, not to ${ENVIRONMENT}.`;
  if ([STRIPE_SECRET_KEY, CLERK_SECRET_KEY].some((key) => key.includes("sandbox")))
    return `${ENVIRONMENT} must not use sandbox keys.`;
  const clerkSandbox = sandboxClerkVars(config);
  if (clerkSandbox.length > 0) return `${ENVIRONMENT} must not use the sandbox's ${clerkSandbox.join(", ")}.`;
  if (ENVIRONMENT === "staging" && live) return "Staging takes Stripe test keys only.";
  if (ENVIRONMENT === "production" && !live) return "Production needs a live Stripe key (sk_live_… or rk_live_…).";
  if (
    ENVIRONMENT === "production" &&
    !(CLERK_PUBLISHABLE_KEY.startsWith("pk_live_") && CLERK_SECRET_KEY.startsWith("sk_live_"))
  )
    return "Production needs live Clerk keys.";
  return null;
}

/** The sandbox speaks to stand-ins, so no real secret may be in its hands. */
function sandboxProblem({ STRIPE_API_BASE, STRIPE_SECRET_KEY, CLERK_SECRET_KEY }: Config): string | null {
  if (!STRIPE_API_BASE) return "The sandbox needs STRIPE_API_BASE.";
  if ([STRIPE_SECRET_KEY, CLERK_SECRET_KEY].every((key) => key.startsWith("sk_sandbox_"))) return null;
  return "The sandbox takes sandbox keys only (sk_sandbox_…).";
}
