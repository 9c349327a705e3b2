/** People, suspensions and challenges as those who look after OpenChance see them. Pure. */
import type { ChallengeRow, SuspensionRow, TakedownRow, UserRow } from "../../database/schema.ts";
import { iso, isoOrNull } from "../../platform/clock.ts";
import { toPerson } from "../users/views.ts";
import type { Account, ReviewedChallenge, Suspension } from "./contract.ts";

export function toSuspension(row: SuspensionRow): Suspension {
  const { id, why, reason, at, appeal, appealedAt, refusal, refusedAt, endedAt, ending } = row;
  const said = (text: string | null, when: number | null) =>
    text === null || when === null ? null : { text, at: iso(when) };
  return {
    id,
    why,
    reason,
    at: iso(at),
    appeal: said(appeal, appealedAt),
    refusal: said(refusal, refusedAt),
    endedAt: isoOrNull(endedAt),
    ending,
  };
}

export function toAccount(user: UserRow, suspension: SuspensionRow | null): Account {
  const { email, role, state, createdAt } = user;
  return {
    ...toPerson(user),
    email,
    role,
    state,
    createdAt: iso(createdAt),
    suspension: suspension && toSuspension(suspension),
  };
}

export interface ChallengeUnderReview {
  readonly challenge: ChallengeRow;
  readonly poster: UserRow;
  readonly takedown: TakedownRow | null;
  readonly openReports: number;
}

export function toReviewedChallenge({
  challenge,
  poster,
  takedown,
  openReports,
}: ChallengeUnderReview): ReviewedChallenge {
  const { id, slug, title, summary, brief, state, publishedAt, reviewedAt } = challenge;
  return {
    id,
    slug,
    title,
    summary,
    brief,
    state,
    poster: toPerson(poster),
    publishedAt: isoOrNull(publishedAt),
    openReports,
    reviewedAt: isoOrNull(reviewedAt),
    takenDown: takedown && { why: takedown.why, reason: takedown.reason, at: iso(takedown.at) },
  };
}
