/** Disputes as answers show them, made from rows. Pure. */
import type { ChallengeRow, DisputeEntryRow, DisputeRow, FileRow, HoldRow } from "../../database/schema.ts";
import { dayMs, iso, isoOrNull } from "../../platform/clock.ts";
import { feeOfRelease } from "../../platform/fees.ts";
import { allows } from "../../platform/lifecycle.ts";
import { type Money, ruleOf } from "../../platform/money.ts";
import { policy } from "../../platform/policy.ts";
import type { ChallengeWithPeople } from "../challenges/queries.ts";
import { toFile } from "../files/views.ts";
import { type PersonRow, toPerson } from "../users/views.ts";
import {
  type Dispute,
  type DisputeEntry,
  type DisputeSide,
  type DisputeState,
  type DisputeSummary,
  type Division,
  disputeActions,
  openDisputeStates,
} from "./contract.ts";
import { limitReleaseMinor, type Standing, standingOf } from "./divisions.ts";
import { type DisputeParty, disputeLifecycle } from "./lifecycle.ts";

/** All that a dispute's view is made from. */
export interface DisputeRecord {
  dispute: DisputeRow;
  entries: readonly DisputeEntryRow[];
  found: ChallengeWithPeople;
  hold: HoldRow;
  frozen: boolean;
  files: ReadonlyMap<string, FileRow>;
  conversationId: string | null;
  /** Who reads. */
  party: DisputeParty;
}

export function toDispute(record: DisputeRecord): Dispute {
  const { dispute, entries, found, hold } = record;
  const { poster, solver } = peopleOf(found);
  const standing = { poster: standingOf(entries, poster.id), solver: standingOf(entries, solver.id) };
  const entryOf = (entry: DisputeEntryRow) => toEntry(record, entry);
  return {
    ...toDisputeSummary(dispute, found),
    conversationId: record.conversationId,
    reward: toReward(hold),
    frozen: record.frozen,
    silence: silenceOf(record, standing),
    limitAt: isoOrNull(limitAtOf(hold)),
    settlement: dispute.releasedMinor === null ? null : toDivision(hold, dispute, dispute.releasedMinor),
    entries: entries.map(entryOf),
    standing: {
      poster: standing.poster && entryOf(standing.poster),
      solver: standing.solver && entryOf(standing.solver),
    },
    may: actionsOf(record, standing),
  };
}

/** What a list says of a dispute. */
export function toDisputeSummary(
  dispute: DisputeRow,
  found: { challenge: Pick<ChallengeRow, "id" | "slug" | "title">; poster: PersonRow; solver: PersonRow | null },
): DisputeSummary {
  const { id, state, reason, filedBy, outcome, heldMinor, currency } = dispute;
  const { challenge } = found;
  const { poster, solver } = peopleOf(found);
  return {
    id,
    challenge: { id: challenge.id, slug: challenge.slug, title: challenge.title },
    state,
    reason,
    poster: toPerson(poster),
    solver: toPerson(solver),
    filedBy: filedBy === poster.id ? "poster" : "solver",
    held: { amountMinor: heldMinor, currency },
    answerDueAt: iso(dispute.answerDueAt),
    offersEndAt: isoOrNull(dispute.offersEndAt),
    decisionDueAt: isoOrNull(dispute.decisionDueAt),
    outcome,
    settledAt: isoOrNull(dispute.settledAt),
    createdAt: iso(dispute.createdAt),
  };
}

function peopleOf<Row>({ poster, solver }: { poster: Row; solver: Row | null }): Record<DisputeSide, Row> {
  // A reward is held for somebody, and only then can there be a dispute.
  if (solver === null) throw new Error("a dispute about a challenge without a solver");
  return { poster, solver };
}

function toEntry({ found, hold, dispute, files }: DisputeRecord, entry: DisputeEntryRow): DisputeEntry {
  const { poster, solver } = peopleOf(found);
  const { id, kind, authorId, text, releaseMinor, fileIds, at } = entry;
  const author = [poster, solver].find((person) => person.id === authorId) ?? null;
  return {
    id,
    kind,
    author: author && toPerson(author),
    side: authorId === null ? "system" : author === null ? "admin" : author === poster ? "poster" : "solver",
    text,
    division: releaseMinor === null ? null : toDivision(hold, dispute, releaseMinor),
    files: fileIds.flatMap((fileId) => files.get(fileId) ?? []).map(toFile),
    at: iso(at),
  };
}

function toReward({ amountMinor, feeMinor, taxMinor, currency }: HoldRow): Dispute["reward"] {
  return {
    amount: { amountMinor, currency },
    fee: { amountMinor: feeMinor, currency },
    tax: { amountMinor: taxMinor, currency },
  };
}

/** What was held, and of which hold. */
type Held = Pick<DisputeRow, "heldMinor" | "currency">;

/** @param hold with its fee and tax; what of it was no longer held was taken out before, so the fee of this part begins behind it */
export function toDivision(hold: HoldRow, { heldMinor, currency }: Held, releaseMinor: number): Division {
  const sum = (amountMinor: number): Money => ({ amountMinor, currency });
  const reward = { ...hold, releasedMinor: hold.amountMinor - heldMinor, ...ruleOf(currency) };
  const { feeMinor, taxMinor } = feeOfRelease(reward, releaseMinor);
  return {
    release: sum(releaseMinor),
    fee: sum(feeMinor),
    tax: sum(taxMinor),
    refund: sum(heldMinor - releaseMinor),
  };
}

type Standings = Record<DisputeSide, Standing | null>;

/** What happens when nobody does anything more: the claim, an admin's decision, or day 80 when that is before. */
function silenceOf({ dispute, entries, hold }: DisputeRecord, standing: Standings): Dispute["silence"] {
  const dueAt = dispute.state === "filed" ? dispute.answerDueAt : dispute.decisionDueAt;
  if (!isOpen(dispute) || dueAt === null) return null;
  const limitAt = limitAtOf(hold);
  const division = (releaseMinor: number) => toDivision(hold, dispute, releaseMinor);
  if (limitAt !== null && limitAt <= dueAt) {
    const releaseMinor = limitReleaseMinor(dispute, standing.poster, standing.solver);
    return { outcome: "limit", at: iso(limitAt), division: division(releaseMinor) };
  }
  if (dispute.state !== "filed") return { outcome: "decision", at: iso(dueAt), division: null };
  const claim = standingOf(entries, dispute.filedBy);
  return { outcome: "claim", at: iso(dueAt), division: claim && division(claim.releaseMinor) };
}

function isOpen({ state }: Pick<DisputeRow, "state">): boolean {
  return openDisputeStates.some((open) => open === state);
}

function limitAtOf({ heldAt }: HoldRow): number | null {
  return heldAt === null ? null : heldAt + policy.holdLimitDays * dayMs;
}

type Action = (typeof disputeActions)[number];

/** They move money, which a freeze refuses. */
const settling: readonly Action[] = ["accept", "decide"];

function actionsOf({ dispute, found, frozen, party }: DisputeRecord, standing: Standings): Action[] {
  const { poster } = peopleOf(found);
  const posterReads = (party === "filer") === (dispute.filedBy === poster.id);
  const toAccept = posterReads ? standing.solver : standing.poster;
  return disputeActions.filter(
    (action) =>
      allows<DisputeState, DisputeParty>(disputeLifecycle[action], dispute.state, party) &&
      !(frozen && settling.includes(action)) &&
      !(action === "accept" && toAccept === null),
  );
}
