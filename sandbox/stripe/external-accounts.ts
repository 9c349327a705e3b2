/** What a connected account is paid to: a bank account or a debit card, shown by v1 alone. */
import type Stripe from "stripe";
import type { StoredAccount } from "./accounts.ts";
import type { Call, HandlersOf } from "./call.ts";
import { StripeFailure } from "./errors.ts";
import { newId } from "./ids.ts";
import { pageOf } from "./lists.ts";
import { destinationFingerprint } from "./payment-methods.ts";
import type { ListBody } from "./present.ts";
import type { Sandbox } from "./sandbox.ts";

type Destination = Stripe.BankAccount | Stripe.Card;
/** Both kinds, in the order that Stripe's types name them. */
export const destinationKinds = ["bank_account", "card"] as const;
export type DestinationKind = (typeof destinationKinds)[number];

/** So many stand in the account itself. */
const SHOWN = 10;

/**
 * From now on the account is paid to this and nothing else.
 * @param number of the bank account or card: the same number has the same fingerprint, and a card's is the one that it pays with
 */
export function replaceDestination(
  sandbox: Sandbox,
  account: StoredAccount,
  kind: DestinationKind,
  number: string,
): Destination {
  for (const former of destinationsOf(sandbox, account.id)) {
    sandbox.store.remove(former.id);
    sandbox.emit("account.external_account.deleted", former, { account: account.id });
  }
  const plain = number.replaceAll(/\s/g, "").toUpperCase();
  const made = kind === "card" ? cardOf(account, plain) : bankAccountOf(account, plain);
  sandbox.store.insert(made, sandbox.seconds(), account.id);
  sandbox.emit("account.external_account.created", made, { account: account.id });
  sandbox.emitThin("v2.core.account[configuration.recipient].updated", account.id);
  return made;
}

/** What onboarding leaves: the account that was typed, else one of its own. */
export function provideDestination(sandbox: Sandbox, account: StoredAccount, number: string | null): void {
  if (number === null && destinationsOf(sandbox, account.id).length > 0) return;
  replaceDestination(sandbox, account, "bank_account", number ?? `SANDBOX${account.id}`);
}

/** The list that `/v1/accounts/:id` shows, newest first. */
export function shownDestinations(sandbox: Sandbox, id: string): Stripe.ApiList<Stripe.ExternalAccount> {
  const all = destinationsOf(sandbox, id);
  const url = `/v1/accounts/${id}/external_accounts`;
  return { object: "list", data: all.slice(0, SHOWN), has_more: all.length > SHOWN, url };
}

function destinationsOf(sandbox: Sandbox, id: string): Destination[] {
  return destinationKinds.flatMap((kind) => sandbox.store.all<Destination>(kind, id));
}

function bankAccountOf({ id: account, identity, defaults }: StoredAccount, number: string): Stripe.BankAccount {
  return {
    id: newId("ba"),
    object: "bank_account",
    account,
    account_holder_name: null,
    account_holder_type: null,
    account_type: null,
    available_payout_methods: ["standard"],
    bank_name: "SANDBOX BANK",
    country: identity?.country ?? "US",
    currency: defaults?.currency ?? "usd",
    default_for_currency: true,
    fingerprint: destinationFingerprint("bank_account", number),
    last4: number.slice(-4),
    metadata: {},
    routing_number: "110000000",
    status: "new",
  };
}

function cardOf({ id: account, defaults }: StoredAccount, number: string): Stripe.Card {
  const card = {
    id: newId("card"),
    object: "card",
    account,
    brand: "Visa",
    country: "US",
    currency: defaults?.currency ?? "usd",
    default_for_currency: true,
    exp_month: 12,
    exp_year: 2034,
    fingerprint: destinationFingerprint("card", number),
    funding: "debit",
    last4: number.slice(-4),
    metadata: {},
  };
  return card as unknown as Stripe.Card; // the fields of a debit card; the SDK's type lists those of customers' cards, too
}

function listDestinations(sandbox: Sandbox, call: Call<Stripe.AccountListExternalAccountsParams>): ListBody {
  const id = call.path.id ?? "";
  const account = sandbox.store.find<StoredAccount>("v2.core.account", id);
  if (account === null || account.closed === true) throw noAccess(id);
  const of = (kind: DestinationKind) => pageOf<Destination>(sandbox, { ...call, account: id }, kind);
  const kind = destinationKinds.find((one) => one === call.params.object);
  if (kind !== undefined) return of(kind);
  // An account has one destination here, so that the two lists are never cut.
  const data = destinationKinds.flatMap((one) => of(one).data);
  return { object: "list", data, has_more: false, url: call.url };
}

/** Stripe does not tell a foreign account from one that does not exist. */
export function noAccess(id: string): StripeFailure {
  return new StripeFailure(403, {
    code: "account_invalid",
    message: `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
  });
}

export const externalAccountHandlers = {
  "GET /v1/accounts/:id/external_accounts": listDestinations,
} satisfies HandlersOf<"GET /v1/accounts/:id/external_accounts">;
