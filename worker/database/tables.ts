/**
 * Every table of the record, in the order of the business. Rules that hold money or state together are constraints here
 * as well as pure checks in the code (DESIGN: let the database refuse). No cascades: rows are never deleted by deleting others.
 */
import { sql } from "drizzle-orm";
import { applicationStates } from "../domains/applications/contract.ts";
import {
  agentPolicies,
  cancelReasons,
  categories,
  challengeKinds,
  challengeStates,
} from "../domains/challenges/contract.ts";
import { deliveryStates } from "../domains/deliveries/contract.ts";
import { fileStates } from "../domains/files/contract.ts";
import { holdStates, liveHoldStates, payoutReasons, payoutStates } from "../domains/payments/contract.ts";
import { roles, userStates } from "../domains/users/contract.ts";
import { timerKinds } from "../platform/clock.ts";
import { consumers, type EventFacts, topics } from "../platform/events.ts";
import { currencies } from "../platform/money.ts";
import type { Kit } from "./kit.ts";

export const outboxStates = ["pending", "done", "dead"] as const;
export const refundStates = ["decided", "requested", "paid", "failed"] as const;
export const stripeEventStates = ["received", "processed", "quarantined"] as const;
export const storedPayoutAccountStates = ["creating", "onboarding", "ready", "restricted"] as const;

