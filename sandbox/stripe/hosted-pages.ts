/** The pages that Stripe hosts: Checkout, its 3-D Secure step, onboarding, and a word in place of the dashboard. */
import { Hono } from "hono";
import { html } from "hono/html";
import type Stripe from "stripe";
import { finishOnboarding, usableLink } from "./account-links.ts";
import { type AccountOutcome, findAccount } from "./accounts.ts";
import { type PayerAction, pay } from "./checkout.ts";
import { formatAmount } from "./currencies.ts";
import { choice, page } from "./pages.ts";
import type { Sandbox } from "./sandbox.ts";

type Session = Stripe.Checkout.Session;

export function hostedPages(sandbox: Sandbox): Hono {
  const app = new Hono();
  const find = (id: string) => sandbox.store.find<Session>("checkout.session", id);

  app.get("/", () =>
    page(
      "Stripe sandbox",
      html`<h1>Stripe sandbox</h1>
<p>This Worker stands in for <code>api.stripe.com</code> while OpenChance runs on one machine.</p>
<p class="soft">Point the Stripe SDK's host, port and protocol here. Scripts use <a href="/sandbox/state">/sandbox/…</a>; its README lists everything.</p>`,
    ),
  );
  app.get("/c/pay/:id", (c) => {
    const session = find(c.req.param("id"));
    return session === null ? gone("This payment page does not exist.") : checkoutPage(session, c.req.query("error"));
  });
  app.post("/c/pay/:id", async (c) => {
    const session = find(c.req.param("id"));
    if (session === null || session.status !== "open") return c.redirect(`/c/pay/${c.req.param("id")}`, 303);
    const form = await c.req.parseBody();
    const action = String(form.action);
    return c.redirect(
      sandbox.store.transaction(() => payOnPage(sandbox, session, action, Number(form.delay ?? 5))),
      303,
    );
  });
  app.get("/c/pay/:id/authenticate", (c) => {
    const session = find(c.req.param("id"));
    return session === null || session.status !== "open"
      ? c.redirect(`/c/pay/${c.req.param("id")}`, 303)
      : challengePage(session);
  });
  app.get("/connect/onboard/:id", (c) => {
    const { link, usable } = usableLink(sandbox, c.req.param("id"));
    if (link === null) return gone("This onboarding link does not exist.");
    return usable ? onboardingPage(sandbox, link.account) : c.redirect(link.refreshUrl, 303);
  });
  app.post("/connect/onboard/:id", async (c) => {
    const { link, usable } = usableLink(sandbox, c.req.param("id"));
    if (link === null) return gone("This onboarding link does not exist.");
    if (!usable) return c.redirect(link.refreshUrl, 303);
    const form = await c.req.parseBody();
    const outcome = String(form.outcome);
    const typed = String(form.bank_account ?? "").trim();
    if (!["ready", "missing", "restricted", "pending", "leave"].includes(outcome)) return c.redirect(c.req.path, 303);
    const next = sandbox.store.transaction(
      () => finishOnboarding(sandbox, link, outcome as AccountOutcome | "leave", typed === "" ? null : typed), // one of the five
    );
    return c.redirect(next, 303);
  });
  app.get("/connect/dashboard/:id", (c) => dashboardPage(sandbox, c.req.param("id")));
  return app;
}

/** Does what the payer chose and says where to go next. */
function payOnPage(sandbox: Sandbox, session: Session, action: string, delaySeconds: number): string {
  const here = `/c/pay/${session.id}`;
  const actions: Record<string, PayerAction> = {
    card: "card",
    card_declined: "card_declined",
    card_challenge: "challenge",
    challenge_ok: "card",
    challenge_failed: "challenge_failed",
    debit_ok: "debit",
    debit_failed: "debit",
  };
  const chosen = actions[action];
  if (chosen === undefined) return here;
  pay(sandbox, session, chosen);
  if (chosen === "challenge") return `${here}/authenticate`;
  if (chosen === "card_declined") return `${here}?error=declined`;
  if (chosen === "challenge_failed") return `${here}?error=authentication`;
  if (chosen === "debit" && delaySeconds >= 0) {
    sandbox.schedule("resolve_debit", session.id, delaySeconds * 1000, { succeeded: action === "debit_ok" });
  }
  return (session.success_url ?? here).replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}

const ERRORS: Record<string, string> = {
  declined: "Your card was declined. Try another way to pay.",
  authentication: "Your bank could not confirm that it was you. Try again or pay another way.",
};

