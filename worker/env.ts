/**
 * Vars and secrets, parsed once per isolate. A deployment that lacks one, or mixes sandbox and real keys, does not start serving.
 * Bindings (database, objects, queues …) are typed by `wrangler types` and need no parsing.
 */
import * as z from "zod";
import { sandboxClerkVars } from "./platform/clerk.ts";
import { isDsn } from "./platform/error-reports.ts";
import { currencies } from "./platform/money.ts";
import { isPublicKey } from "./platform/web-push.ts";

/** Bound where the record is kept in Postgres instead of D1 (docs/OPERATIONS.md); wrangler.toml names none by itself. */
interface PostgresBinding {
  HYPERDRIVE?: Hyperdrive;
}

declare global {
  interface Env extends PostgresBinding {}
  namespace Cloudflare {
    interface Env extends PostgresBinding {}
  }
}

const secretList = z
  .string()
  .transform((list) => list.split(",").map((secret) => secret.trim()))
  .pipe(z.array(z.string().regex(/^whsec_.{12,}$/, "must be a comma-separated list of whsec_… secrets")).min(1));

/** `name=value,name=value` with percent signs for what a header or this list could not hold, as OpenTelemetry has it. */
const headerList = z.string().transform((list, context) => {
  const pairs = list.split(",").map((pair) => /^\s*([\w-]+)=(.+)$/.exec(pair.trim()));
  if (pairs.some((pair) => pair === null)) {
    context.addIssue({ code: "custom", message: "must be a comma-separated list of name=value" });
    return z.NEVER;
  }
  return Object.fromEntries(
    pairs.map((pair) => [String(pair?.[1]).toLowerCase(), decodeURIComponent(String(pair?.[2]))]),
  );
});

