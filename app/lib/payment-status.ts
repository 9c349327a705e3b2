/** How far a poster's payment is: from the record, and from whether they have just come back from the payment page. */
import type { Challenge, Payment } from "./types.ts";

/**
 * `checking`: they came back, and the record does not know yet; `notMade`: they came back without paying; `refused`: card or bank said
 * no; `onItsWay`: a bank debit; `over`: the choice ended unpaid.
 */
export type PaymentStatus = "none" | "unpaid" | "checking" | "notMade" | "refused" | "onItsWay" | "held" | "over";

type Known = Pick<Payment, "holdState" | "heldAt">;

/** @param cameBack what the payment page's address says of how they left it; null when they have not been there */
export function paymentStatus(
  { state }: Pick<Challenge, "state">,
  payment: Known | null,
  cameBack: "paid" | "canceled" | null = null,
): PaymentStatus {
  if (payment === null) return "none";
  // The challenge is read a moment before its payment: one that still waits was read before the money came.
  if (payment.heldAt !== null) return state === "awarded" ? "checking" : "held";
  if (payment.holdState === "lapsed") return "over";
  if (state !== "awarded") return "none";
  if (payment.holdState === "async_pending") return "onItsWay";
  if (payment.holdState === "failed") return "refused";
  if (cameBack === "paid") return "checking";
  return cameBack === "canceled" ? "notMade" : "unpaid";
}

/** Reads the address that Stripe's page sent somebody back to. That they came says nothing of whether money moved. */
export function readCameBack(params: URLSearchParams): "paid" | "canceled" | null {
  const outcome = params.get("outcome") ?? params.get("checkout");
  if (outcome === "canceled" || outcome === "cancel") return "canceled";
  return outcome !== null || params.has("session_id") ? "paid" : null;
}
