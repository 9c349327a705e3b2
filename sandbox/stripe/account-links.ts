import type Stripe from "stripe";
import { type AccountOutcome, completeAccount, requireAccount } from "./accounts.ts";
import type { Call, HandlersOf } from "./call.ts";
import { invalidParameter } from "./errors.ts";
import { newId } from "./ids.ts";
import { missing } from "./params.ts";
import type { Sandbox } from "./sandbox.ts";

/** A link to the onboarding page. It works once and for some minutes, as Stripe's does. */
export interface StoredLink {
  id: string;
  object: "sandbox.account_link";
  account: string;
  refreshUrl: string;
  returnUrl: string | null;
  /** Seconds. */
  expiresAt: number;
  used: boolean;
}

const VALID_FOR_S = 10 * 60;

function createLink(sandbox: Sandbox, call: Call<Stripe.V2.Core.AccountLinkCreateParams>): Stripe.V2.Core.AccountLink {
  const { account: id, use_case } = call.params;
  const account = requireAccount(sandbox, id);
  const options = use_case[use_case.type as "account_onboarding" | "account_update"]; // checked against Stripe's enum
  if (options === undefined) throw missing(`use_case.${use_case.type}`);
  if (account.closed === true) throw invalidParameter(`Account ${id} is closed.`, "account", "account_closed");
  if (account.dashboard === "full")
    throw invalidParameter("Account links cannot be created for accounts with a full dashboard.", "account");
  for (const name of ["refresh_url", "return_url"] as const) {
    const url = options[name];
    if (url !== undefined && !URL.canParse(url))
      throw invalidParameter("Not a valid URL", `use_case.${use_case.type}.${name}`, "url_invalid");
  }
  const now = sandbox.seconds();
  const link: StoredLink = {
    id: newId("acctlink", 24),
    object: "sandbox.account_link",
    account: id,
    refreshUrl: options.refresh_url,
    returnUrl: options.return_url ?? null,
    expiresAt: now + VALID_FOR_S,
    used: false,
  };
  sandbox.store.insert(link, now);
  return {
    object: "v2.core.account_link",
    account: id,
    created: new Date(now * 1000).toISOString(),
    expires_at: new Date(link.expiresAt * 1000).toISOString(),
    livemode: false,
    url: `${call.origin}/connect/onboard/${link.id}`,
    use_case: use_case as Stripe.V2.Core.AccountLink["use_case"], // Stripe repeats the request
  };
}

/** The link if it can still be used. */
export function usableLink(sandbox: Sandbox, id: string): { link: StoredLink | null; usable: boolean } {
  const link = sandbox.store.find<StoredLink>("sandbox.account_link", id);
  return { link, usable: link !== null && !link.used && link.expiresAt > sandbox.seconds() };
}

/** The solver leaves the page: the account changes and Stripe says that they came back. Returns where to send them. */
export function finishOnboarding(
  sandbox: Sandbox,
  link: StoredLink,
  outcome: AccountOutcome | "leave",
  bankAccount: string | null,
): string {
  link.used = true;
  sandbox.store.save(link);
  if (outcome !== "leave") completeAccount(sandbox, link.account, outcome, bankAccount);
  sandbox.emitThin("v2.core.account_link.returned", link.account, {
    account_id: link.account,
    configurations: ["recipient"],
    use_case: "account_onboarding",
  });
  return link.returnUrl ?? link.refreshUrl;
}

export const accountLinkHandlers = {
  "POST /v2/core/account_links": createLink,
} satisfies HandlersOf<"POST /v2/core/account_links">;
