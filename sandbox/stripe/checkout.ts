import type Stripe from "stripe";
import type { Call, HandlersOf } from "./call.ts";
import { checkChargeAmount, checkCurrency } from "./currencies.ts";
import { invalidParameter, noSuch, refused } from "./errors.ts";
import { newId } from "./ids.ts";
import { pageOf } from "./lists.ts";
import { withMetadata } from "./metadata.ts";
import { missing } from "./params.ts";
import {
  AUTHENTICATION_FAILED,
  beginDebit,
  CARD_DECLINED,
  cancelIntent,
  createIntent,
  DEBIT_RETURNED,
  fail,
  findIntent,
  type Settlement,
  type StoredCharge,
  settle,
  succeed,
} from "./payments.ts";
import type { ListBody } from "./present.ts";
import type { Sandbox } from "./sandbox.ts";

type Session = Stripe.Checkout.Session;
type CreateParams = Stripe.Checkout.SessionCreateParams;

/** A session with what the PaymentIntent will be made of. */
interface StoredSession extends Session {
  payment_intent_data?: Stripe.Checkout.SessionCreateParams.PaymentIntentData;
}

const HOUR_S = 3600;

function createSession(sandbox: Sandbox, call: Call<CreateParams>): Session {
  const { params } = call;
  const now = sandbox.seconds();
  checkCreate(params, now);
  const id = newId("cs_test", 58);
  const lineItems = lineItemsOf(params, id);
  const [first] = lineItems;
  const currency = first?.currency ?? "usd";
  const total = lineItems.reduce((sum, item) => sum + item.amount_total, 0);
  checkChargeAmount(total, currency, "line_items");
  const session: Session = {
    id,
    object: "checkout.session",
    adaptive_pricing: { enabled: params.adaptive_pricing?.enabled ?? false },
    after_expiration: null,
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: now,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: null,
    customer_account: null,
    customer_creation: params.customer_creation ?? "if_required",
    customer_details: null,
    customer_email: params.customer_email ?? null,
    discounts: [],
    expires_at: params.expires_at ?? now + 24 * HOUR_S,
    integration_identifier: params.integration_identifier ?? null,
    invoice: null,
    invoice_creation: { enabled: false, invoice_data: emptyInvoice() },
    line_items: {
      object: "list",
      data: lineItems,
      has_more: false,
      url: `/v1/checkout/sessions/${id}/line_items`,
    },
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: null,
    metadata: withMetadata({}, params.metadata),
    mode: "payment",
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: "if_required",
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: params.allowed_payment_method_types ?? ["card", "us_bank_account"],
    payment_status: "unpaid",
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: `${call.origin}/c/pay/${id}`,
    wallet_options: null,
  };
  sandbox.store.insert(session, now);
  sandbox.store.setSetting(`intent-data:${id}`, params.payment_intent_data ?? {});
  sandbox.schedule("expire_session", id, (session.expires_at - now) * 1000);
  return session;
}

function emptyInvoice(): Stripe.Checkout.Session.InvoiceCreation.InvoiceData {
  return {
    account_tax_ids: null,
    custom_fields: null,
    description: null,
    footer: null,
    issuer: null,
    metadata: {},
    rendering_options: null,
  };
}

/** What Stripe refuses although the types allow it. The sandbox knows `mode: payment` on the hosted page alone. */
function checkCreate(params: CreateParams, now: number): void {
  if (params.mode === undefined) throw missing("mode");
  if (params.mode !== "payment")
    throw invalidParameter("The sandbox supports Checkout in `payment` mode only.", "mode");
  if (params.ui_mode !== undefined && params.ui_mode !== "hosted_page") {
    throw invalidParameter("The sandbox supports the hosted Checkout page only.", "ui_mode");
  }
  if (params.success_url === undefined) throw missing("success_url");
  for (const name of ["success_url", "cancel_url"] as const) {
    const url = params[name];
    if (url !== undefined && !URL.canParse(url)) throw invalidParameter("Not a valid URL", name, "url_invalid");
  }
  if (params.line_items === undefined || params.line_items.length === 0) throw missing("line_items");
  if (params.client_reference_id !== undefined && params.client_reference_id.length > 200) {
    throw invalidParameter("Invalid string: must be at most 200 characters", "client_reference_id");
  }
  if (params.customer_email !== undefined && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(params.customer_email)) {
    throw invalidParameter(`Invalid email address: ${params.customer_email}`, "customer_email", "email_invalid");
  }
  const { expires_at } = params;
  if (expires_at !== undefined && expires_at < now + 30 * 60) {
    throw invalidParameter(
      "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
      "expires_at",
    );
  }
  if (expires_at !== undefined && expires_at > now + 24 * HOUR_S) {
    throw invalidParameter(
      "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
      "expires_at",
    );
  }
}

function lineItemsOf(params: CreateParams, sessionId: string): Stripe.LineItem[] {
  const currencies = new Set<string>();
  const items = (params.line_items ?? []).map((item, index) => {
    const name = (field: string) => `line_items[${index}][${field}]`;
    const { price_data: price, quantity = 1 } = item;
    if (item.price !== undefined) throw noSuch("price", item.price, name("price"));
    if (price === undefined) throw missing(name("price_data"));
    if (price.product_data === undefined) throw missing(`${name("price_data")}[product_data]`);
    if (price.unit_amount === undefined) throw missing(`${name("price_data")}[unit_amount]`);
    if (price.unit_amount < 0)
      throw invalidParameter(
        "This value must be greater than or equal to 0.",
        `${name("price_data")}[unit_amount]`,
        "parameter_invalid_integer",
      );
    if (quantity < 1)
      throw invalidParameter(
        "This value must be greater than or equal to 1.",
        name("quantity"),
        "parameter_invalid_integer",
      );
    if (price.recurring !== undefined) {
      throw invalidParameter("You specified `payment` mode but passed a recurring price.", name("price_data"));
    }
    const currency = checkCurrency(price.currency, `${name("price_data")}[currency]`);
    currencies.add(currency);
    return lineItem(price.product_data.name, currency, price.unit_amount, quantity, sessionId);
  });
  if (currencies.size > 1) {
    throw invalidParameter("The Checkout Session's line items must all use the same currency.", "line_items");
  }
  return items;
}

function lineItem(
  name: string,
  currency: string,
  unitAmount: number,
  quantity: number,
  sessionId: string,
): Stripe.LineItem {
  const amount = unitAmount * quantity;
  const price = {
    id: newId("price"),
    object: "price",
    active: false,
    billing_scheme: "per_unit",
    currency,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: `prod_${sessionId.slice(-14)}`,
    recurring: null,
    tax_behavior: "unspecified",
    type: "one_time",
    unit_amount: unitAmount,
    unit_amount_decimal: String(unitAmount),
  } as unknown as Stripe.Price; // on the wire a decimal is a string; the SDK's type is what it makes of it
  return {
    id: newId("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency,
    description: name,
    metadata: {},
    price,
    quantity,
  };
}

/** The session with this id; Stripe answers 404 for one that it does not know. */
export function findSession(sandbox: Sandbox, id: string): StoredSession {
  const session = sandbox.store.find<StoredSession>("checkout.session", id);
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
    if (action === "debit") beginDebit(sandbox, intent, email, settlement);
    else succeed(sandbox, intent, "card", email, settlement);
    complete(sandbox, session, email, action === "card");
  }
  return session;
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
    fail(sandbox, intent, "us_bank_account", session.customer_email, DEBIT_RETURNED);
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
