/**
 * sandbox/stripe beside the tests: a payer, a bank and bad luck on request, and its signed events, which a test delivers itself and so
 * in the order and number it wants. Only tests import this.
 */
import { env } from "cloudflare:workers";
import { and, eq, gt, inArray } from "drizzle-orm";
import { vi } from "vitest";
import { consumerFunctions } from "../consumers.ts";
import { isListed } from "../database/listed.ts";
import { type HoldRow, journals, outbox } from "../database/schema.ts";
import { overtaking } from "../domains/messages/consumer.ts";
import type { Checkout } from "../domains/payments/checkout.ts";
import { balanceOf, chart } from "../domains/payments/ledger.ts";
import { findHold } from "../domains/payments/queries.ts";
import { readConfig } from "../env.ts";
import type { Consumer } from "../platform/events.ts";
import { deliver } from "../platform/outbox.ts";
import { type Answer, call, newPerson, type TestPerson } from "./people.ts";
import { type Situation, situate, systemContext } from "./situations.ts";

const base = readConfig(env).STRIPE_API_BASE ?? "";

export interface StripeEvent {
  id: string;
  type: string;
  data?: { object?: { id?: string } };
  related_object?: { id: string };
}

/** Asks the sandbox for something a script may ask for (sandbox/stripe/README.md). */
export async function script<Body = Record<string, unknown>>(
  path: string,
  body?: unknown,
  method = body === undefined ? "GET" : "POST",
): Promise<Body> {
  const response = await fetch(`${base}/sandbox${path}`, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer as Body; // reason: the caller names the shape that the README documents
}

/** What the product sent to an endpoint, oldest first. */
export async function requestsTo(path: string): Promise<{ params: Record<string, unknown>; status: number }[]> {
  const { data } = await script<{ data: { params: Record<string, unknown>; status: number }[] }>(
    `/requests?method=POST&path=${path}&limit=1000`,
  );
  return data;
}

/** Every event so far that is about one of these objects (`acct_…`: also those on that account), oldest first. */
export async function eventsAbout(...objectIds: (string | null)[]): Promise<StripeEvent[]> {
  const accounts = objectIds.filter((id) => id?.startsWith("acct_"));
  const lists = await Promise.all([
    ...["", ...accounts].map((account) => script<{ data: StripeEvent[] }>(`/objects?kind=event&account=${account}`)),
    script<{ data: StripeEvent[] }>("/objects?kind=v2.core.event"),
  ]);
  const oldestFirst = lists.flatMap(({ data }) => data.reverse());
  return oldestFirst.filter((event) => {
    const about = event.related_object?.id ?? event.data?.object?.id;
    return about !== undefined && objectIds.includes(about);
  });
}

const paths = {
  platform: "/webhooks/stripe",
  connect: "/webhooks/stripe/connect",
  accounts: "/webhooks/stripe/accounts",
};

/** Delivers an event through the API, signed as Stripe signs. */
export async function deliverEvent(
  eventId: string,
): Promise<Answer<{ received: boolean; outcome: string; code?: string }>> {
  const signed = await script<{ endpoint: keyof typeof paths; body: string; headers: Record<string, string> }>(
    `/events/${eventId}/signed`,
  );
  const answer = await call("POST", paths[signed.endpoint], { body: signed.body, headers: signed.headers });
  return answer as Answer<{ received: boolean; outcome: string; code?: string }>; // reason: parsed JSON of our own contract
}

/** Delivers every event about these objects, in the order they happened. */
export async function deliverAbout(...objectIds: (string | null)[]): Promise<void> {
  for (const event of await eventsAbout(...objectIds)) await deliverEvent(event.id);
}

/**
 * Lets somebody be paid: through the API, Stripe's onboarding and its events. Returns the account's id.
 * @param bankAccount the number that they type; without one it is nobody else's
 */
export async function onboard(person: TestPerson, outcome = "ready", bankAccount?: string): Promise<string> {
  const started = await person.post<{ state: string }>("/users/me/payout-account", { country: "NL" });
  if (started.status !== 200) throw new Error(JSON.stringify(started.body));
  const accountId = await accountOf(person);
  await script(`/accounts/${accountId}/complete`, { outcome, ...(bankAccount ? { bank_account: bankAccount } : {}) });
  await deliverAbout(accountId);
  return accountId;
}

/** Who pays and who is paid in the tests of a file: the solver's payout account is ready. */
export async function twoSides(name: string): Promise<{ poster: TestPerson; solver: TestPerson; accountId: string }> {
  const poster = await newPerson(`${name} poster`);
  const solver = await newPerson(`${name} solver`);
  return { poster, solver, accountId: await onboard(solver) };
}

export async function accountOf(person: TestPerson): Promise<string> {
  const { db } = systemContext().store;
  const row = await db.query.payoutAccounts.findFirst({ where: (t) => eq(t.userId, person.id) });
  if (row?.stripeAccountId == null) throw new Error(`${person.name} has no account`);
  return row.stripeAccountId;
}

/** How far our books and Stripe's balance are apart, in US cents: by what tests before this one left quarantined. */
export async function readDrift(): Promise<number> {
  const { data } = await script<{ data: { net: number; currency: string }[] }>("/objects?kind=balance_transaction");
  const theirs = data.filter(({ currency }) => currency === "usd").reduce((sum, { net }) => sum + net, 0);
  return theirs + (await balanceOf(systemContext(), chart.stripeBalance("USD")));
}

/** The kinds of a hold's journals, in the order of the alphabet. */
export async function journalsOf(holdId: string): Promise<string[]> {
  const { db } = systemContext().store;
  const rows = await db.select({ kind: journals.kind }).from(journals).where(eq(journals.holdId, holdId));
  return rows.map(({ kind }) => kind).sort();
}

export async function holdOf(on: Situation): Promise<HoldRow> {
  const hold = await findHold(systemContext(), on.holdId);
  if (hold === null) throw new Error("there is no hold");
  return hold;
}

/** An awarded challenge whose poster stands on the Checkout page. */
export async function atCheckout(poster: TestPerson, solver: TestPerson): Promise<Situation & { sessionId: string }> {
  const on = await situate("awarded", poster, solver);
  const opened = await poster.post<Checkout>(`/challenges/${on.challengeId}/checkout`);
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body));
  const { checkoutSessionId } = await holdOf(on);
  if (checkoutSessionId === null) throw new Error("there is no session");
  return { ...on, sessionId: checkoutSessionId };
}