function checkoutPage(session: Session, error: string | undefined): Response {
  const currency = session.currency ?? "usd";
  const total = formatAmount(session.amount_total ?? 0, currency);
  if (session.status !== "open") return closedPage(session);
  const offersDebit = session.payment_method_types.some((type) => type !== "card");
  const message = error === undefined ? undefined : ERRORS[error];
  return page(
    `Pay ${total} – Checkout (sandbox)`,
    html`<h1>Pay OpenChance</h1>
<p class="total">${total}</p>
${session.locale === null || session.locale === "auto" ? "" : html`<p class="soft">Stripe's own page speaks the payer's language: ${session.locale}</p>`}
${message === undefined ? "" : html`<div role="alert">${message}</div>`}
<ul class="items">${(session.line_items?.data ?? []).map(
      (item) =>
        html`<li><span>${item.description}${(item.quantity ?? 1) > 1 ? html` × ${String(item.quantity)}` : ""}</span><span>${formatAmount(item.amount_total, item.currency)}</span></li>`,
    )}</ul>
${session.customer_email === null ? "" : html`<p class="soft">Receipt to ${session.customer_email}</p>`}
<form method="post" action="/c/pay/${session.id}">
${session.payment_method_types.includes("card") ? cardChoices() : ""}
${offersDebit ? debitChoices() : ""}
</form>
${session.cancel_url === null ? "" : html`<p><a href="${session.cancel_url}">Back without paying</a></p>`}`,
  );
}

function cardChoices() {
  return html`<h2>Card</h2>
${choice("action", "card", "Pay by card", "The card is charged at once.", true)}
${choice("action", "card_challenge", "Pay by card with 3-D Secure", "The bank asks you to confirm first.")}
${choice("action", "card_declined", "Pay by a card that is declined", "The payment fails and this page stays open.")}`;
}

function debitChoices() {
  return html`<h2>Bank debit</h2>
<p><label for="delay">The bank answers</label>
<select id="delay" name="delay"><option value="5">after 5 seconds</option><option value="60">after a minute</option><option value="-1">when a script says so</option></select></p>
${choice("action", "debit_ok", "Pay by bank debit", "The money arrives later.")}
${choice("action", "debit_failed", "Pay by a bank debit that is returned", "The bank refuses later.")}`;
}

function closedPage(session: Session): Response {
  const done = session.status === "complete";
  const back = done ? session.success_url?.replaceAll("{CHECKOUT_SESSION_ID}", session.id) : session.cancel_url;
  return page(
    "Checkout (sandbox)",
    html`<h1>${done ? "This payment has been made" : "This payment page has expired"}</h1>
<p class="soft">${done ? "There is nothing more to do here." : "Nothing was charged. Open a new payment page to pay."}</p>
${back === null || back === undefined ? "" : html`<p><a href="${back}">Back to OpenChance</a></p>`}`,
  );
}

function challengePage(session: Session): Response {
  return page(
    "3-D Secure (sandbox)",
    html`<h1>Your bank asks: is this you?</h1>
<p>A payment of ${formatAmount(session.amount_total ?? 0, session.currency ?? "usd")} to OpenChance.</p>
<form method="post" action="/c/pay/${session.id}">
${choice("action", "challenge_ok", "Complete authentication", "The bank confirms, and the card is charged.", true)}
${choice("action", "challenge_failed", "Fail authentication", "The payment fails and you return to the payment page.")}
</form>`,
  );
}

function onboardingPage(sandbox: Sandbox, id: string): Response {
  const account = findAccount(sandbox, id);
  const due = account?.requirements?.entries ?? [];
  return page(
    "Payout set-up (sandbox)",
    html`<h1>Set up payouts</h1>
<p>Stripe would ask for your identity and bank account here${account?.identity?.country === undefined ? "" : html` (country: ${account.identity.country})`}. Choose how it goes.</p>
${due.length === 0 ? "" : html`<h2>Still needed</h2><ul>${due.map((entry) => html`<li>${entry.description}</li>`)}</ul>`}
<form method="post" action="">
<p><label for="bank_account">Bank account</label>
<input id="bank_account" name="bank_account" maxlength="40" autocomplete="off" aria-describedby="about-bank_account">
<small id="about-bank_account" class="soft">Any number you make up. The same number is the same bank account, whoever types it; left empty, it is one that nobody else has.</small></p>
${choice("outcome", "ready", "Complete everything", "Payouts are possible at once.", true)}
${choice("outcome", "missing", "Leave something missing", "A bank account and the agreement are still due.")}
${choice("outcome", "pending", "Submit, verification pending", "Stripe is still checking.")}
${choice("outcome", "restricted", "Be restricted", "Stripe restricts the account after a review.")}
${choice("outcome", "leave", "Leave without changes", "Nothing changes.")}
</form>`,
  );
}

function dashboardPage(sandbox: Sandbox, id: string): Response {
  const account = findAccount(sandbox, id);
  if (account === null) return gone("This account does not exist.");
  const payouts = sandbox.store.all<Stripe.Payout>("payout", id);
  return page(
    "Payouts (sandbox)",
    html`<h1>Express dashboard</h1><p class="soft">${account.display_name ?? id}</p>
<h2>Payouts</h2>
${payouts.length === 0 ? html`<p>No payouts yet.</p>` : html`<ul class="items">${payouts.map((payout) => html`<li><span>${payout.status}</span><span>${formatAmount(payout.amount, payout.currency)}</span></li>`)}</ul>`}`,
  );
}

function gone(message: string): Response {
  const { body, headers } = page("Not found (sandbox)", html`<h1>Not found</h1><p>${message}</p>`);
  return new Response(body, { status: 404, headers });
}
