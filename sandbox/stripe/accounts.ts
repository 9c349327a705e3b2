/** Accounts v2: recipients of transfers, whose eligibility is a capability. */
import type Stripe from "stripe";
import { accountV1 } from "./accounts-v1.ts";
import type { Call, HandlersOf } from "./call.ts";
import { invalidParameter, refused, StripeFailure } from "./errors.ts";
import { provideDestination } from "./external-accounts.ts";
import { newId } from "./ids.ts";
import { withMetadata } from "./metadata.ts";
import { missing } from "./params.ts";
import type { Sandbox } from "./sandbox.ts";

/** The whole account; what an answer shows of it is chosen by `include`. */
export type StoredAccount = Stripe.V2.Core.Account;
type Capability = Stripe.V2.Core.Account.Configuration.Recipient.Capabilities.StripeBalance.StripeTransfers;
type Entry = Stripe.V2.Core.Account.Requirements.Entry;

/** How onboarding (or Stripe's later review) ends. */
export type AccountOutcome = "ready" | "missing" | "restricted" | "pending" | "rejected" | "closed" | "deauthorized";

const TRANSFERS = "stripe_balance.stripe_transfers";
/** No business is possible with accounts of these countries. */
const FORBIDDEN_COUNTRIES = new Set(["CU", "IR", "KP", "SY"]);
/** Where a platform in the United States may send recipients their money. */
const PAYOUT_COUNTRIES = new Set(
  "AE AG AL AM AO AR AT AU AZ BA BD BE BG BH BJ BN BO BS BT BW CA CH CI CL CO CR CY CZ DE DK DO DZ EC EE EG ES ET FI FR GA GB GH GI GM GR GT GY HK HR HU ID IE IL IN IS IT JM JO JP KE KH KR KW KZ LA LC LI LK LT LU LV MA MC MD MG MK MN MO MT MU MX MY MZ NA NE NG NL NO NZ OM PA PE PH PK PL PT PY QA RO RS RW SA SE SG SI SK SM SN SV TH TN TR TT TW TZ US UY UZ VN ZA".split(
    " ",
  ),
);

/** What a new recipient has to provide on the onboarding page. */
const NEEDED = [
  ["identity.individual.given_name", "routine_onboarding"],
  ["identity.individual.date_of_birth", "routine_onboarding"],
  ["identity.individual.address", "routine_onboarding"],
  ["configuration.recipient.default_outbound_destination", "routine_onboarding"],
  ["identity.attestations.terms_of_service", "routine_onboarding"],
] as const;

function createAccount(sandbox: Sandbox, call: Call<Stripe.V2.Core.AccountCreateParams>) {
  const { params } = call;
  const id = newId("acct", 16);
  const country = params.identity?.country?.toUpperCase();
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) {
    throw invalidParameter(`Country '${country}' is not valid.`, "identity.country", "country_code_invalid");
  }
  if (country !== undefined && FORBIDDEN_COUNTRIES.has(country)) {
    throw invalidParameter(
      `Country '${country}' is not supported by Stripe.`,
      "identity.country",
      "country_unsupported",
    );
  }
  const recipient = params.configuration?.recipient;
  if (recipient !== undefined && params.contact_email === undefined) throw missing("contact_email");
  const account: StoredAccount = {
    id,
    object: "v2.core.account",
    applied_configurations: [],
    closed: false,
    configuration: {},
    contact_email: params.contact_email,
    contact_phone: params.contact_phone,
    created: new Date(sandbox.now()).toISOString(),
    dashboard: params.dashboard,
    defaults: {
      currency: params.defaults?.currency ?? "usd",
      locales: params.defaults?.locales ?? [],
      profile: params.defaults?.profile,
      responsibilities: {
        fees_collector: params.defaults?.responsibilities?.fees_collector ?? "application",
        losses_collector: params.defaults?.responsibilities?.losses_collector ?? "application",
        requirements_collector: params.dashboard === "none" ? "application" : "stripe",
      },
    },
    display_name: params.display_name,
    future_requirements: { entries: [] },
    identity: { country, entity_type: params.identity?.entity_type },
    livemode: false,
    metadata: withMetadata({}, params.metadata),
    requirements: { entries: [] },
  };
  sandbox.store.insert(account, sandbox.seconds());
  sandbox.emitThin("v2.core.account.created", id);
  if (recipient !== undefined) applyRecipient(sandbox, account, recipient);
  return shown(account, params.include);
}

