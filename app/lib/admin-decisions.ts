/** What admins may decide about money: which call each is, and what it asks for beside the reason. */

/** `source`: which of several freezes; `amount`: a sum that is typed; `days`: how far a comparison looks back. */
export type DecisionField = "source" | "amount" | "days";

interface Decision {
  /** The API's path, below /api/v1. `id` is what the decision is about. */
  path: (id: string) => string;
  fields?: readonly DecisionField[];
  /** What its call says by being this decision. */
  says?: Readonly<Record<string, string>>;
  /** Takes something away, or cannot be undone. */
  bad?: true;
}

/** Sums that are nobody's. */
const suspense = () => "/admin/suspense/clear";
const recovered = (id: string) => `/admin/chargebacks/${encodeURIComponent(id)}/give`;

const about = (what: string, verb: string) => (id: string) => `/admin/${what}/${encodeURIComponent(id)}/${verb}`;

export const adminDecisions = {
  replayEvent: { path: about("stripe-events", "replay") },
  dismissEvent: { path: about("stripe-events", "dismiss"), bad: true },
  retryPayout: { path: about("payouts", "retry") },
  reversePayout: { path: about("payouts", "reverse"), bad: true },
  retryRefund: { path: about("refunds", "retry") },
  paidElsewhere: { path: about("refunds", "paid-elsewhere"), bad: true },
  replayJob: { path: about("outbox", "replay") },
  freeze: { path: about("holds", "freeze"), bad: true },
  unfreeze: { path: about("holds", "unfreeze"), fields: ["source"] },
  goodwill: { path: about("holds", "goodwill"), fields: ["amount"] },
  claim: { path: about("users", "claims"), fields: ["amount"], bad: true },
  giveSolver: { path: recovered, fields: ["amount"], says: { to: "solver" } },
  givePoster: { path: recovered, fields: ["amount"], says: { to: "poster" } },
  keepRecovered: { path: recovered, fields: ["amount"], says: { to: "platform" }, bad: true },
  suspenseToOwner: { path: suspense, fields: ["amount"], says: { to: "owner" } },
  suspenseToLosses: { path: suspense, fields: ["amount"], says: { to: "losses" }, bad: true },
  takeIn: { path: about("mismatches", "take-in") },
  resolve: { path: about("mismatches", "resolve") },
  run: { path: () => "/admin/reconciliation", fields: ["days"] },
} as const satisfies Record<string, Decision>;
export type AdminDecision = keyof typeof adminDecisions;

export function isAdminDecision(text: string | null): text is AdminDecision {
  return text !== null && Object.hasOwn(adminDecisions, text);
}

/** What a decision asks for beside the reason. */
export function fieldsOf(decision: AdminDecision): readonly DecisionField[] {
  const chosen: Decision = adminDecisions[decision];
  return chosen.fields ?? [];
}

/** What its call says beside what is typed. */
export function saidBy(decision: AdminDecision): Readonly<Record<string, string>> {
  const chosen: Decision = adminDecisions[decision];
  return chosen.says ?? {};
}

export function takesAway(decision: AdminDecision): boolean {
  const chosen: Decision = adminDecisions[decision];
  return chosen.bad === true;
}

/** The address of a decision on its page: what it is about, and (of a freeze) which. */
export function decisionSearch(params: URLSearchParams, decision: AdminDecision, id: string, source?: string): string {
  const next = new URLSearchParams(params);
  next.delete("done");
  next.set("do", decision);
  next.set("about", id);
  if (source) next.set("source", source);
  return `?${next}`;
}

/** The page's address without a decision, and with what was done if something was. */
export function undecidedSearch(params: URLSearchParams, done?: AdminDecision): string {
  const next = new URLSearchParams(params);
  for (const name of ["do", "about", "source", "done"]) next.delete(name);
  if (done) next.set("done", done);
  return next.size === 0 ? "?" : `?${next}`;
}
