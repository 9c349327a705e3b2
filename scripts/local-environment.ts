/**
 * Everything a local copy of OpenChance is configured with, in one place: `npm start`, `npm run dev`, the browser
 * journeys and the tests inside workerd all take it from here. Nothing in it is a secret: the keys belong to the
 * sandboxes, and the Worker refuses them outside ENVIRONMENT=sandbox.
 */
import { join, resolve } from "node:path";
import { apiWorkerVars, pagesVars, sandboxClerkVars } from "../sandbox/clerk/settings.ts";
import { mailPagesVars, mailVars, sandboxMailVars } from "../sandbox/mail/settings.ts";
import { ROOT } from "./tools.ts";

export const DEFAULT_PORT = 8788;

/** Browser journeys run beside whatever copy a developer has open. */
export const JOURNEY_PORT = Number(process.env.JOURNEY_PORT ?? 18_788);

/** The sandbox's own signing secrets, one for each of the three webhook endpoints. */
const STRIPE_WEBHOOKS = {
  platform: { path: "/api/v1/webhooks/stripe", secret: "whsec_sandbox_platform" },
  connect: { path: "/api/v1/webhooks/stripe/connect", secret: "whsec_sandbox_connect" },
  accounts: { path: "/api/v1/webhooks/stripe/accounts", secret: "whsec_sandbox_accounts" },
};

/** A pair of its own for local copies: browsers take any, and push services know nothing of us. */
const PUSH_KEYS = {
  VAPID_PUBLIC_KEY: "BFkJGR-cgOZwmwOeuc58jVDBcko2pMgcrwKtXF6WZsT4R6bud6bkfQm86cFi_CON8EzVWt6eWkY6ZmEqZ1fM3oY",
  VAPID_PRIVATE_KEY: "pJqusD4BDOixrpkXRwETFgXVDOaMLDFi9KamA-VTeFo",
  VAPID_SUBJECT: "mailto:nobody@openchance.localhost",
};

export interface LocalEnvironment {
  /** Absolute; holds everything this copy remembers: databases, files, queues' state, logs, stamps. */
  stateDir: string;
  ports: {
    product: number;
    stripe: number;
    clerk: number;
    inspector: number;
    clock: number;
    api: number;
    mail: number;
    postgres: number;
  };
  /** Origins without a trailing slash. */
  origins: { product: string; stripe: string; clerk: string; mail: string };
  vars: {
    api: Record<string, string>;
    pages: Record<string, string>;
    stripe: Record<string, string>;
    clerk: Record<string, string>;
    mail: Record<string, string>;
  };
}

/** @param stateDir relative to the repository, or absolute */
export function localEnvironment({ port, stateDir }: { port: number; stateDir: string }): LocalEnvironment {
  const ports = {
    product: port,
    stripe: port + 1,
    clerk: port + 2,
    inspector: port + 3,
    clock: port + 4,
    api: port + 5, // `npm run dev` only; otherwise the API shares the product's process
    mail: port + 6,
    postgres: port + 7, // `npm start -- --postgres` only
  };
  const origin = (at: number) => `http://localhost:${at}`;
  const origins = {
    product: origin(ports.product),
    stripe: origin(ports.stripe),
    clerk: origin(ports.clerk),
    mail: origin(ports.mail),
  };
  return {
    stateDir: resolve(ROOT, stateDir),
    ports,
    origins,
    vars: {
      api: {
        ENVIRONMENT: "sandbox",
        APP_ORIGIN: origins.product,
        STRIPE_API_BASE: origins.stripe,
        STRIPE_SECRET_KEY: "sk_sandbox_openchance",
        STRIPE_WEBHOOK_SECRETS: STRIPE_WEBHOOKS.platform.secret,
        STRIPE_CONNECT_WEBHOOK_SECRETS: STRIPE_WEBHOOKS.connect.secret,
        STRIPE_ACCOUNTS_WEBHOOK_SECRETS: STRIPE_WEBHOOKS.accounts.secret,
        ...apiWorkerVars(origins.product, origins.clerk),
        ...mailVars(origins.mail),
        ...PUSH_KEYS,
      },
      pages: { ...pagesVars(origins.product, origins.clerk), ...mailPagesVars(origins.mail) },
      stripe: {
        WEBHOOK_URL_PLATFORM: origins.product + STRIPE_WEBHOOKS.platform.path,
        WEBHOOK_URL_CONNECT: origins.product + STRIPE_WEBHOOKS.connect.path,
        WEBHOOK_URL_ACCOUNTS: origins.product + STRIPE_WEBHOOKS.accounts.path,
        WEBHOOK_SECRET_PLATFORM: STRIPE_WEBHOOKS.platform.secret,
        WEBHOOK_SECRET_CONNECT: STRIPE_WEBHOOKS.connect.secret,
        WEBHOOK_SECRET_ACCOUNTS: STRIPE_WEBHOOKS.accounts.secret,
      },
      clerk: sandboxClerkVars(origins.product),
      mail: sandboxMailVars(origins.product),
    },
  };
}

/** The folder by which wrangler's processes find each other's Workers; one for each copy, so that copies never meet. */
export function registryOf(stateDir: string): string {
  return join(stateDir, "registry");
}

/** PORT and STATE_DIR as a person sets them. @throws an Error that says what is wrong with PORT */
export function environmentFromProcess(env: NodeJS.ProcessEnv = process.env): LocalEnvironment {
  const port = env.PORT === undefined || env.PORT === "" ? DEFAULT_PORT : Number(env.PORT);
  if (!Number.isInteger(port) || port < 1024 || port > 65_000) {
    throw new Error(`PORT must be a whole number from 1024 to 65000, not "${env.PORT}".`);
  }
  return localEnvironment({ port, stateDir: env.STATE_DIR || join(ROOT, ".openchance") });
}

/** Vars of the API Worker in tests inside workerd: `*.test` reaches the sandboxes in the same process (vitest.config.ts). */
export function testVars(): Record<string, string> {
  const { vars } = localEnvironment({ port: DEFAULT_PORT, stateDir: ".openchance" });
  return {
    ...vars.api,
    STRIPE_API_BASE: "http://stripe.test",
    CLERK_API_BASE: "http://clerk.test",
    RESEND_API_BASE: "http://mail.test",
  };
}