/** Adds the recipient configuration: what is missing now stands in `requirements`, and transfers are not yet possible. */
function applyRecipient(
  sandbox: Sandbox,
  account: StoredAccount,
  asked:
    | Stripe.V2.Core.AccountCreateParams.Configuration.Recipient
    | Stripe.V2.Core.AccountUpdateParams.Configuration.Recipient,
): void {
  const wanted = asked.capabilities?.stripe_balance?.stripe_transfers?.requested === true;
  if (wanted && account.identity?.country === undefined) {
    throw missing("identity.country");
  }
  const before = account.configuration?.recipient;
  if (!account.applied_configurations.includes("recipient")) account.applied_configurations.push("recipient");
  account.configuration = { ...account.configuration, recipient: { ...before, applied: true } };
  if (wanted && before?.capabilities?.stripe_balance?.stripe_transfers === undefined) {
    const supported = PAYOUT_COUNTRIES.has(account.identity?.country ?? "");
    if (supported) account.requirements = requirementsOf(NEEDED.map(([description]) => entryOf(description)));
    setCapability(
      account,
      supported
        ? { status: "restricted", status_details: [{ code: "requirements_past_due", resolution: "provide_info" }] }
        : { status: "unsupported", status_details: [{ code: "unsupported_country", resolution: "no_resolution" }] },
    );
    announceCapability(sandbox, account);
  }
  sandbox.store.save(account);
  sandbox.emitThin("v2.core.account[configuration.recipient].updated", account.id);
}

function setCapability(account: StoredAccount, state: Capability): void {
  account.configuration = {
    ...account.configuration,
    recipient: { applied: true, capabilities: { stripe_balance: { stripe_transfers: state, payouts: state } } },
  };
}

function entryOf(description: string): Entry {
  return {
    awaiting_action_from: "user",
    description,
    errors: [],
    impact: {
      restricts_capabilities: [
        { capability: TRANSFERS, configuration: "recipient", deadline: { status: "currently_due" } },
      ],
    },
    minimum_deadline: { status: "currently_due" },
    requested_reasons: [{ code: "routine_onboarding" }],
  };
}

function requirementsOf(entries: Entry[]): Stripe.V2.Core.Account.Requirements {
  return { entries, ...(entries.length > 0 ? { summary: { minimum_deadline: { status: "currently_due" } } } : {}) };
}

/**
 * Ends onboarding or a review in the given way, with the events that Stripe would send.
 * @param bankAccount the number that was typed; null: the account keeps its own
 */
export function completeAccount(
  sandbox: Sandbox,
  id: string,
  outcome: AccountOutcome,
  bankAccount: string | null = null,
): StoredAccount {
  const account = requireAccount(sandbox, id);
  if (outcome === "closed") return close(sandbox, account);
  if (outcome === "deauthorized") return deauthorize(sandbox, account);
  if (account.configuration?.recipient?.capabilities === undefined) {
    throw refused(`Account ${id} has not requested any recipient capability.`);
  }
  const unsupported =
    account.configuration.recipient.capabilities.stripe_balance?.stripe_transfers?.status === "unsupported";
  if (unsupported) throw refused(`Recipients in ${account.identity?.country ?? "this country"} cannot be paid.`);
  const left = outcome === "missing" ? NEEDED.slice(3) : [];
  account.requirements = requirementsOf(left.map(([description]) => entryOf(description)));
  const states: Record<"ready" | "missing" | "restricted" | "pending" | "rejected", Capability> = {
    ready: { status: "active", status_details: [] },
    missing: { status: "restricted", status_details: [{ code: "requirements_past_due", resolution: "provide_info" }] },
    restricted: { status: "restricted", status_details: [{ code: "restricted_other", resolution: "contact_stripe" }] },
    pending: {
      status: "pending",
      status_details: [{ code: "requirements_pending_verification", resolution: "no_resolution" }],
    },
    rejected: { status: "rejected", status_details: [{ code: "rejected_other", resolution: "contact_stripe" }] },
  };
  setCapability(account, states[outcome]);
  sandbox.store.save(account);
  if (outcome !== "missing") provideDestination(sandbox, account, bankAccount);
  sandbox.emitThin("v2.core.account[requirements].updated", id);
  announceCapability(sandbox, account);
  sandbox.emitThin("v2.core.account[configuration.recipient].updated", id);
  sandbox.emit("account.updated", accountV1(sandbox, account), { account: id, previous: {} });
  return account;
}

function announceCapability(sandbox: Sandbox, account: StoredAccount): void {
  for (const updated_capability of [TRANSFERS, "stripe_balance.payouts"]) {
    sandbox.emitThin("v2.core.account[configuration.recipient].capability_status_updated", account.id, {
      updated_capability,
    });
  }
}

function close(sandbox: Sandbox, account: StoredAccount): StoredAccount {
  account.closed = true;
  if (account.configuration?.recipient !== undefined) {
    setCapability(account, {
      status: "restricted",
      status_details: [{ code: "restricted_other", resolution: "no_resolution" }],
    });
  }
  sandbox.store.save(account);
  sandbox.emitThin("v2.core.account.closed", account.id);
  return account;
}

