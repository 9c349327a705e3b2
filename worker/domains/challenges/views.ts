/** Challenges as answers show them, made from rows. Pure. */
import { type ChallengeRow, challenges, type UserRow, users } from "../../database/schema.ts";
import { iso, isoOrNull } from "../../platform/clock.ts";
import type { Money } from "../../platform/money.ts";
import { personColumns, toPerson } from "../users/views.ts";
import type { Challenge, ChallengeSummary } from "./contract.ts";

/** A challenge that is not written yet has no `seq`, which no answer shows. */
export type ChallengeFields = Omit<ChallengeRow, "seq">;

/** The columns that {@link toSummary} needs, and what orders them: a list reads no brief. */
export const summaryColumns = {
  seq: challenges.seq,
  id: challenges.id,
  slug: challenges.slug,
  kind: challenges.kind,
  state: challenges.state,
  title: challenges.title,
  summary: challenges.summary,
  category: challenges.category,
  skills: challenges.skills,
  rewardMinor: challenges.rewardMinor,
  currency: challenges.currency,
  agents: challenges.agents,
  place: challenges.place,
  applicationDeadline: challenges.applicationDeadline,
  deliveryDays: challenges.deliveryDays,
  applicationCount: challenges.applicationCount,
  publishedAt: challenges.publishedAt,
  createdAt: challenges.createdAt,
};

export const posterColumns = { ...personColumns, paidAsPoster: users.paidAsPoster };

export function toSummary(
  challenge: Omit<Pick<ChallengeRow, keyof typeof summaryColumns>, "seq">,
  poster: Pick<UserRow, keyof typeof posterColumns>,
): ChallengeSummary {
  const { id, slug, kind, state, title, summary, category, skills, agents, place, deliveryDays, applicationCount } =
    challenge;
  return {
    id,
    slug,
    kind,
    state,
    title,
    summary,
    category,
    skills,
    agents,
    place,
    deliveryDays,
    applicationCount,
    reward: rewardOf(challenge),
    applicationDeadline: isoOrNull(challenge.applicationDeadline),
    poster: { ...toPerson(poster), paidAsPoster: poster.paidAsPoster },
    publishedAt: isoOrNull(challenge.publishedAt),
    createdAt: iso(challenge.createdAt),
  };
}

/** @param readerId what one side wrote to the other on canceling is for those two alone */
export function toChallenge(
  challenge: ChallengeFields,
  poster: UserRow,
  solver: UserRow | null,
  readerId: string | null,
): Challenge {
  const { brief, briefVersion, awardedApplicationId, cancelReason, cancelNote, version } = challenge;
  return {
    ...toSummary(challenge, poster),
    brief,
    briefVersion,
    solver: solver === null ? null : toPerson(solver),
    awardedApplicationId,
    dueAt: isoOrNull(challenge.dueAt),
    approvesAt: isoOrNull(challenge.approvesAt),
    paymentDueAt: isoOrNull(challenge.paymentDueAt),
    completedAt: isoOrNull(challenge.completedAt),
    takenDownAt: isoOrNull(challenge.takenDownAt),
    cancelReason,
    cancelNote: readerId === challenge.posterId || readerId === challenge.solverId ? cancelNote : null,
    version,
  };
}

/** null while a draft has none. */
export function rewardOf({ rewardMinor, currency }: Pick<ChallengeRow, "rewardMinor" | "currency">): Money | null {
  return rewardMinor === null || currency === null ? null : { amountMinor: rewardMinor, currency };
}
