import Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { stripeFailure } from "./stripe.ts";

const failed = (statusCode: number | undefined, raw: { type?: string; code?: string } = {}) =>
  stripeFailure(
    Stripe.errors.generateV1Error({ message: "no", type: "invalid_request_error", ...raw, statusCode } as never),
  ); // reason: the SDK's raw errors carry more than their declared type

describe("a failed call means", () => {
  it("refused: certainly not done, and asking again is pointless", () => {
    expect(failed(400, { code: "insufficient_capabilities_for_transfer" })).toMatchObject({
      kind: "refused",
      code: "insufficient_capabilities_for_transfer",
    });
    expect(failed(402, { type: "card_error", code: "card_declined" })).toMatchObject({ kind: "refused" });
    expect(failed(404, { code: "resource_missing" })).toMatchObject({ kind: "refused", code: "resource_missing" });
  });

  it("waiting: certainly not done, ask again later", () => {
    expect(failed(429)).toMatchObject({ kind: "waiting", code: "rate_limited" });
    expect(failed(400, { code: "balance_insufficient" })).toMatchObject({
      kind: "waiting",
      code: "balance_insufficient",
    });
    expect(failed(401)).toMatchObject({ kind: "waiting", code: "not_authorised" });
  });

  it("unknown: it may have been done, so look first", () => {
    expect(failed(500, { type: "api_error" })).toMatchObject({ kind: "unknown" });
    expect(failed(503, { type: "api_error" })).toMatchObject({ kind: "unknown" });
    expect(failed(409)).toMatchObject({ kind: "unknown" });
    expect(failed(400, { type: "idempotency_error" })).toMatchObject({ kind: "unknown" });
    expect(stripeFailure(new Stripe.errors.StripeConnectionError({ message: "timed out" } as never))).toMatchObject({
      kind: "unknown",
    }); // reason: as above
  });

  it("a fault of ours is none of Stripe's", () => {
    expect(() => stripeFailure(new TypeError("undefined is not a function"))).toThrow(TypeError);
  });
});
