/** Money: holds, the ledger, payouts, refunds, and Stripe's events. */

import { sql } from "drizzle-orm";
import {
  holdStates,
  liveHoldStates,
  payoutReasons,
  payoutStates,
  refundOrigins,
  refundStates,
  stripeEventStates,
} from "../../domains/payments/contract.ts";
import { currencies } from "../../platform/money.ts";
import type { Kit } from "../kit.ts";
import type { PeopleTables } from "./people.ts";
import type { WorkTables } from "./work.ts";

export function defineMoney(kit: Kit, { users }: PeopleTables, { challenges, applications }: WorkTables) {
  const { table, id, sequence, text, integer, boolean, instant, money, choice, index, uniqueIndex, check } = kit;
  const quoted = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(", "));

  const holds = table(
    "holds",
    {
      id: id("id"),
      challengeId: text("challenge_id")
        .notNull()
        .references(() => challenges.id),
      applicationId: text("application_id")
        .notNull()
        .references(() => applications.id),
      posterId: text("poster_id")
        .notNull()
        .references(() => users.id),
      solverId: text("solver_id")
        .notNull()
        .references(() => users.id),
      state: choice("state", holdStates).notNull(),
      amountMinor: money("amount_minor").notNull(),
      currency: choice("currency", currencies).notNull(),
      /** The fee of the policy in force at funding; before that, of the policy in force at the award. */
      feeMinor: money("fee_minor").notNull(),
      /** Tax on the fee, at the rate in force at funding; it comes out of the solver's part, as the fee does. */
      taxMinor: money("tax_minor").notNull().default(0),
      windowEndsAt: instant("window_ends_at").notNull(),
      checkoutSessionId: text("checkout_session_id"),
      checkoutUrl: text("checkout_url"),
      checkoutExpiresAt: instant("checkout_expires_at"),
      /** Counts checkout attempts: the idempotency key of each session is `{hold}:{attempt}`. */
      checkoutAttempt: integer("checkout_attempt").notNull().default(0),
      /** The payer's language when the attempt began: asked for again, its session must be the same. */
      checkoutLocale: text("checkout_locale").notNull().default("en"),
      /** What the attempt calls what is paid for, until Stripe has answered it: the title may lose words meanwhile. */
      checkoutLine: text("checkout_line"),
      paymentIntentId: text("payment_intent_id"),
      chargeId: text("charge_id"),
      heldAt: instant("held_at"),
      /** Stripe's own name for the card or bank account that paid: the same one has the same name. */
      payerFingerprint: text("payer_fingerprint"),
      /** The signal for whose review its payouts wait, for so long as payouts.ts says; null: for none. */
      signalId: text("signal_id"),
      /** When the sweep last asked Stripe about the session: no change of the hold, so no version goes with it. */
      askedAt: instant("asked_at"),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
      version: integer("version").notNull().default(1),
    },
    (t) => [
      uniqueIndex("holds_one_live")
        .on(t.challengeId)
        .where(sql`${t.state} in (${quoted(liveHoldStates)})`),
      uniqueIndex("holds_session").on(t.checkoutSessionId),
      uniqueIndex("holds_payment_intent").on(t.paymentIntentId),
      index("holds_challenge").on(t.challengeId, t.createdAt),
      index("holds_poster").on(t.posterId),
      index("holds_solver").on(t.solverId),
      // Receipts of one person, on either side, in their order.
      index("holds_paid_by").on(t.posterId, t.heldAt, t.id).where(sql`${t.heldAt} is not null`),
      index("holds_paid_for").on(t.solverId, t.heldAt, t.id).where(sql`${t.heldAt} is not null`),
      index("holds_payer").on(t.payerFingerprint).where(sql`${t.payerFingerprint} is not null`),
      index("holds_signal").on(t.signalId).where(sql`${t.signalId} is not null`),
      index("holds_state").on(t.state, t.updatedAt),
      check("holds_amount", sql`${t.amountMinor} > 0`),
      check("holds_fee", sql`${t.feeMinor} between 0 and ${t.amountMinor}`),
    ],
  );

  /**
   * Accounts of the ledger, such as `hold:hld_…`. One with a floor or a ceiling keeps its balance (credits less debits) by trigger,
   * and the database refuses what would break it; hot accounts without either keep none and are summed.
   */
  const accounts = table(
    "accounts",
    {
      id: id("id"),
      currency: choice("currency", currencies).notNull(),
      floorMinor: money("floor_minor"),
      /** The most that the balance may be (trigger): nobody pays back more than they owe. */
      ceilingMinor: money("ceiling_minor"),
      balanceMinor: money("balance_minor").notNull().default(0),
    },
    (t) => [check("accounts_floor", sql`${t.floorMinor} is null or ${t.balanceMinor} >= ${t.floorMinor}`)],
  );

  /** A journal is one fact or decision, keyed by what caused it; appended only (trigger). */
  const journals = table(
    "journals",
    {
      id: id("id"),
      kind: text("kind").notNull(),
      source: text("source").notNull(),
      holdId: text("hold_id").references(() => holds.id),
      at: instant("at").notNull(),
    },
    (t) => [
      uniqueIndex("journals_once").on(t.kind, t.source),
      index("journals_hold").on(t.holdId),
      index("journals_at").on(t.at),
    ],
  );

  const postings = table(
    "postings",
    {
      seq: sequence("seq"),
      journalId: text("journal_id")
        .notNull()
        .references(() => journals.id),
      debit: text("debit")
        .notNull()
        .references(() => accounts.id),
      credit: text("credit")
        .notNull()
        .references(() => accounts.id),
      amountMinor: money("amount_minor").notNull(),
      currency: choice("currency", currencies).notNull(),
    },
    (t) => [
      index("postings_journal").on(t.journalId),
      index("postings_debit").on(t.debit),
      index("postings_credit").on(t.credit),
      check("postings_amount", sql`${t.amountMinor} > 0`),
      check("postings_sides", sql`${t.debit} <> ${t.credit}`),
    ],
  );

  const payouts = table(
    "payouts",
    {
      id: id("id"),
      holdId: text("hold_id")
        .notNull()
        .references(() => holds.id),
      journalId: text("journal_id")
        .notNull()
        .references(() => journals.id),
      solverId: text("solver_id")
        .notNull()
        .references(() => users.id),
      amountMinor: money("amount_minor").notNull(),
      currency: choice("currency", currencies).notNull(),
      state: choice("state", payoutStates).notNull(),
      reason: choice("reason", payoutReasons),
      failureCode: text("failure_code"),
      /** Rises only after a definite refusal or a look-up that found nothing: part of the idempotency key. */
      attempt: integer("attempt").notNull().default(1),
      /** Definite refusals of the transfer; after a few only an admin tries again. */
      refusals: integer("refusals").notNull().default(0),
      transferId: text("transfer_id"),
      paidAt: instant("paid_at"),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
      version: integer("version").notNull().default(1),
    },
    (t) => [
      uniqueIndex("payouts_journal").on(t.journalId),
      uniqueIndex("payouts_transfer").on(t.transferId),
      index("payouts_hold").on(t.holdId),
      index("payouts_solver").on(t.solverId, t.createdAt),
      index("payouts_state").on(t.state, t.updatedAt),
      index("payouts_listed").on(t.createdAt, t.id),
      index("payouts_listed_by_state").on(t.state, t.createdAt, t.id),
      check("payouts_amount", sql`${t.amountMinor} > 0`),
    ],
  );

  const refunds = table(
    "refunds",
    {
      id: id("id"),
      holdId: text("hold_id")
        .notNull()
        .references(() => holds.id),
      amountMinor: money("amount_minor").notNull(),
      currency: choice("currency", currencies).notNull(),
      state: choice("state", refundStates).notNull(),
      /** Where the money was before it was decided to go back. */
      origin: choice("origin", refundOrigins).notNull().default("hold"),
      /** The charge or payment intent the money goes back to. */
      paymentIntentId: text("payment_intent_id").notNull(),
      stripeRefundId: text("stripe_refund_id"),
      failureCode: text("failure_code"),
      attempt: integer("attempt").notNull().default(1),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
      version: integer("version").notNull().default(1),
    },
    (t) => [
      uniqueIndex("refunds_stripe").on(t.stripeRefundId),
      index("refunds_hold").on(t.holdId),
      index("refunds_state").on(t.state, t.updatedAt),
      index("refunds_listed").on(t.createdAt, t.id),
      index("refunds_listed_by_state").on(t.state, t.createdAt, t.id),
      check("refunds_amount", sql`${t.amountMinor} > 0`),
    ],
  );

  /** Stripe's webhooks, received once; only `processed` ends one. What does not fit our record is quarantined, never acted on. */
  const stripeEvents = table(
    "stripe_events",
    {
      id: id("id"),
      type: text("type").notNull(),
      objectId: text("object_id"),
      account: text("account"),
      livemode: boolean("livemode").notNull().default(false),
      state: choice("state", stripeEventStates).notNull(),
      reason: text("reason"),
      receivedAt: instant("received_at").notNull(),
      processedAt: instant("processed_at"),
    },
    (t) => [index("stripe_events_state").on(t.state, t.receivedAt)],
  );

  return { holds, accounts, journals, postings, payouts, refunds, stripeEvents };
}

export type MoneyTables = ReturnType<typeof defineMoney>;
