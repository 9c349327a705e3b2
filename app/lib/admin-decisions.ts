/** What admins and moderators may decide: which call each is, and what it asks for beside the reason. */

/** `source`: which of several freezes; `amount`: a sum that is typed; `days`: how far a comparison looks back; `why`: which rule is broken. */
export type DecisionField = "source" | "amount" | "days" | "why";

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

/** @param id its conversation and its number there: `cnv_…:12` */
function messageOf(id: string): string {
  const [conversation = "", seq = ""] = id.split(":");
  return `/conversations/${encodeURIComponent(conversation)}/messages/${encodeURIComponent(seq)}/redact`;
}

export const adminDecisions = {
  replayEvent: { path: about("stripe-events", "replay") },
  dismissEvent: { path: about("stripe-events", "dismiss"), bad: true },
  retryPayout: { path: about("payouts", "retry") },
  reversePayout: { path: about("payouts", "reverse"), bad: true },
  takeBack: { path: about("payouts", "take-back"), bad: true },
  retryRefund: { path: about("refunds", "retry") },
  paidElsewhere: { path: about("refunds", "paid-elsewhere"), bad: true },
  replayJob: { path: about("outbox", "replay") },
  retryJob: { path: about("outbox", "retry") },
  cancelJob: { path: about("outbox", "cancel"), bad: true },
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
  suspend: { path: about("users", "suspend"), fields: ["why"], bad: true },
  reinstate: { path: about("users", "reinstate") },
  grantAppeal: { path: about("users", "appeal"), says: { outcome: "granted" } },
  refuseAppeal: { path: about("users", "appeal"), says: { outcome: "refused" }, bad: true },
  makeMember: { path: about("users", "role"), says: { role: "member" }, bad: true },
  makeModerator: { path: about("users", "role"), says: { role: "moderator" } },
  makeAdmin: { path: about("users", "role"), says: { role: "admin" } },
  view: { path: about("users", "view") },
  takeDown: { path: about("challenges", "take-down"), fields: ["why"], bad: true },
  restore: { path: about("challenges", "restore") },
  pass: { path: about("challenges", "pass") },
  claimReport: { path: about("reports", "claim") },
  upholdReport: { path: about("reports", "decide"), says: { outcome: "upheld" } },
  dismissReport: { path: about("reports", "decide"), says: { outcome: "dismissed" } },
  redactMessage: { path: messageOf, bad: true },
  upholdSignal: { path: about("signals", "settle"), says: { outcome: "upheld" } },
  dismissSignal: { path: about("signals", "settle"), says: { outcome: "dismissed" } },
  endAnnouncement: { path: about("announcements", "end"), bad: true },
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

/** Whether whom it is about reads the reason. */
export function isTold(decision: AdminDecision): boolean {
  return toldOf.has(decision);
}
const toldOf: ReadonlySet<AdminDecision> = new Set([
  "claim",
  "suspend",
  "reinstate",
  "grantAppeal",
  "refuseAppeal",
  "takeDown",
  "restore",
  "upholdReport",
  "dismissReport",
]);

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
