/** Every route of the API as its own document declares it, with a body each would take and ids that are none. Only tests import this. */
import { app } from "../app.ts";
import { defaultChoices } from "../domains/notifications/preferences.ts";
import { accessTo, openApiDocument, operationsOf } from "../http/openapi.ts";
import { idPrefixes } from "../platform/ids.ts";

export const base = "/api/v1";
export const document = await openApiDocument(app, "https://openchance.test");
export const operations = operationsOf(document)
  .filter(({ path }) => path.startsWith(base))
  .map(({ method, path, operation }) => ({
    name: `${method} ${path}`,
    method,
    path: path.slice(base.length),
    policy: operation["x-access"]?.policy ?? "",
    access: accessTo({ method, operation }),
    takesBody: operation.requestBody !== undefined,
    takesJson: JSON.stringify(operation.requestBody ?? {}).includes("application/json"),
    opensSocket: "101" in (operation.responses ?? {}),
  }));
export type TestedRoute = (typeof operations)[number];

/** `/challenges/{id}/publish` with an id that exists or one that does not. */
export function fill(path: string, ids: Readonly<Record<string, string>>): string {
  return path.replace(
    /\/([a-z-]+)\/\{(\w+)\}/g,
    (_, collection: string) => `/${collection}/${ids[collection] ?? "nothing"}`,
  );
}

export const unknownIds = {
  challenges: `${idPrefixes.challenge}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  applications: `${idPrefixes.application}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  deliveries: `${idPrefixes.delivery}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  disputes: `${idPrefixes.dispute}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  conversations: `${idPrefixes.conversation}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  files: `${idPrefixes.file}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  users: "nobody-of-this-name",
  works: `${idPrefixes.work}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  saved: `${idPrefixes.savedSearch}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  webhooks: `${idPrefixes.webhook}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  "webhook-deliveries": `${idPrefixes.webhookDelivery}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
};

/** For admins only: nobody else learns whether these exist. */
export const namedOfMoney = {
  payouts: `${idPrefixes.payout}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  refunds: `${idPrefixes.refund}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  holds: `${idPrefixes.hold}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  outbox: `${idPrefixes.outbox}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  signals: `${idPrefixes.signal}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  "api-keys": `${idPrefixes.apiKey}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  mismatches: `${idPrefixes.mismatch}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  reports: `${idPrefixes.report}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  viewings: `${idPrefixes.viewing}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  announcements: `${idPrefixes.announcement}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  flags: "posting",
};
const reason = { reason: "The bank has asked for it." };
const sum = { amountMinor: 1_000, currency: "USD" };

