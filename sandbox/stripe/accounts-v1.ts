/** The v1 face of an account that was made with v2. */
import type Stripe from "stripe";
import type { StoredAccount } from "./accounts.ts";
import type { Call, HandlersOf } from "./call.ts";
import { noSuch } from "./errors.ts";
import { noAccess, shownDestinations } from "./external-accounts.ts";
import { newId, PLATFORM_ACCOUNT } from "./ids.ts";
import type { Sandbox } from "./sandbox.ts";

/** An account as `/v1/accounts` and `account.updated` show it. */
export function accountV1(sandbox: Sandbox, account: StoredAccount): Stripe.Account {
  const transfers = account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers;
  const active = transfers?.status === "active";
  const due = (account.requirements?.entries ?? []).map((entry) => entry.description);
  return {
    id: account.id,
    object: "account",
    business_profile: null,
    business_type: account.identity?.entity_type === "company" ? "company" : "individual",
    capabilities:
      transfers === undefined
        ? {}
        : { transfers: active ? "active" : transfers.status === "pending" ? "pending" : "inactive" },
    charges_enabled: false,
    controller: {
      fees: { payer: "application" },
      is_controller: true,
      losses: { payments: "application" },
      requirement_collection: "stripe",
      stripe_dashboard: { type: account.dashboard ?? "none" },
      type: "application",
    },
    country: account.identity?.country ?? "US",
    created: Math.floor(Date.parse(account.created) / 1000),
    default_currency: account.defaults?.currency ?? "usd",
    details_submitted: transfers !== undefined && due.length === 0,
    email: account.contact_email ?? null,
    external_accounts: shownDestinations(sandbox, account.id),
    metadata: account.metadata ?? {},
    payouts_enabled: active,
    requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: due,
      disabled_reason: due.length > 0 ? "requirements.past_due" : null,
      errors: [],
      eventually_due: due,
      past_due: [],
      pending_verification: [],
    },
    type: "none",
  };
}

/** The platform itself, as `GET /v1/accounts/acct_…` or a health check asks for it. */
function platformAccount(): Stripe.Account {
  return {
    id: PLATFORM_ACCOUNT,
    object: "account",
    charges_enabled: true,
    country: "US",
    default_currency: "usd",
    details_submitted: true,
    email: "platform@example.com",
    metadata: {},
    payouts_enabled: true,
    type: "standard",
  };
}

function retrieveAccount(sandbox: Sandbox, call: Call<Stripe.AccountRetrieveParams>): Stripe.Account {
  const id = call.path.id ?? "";
  if (id === PLATFORM_ACCOUNT) return platformAccount();
  const loaded = sandbox.store.find<Stripe.Account>("account", id);
  if (loaded !== null) return loaded;
  const account = sandbox.store.find<StoredAccount>("v2.core.account", id);
  if (account === null || account.closed === true) throw noAccess(id);
  return accountV1(sandbox, account);
}

function createLoginLink(sandbox: Sandbox, call: Call<Stripe.AccountCreateLoginLinkParams>): Stripe.LoginLink {
  const id = call.path.id ?? "";
  if (sandbox.store.find<StoredAccount>("v2.core.account", id) === null) throw noSuch("account", id, "account");
  return {
    object: "login_link",
    created: sandbox.seconds(),
    url: `${call.origin}/connect/dashboard/${id}?token=${newId("lnk", 12)}`,
  };
}

export const accountV1Handlers = {
  "GET /v1/accounts/:id": retrieveAccount,
  "POST /v1/accounts/:id/login_links": createLoginLink,
} satisfies HandlersOf<"GET /v1/accounts/:id" | "POST /v1/accounts/:id/login_links">;
