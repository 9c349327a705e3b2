/** What the sandbox does by itself when its time comes. Each job is harmless when the world has moved on before it. */
import type Stripe from "stripe";
import { settleLater } from "./charges.ts";
import { expire, resolveDebit } from "./checkout.ts";
import { type PayoutOutcome, payOutEverything } from "./payouts.ts";
import { failRefund } from "./refunds.ts";
import type { Sandbox } from "./sandbox.ts";

export type JobKind = "expire_session" | "resolve_debit" | "settle_charge" | "fail_refund" | "automatic_payout";

/** Runs one job inside the caller's transaction. */
export function runJob(sandbox: Sandbox, kind: JobKind, subject: string, detail: Record<string, unknown>): void {
  const session = () => sandbox.store.find<Stripe.Checkout.Session>("checkout.session", subject);
  switch (kind) {
    case "expire_session": {
      const found = session();
      if (found !== null) expire(sandbox, found);
      return;
    }
    case "resolve_debit": {
      const found = session();
      if (found !== null) resolveDebit(sandbox, found, detail.succeeded === true);
      return;
    }
    case "settle_charge":
      settleLater(sandbox, subject);
      return;
    case "fail_refund":
      failRefund(sandbox, subject);
      return;
    case "automatic_payout":
      payOutEverything(sandbox, subject, detail.outcome as PayoutOutcome); // written by payOutAutomatically
      return;
  }
}
