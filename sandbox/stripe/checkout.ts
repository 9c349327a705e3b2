/** The life of a Checkout session after it was made. */
import type Stripe from "stripe";
import type { Call, HandlersOf } from "./call.ts";
import type { Settlement, StoredCharge } from "./charges.ts";
import { createSession } from "./checkout-create.ts";
import { noSuch, refused } from "./errors.ts";
import { pageOf } from "./lists.ts";
import { withMetadata } from "./metadata.ts";
import { type DebitKind, debitOf } from "./payment-methods.ts";
import {
  AUTHENTICATION_FAILED,
  beginDebit,
  CARD_DECLINED,
  cancelIntent,
  createIntent,
  DEBIT_RETURNED,
  fail,
  findIntent,
  settle,
  succeed,
} from "./payments.ts";
import type { ListBody } from "./present.ts";
import type { Sandbox } from "./sandbox.ts";

type Session = Stripe.Checkout.Session;

/** The session with this id; Stripe answers 404 for one that it does not know. */
export function findSession(sandbox: Sandbox, id: string): Session {
  const session = sandbox.store.find<Session>("checkout.session", id);
  if (session === null) throw noSuch("checkout.session", id);
  return session;
}

function retrieveSession(sandbox: Sandbox, call: Call<Stripe.Checkout.SessionRetrieveParams>): Session {
  const id = call.path.id ?? "";
  if (sandbox.store.ownerOf(id) !== call.account) throw noSuch("checkout.session", id);
  return findSession(sandbox, id);
}

function updateSession(sandbox: Sandbox, call: Call<Stripe.Checkout.SessionUpdateParams>): Session {
  const session = findSession(sandbox, call.path.id ?? "");
  session.metadata = withMetadata(session.metadata, call.params.metadata);
  return sandbox.store.save(session);
}

function lineItemList(sandbox: Sandbox, call: Call<Stripe.Checkout.SessionListLineItemsParams>): ListBody {
  const { line_items } = findSession(sandbox, call.path.id ?? "");
  return { object: "list", data: line_items?.data ?? [], has_more: false, url: call.url };
}

function expireByRequest(sandbox: Sandbox, call: Call<Stripe.Checkout.SessionExpireParams>): Session {
  const session = findSession(sandbox, call.path.id ?? "");
  if (session.status !== "open") {
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  return expire(sandbox, session);
}

/** Closes an open session, with the PaymentIntent that a failed try may have left. */
export function expire(sandbox: Sandbox, session: Session): Session {
  if (session.status !== "open") return session;
  session.status = "expired";
  session.url = null;
  sandbox.store.save(session);
  if (typeof session.payment_intent === "string") cancelIntent(sandbox, findIntent(sandbox, session.payment_intent));
  sandbox.emit("checkout.session.expired", session);
  return session;
}

/** What a payer (or a script in their place) does on the page. */
export type PayerAction = "card" | "card_declined" | "challenge" | "challenge_failed" | "debit";

/** Lets the payer act. A session that is no longer open refuses (400). */
export function pay(sandbox: Sandbox, session: Session, action: PayerAction, settlement: Settlement = {}): Session {
  if (session.status !== "open") {
    throw refused(`This Checkout Session is no longer open: its status is ${session.status}.`);
  }
  const email = session.customer_email ?? "payer@example.com";
  const intent = intentOf(sandbox, session);
  if (action === "card_declined") {
    fail(sandbox, intent, "card", email, CARD_DECLINED);
  } else if (action === "challenge") {
    intent.status = "requires_action";
    intent.next_action = {
      type: "redirect_to_url",
      redirect_to_url: { return_url: session.success_url, url: `${session.url}/authenticate` },
    };
    sandbox.store.save(intent);
    sandbox.emit("payment_intent.requires_action", intent);
  } else if (action === "challenge_failed") {
    fail(sandbox, intent, "card", email, AUTHENTICATION_FAILED);
  } else {
    if (action === "debit") beginDebit(sandbox, intent, debitFor(session), email, settlement);
    else succeed(sandbox, intent, "card", email, settlement);
    complete(sandbox, session, email, action === "card");
  }
  return session;
}

function debitFor(session: Session): DebitKind {
  const debit = debitOf(session.currency ?? "");
  if (debit === null) throw refused(`There is no bank debit in ${session.currency ?? "this currency"}.`);
  return debit;
}

function intentOf(sandbox: Sandbox, session: Session): Stripe.PaymentIntent {
  if (typeof session.payment_intent === "string") return findIntent(sandbox, session.payment_intent);
  const data = sandbox.store.setting<Stripe.Checkout.SessionCreateParams.PaymentIntentData>(
    `intent-data:${session.id}`,
    {},
  );
  const intent = createIntent(sandbox, session, data);
  session.payment_intent = intent.id;
  sandbox.store.save(session);
  return intent;
}

function complete(sandbox: Sandbox, session: Session, email: string, paid: boolean): void {
  session.status = "complete";
  session.url = null;
  session.payment_status = paid ? "paid" : "unpaid";
  session.customer_details = {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name: "Sandbox Payer",
    phone: null,
    tax_exempt: "none",
    tax_ids: [],
  };
  sandbox.store.save(session);
  sandbox.emit("checkout.session.completed", session);
}

/** The bank answers: a debit that was pending succeeds or comes back. Harmless when it was answered before. */
export function resolveDebit(sandbox: Sandbox, session: Session, succeeded: boolean): Session {
  const intent = typeof session.payment_intent === "string" ? findIntent(sandbox, session.payment_intent) : null;
  if (intent === null || intent.status !== "processing" || typeof intent.latest_charge !== "string") return session;
  const charge = sandbox.store.find<StoredCharge>("charge", intent.latest_charge);
  if (charge === null) return session;
  if (!succeeded) {
    fail(sandbox, intent, debitFor(session), session.customer_email, DEBIT_RETURNED);
    sandbox.emit("checkout.session.async_payment_failed", session);
    return session;
  }
  settle(sandbox, intent, charge);
  session.payment_status = "paid";
  sandbox.store.save(session);
  sandbox.emit("checkout.session.async_payment_succeeded", session);
  return session;
}

export const checkoutHandlers = {
  "POST /v1/checkout/sessions": createSession,
  "GET /v1/checkout/sessions": (sandbox, call) =>
    pageOf<Session>(sandbox, call, "checkout.session", {
      payment_intent: call.params.payment_intent,
      status: call.params.status,
    }),
  "GET /v1/checkout/sessions/:id": retrieveSession,
  "POST /v1/checkout/sessions/:id": updateSession,
  "GET /v1/checkout/sessions/:id/line_items": lineItemList,
  "POST /v1/checkout/sessions/:id/expire": expireByRequest,
} satisfies HandlersOf<
  | "POST /v1/checkout/sessions"
  | "GET /v1/checkout/sessions"
  | "GET /v1/checkout/sessions/:id"
  | "POST /v1/checkout/sessions/:id"
  | "GET /v1/checkout/sessions/:id/line_items"
  | "POST /v1/checkout/sessions/:id/expire"
>;
