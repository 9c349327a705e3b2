/** The life of one version of the work. Pure. */
import type { Verb } from "../../platform/lifecycle.ts";
import type { DeliveryState } from "./contract.ts";

export const deliveryLifecycle = {
  supersede: { from: ["submitted"], to: "superseded", by: ["solver"] },
  requestChanges: { from: ["submitted"], to: "changes_requested", by: ["poster"], refusal: "delivery_not_latest" },
  approve: { from: ["submitted"], to: "approved", by: ["poster", "system"], refusal: "delivery_not_latest" },
} as const satisfies Record<string, Verb<DeliveryState, "poster" | "solver" | "stranger" | "system">>;
