/** Making a Checkout session: what Stripe refuses, and the open session that comes of it. */
import type Stripe from "stripe";
import type { Call } from "./call.ts";
import { checkChargeAmount, checkCurrency } from "./currencies.ts";
import { invalidParameter, noSuch } from "./errors.ts";
import { newId } from "./ids.ts";
import { withMetadata } from "./metadata.ts";
import { missing } from "./params.ts";
import { methodTypesOf } from "./payment-methods.ts";
import type { Sandbox } from "./sandbox.ts";

type Session = Stripe.Checkout.Session;
type CreateParams = Stripe.Checkout.SessionCreateParams;

const HOUR_S = 3600;

/** `POST /v1/checkout/sessions`. What the PaymentIntent will be made of is kept until the payer acts. */
export function createSession(sandbox: Sandbox, call: Call<CreateParams>): Session {
  const { params } = call;
  const now = sandbox.seconds();
  checkCreate(params, now);
  const id = newId("cs_test", 58);
  const lineItems = lineItemsOf(params, id);
  const [first] = lineItems;
  const currency = first?.currency ?? "usd";
  const total = lineItems.reduce((sum, item) => sum + item.amount_total, 0);
  checkChargeAmount(total, currency, "line_items");
  const methodTypes = methodTypesOf(params, currency);
  if (methodTypes.length === 0) {
    throw invalidParameter("No payment method that the sandbox plays is left.", "allowed_payment_method_types");
  }
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
    payment_method_types: methodTypes,
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

/** What changes the money of a session in ways that the sandbox does not play: refused rather than passed over. */
function refuseUnsupported(params: CreateParams): void {
  const intent = params.payment_intent_data;
  const found = Object.entries({
    allow_promotion_codes: params.allow_promotion_codes === true,
    "automatic_tax[enabled]": params.automatic_tax?.enabled === true,
    customer: params.customer !== undefined,
    customer_account: params.customer_account !== undefined,
    discounts: (params.discounts?.length ?? 0) > 0,
    "managed_payments[enabled]": params.managed_payments?.enabled === true,
    optional_items: (params.optional_items?.length ?? 0) > 0,
    "payment_intent_data[application_fee_amount]": intent?.application_fee_amount !== undefined,
    "payment_intent_data[capture_method]": intent?.capture_method === "manual",
    "payment_intent_data[on_behalf_of]": intent?.on_behalf_of !== undefined,
    "payment_intent_data[setup_future_usage]": intent?.setup_future_usage !== undefined,
    "payment_intent_data[transfer_data]": intent?.transfer_data !== undefined,
    setup_intent_data: params.setup_intent_data !== undefined,
    shipping_options: (params.shipping_options?.length ?? 0) > 0,
    subscription_data: params.subscription_data !== undefined,
  }).find(([, given]) => given);
  if (found !== undefined) throw invalidParameter(`The sandbox does not play \`${found[0]}\`.`, found[0]);
}

/** What Stripe refuses although the types allow it. The sandbox knows `mode: payment` on the hosted page alone. */
function checkCreate(params: CreateParams, now: number): void {
  if (params.mode === undefined) throw missing("mode");
  if (params.mode !== "payment")
    throw invalidParameter("The sandbox supports Checkout in `payment` mode only.", "mode");
  if (params.ui_mode !== undefined && params.ui_mode !== "hosted_page") {
    throw invalidParameter("The sandbox supports the hosted Checkout page only.", "ui_mode");
  }
  refuseUnsupported(params);
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