/** A body that each route would take, so that nothing but the person or the id can be refused. */
export const bodies: Record<string, unknown> = {
  "DELETE /users/me": { handle: "nobody" },
  "PATCH /users/me": { bio: "I fix calendars." },
  "POST /challenges": { title: "A title of a challenge" },
  "PATCH /challenges/{id}": { summary: "Another summary" },
  "POST /challenges/{id}/applications": {
    coverLetter: "I have done this before, twice.",
    price: { amountMinor: 200_000, currency: "USD" },
    days: 7,
  },
  "PUT /applications/{id}/note": { note: "Asked good questions." },
  "POST /challenges/{id}/deliveries": { note: "Version 1", fileIds: [] },
  "POST /deliveries/{id}/request-changes": { feedback: "The focus is lost after a month change.", days: 5 },
  "POST /challenges/{id}/dispute": {
    reason: "not_as_agreed",
    text: "The grid works with a mouse only.",
    release: { amountMinor: 1_000, currency: "USD" },
  },
  "POST /disputes/{id}/answer": {
    text: "The brief does not ask for a keyboard.",
    release: { amountMinor: 240_000, currency: "USD" },
  },
  "POST /disputes/{id}/offer": { release: { amountMinor: 120_000, currency: "USD" } },
  "POST /disputes/{id}/accept": { entryId: `${idPrefixes.disputeEntry}_01hzzzzzzzzzzzzzzzzzzzzzzz` },
  "POST /admin/disputes/{id}/message": { text: "Please show the grid with a keyboard.", reason: "It is not clear." },
  "POST /disputes/{id}/evidence": { text: "A film of the grid is attached." },
  "POST /admin/disputes/{id}/decide": {
    text: "The brief asks for a keyboard.",
    release: { amountMinor: 60_000, currency: "USD" },
  },
  "POST /challenges/{id}/reviews": { rating: 5, text: "Clear words and on time." },
  "POST /challenges/{id}/release": { amount: { amountMinor: 1_000, currency: "USD" } },
  "POST /users/me/payout-account": { country: "NL" },
  "POST /conversations": { challengeId: unknownIds.challenges },
  "POST /conversations/{id}/messages": { id: "m1", body: "Hello" },
  "POST /conversations/{id}/read": { seq: 1 },
  "POST /conversations/{id}/mute": { until: null },
  "POST /conversations/{id}/members": { userId: `${idPrefixes.user}_01hzzzzzzzzzzzzzzzzzzzzzzz` },
  "POST /conversations/{id}/messages/{seq}/redact": { reason: "It names a private address." },
  "POST /works": { title: "A calendar for a library" },
  "PATCH /works/{id}": { place: 1 },
  "POST /search/saved": { name: "React", query: { q: "react" } },
  "PATCH /search/saved/{id}": { alert: "off" },
  "POST /reports": { subject: "challenge", challengeId: unknownIds.challenges, reason: "spam" },
  "POST /admin/redactions": { id: "chl_none", words: "a name", reason: "It names somebody." },
  "POST /admin/signals/{id}/settle": { outcome: "dismissed", reason: "Looked at." },
  "POST /users/me/api-keys": { name: "My script", scopes: ["read"], days: 30 },
  "POST /users/me/webhooks": { url: "https://hooks.example.com/openchance", types: ["award.made"] },
  "PATCH /users/me/webhooks/{id}": { state: "disabled" },
  "POST /notifications/read": { all: true },
  "POST /admin/stripe-events/{id}/replay": reason,
  "POST /admin/stripe-events/{id}/dismiss": reason,
  "POST /admin/payouts/{id}/retry": reason,
  "POST /admin/payouts/{id}/reverse": reason,
  "POST /admin/payouts/{id}/take-back": reason,
  "POST /admin/refunds/{id}/retry": reason,
  "POST /admin/refunds/{id}/paid-elsewhere": reason,
  "POST /admin/holds/{id}/freeze": reason,
  "POST /admin/holds/{id}/unfreeze": { cause: "admin", source: "usr_1", ...reason },
  "POST /admin/holds/{id}/goodwill": { amount: sum, ...reason },
  "POST /admin/chargebacks/{id}/give": { to: "solver", amount: sum, ...reason },
  "POST /admin/suspense/clear": { to: "losses", amount: sum, ...reason },
  "POST /admin/users/{id}/claims": { amount: sum, ...reason },
  "POST /admin/users/{id}/claims/waive": { amount: sum, ...reason },
  "POST /admin/outbox/{id}/replay": reason,
  "POST /admin/outbox/{id}/retry": reason,
  "POST /admin/outbox/{id}/cancel": reason,
  "POST /admin/users/{id}/suspend": { why: "spam", ...reason },
  "POST /admin/users/{id}/reinstate": reason,
  "POST /admin/users/{id}/appeal": { outcome: "refused", ...reason },
  "POST /admin/users/{id}/role": { role: "moderator", ...reason },
  "POST /admin/users/{id}/view": reason,
  "POST /admin/challenges/{id}/take-down": { why: "scam", ...reason },
  "POST /admin/challenges/{id}/restore": reason,
  "POST /admin/challenges/{id}/pass": reason,
  "POST /admin/reports/{id}/claim": reason,
  "POST /admin/reports/{id}/decide": { outcome: "upheld", ...reason },
  "PUT /users/me/analytics": { choice: "declined" },
  "POST /users/me/appeal": { text: "I was away, and somebody used my account." },
  "POST /admin/announcements": {
    text: "Payouts rest tonight.",
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    ...reason,
  },
  "POST /admin/announcements/{id}/end": reason,
  "POST /admin/fees": { feeBasisPoints: 700, ...reason },
  "PUT /admin/flags/{name}": { percentage: 50, ...reason },
  "POST /admin/reconciliation": reason,
  "POST /admin/mismatches/{id}/resolve": reason,
  "POST /admin/mismatches/{id}/take-in": reason,
  "PUT /notifications/preferences": { choices: defaultChoices, digest: "off", quietHours: null },
  "POST /notifications/unsubscribe": { token: "not.a.token" },
  "POST /notifications/push-subscriptions": {
    endpoint: "https://updates.push.services.mozilla.com/wpush/v2/abc",
    keys: { p256dh: "B".repeat(87), auth: "A".repeat(22) },
  },
  "DELETE /notifications/push-subscriptions": { endpoint: "https://updates.push.services.mozilla.com/wpush/v2/abc" },
};