export function defineSchema(kit: Kit) {
  const { table, id, sequence, text, integer, instant, money, choice, json, index, uniqueIndex, primaryKey, check } =
    kit;
  const quoted = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(", "));

  // People ----------------------------------------------------------------------------------------------------------

  const users = table(
    "users",
    {
      id: id("id"),
      handle: text("handle").notNull(),
      name: text("name").notNull(),
      email: text("email"),
      bio: text("bio").notNull().default(""),
      country: text("country"),
      role: choice("role", roles).notNull().default("member"),
      state: choice("state", userStates).notNull().default("active"),
      locale: text("locale").notNull().default("en"),
      timeZone: text("time_zone").notNull().default("UTC"),
      /** Where this person's objects live (a Durable Object jurisdiction), fixed at creation. */
      jurisdiction: text("jurisdiction"),
      /** Published reviews only; moved in the commit that publishes them. */
      ratingSum: integer("rating_sum").notNull().default(0),
      ratingCount: integer("rating_count").notNull().default(0),
      paidAsPoster: integer("paid_as_poster").notNull().default(0),
      completedAsSolver: integer("completed_as_solver").notNull().default(0),
      /** `updated_at` of the identity provider's newest word about this person, so that late webhooks change nothing. */
      identityUpdatedAt: instant("identity_updated_at").notNull().default(0),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
      version: integer("version").notNull().default(1),
    },
    (t) => [uniqueIndex("users_handle").on(t.handle)],
  );

  /** A person is found by (issuer, subject), so that a Clerk instance can be moved; e-mail is never an identity. */
  const identities = table(
    "identities",
    {
      issuer: text("issuer").notNull(),
      subject: text("subject").notNull(),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index("identities_user").on(t.userId)],
  );

  const userSkills = table(
    "user_skills",
    {
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      skill: text("skill").notNull(),
    },
    (t) => [primaryKey({ columns: [t.userId, t.skill] }), index("user_skills_skill").on(t.skill, t.userId)],
  );

  const revokedSessions = table("revoked_sessions", {
    sessionId: id("session_id"),
    revokedAt: instant("revoked_at").notNull(),
  });

  /** Clerk's webhooks that were acted on, by `svix-id`. */
  const clerkEvents = table("clerk_events", {
    id: id("id"),
    type: text("type").notNull(),
    processedAt: instant("processed_at").notNull(),
  });

  const payoutAccounts = table(
    "payout_accounts",
    {
      userId: id("user_id").references(() => users.id),
      stripeAccountId: text("stripe_account_id"),
      country: text("country").notNull(),
      state: choice("state", storedPayoutAccountStates).notNull(),
      requirements: json<string[]>("requirements").notNull(),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [uniqueIndex("payout_accounts_stripe").on(t.stripeAccountId)],
  );

  // Challenges ------------------------------------------------------------------------------------------------------

  const challenges = table(
    "challenges",
    {
      seq: sequence("seq"),
      id: text("id").notNull(),
      slug: text("slug").notNull(),
      kind: choice("kind", challengeKinds).notNull().default("hire"),
      state: choice("state", challengeStates).notNull(),
      posterId: text("poster_id")
        .notNull()
        .references(() => users.id),
      solverId: text("solver_id").references(() => users.id),
      title: text("title").notNull(),
      summary: text("summary").notNull().default(""),
      brief: text("brief").notNull().default(""),
      briefVersion: integer("brief_version").notNull().default(1),
      category: choice("category", categories),
      skills: json<string[]>("skills").notNull(),
      rewardMinor: money("reward_minor"),
      currency: choice("currency", currencies),
      agents: choice("agents", agentPolicies).notNull().default("declared"),
      applicationDeadline: instant("application_deadline"),
      deliveryDays: integer("delivery_days"),
      applicationCount: integer("application_count").notNull().default(0),
      awardedApplicationId: text("awarded_application_id"),
      dueAt: instant("due_at"),
      approvesAt: instant("approves_at"),
      paymentDueAt: instant("payment_due_at"),
      /** Rounds of changes asked for so far. */
      changeRounds: integer("change_rounds").notNull().default(0),
      cancelReason: choice("cancel_reason", cancelReasons),
      cancelNote: text("cancel_note"),
      publishedAt: instant("published_at"),
      completedAt: instant("completed_at"),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
      version: integer("version").notNull().default(1),
    },
    (t) => [
      uniqueIndex("challenges_id").on(t.id),
      uniqueIndex("challenges_slug").on(t.slug),
      index("challenges_state").on(t.state, t.seq),
      index("challenges_category").on(t.category, t.state, t.seq),
      index("challenges_poster").on(t.posterId, t.seq),
      index("challenges_solver").on(t.solverId, t.seq),
      check("challenges_reward", sql`${t.rewardMinor} is null or ${t.rewardMinor} > 0`),
      check("challenges_solver_is_not_poster", sql`${t.solverId} is null or ${t.solverId} <> ${t.posterId}`),
      check(
        "challenges_published_whole",
        sql`${t.state} in ('draft', 'canceled') or (${t.rewardMinor} is not null and ${t.currency} is not null and ${t.deliveryDays} is not null)`,
      ),
    ],
  );

  const challengeSkills = table(
    "challenge_skills",
    {
      challengeSeq: integer("challenge_seq")
        .notNull()
        .references(() => challenges.seq),
      skill: text("skill").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.challengeSeq, t.skill] }),
      index("challenge_skills_skill").on(t.skill, t.challengeSeq),
    ],
  );

  /** Narrow rows for ranking and filtering search hits without touching the wide ones (database/search-index.ts). */
  const searchAttributes = table("search_attributes", {
    seq: integer("seq").primaryKey(),
    category: text("category").notNull(),
    agents: text("agents").notNull(),
    currency: text("currency").notNull(),
    rewardMinor: money("reward_minor").notNull(),
    applicationDeadline: instant("application_deadline").notNull(),
    titleLength: integer("title_length").notNull(),
    textLength: integer("text_length").notNull(),
  });

  const applications = table(
    "applications",
    {
      seq: sequence("seq"),
      id: text("id").notNull(),
      challengeId: text("challenge_id")
        .notNull()
        .references(() => challenges.id),
      posterId: text("poster_id")
        .notNull()
        .references(() => users.id),
      applicantId: text("applicant_id")
        .notNull()
        .references(() => users.id),
      state: choice("state", applicationStates).notNull(),
      coverLetter: text("cover_letter").notNull(),
      priceMinor: money("price_minor").notNull(),
      currency: choice("currency", currencies).notNull(),
      days: integer("days").notNull(),
      agentUse: text("agent_use"),
      posterNote: text("poster_note"),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
      version: integer("version").notNull().default(1),
    },
    (t) => [
      uniqueIndex("applications_id").on(t.id),
      uniqueIndex("applications_once").on(t.challengeId, t.applicantId),
      index("applications_applicant").on(t.applicantId, t.seq),
      check("applications_price", sql`${t.priceMinor} > 0`),
      check("applications_not_own", sql`${t.applicantId} <> ${t.posterId}`),
    ],
  );

  const deliveries = table(
    "deliveries",
    {
      id: id("id"),
      challengeId: text("challenge_id")
        .notNull()
        .references(() => challenges.id),
      solverId: text("solver_id")
        .notNull()
        .references(() => users.id),
      version: integer("version").notNull(),
      note: text("note").notNull(),
      state: choice("state", deliveryStates).notNull(),
      feedback: text("feedback"),
      createdAt: instant("created_at").notNull(),
      decidedAt: instant("decided_at"),
    },
    (t) => [uniqueIndex("deliveries_version").on(t.challengeId, t.version)],
  );

  /** A file belongs to one delivery or one conversation, or to nothing yet. */
  const files = table(
    "files",
    {
      id: id("id"),
      ownerId: text("owner_id")
        .notNull()
        .references(() => users.id),
      name: text("name").notNull(),
      type: text("type").notNull(),
      size: integer("size").notNull(),
      state: choice("state", fileStates).notNull(),
      deliveryId: text("delivery_id").references(() => deliveries.id),
      conversationId: text("conversation_id"),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("files_owner").on(t.ownerId, t.createdAt), index("files_delivery").on(t.deliveryId)],
  );

  const reviews = table(
    "reviews",
    {
      seq: sequence("seq"),
      id: text("id").notNull(),
      challengeId: text("challenge_id")
        .notNull()
        .references(() => challenges.id),
      authorId: text("author_id")
        .notNull()
        .references(() => users.id),
      subjectId: text("subject_id")
        .notNull()
        .references(() => users.id),
      rating: integer("rating").notNull(),
      text: text("text").notNull(),
      createdAt: instant("created_at").notNull(),
      publishedAt: instant("published_at"),
    },
    (t) => [
      uniqueIndex("reviews_id").on(t.id),
      uniqueIndex("reviews_once").on(t.challengeId, t.authorId),
      index("reviews_subject").on(t.subjectId, t.seq),
      check("reviews_rating", sql`${t.rating} between 1 and 5`),
      check("reviews_not_self", sql`${t.authorId} <> ${t.subjectId}`),
    ],
  );

  // Talk ------------------------------------------------------------------------------------------------------------

  /** Messages live in the conversation's object; this row says who may enter. One room per challenge and applicant. */
  const conversations = table(
    "conversations",
    {
      id: id("id"),
      challengeId: text("challenge_id").references(() => challenges.id),
      applicantId: text("applicant_id").references(() => users.id),
      jurisdiction: text("jurisdiction"),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [uniqueIndex("conversations_applicant").on(t.challengeId, t.applicantId)],
  );

  const conversationMembers = table(
    "conversation_members",
    {
      conversationId: text("conversation_id")
        .notNull()
        .references(() => conversations.id),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      joinedAt: instant("joined_at").notNull(),
      leftAt: instant("left_at"),
    },
    (t) => [
      primaryKey({ columns: [t.conversationId, t.userId] }),
      index("conversation_members_user").on(t.userId, t.joinedAt),
    ],
  );

  // Money -----------------------------------------------------------------------------------------------------------

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
      windowEndsAt: instant("window_ends_at").notNull(),
      checkoutSessionId: text("checkout_session_id"),
      checkoutUrl: text("checkout_url"),
      checkoutExpiresAt: instant("checkout_expires_at"),
      /** Counts checkout attempts: the idempotency key of each session is `{hold}:{attempt}`. */
      checkoutAttempt: integer("checkout_attempt").notNull().default(0),
      paymentIntentId: text("payment_intent_id"),
      chargeId: text("charge_id"),
      heldAt: instant("held_at"),
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
      check("holds_amount", sql`${t.amountMinor} > 0`),
      check("holds_fee", sql`${t.feeMinor} between 0 and ${t.amountMinor}`),
    ],
  );

  /**
   * Accounts of the ledger, such as `hold:hld_…`. One with a floor keeps its balance (credits less debits) by trigger, and the
   * CHECK refuses what would break it; hot accounts without a floor keep none and are summed.
   */
  const accounts = table(
    "accounts",
    {
      id: id("id"),
      currency: choice("currency", currencies).notNull(),
      floorMinor: money("floor_minor"),
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
    (t) => [uniqueIndex("journals_once").on(t.kind, t.source), index("journals_hold").on(t.holdId)],
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
      state: choice("state", stripeEventStates).notNull(),
      reason: text("reason"),
      receivedAt: instant("received_at").notNull(),
      processedAt: instant("processed_at"),
    },
    (t) => [index("stripe_events_state").on(t.state, t.receivedAt)],
  );

  // Machinery -------------------------------------------------------------------------------------------------------

  /** What happens by itself: written in the commit that starts the clock, swept by cron. Late is fine, twice is harmless. */
  const timers = table(
    "timers",
    {
      kind: choice("kind", timerKinds).notNull(),
      subject: text("subject").notNull(),
      dueAt: instant("due_at").notNull(),
      attempts: integer("attempts").notNull().default(0),
      lastError: text("last_error"),
    },
    (t) => [primaryKey({ columns: [t.kind, t.subject] }), index("timers_due").on(t.dueAt)],
  );

  /** One row per event and consumer (platform/outbox.ts). */
  const outbox = table(
    "outbox",
    {
      id: id("id"),
      /** The same for all consumers of one event: what they dedupe by. */
      eventId: text("event_id").notNull(),
      consumer: choice("consumer", consumers).notNull(),
      topic: choice("topic", topics).notNull(),
      facts: json<EventFacts>("facts").notNull(),
      state: choice("state", outboxStates).notNull().default("pending"),
      attempts: integer("attempts").notNull().default(0),
      nextAt: instant("next_at").notNull(),
      leaseUntil: instant("lease_until"),
      lastError: text("last_error"),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("outbox_due").on(t.state, t.nextAt)],
  );

  const idempotencyKeys = table(
    "idempotency_keys",
    {
      actorId: text("actor_id").notNull(),
      route: text("route").notNull(),
      key: text("key").notNull(),
      bodyHash: text("body_hash").notNull(),
      result: json<unknown>("result").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.actorId, t.route, t.key] }), index("idempotency_keys_age").on(t.createdAt)],
  );

  /** Who did what: written in the commit that did it; appended only (trigger). */
  const auditLog = table(
    "audit_log",
    {
      seq: sequence("seq"),
      actorId: text("actor_id").notNull(),
      verb: text("verb").notNull(),
      subject: text("subject").notNull(),
      detail: json<Record<string, unknown>>("detail").notNull(),
      requestId: text("request_id").notNull(),
      at: instant("at").notNull(),
    },
    (t) => [index("audit_log_subject").on(t.subject, t.seq)],
  );

  return {
    users,
    identities,
    userSkills,
    revokedSessions,
    clerkEvents,
    payoutAccounts,
    challenges,
    challengeSkills,
    searchAttributes,
    applications,
    deliveries,
    files,
    reviews,
    conversations,
    conversationMembers,
    holds,
    accounts,
    journals,
    postings,
    payouts,
    refunds,
    stripeEvents,
    timers,
    outbox,
    idempotencyKeys,
    auditLog,
  };
}
