import type Stripe from "stripe";

/**
 * Every endpoint of Stripe's API that the sandbox serves, with the type that Stripe's own SDK declares for its
 * parameters. This interface is the only list: `derive-schemas.ts` reads it with the TypeScript compiler and writes the
 * parameter trees that requests are checked against, and the handlers get their parameters typed by it.
 */
export interface EndpointParams {
  "POST /v1/checkout/sessions": Stripe.Checkout.SessionCreateParams;
  "GET /v1/checkout/sessions": Stripe.Checkout.SessionListParams;
  "GET /v1/checkout/sessions/:id": Stripe.Checkout.SessionRetrieveParams;
  "GET /v1/checkout/sessions/:id/line_items": Stripe.Checkout.SessionListLineItemsParams;
  "POST /v1/checkout/sessions/:id": Stripe.Checkout.SessionUpdateParams;
  "POST /v1/checkout/sessions/:id/expire": Stripe.Checkout.SessionExpireParams;

  "GET /v1/payment_intents": Stripe.PaymentIntentListParams;
  "GET /v1/payment_intents/:id": Stripe.PaymentIntentRetrieveParams;

  "GET /v1/charges": Stripe.ChargeListParams;
  "GET /v1/charges/:id": Stripe.ChargeRetrieveParams;
  "POST /v1/charges/:id": Stripe.ChargeUpdateParams;

  "GET /v1/balance": Stripe.BalanceRetrieveParams;
  "GET /v1/balance_transactions": Stripe.BalanceTransactionListParams;
  "GET /v1/balance_transactions/:id": Stripe.BalanceTransactionRetrieveParams;

  "POST /v1/refunds": Stripe.RefundCreateParams;
  "GET /v1/refunds": Stripe.RefundListParams;
  "GET /v1/refunds/:id": Stripe.RefundRetrieveParams;
  "POST /v1/refunds/:id": Stripe.RefundUpdateParams;
  "POST /v1/refunds/:id/cancel": Stripe.RefundCancelParams;

  "POST /v1/transfers": Stripe.TransferCreateParams;
  "GET /v1/transfers": Stripe.TransferListParams;
  "GET /v1/transfers/:id": Stripe.TransferRetrieveParams;
  "POST /v1/transfers/:id": Stripe.TransferUpdateParams;
  "POST /v1/transfers/:id/reversals": Stripe.TransferCreateReversalParams;
  "GET /v1/transfers/:id/reversals": Stripe.TransferListReversalsParams;
  "GET /v1/transfers/:id/reversals/:reversal": Stripe.TransferRetrieveReversalParams;
  "POST /v1/transfers/:id/reversals/:reversal": Stripe.TransferUpdateReversalParams;

  "GET /v1/accounts/:id": Stripe.AccountRetrieveParams;
  "GET /v1/accounts/:id/external_accounts": Stripe.AccountListExternalAccountsParams;
  "POST /v1/accounts/:id/login_links": Stripe.AccountCreateLoginLinkParams;

  "POST /v1/payouts": Stripe.PayoutCreateParams;
  "GET /v1/payouts": Stripe.PayoutListParams;
  "GET /v1/payouts/:id": Stripe.PayoutRetrieveParams;
  "POST /v1/payouts/:id": Stripe.PayoutUpdateParams;
  "POST /v1/payouts/:id/cancel": Stripe.PayoutCancelParams;

  "GET /v1/disputes": Stripe.DisputeListParams;
  "GET /v1/disputes/:id": Stripe.DisputeRetrieveParams;
  "POST /v1/disputes/:id": Stripe.DisputeUpdateParams;
  "POST /v1/disputes/:id/close": Stripe.DisputeCloseParams;

  "GET /v1/radar/early_fraud_warnings": Stripe.Radar.EarlyFraudWarningListParams;
  "GET /v1/radar/early_fraud_warnings/:id": Stripe.Radar.EarlyFraudWarningRetrieveParams;

  "GET /v1/events": Stripe.EventListParams;
  "GET /v1/events/:id": Stripe.EventRetrieveParams;

  "POST /v2/core/accounts": Stripe.V2.Core.AccountCreateParams;
  "GET /v2/core/accounts": Stripe.V2.Core.AccountListParams;
  "GET /v2/core/accounts/:id": Stripe.V2.Core.AccountRetrieveParams;
  "POST /v2/core/accounts/:id": Stripe.V2.Core.AccountUpdateParams;
  "POST /v2/core/accounts/:id/close": Stripe.V2.Core.AccountCloseParams;
  "POST /v2/core/account_links": Stripe.V2.Core.AccountLinkCreateParams;
  "GET /v2/core/events": Stripe.V2.Core.EventListParams;
  "GET /v2/core/events/:id": Stripe.V2.Core.EventRetrieveParams;
}

/** `METHOD /path/:param` of one endpoint. */
export type EndpointKey = keyof EndpointParams;
