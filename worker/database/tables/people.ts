/** People: accounts, who they are at the identity provider, and where they are paid. */
import { sql } from "drizzle-orm";
import { analyticsChoices, roles, userStates } from "../../domains/users/contract.ts";
import type { Kit } from "../kit.ts";

export const storedPayoutAccountStates = ["creating", "onboarding", "ready", "restricted"] as const;

export function definePeople(kit: Kit) {
  const { table, id, text, integer, instant, choice, index, uniqueIndex, primaryKey, json } = kit;

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
      /** How many of those gave each number of stars. */
      ratings1: integer("ratings_1").notNull().default(0),
      ratings2: integer("ratings_2").notNull().default(0),
      ratings3: integer("ratings_3").notNull().default(0),
      ratings4: integer("ratings_4").notNull().default(0),
      ratings5: integer("ratings_5").notNull().default(0),
      paidAsPoster: integer("paid_as_poster").notNull().default(0),
      completedAsSolver: integer("completed_as_solver").notNull().default(0),
      /** null: never asked, or never answered, which is no. */
      analytics: choice("analytics", analyticsChoices),
      /** `updated_at` of the identity provider's newest word about this person, so that late webhooks change nothing. */
      identityUpdatedAt: instant("identity_updated_at").notNull().default(0),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
      version: integer("version").notNull().default(1),
    },
    (t) => [
      uniqueIndex("users_handle").on(t.handle),
      index("users_created").on(t.createdAt, t.id),
      // By which admins find people: the same address may be another's who has left.
      index("users_email").on(sql`lower(${t.email})`),
    ],
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

  /** Words of names and handles, folded, by which people are found (database/person-words.ts). */
  const personWords = table(
    "person_words",
    {
      word: text("word").notNull(),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
    },
    (t) => [primaryKey({ columns: [t.word, t.userId] }), index("person_words_user").on(t.userId)],
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
    (t) => [
      uniqueIndex("payout_accounts_stripe").on(t.stripeAccountId),
      index("payout_accounts_state").on(t.state, t.updatedAt),
    ],
  );

  return { users, identities, userSkills, personWords, revokedSessions, clerkEvents, payoutAccounts };
}

export type PeopleTables = ReturnType<typeof definePeople>;