/** Every variable of the API Worker with what it is for: docs/ENVIRONMENT_VARIABLES.md is made from it (`npm run env:check -- --document`). */
export const variables = z.object({
  ENVIRONMENT: z
    .enum(["production", "staging", "sandbox"])
    .default("production")
    .meta({ description: "Absent means production, so that a forgotten variable is never the lax one" }),
  APP_ORIGIN: z
    .url()
    .transform((url) => new URL(url).origin)
    .meta({ description: "Where people see the product: `https://openchance.example`" }),
  CORS_ORIGINS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.url().refine((url) => new URL(url).origin === url, "must be origins such as https://example.com")))
    .meta({
      description: "Origins of other sites whose pages may call the API with a Bearer token, with commas between",
    }),
  CLERK_ISSUER: z.url().meta({ description: "`iss` of every token: the instance's Frontend API address" }),
  CLERK_JWT_KEY: z
    .string()
    .includes("-----BEGIN PUBLIC KEY-----")
    .meta({ description: "The instance's public key, PEM" }),
  CLERK_PUBLISHABLE_KEY: z
    .string()
    .regex(/^pk_(live|test)_.+/)
    .meta({ description: "From Clerk's dashboard, `pk_…`" }),
  CLERK_SECRET_KEY: z
    .string()
    .regex(/^sk_.+/)
    .meta({ description: "From Clerk's dashboard, `sk_…`", secret: true }),
  CLERK_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_.{12,}$/)
    .meta({ description: "Of the endpoint `/api/v1/webhooks/clerk` (user and session events)", secret: true }),
  CLERK_API_BASE: z
    .url()
    .optional()
    .meta({ description: "The sandbox's base URL. Real keys go to Clerk's own host alone", sandbox: true }),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_.+/)
    .meta({ description: "`sk_live_…`; staging: `sk_test_…`", secret: true }),
  STRIPE_WEBHOOK_SECRETS: secretList.meta({
    description: "Of `/api/v1/webhooks/stripe`, comma-separated, so that they can be rotated",
    secret: true,
  }),
  STRIPE_CONNECT_WEBHOOK_SECRETS: secretList.meta({
    description: "Of `/api/v1/webhooks/stripe/connect` (connected accounts)",
    secret: true,
  }),
  STRIPE_ACCOUNTS_WEBHOOK_SECRETS: secretList.meta({
    description: "Of `/api/v1/webhooks/stripe/accounts` (v2 thin events)",
    secret: true,
  }),
  STRIPE_API_BASE: z
    .url()
    .optional()
    .meta({ description: "The sandbox's base URL. Real keys go to Stripe's own host alone", sandbox: true }),
  RESEND_API_KEY: z
    .string()
    .regex(/^re_.+/, "must be a key of Resend, re_…")
    .optional()
    .meta({
      description: "Mail goes out when there is one (https://resend.com); else people are told in the app alone",
      secret: true,
    }),
  RESEND_API_BASE: z
    .url()
    .optional()
    .meta({ description: "The sandbox's base URL. Real keys go to Resend's own host alone", sandbox: true }),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_.{12,}$/)
    .optional()
    .meta({ description: "Of `/api/v1/webhooks/resend`, by which bounces and complaints are heard of", secret: true }),
  MAIL_FROM: z
    .string()
    .min(3)
    .optional()
    .meta({ description: "Who mail is from, at a domain that Resend has verified: `OpenChance <news@…>`" }),
  MAIL_LINK_SECRET: z.string().min(32, "needs at least 32 characters").optional().meta({
    description: "Signs the links that end mail. Changing it breaks the links of mails already sent",
    secret: true,
  }),
  VAPID_PUBLIC_KEY: z
    .string()
    .refine(isPublicKey, "is not a public key; `npx web-push generate-vapid-keys` makes a pair")
    .optional()
    .meta({ description: "Web push (RFC 8292), base64url without padding; absent, push is not offered" }),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional()
    .meta({ description: "Of the same pair", secret: true }),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:|https:\/\/).+/)
    .optional()
    .meta({ description: "How push services reach whoever runs this: `mailto:…` or `https://…`" }),
  RELEASE: z.string().min(1).max(64).optional().meta({
    description: "What is deployed, by name; `npm run deploy` sets the commit. Told to receivers of telemetry",
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .transform((url) => url.replace(/\/$/, ""))
    .optional()
    .meta({
      description:
        "Where logs, traces and metrics are sent on to by OTLP/HTTP, without `/v1/…`: Grafana Cloud's gateway, `https://api.axiom.co`",
    }),
  OTEL_EXPORTER_OTLP_HEADERS: headerList
    .default({})
    .meta({ description: "Headers for it: `authorization=Bearer%20…,x-axiom-dataset=…`", secret: true }),
  SENTRY_DSN: z.string().refine(isDsn, "must be a DSN: https://<key>@<host>/<project>").optional().meta({
    description: "Unexpected failures are reported there; absent, they are only logged",
  }),
  POSTHOG_KEY: z
    .string()
    .regex(/^phc_\w+$/, "must be a project's key, phc_…")
    .optional()
    .meta({
      description: "Counts how the product is used, of those who allow it (docs/PRIVACY.md); absent, nobody is asked",
    }),
  POSTHOG_HOST: z
    .url()
    .transform((url) => new URL(url).origin)
    .default("https://eu.i.posthog.com")
    .meta({ description: "PostHog's address for events; its own cloud in the EU, or a copy one runs" }),
  ALERT_EMAILS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((address) => address.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.email()).max(20))
    .meta({ description: "Who is told by mail when something is not well (docs/RUNBOOK.md), with commas between" }),
  ALERT_WEBHOOK_URL: z.url().optional().meta({
    description: "Is told the same as JSON; its address is its key, and `text` in it is what a chat shows",
    secret: true,
  }),
  METRICS_ACCOUNT_ID: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional()
    .meta({ description: "Cloudflare's account, for alerts and aims that are judged by the metrics" }),
  METRICS_READ_TOKEN: z.string().min(20).optional().meta({
    description: "A token of it that may read Account Analytics; absent, those numbers are absent",
    secret: true,
  }),
  METRICS_API_BASE: z.url().optional().meta({ description: "Of a stand-in for Cloudflare's API", sandbox: true }),
  CURRENCIES: z
    .string()
    .default("USD,EUR,GBP")
    .transform((list) => list.split(",").map((code) => code.trim()))
    .pipe(z.array(z.enum(currencies)).min(1))
    .meta({
      description:
        "Currencies that rewards are offered in: those the Stripe account settles in, or a transfer from a charge would be in another",
    }),
  FEE_TAX_BASIS_POINTS: z.coerce.number().int().min(0).max(5_000).default(0).meta({
    description: "The tax rate on the platform's fee, in hundredths of a percent; fixed for a reward when it is held",
  }),
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
  const problem = keyProblem(result.data) ?? noticeProblem(result.data) ?? receiverProblem(result.data);
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

/** Mail and push need their variables together, or none of them. */
function noticeProblem(config: Config): string | null {
  const { ENVIRONMENT, RESEND_API_KEY, RESEND_API_BASE, RESEND_WEBHOOK_SECRET, MAIL_FROM, MAIL_LINK_SECRET } = config;
  if (RESEND_API_BASE && ENVIRONMENT !== "sandbox")
    return `RESEND_API_BASE belongs to the sandbox, not to ${ENVIRONMENT}.`;
  const sandboxKey = RESEND_API_KEY?.startsWith("re_sandbox_") ?? false;
  if (sandboxKey !== (RESEND_API_BASE !== undefined))
    return "RESEND_API_KEY and RESEND_API_BASE must both be the sandbox's, or neither.";
  if (RESEND_API_KEY && !(RESEND_WEBHOOK_SECRET && MAIL_FROM && MAIL_LINK_SECRET))
    return "RESEND_API_KEY needs RESEND_WEBHOOK_SECRET, MAIL_FROM and MAIL_LINK_SECRET beside it.";
  const vapid = [config.VAPID_PUBLIC_KEY, config.VAPID_PRIVATE_KEY, config.VAPID_SUBJECT].filter(Boolean).length;
  return vapid === 0 || vapid === 3 ? null : "VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY and VAPID_SUBJECT come together.";
}

/** What is told to others about this deployment travels encrypted, and keys with it. */
function receiverProblem(config: Config): string | null {
  if (config.ENVIRONMENT === "sandbox") return null;
  if (config.METRICS_API_BASE) return `METRICS_API_BASE belongs to the sandbox, not to ${config.ENVIRONMENT}.`;
  const open = (["OTEL_EXPORTER_OTLP_ENDPOINT", "SENTRY_DSN", "POSTHOG_HOST", "ALERT_WEBHOOK_URL"] as const).filter(
    (name) => !(config[name] ?? "https://").startsWith("https://"),
  );
  return open.length === 0 ? null : `${open.join(", ")}: ${config.ENVIRONMENT} needs https://.`;
}

/** The sandbox speaks to stand-ins, so no real secret may be in its hands. */
function sandboxProblem({ STRIPE_API_BASE, STRIPE_SECRET_KEY, CLERK_SECRET_KEY }: Config): string | null {
  if (!STRIPE_API_BASE) return "The sandbox needs STRIPE_API_BASE.";
  if ([STRIPE_SECRET_KEY, CLERK_SECRET_KEY].every((key) => key.startsWith("sk_sandbox_"))) return null;
  return "The sandbox takes sandbox keys only (sk_sandbox_…).";
}
