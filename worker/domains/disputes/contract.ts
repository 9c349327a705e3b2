/** Disputes: one side stops the clocks and asks for another end; both are heard, and a person decides when they cannot agree. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { moneyView } from "../../platform/money.ts";
import { pageQuery } from "../../platform/paging.ts";
import { fileView } from "../files/contract.ts";
import { personView } from "../users/contract.ts";

/**
 * `filed`: the other side may answer, and silence settles by the claim, unless that side
 * could not answer. `answered`: the sides make each other offers. `deciding`: an
 * admin decides; an offer may still be accepted, but it is no longer taken back. `settled` and `withdrawn` end it.
 */
export const disputeStates = ["filed", "answered", "deciding", "settled", "withdrawn"] as const;
export type DisputeState = (typeof disputeStates)[number];

export const openDisputeStates = ["filed", "answered", "deciding"] as const satisfies readonly DisputeState[];

export const disputeReasons = [
  "not_delivered",
  "not_as_agreed",
  "poor_quality",
  "no_answer",
  "more_than_agreed",
  "other",
] as const;
export type DisputeReason = (typeof disputeReasons)[number];

/**
 * What settled it: an accepted claim or offer, silence after the claim, an admin's decision, day 80 of the hold, or a chargeback that
 * took all that was held.
 */
export const disputeOutcomes = ["agreed", "silence", "decided", "limit", "chargeback"] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];

export const disputeEntryKinds = [
  "claim",
  "answer",
  "offer",
  "evidence",
  /** An admin's, to both sides. */
  "message",
  "acceptance",
  "silence",
  "decision",
  "limit",
  "chargeback",
  "withdrawal",
] as const;
export type DisputeEntryKind = (typeof disputeEntryKinds)[number];

/**
 * Limits in characters and counts. `filedEach`: disputes that one side may open about a challenge; those it took back count too, so
 * that clocks are not stopped for sport.
 */
export const disputeLimits = {
  textLeast: 20,
  text: 4_000,
  note: 1_000,
  files: 10,
  entriesEach: 50,
  filedEach: 3,
} as const;

const statement = z.string().trim().min(disputeLimits.textLeast).max(disputeLimits.text);
const files = z.array(idSchema("file")).max(disputeLimits.files).default([]);
/** A division of what is held: what goes to the solver, fee included, from nothing to all of it; the rest goes back to the poster. */
export const releaseInput = moneyView
  .extend({ amountMinor: z.int().min(0) })
  .strict()
  .meta({ description: "What goes to the solver, before the fee; the rest of what is held goes back to the poster" });

export const fileDisputeInput = z
  .object({ reason: z.enum(disputeReasons), text: statement, release: releaseInput, fileIds: files })
  .strict();
export type FileDisputeInput = z.infer<typeof fileDisputeInput>;
export const answerDisputeInput = z.object({ text: statement, release: releaseInput, fileIds: files }).strict();
export type AnswerDisputeInput = z.infer<typeof answerDisputeInput>;
export const offerInput = z
  .object({ release: releaseInput, text: z.string().trim().max(disputeLimits.note).default("") })
  .strict();
export type OfferInput = z.infer<typeof offerInput>;
/** The other side's claim, answer or newest offer, by its entry's id: an acceptance of what was read, not of what came meanwhile. */
export const acceptOfferInput = z.object({ entryId: idSchema("disputeEntry") }).strict();
export const evidenceInput = z.object({ text: statement, fileIds: files }).strict();
export type EvidenceInput = z.infer<typeof evidenceInput>;
/** `text` goes to both sides, in the same words; `reason` is kept with who wrote it, and told to nobody. */
export const messageSidesInput = z
  .object({
    text: z.string().trim().min(disputeLimits.textLeast).max(disputeLimits.note),
    reason: z.string().trim().min(3).max(disputeLimits.note),
  })
  .strict();
export type MessageSidesInput = z.infer<typeof messageSidesInput>;
export const withdrawDisputeInput = z.object({ text: z.string().trim().max(disputeLimits.note).default("") }).strict();
export const decideDisputeInput = z.object({ release: releaseInput, text: statement }).strict();
export type DecideDisputeInput = z.infer<typeof decideDisputeInput>;

export const disputeParam = z.object({ id: idSchema("dispute") });

/** How what is held is divided: `release` to the solver (less `fee` and `tax`), `refund` back to the poster. */
export const divisionView = z.object({
  release: moneyView,
  fee: moneyView,
  tax: moneyView,
  refund: moneyView,
});
export type Division = z.infer<typeof divisionView>;

export const disputeEntryView = z.object({
  id: idSchema("disputeEntry"),
  kind: z.enum(disputeEntryKinds),
  author: personView.nullable().meta({ description: "null for what happened by itself, and for an admin" }),
  side: z.enum(["poster", "solver", "admin", "system"]),
  text: z.string(),
  division: divisionView.nullable(),
  files: z.array(fileView),
  at: z.iso.datetime(),
});
export type DisputeEntry = z.infer<typeof disputeEntryView>;

/** What a reader may do. */
export const disputeActions = ["answer", "offer", "accept", "evidence", "withdraw", "message", "decide"] as const;

export const disputeSides = ["poster", "solver"] as const;
export type DisputeSide = (typeof disputeSides)[number];

/** How a dispute stands in a list. */
export const disputeSummaryView = z.object({
  id: idSchema("dispute"),
  challenge: z.object({ id: idSchema("challenge"), slug: z.string(), title: z.string() }),
  state: z.enum(disputeStates),
  reason: z.enum(disputeReasons),
  poster: personView,
  solver: personView,
  filedBy: z.enum(disputeSides),
  held: moneyView.meta({ description: "What was left of the reward when it was filed: divisions are of this" }),
  answerDueAt: z.iso.datetime(),
  offersEndAt: z.iso.datetime().nullable().meta({ description: "From the answer on: then an admin takes over" }),
  decisionDueAt: z.iso.datetime().nullable(),
  outcome: z.enum(disputeOutcomes).nullable(),
  settledAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type DisputeSummary = z.infer<typeof disputeSummaryView>;

export const disputeView = disputeSummaryView.extend({
  conversationId: idSchema("conversation").nullable(),
  reward: z
    .object({ amount: moneyView, fee: moneyView, tax: moneyView })
    .meta({ description: "All that was paid in, with the fee and tax fixed for it: what those of a part follow from" }),
  frozen: z.boolean().meta({ description: "A bank or an admin looks into the payment: nothing is settled meanwhile" }),
  silence: z
    .object({
      outcome: z.enum(["claim", "decision", "limit"]),
      at: z.iso.datetime(),
      division: divisionView.nullable().meta({ description: "null while an admin is to decide" }),
    })
    .nullable()
    .meta({ description: "What happens when nobody does anything more, and when; null once it has ended" }),
  limitAt: z.iso
    .datetime()
    .nullable()
    .meta({ description: "The hold's last day: what the sides have in common, else half each" }),
  settlement: divisionView.nullable(),
  entries: z.array(disputeEntryView),
  standing: z
    .object({ poster: disputeEntryView.nullable(), solver: disputeEntryView.nullable() })
    .meta({ description: "Of each side, the newest division that it said it would accept" }),
  may: z.array(z.enum(disputeActions)).meta({ description: "What the reader may do now" }),
});
export type Dispute = z.infer<typeof disputeView>;

/** Without a state: those that are open. */
export const disputeListQuery = pageQuery.extend({ state: z.enum(disputeStates).optional() });
export type DisputeListQuery = z.infer<typeof disputeListQuery>;
