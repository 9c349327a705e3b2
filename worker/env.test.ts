import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./env.ts";

const real = {
  APP_ORIGIN: "https://openchance.example",
  CLERK_ISSUER: "https://clerk.openchance.example",
  CLERK_JWT_KEY: "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END PUBLIC KEY-----",
  CLERK_PUBLISHABLE_KEY: "pk_live_Y2xlcmsub3BlbmNoYW5jZS5leGFtcGxlJA",
  CLERK_SECRET_KEY: `sk_live_${"x".repeat(12)}`,
  CLERK_WEBHOOK_SECRET: "whsec_abcdefghijklmnop",
  STRIPE_SECRET_KEY: `sk_live_${"y".repeat(12)}`,
  STRIPE_WEBHOOK_SECRETS: "whsec_abcdefghijklmnop,whsec_qrstuvwxyzabcdef",
  STRIPE_CONNECT_WEBHOOK_SECRETS: "whsec_abcdefghijklmnop",
  STRIPE_ACCOUNTS_WEBHOOK_SECRETS: "whsec_abcdefghijklmnop",
};

const pushKey = "BFkJGR-cgOZwmwOeuc58jVDBcko2pMgcrwKtXF6WZsT4R6bud6bkfQm86cFi_CON8EzVWt6eWkY6ZmEqZ1fM3oY";

/** The sandbox's bindings with other variables: the same shape as a deployment's. */
function deployment(vars: Record<string, string | undefined>): Env {
  const {
    ENVIRONMENT: _,
    STRIPE_API_BASE: __,
    CLERK_API_BASE: ___,
    RESEND_API_KEY: ____,
    RESEND_API_BASE: _____,
    ...bindings
  } = env as Env & Record<string, unknown>; // reason: tests bind variables the types do not list
  return { ...bindings, ...real, ...vars } as Env;
}

describe("the variables of a deployment", () => {
  it("take production when nothing says otherwise, with lists of secrets for rotation", () => {
    expect(readConfig(deployment({}))).toMatchObject({
      ENVIRONMENT: "production",
      STRIPE_WEBHOOK_SECRETS: ["whsec_abcdefghijklmnop", "whsec_qrstuvwxyzabcdef"],
    });
  });

  const test = { STRIPE_SECRET_KEY: `sk_test_${"z".repeat(12)}` };
  it.each<[string, Record<string, string | undefined>, string]>([
    ["the sandbox's mailbox in production", { RESEND_API_BASE: "http://mail.test" }, "belongs to the sandbox"],
    ["the sandbox's mail key in production", { RESEND_API_KEY: "re_sandbox_openchance" }, "must both be the sandbox's"],
    [
      "mail without a sender",
      { RESEND_API_KEY: "re_real", MAIL_FROM: undefined },
      "needs RESEND_WEBHOOK_SECRET, MAIL_FROM",
    ],
    ["mail with a short secret", { RESEND_API_KEY: "re_real", MAIL_LINK_SECRET: "short" }, "at least 32 characters"],
    ["half of the keys of push", { VAPID_PRIVATE_KEY: undefined }, "come together"],
    [
      "a public key of push with a wrong letter",
      { VAPID_PUBLIC_KEY: pushKey.replace("BFk", "BFl") },
      "VAPID_PUBLIC_KEY",
    ],
    ["a public key of push that was cut", { VAPID_PUBLIC_KEY: pushKey.slice(0, -1) }, "is not a public key"],
    ["test keys in production", test, "live Stripe key"],
    ["Clerk's test secret in production", { CLERK_SECRET_KEY: `sk_test_${"z".repeat(12)}` }, "live Clerk keys"],
    ["live keys in staging", { ENVIRONMENT: "staging" }, "test keys only"],
    ["a stand-in for Stripe beside a live key", { STRIPE_API_BASE: "http://localhost:8789" }, "STRIPE_API_BASE"],
    [
      "a stand-in for Stripe in staging",
      { ENVIRONMENT: "staging", ...test, STRIPE_API_BASE: "http://localhost:8789" },
      "belongs to the sandbox",
    ],
    ["an origin without TLS", { APP_ORIGIN: "http://openchance.example" }, "https://"],
    [
      "the sandbox with real keys",
      { ENVIRONMENT: "sandbox", ...test, STRIPE_API_BASE: "http://localhost:8789" },
      "sandbox keys only",
    ],
    ["no webhook secret", { STRIPE_WEBHOOK_SECRETS: "" }, "STRIPE_WEBHOOK_SECRETS"],
    ["the word undefined as a secret", { CLERK_WEBHOOK_SECRET: "undefined" }, "CLERK_WEBHOOK_SECRET"],
    ["a missing key", { CLERK_JWT_KEY: undefined }, "CLERK_JWT_KEY"],
  ])("refuse %s", (_, vars, says) => {
    expect(() => readConfig(deployment(vars))).toThrow(ConfigError);
    expect(() => readConfig(deployment(vars))).toThrow(says);
  });
});