/** The account's owner disconnects the platform. */
function deauthorize(sandbox: Sandbox, account: StoredAccount): StoredAccount {
  close(sandbox, account);
  const application = { id: "ca_sandboxopenchance", object: "application", name: "OpenChance" };
  sandbox.emit("account.application.deauthorized", application, { account: account.id });
  return account;
}

export function findAccount(sandbox: Sandbox, id: string): StoredAccount | null {
  return sandbox.store.find<StoredAccount>("v2.core.account", id);
}

/** The account; v2's own 404 when there is none. */
export function requireAccount(sandbox: Sandbox, id: string): StoredAccount {
  const account = findAccount(sandbox, id);
  if (account === null) throw new StripeFailure(404, { code: "not_found", message: `No such account: '${id}'` });
  return account;
}

/** True when the capability to receive transfers is active. */
export function canReceiveTransfers(account: StoredAccount): boolean {
  return account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status === "active";
}

/** What is always there, and what `include` asks for; the rest is null, as Stripe answers it. */
function shown(account: StoredAccount, include: readonly string[] = []): object {
  const part = <T>(name: string, value: T) => (include.includes(name) ? (value ?? null) : null);
  const configuration = include.some((name) => name.startsWith("configuration."))
    ? {
        customer: null,
        merchant: null,
        recipient: part("configuration.recipient", account.configuration?.recipient),
      }
    : null;
  return {
    ...account,
    contact_email: account.contact_email ?? null,
    contact_phone: account.contact_phone ?? null,
    dashboard: account.dashboard ?? null,
    display_name: account.display_name ?? null,
    configuration,
    defaults: part("defaults", account.defaults),
    future_requirements: part("future_requirements", account.future_requirements),
    identity: part("identity", account.identity),
    requirements: part("requirements", account.requirements),
  };
}

function retrieveAccount(sandbox: Sandbox, call: Call<Stripe.V2.Core.AccountRetrieveParams>) {
  return shown(requireAccount(sandbox, call.path.id ?? ""), call.params.include);
}

function updateAccount(sandbox: Sandbox, call: Call<Stripe.V2.Core.AccountUpdateParams>) {
  const { params } = call;
  const account = requireAccount(sandbox, call.path.id ?? "");
  if (account.closed === true) throw refused(`Account ${account.id} is closed.`, "account_closed");
  if (params.contact_email !== undefined) account.contact_email = params.contact_email;
  if (params.contact_phone !== undefined) account.contact_phone = params.contact_phone;
  if (params.display_name !== undefined) account.display_name = params.display_name;
  if (params.dashboard !== undefined) account.dashboard = params.dashboard;
  if (params.metadata !== undefined) account.metadata = withMetadata(account.metadata ?? {}, params.metadata);
  if (params.identity !== undefined) {
    const { country, entity_type } = params.identity;
    const former = account.identity?.country;
    if (country !== undefined && former !== undefined && country.toUpperCase() !== former) {
      throw invalidParameter("The country of an account cannot be changed.", "identity.country");
    }
    account.identity = {
      ...account.identity,
      ...(country === undefined ? {} : { country: country.toUpperCase() }),
      ...(entity_type === undefined ? {} : { entity_type }),
    };
    sandbox.emitThin("v2.core.account[identity].updated", account.id);
  }
  sandbox.store.save(account);
  const recipient = params.configuration?.recipient;
  if (recipient !== undefined && recipient !== null) applyRecipient(sandbox, account, recipient);
  sandbox.emitThin("v2.core.account.updated", account.id);
  return shown(account, params.include);
}

function listAccounts(sandbox: Sandbox, call: Call<Stripe.V2.Core.AccountListParams>) {
  const { limit = 20 } = call.params;
  const { data } = sandbox.store.list<StoredAccount>("v2.core.account", { account: "", limit });
  return { data: data.map((account) => shown(account)), next_page_url: null, previous_page_url: null };
}

export const accountHandlers = {
  "POST /v2/core/accounts": createAccount,
  "GET /v2/core/accounts": listAccounts,
  "GET /v2/core/accounts/:id": retrieveAccount,
  "POST /v2/core/accounts/:id": updateAccount,
  "POST /v2/core/accounts/:id/close": (sandbox, call) =>
    shown(close(sandbox, requireAccount(sandbox, call.path.id ?? ""))),
} satisfies HandlersOf<
  | "POST /v2/core/accounts"
  | "GET /v2/core/accounts"
  | "GET /v2/core/accounts/:id"
  | "POST /v2/core/accounts/:id"
  | "POST /v2/core/accounts/:id/close"
>;
