/** Lists of which the overview shows the first few: where each is, and which states it may be narrowed to. */
export const pileAddresses = {
  stripeEvents: "/admin/money/events",
  payouts: "/admin/money/payouts",
  refunds: "/admin/money/refunds",
  outbox: "/admin/money/jobs",
  mismatches: "/admin/money/mismatches",
} as const;
export type PileName = keyof typeof pileAddresses;

interface Pile {
  name: PileName;
  /** The API's list, below /api/v1. */
  path: string;
  states: readonly string[];
  /** The state that is shown when none is named. */
  first: string;
}

/** By the last part of its address. */
export const piles: Readonly<Record<string, Pile>> = {
  events: {
    name: "stripeEvents",
    path: "/admin/stripe-events",
    states: ["quarantined", "dismissed", "received", "processed"],
    first: "quarantined",
  },
  payouts: {
    name: "payouts",
    path: "/admin/payouts",
    states: ["failed", "blocked", "transferring", "queued", "paid", "reversed", "canceled"],
    first: "failed",
  },
  refunds: {
    name: "refunds",
    path: "/admin/refunds",
    states: ["failed", "decided", "requested", "paid"],
    first: "failed",
  },
  jobs: { name: "outbox", path: "/admin/outbox", states: ["dead", "pending", "done", "canceled"], first: "dead" },
  mismatches: {
    name: "mismatches",
    path: "/admin/mismatches",
    states: ["open", "resolved", "cleared"],
    first: "open",
  },
};
