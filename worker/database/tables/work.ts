/** The work: challenges, applications, deliveries, files and reviews. */

import { sql } from "drizzle-orm";
import { applicationStates } from "../../domains/applications/contract.ts";
import {
  agentPolicies,
  cancelReasons,
  categories,
  challengeKinds,
  challengeStates,
} from "../../domains/challenges/contract.ts";
import { deliveryStates } from "../../domains/deliveries/contract.ts";
import { fileStates } from "../../domains/files/contract.ts";
import { currencies } from "../../platform/money.ts";
import type { Kit } from "../kit.ts";
import type { PeopleTables } from "./people.ts";

export function defineWork(kit: Kit, { users }: PeopleTables) {
  const {
    table,
    id,
    sequence,
    text,
    integer,
    boolean,
    instant,
    money,
    choice,
    index,
    uniqueIndex,
    primaryKey,
    check,
    json,
  } = kit;

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
      /** Where the work is done, as its poster writes it; null: from anywhere. */
      place: text("place"),
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
      /** While it is taken down: nobody but its sides and moderators see it. */
      takenDownAt: instant("taken_down_at"),
      /** When a moderator found nothing wrong with it. */
      reviewedAt: instant("reviewed_at"),
      completedAt: instant("completed_at"),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
      version: integer("version").notNull().default(1),
    },
    (t) => [
      uniqueIndex("challenges_id").on(t.id),
      uniqueIndex("challenges_slug").on(t.slug),
      // The end of its address, which outlives the words before it (database/slug-tail.ts).
      index("challenges_tail").on(sql`substr(${t.id}, 25, 6)`),
      index("challenges_state").on(t.state, t.seq),
      index("challenges_category").on(t.category, t.state, t.seq),
      index("challenges_poster").on(t.posterId, t.seq),
      index("challenges_solver").on(t.solverId, t.seq),
      index("challenges_taken_down").on(t.seq).where(sql`${t.takenDownAt} is not null`),
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
  const searchAttributes = table(
    "search_attributes",
    {
      seq: integer("seq").primaryKey(),
      kind: text("kind").notNull().default("hire"),
      category: text("category").notNull(),
      agents: text("agents").notNull(),
      /** Folded; `remote` for what can be done from anywhere. */
      place: text("place").notNull().default("remote"),
      currency: text("currency").notNull(),
      rewardMinor: money("reward_minor").notNull(),
      applicationDeadline: instant("application_deadline").notNull(),
      /** Whether the poster has paid for a challenge before: a reward itself is held only once somebody is chosen. */
      posterHasPaid: boolean("poster_has_paid").notNull().default(false),
      titleLength: integer("title_length").notNull(),
      textLength: integer("text_length").notNull(),
    },
    (t) => [
      // With all that filters ask, so that what else lies in a range is passed by without a look at its row.
      index("search_attributes_reward").on(
        t.currency,
        t.rewardMinor,
        t.seq,
        t.category,
        t.agents,
        t.kind,
        t.place,
        t.applicationDeadline,
      ),
      index("search_attributes_deadline").on(
        t.applicationDeadline,
        t.seq,
        t.category,
        t.agents,
        t.kind,
        t.place,
        t.currency,
        t.rewardMinor,
      ),
      index("search_attributes_category").on(t.category, t.seq),
      index("search_attributes_place").on(t.place, t.seq),
    ],
  );

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
      index("applications_challenge").on(t.challengeId, t.seq),
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

  /** A file belongs to one delivery, one conversation or one dispute, or to nothing yet. */
  /** What somebody shows on their profile, in the order of `place`. */
  const works = table(
    "works",
    {
      id: id("id"),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      place: integer("place").notNull(),
      title: text("title").notNull(),
      description: text("description").notNull(),
      url: text("url"),
      challengeId: text("challenge_id").references(() => challenges.id),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [
      index("works_user").on(t.userId, t.place, t.id),
      uniqueIndex("works_challenge").on(t.challengeId, t.userId),
    ],
  );

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
      /** Pixels of a raster image, so that a page can keep its place free. */
      width: integer("width"),
      height: integer("height"),
      state: choice("state", fileStates).notNull(),
      deliveryId: text("delivery_id").references(() => deliveries.id),
      conversationId: text("conversation_id"),
      disputeId: text("dispute_id"),
      /** The work of a portfolio that it is the picture of. */
      workId: text("work_id").references(() => works.id),
      /** MD5 of the bytes, by which two versions of a file are known to be the same; null for what came before it was kept. */
      checksum: text("checksum"),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [
      index("files_owner").on(t.ownerId, t.createdAt),
      index("files_delivery").on(t.deliveryId),
      index("files_work").on(t.workId),
    ],
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

  return { challenges, challengeSkills, searchAttributes, applications, deliveries, works, files, reviews };
}

export type WorkTables = ReturnType<typeof defineWork>;
