/** Disagreement: disputes with everything that was said, and proposals to end a challenge together. */

import { sql } from "drizzle-orm";
import { challengeStates } from "../../domains/challenges/contract.ts";
import { disputeEntryKinds, disputeOutcomes, disputeReasons, disputeStates } from "../../domains/disputes/contract.ts";
import { proposalStates } from "../../domains/engagements/contract.ts";
import type { TimerKind } from "../../platform/clock.ts";
import { currencies } from "../../platform/money.ts";
import type { Kit } from "../kit.ts";
import type { MoneyTables } from "./money.ts";
import type { PeopleTables } from "./people.ts";
import type { WorkTables } from "./work.ts";

/** A clock that stands still, and how much of it was left, ms. */
export interface PausedTimer {
  kind: TimerKind;
  subject: string;
  leftMs: number;
}

export function defineDisputes(kit: Kit, { users }: PeopleTables, { challenges }: WorkTables, { holds }: MoneyTables) {
  const { table, id, sequence, text, integer, instant, money, choice, json, index, uniqueIndex, check } = kit;

  /** Either side stops the clocks and asks for another end. Both sides, and admins, read the same entries. */
  const disputes = table(
    "disputes",
    {
      id: id("id"),
      challengeId: text("challenge_id")
        .notNull()
        .references(() => challenges.id),
      holdId: text("hold_id")
        .notNull()
        .references(() => holds.id),
      filedBy: text("filed_by")
        .notNull()
        .references(() => users.id),
      state: choice("state", disputeStates).notNull(),
      reason: choice("reason", disputeReasons).notNull(),
      /** Where the challenge goes back to when the dispute is withdrawn. */
      formerState: choice("former_state", challengeStates).notNull(),
      /** The clocks that it stopped, with what was left of them; `dueLeftMs` and `approvalLeftMs` are what pages show. */
      paused: json<PausedTimer[]>("paused").notNull(),
      dueLeftMs: integer("due_left_ms"),
      approvalLeftMs: integer("approval_left_ms"),
      currency: choice("currency", currencies).notNull(),
      /** What was left of the hold when it was filed: claims and offers divide exactly this. */
      heldMinor: money("held_minor").notNull(),
      /** Until when the other side may answer; silence settles by the claim. */
      answerDueAt: instant("answer_due_at").notNull(),
      /** From the answer on: until when the sides are by themselves, and by when an admin decides. */
      offersEndAt: instant("offers_end_at"),
      decisionDueAt: instant("decision_due_at"),
      outcome: choice("outcome", disputeOutcomes),
      /** What went to the solver in the end, fee included; the rest went back. */
      releasedMinor: money("released_minor"),
      settledAt: instant("settled_at"),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
      version: integer("version").notNull().default(1),
    },
    (t) => [
      uniqueIndex("disputes_one_open").on(t.challengeId).where(sql`${t.state} in ('filed', 'answered', 'deciding')`),
      index("disputes_challenge").on(t.challengeId, t.createdAt),
      index("disputes_state").on(t.state, t.createdAt),
      index("disputes_listed").on(t.state, t.id),
      check("disputes_held", sql`${t.heldMinor} > 0`),
      check("disputes_released", sql`${t.releasedMinor} is null or ${t.releasedMinor} between 0 and ${t.heldMinor}`),
    ],
  );

  /** What each side said and proposed, in order; appended only (trigger). */
  const disputeEntries = table(
    "dispute_entries",
    {
      seq: sequence("seq"),
      id: text("id").notNull(),
      disputeId: text("dispute_id")
        .notNull()
        .references(() => disputes.id),
      /** null for what happened by itself. */
      authorId: text("author_id").references(() => users.id),
      kind: choice("kind", disputeEntryKinds).notNull(),
      text: text("text").notNull(),
      /** With a claim, an answer, an offer, an acceptance or a decision: what goes to the solver, fee included. */
      releaseMinor: money("release_minor"),
      fileIds: json<string[]>("file_ids").notNull(),
      at: instant("at").notNull(),
    },
    (t) => [
      uniqueIndex("dispute_entries_id").on(t.id),
      index("dispute_entries_dispute").on(t.disputeId, t.seq),
      check("dispute_entries_release", sql`${t.releaseMinor} is null or ${t.releaseMinor} >= 0`),
    ],
  );

  /** One side proposes to end the challenge while work runs; the other accepts or refuses. */
  const cancellationProposals = table(
    "cancellation_proposals",
    {
      id: id("id"),
      challengeId: text("challenge_id")
        .notNull()
        .references(() => challenges.id),
      proposedBy: text("proposed_by")
        .notNull()
        .references(() => users.id),
      /** What the solver is to have, fee included; the rest goes back to the poster. */
      releaseMinor: money("release_minor").notNull(),
      currency: choice("currency", currencies).notNull(),
      note: text("note").notNull(),
      state: choice("state", proposalStates).notNull(),
      createdAt: instant("created_at").notNull(),
      decidedAt: instant("decided_at"),
      version: integer("version").notNull().default(1),
    },
    (t) => [
      uniqueIndex("cancellation_proposals_one_open").on(t.challengeId).where(sql`${t.state} = 'open'`),
      index("cancellation_proposals_challenge").on(t.challengeId, t.createdAt),
      check("cancellation_proposals_release", sql`${t.releaseMinor} >= 0`),
    ],
  );

  return { disputes, disputeEntries, cancellationProposals };
}