/** The payer acts on the page. Returns the ids whose events tell of it. */
export async function payerActs(
  sessionId: string,
  outcome: string,
  settlement?: Record<string, unknown>,
): Promise<{ sessionId: string; paymentIntentId: string | null; chargeId: string | null }> {
  const session = await script<{ payment_intent: string | null }>(`/checkout/sessions/${sessionId}/complete`, {
    outcome,
    ...(settlement === undefined ? {} : { settlement }),
  });
  const intent = session.payment_intent;
  const object =
    intent === null ? null : await script<{ object: { latest_charge: string | null } }>(`/objects/${intent}`);
  return { sessionId, paymentIntentId: intent, chargeId: object?.object.latest_charge ?? null };
}

/** A challenge in progress whose reward was really paid at the sandbox. */
export async function paidChallenge(poster: TestPerson, solver: TestPerson): Promise<Situation> {
  const on = await atCheckout(poster, solver);
  const paid = await payerActs(on.sessionId, "paid");
  await deliverAbout(paid.sessionId);
  return on;
}

/** Ms that a busy machine may need until the queue's own run of a job is over. */
export const patience = { timeout: 45_000 } as const;

/**
 * Runs the jobs of some consumers that wait for these, as a queue would. Those that the queue itself has begun end first, so that none
 * runs twice at once. `now` moves the clock. Returns how many ran here.
 */
export async function runJobs(consumers: readonly Consumer[], now = Date.now()): Promise<number> {
  const ctx = systemContext(now);
  const { db } = ctx.store;
  const pending = and(eq(outbox.state, "pending"), inArray(outbox.consumer, [...consumers]));
  const othersEnd = () =>
    vi.waitFor(async () => {
      const running = await db.$count(outbox, and(pending, gt(outbox.leaseUntil, Date.now())));
      if (running > 0) throw new Error(`${running} jobs are still running`);
    }, patience);
  await othersEnd();
  const due = await db.select({ id: outbox.id }).from(outbox).where(pending).orderBy(outbox.id);
  for (const { id } of due) await deliver(ctx, id, consumerFunctions);
  await othersEnd();
  // A room's news that waited for an earlier one, which the queue itself had just begun.
  if (consumers.includes("room")) {
    const ids = due.map(({ id }) => id);
    const waits = await db
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(pending, isListed(outbox.id, ids), eq(outbox.lastError, overtaking)))
      .orderBy(outbox.id);
    for (const { id } of waits) await deliver(ctx, id, consumerFunctions);
    await othersEnd();
  }
  return due.length;
}
