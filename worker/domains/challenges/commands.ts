/** What a poster does with a challenge before somebody is chosen: write, change, publish, withdraw. */

import { and, eq, type SQL, sql } from "drizzle-orm";
import { challengeSkills, challenges } from "../../database/schema.ts";
import { planIndexChallenge, planUnindexChallenge } from "../../database/search-index.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { dayMs, iso, isoOrNull } from "../../platform/clock.ts";
import { commitOnce } from "../../platform/commit.ts";
import { contactDetailsIn } from "../../platform/contact-details.ts";
import { type Context, requireMember, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { toFieldErrors } from "../../platform/field-errors.ts";
import { requireFlag } from "../../platform/flags.ts";
import { newId } from "../../platform/ids.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { planSignal } from "../../platform/signals.ts";
import { planTimer } from "../../platform/timers.ts";
import { requireOffered } from "../payments/terms.ts";
import { getUserRowById } from "../users/queries.ts";
import {
  type Challenge,
  type CreateChallengeInput,
  challengeLimits,
  publishableChallenge,
  type UpdateChallengeInput,
} from "./contract.ts";
import { challengeLifecycle } from "./lifecycle.ts";
import { type ChallengeWithPeople, getChallengeWithPeople } from "./queries.ts";
import { slugFrom } from "./slug.ts";
import { type ChallengeFields, rewardOf, toChallenge } from "./views.ts";

/**
 * Writes a draft: only its poster sees it.
 * @throws AppError `currency_not_offered`
 */
export async function createChallenge(ctx: Context, input: CreateChallengeInput): Promise<Challenge> {
  const actor = requireMember(ctx);
  if (input.reward) requireOffered(ctx, input.reward.currency);
  return commitOnce(ctx, async () => {
    const id = newId("challenge");
    const challenge: ChallengeFields = {
      ...blank,
      ...columnsOf(input),
      id,
      slug: slugFrom(input.title, id),
      title: input.title,
      posterId: actor.id,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    };
    const poster = await getUserRowById(ctx, actor.id);
    return {
      result: toChallenge(challenge, poster, null, actor.id),
      plan: [
        ctx.store.db.insert(challenges).values(challenge),
        ...planSkills(ctx, challenge),
        ...planAudit(ctx, "challenge.created", id),
      ],
    };
  });
}

const blank = {
  kind: "hire",
  state: "draft",
  solverId: null,
  summary: "",
  brief: "",
  briefVersion: 1,
  category: null,
  skills: [] as string[],
  rewardMinor: null,
  currency: null,
  agents: "declared",
  place: null,
  applicationDeadline: null,
  deliveryDays: null,
  applicationCount: 0,
  awardedApplicationId: null,
  dueAt: null,
  approvesAt: null,
  paymentDueAt: null,
  changeRounds: 0,
  cancelReason: null,
  cancelNote: null,
  publishedAt: null,
  takenDownAt: null,
  reviewedAt: null,
  completedAt: null,
  version: 1,
} as const;

/**
 * Changes a draft, or an open challenge. Once somebody applied, a change is a new version of the brief that applicants are told of.
 * @throws AppError `not_found`, `forbidden`, `challenge_not_editable`, `challenge_incomplete`, `currency_not_offered`
 */
export async function updateChallenge(ctx: Context, idOrSlug: string, input: UpdateChallengeInput): Promise<Challenge> {
  const actor = requireMember(ctx);
  requirePoster(actor, await getChallengeWithPeople(ctx, idOrSlug));
  return commitOnce(ctx, async () => {
    const before = await getChallengeWithPeople(ctx, idOrSlug);
    const { challenge, poster, solver } = before;
    const open = challenge.state === "open";
    move(open ? challengeLifecycle.editOpen : challengeLifecycle.edit, challenge.state, partyOf(actor, before));
    const next = changed(ctx, challenge, columnsOf(input));
    if (isNewReward(challenge, next)) requireOffered(ctx, next.currency);
    if (challenge.applicationCount > 0 && next.currency !== challenge.currency) throw currencyIsFixed();
    const announced = open && challenge.applicationCount > 0;
    if (announced) next.briefVersion = challenge.briefVersion + 1;
    if (open) requirePublishable(ctx, next);
    return {
      result: toChallenge(next, poster, solver, actor.id),
      plan: [
        // Whoever applies in the same moment is told too: their application makes this decision stale.
        ...planChange(ctx, before, next, eq(challenges.applicationCount, challenge.applicationCount)),
        ...planSkills(ctx, next),
        ...(open ? planPublished(ctx, next) : []),
        ...planAudit(ctx, "challenge.changed", challenge.id, {
          briefVersion: next.briefVersion,
          fields: Object.keys(input),
        }),
        ...(open && textOf(next) !== textOf(challenge) ? planContactSignal(ctx, next) : []),
        ...(open ? planEvent(ctx, "challenge.changed", { challengeId: challenge.id }) : []),
      ],
    };
  });
}

/**
 * Opens a draft for applications.
 * @throws AppError `challenge_incomplete` naming what is missing, `currency_not_offered`, `wrong_state`, `paused`
 */
export async function publishChallenge(ctx: Context, idOrSlug: string): Promise<Challenge> {
  const actor = requireMember(ctx);
  requirePoster(actor, await getChallengeWithPeople(ctx, idOrSlug));
  await requireFlag(ctx, "posting", actor.id);
  return commitOnce(ctx, async () => {
    const before = await getChallengeWithPeople(ctx, idOrSlug);
    const state = move(challengeLifecycle.publish, before.challenge.state, partyOf(actor, before));
    const next = changed(ctx, before.challenge, { state, publishedAt: ctx.now });
    requirePublishable(ctx, next);
    if (next.currency !== null) requireOffered(ctx, next.currency);
    return {
      result: toChallenge(next, before.poster, null, actor.id),
      plan: [
        ...planChange(ctx, before, next),
        ...planPublished(ctx, next),
        ...planContactSignal(ctx, next),
        ...planAudit(ctx, "challenge.published", next.id),
        ...planEvent(ctx, "challenge.published", { challengeId: next.id }),
      ],
    };
  });
}

/** Everybody reads it, so a way round the platform in it is for a moderator to see. */
function planContactSignal(ctx: Context, challenge: ChallengeFields): Plan {
  const found = contactDetailsIn(textOf(challenge));
  return planSignal(ctx, { kind: "contact_details", userId: challenge.posterId, subjectId: challenge.id, found });
}

function textOf({ title, summary, brief }: ChallengeFields): string {
  return [title, summary, brief].join("\n");
}

/** A reward that stands as it was goes on in its currency, offered still or not. */
function isNewReward(
  before: ChallengeFields,
  next: ChallengeFields,
): next is ChallengeFields & { currency: NonNullable<ChallengeFields["currency"]> } {
  const same = before.currency === next.currency && before.rewardMinor === next.rewardMinor;
  return next.currency !== null && !same;
}

/** Prices are in the challenge's currency, so it stays what the first applicant saw. */
function currencyIsFixed(): AppError {
  return new AppError("invalid_input", {
    errors: [{ path: "reward.currency", message: "Somebody has applied in the present currency. Keep it." }],
  });
}

/** A challenge is its poster's to change. @throws AppError `forbidden` */
export function requirePoster(actor: UserActor, { challenge }: Pick<ChallengeWithPeople, "challenge">): void {
  if (challenge.posterId !== actor.id) throw new AppError("forbidden");
}

/** Which side of the lifecycle table somebody is on. */
export function partyOf(actor: UserActor, { challenge }: Pick<ChallengeWithPeople, "challenge">) {
  if (challenge.posterId === actor.id) return "poster";
  return challenge.solverId === actor.id ? "solver" : "stranger";
}

/** The row after a change. */
export function changed(ctx: Context, challenge: ChallengeFields, columns: Partial<ChallengeFields>): ChallengeFields {
  return { ...challenge, ...columns, updatedAt: ctx.now, version: challenge.version + 1 };
}

/** Writes the row after a change, if nobody changed it in between (and `condition` holds); a challenge that is no longer open leaves the index. */
export function planChange(
  ctx: Context,
  before: Pick<ChallengeWithPeople, "challenge">,
  next: ChallengeFields,
  condition?: SQL,
): Plan {
  const { id, version } = before.challenge;
  // applicationCount moves by itself as people apply (applications/commands.ts), so it is never written back.
  const { id: _, applicationCount: __, ...columns } = withoutSeq(next);
  return [
    exactlyOne(
      ctx.store.db
        .update(challenges)
        .set(columns)
        .where(and(eq(challenges.id, id), eq(challenges.version, version), condition)),
    ),
    ...(before.challenge.state === "open" && next.state !== "open" ? planUnindexChallenge(ctx.store.db, id) : []),
    ...(before.challenge.state === "awarded" && next.state === "open" ? planPublished(ctx, next) : []),
  ];
}

function withoutSeq(row: ChallengeFields & { seq?: number }): ChallengeFields {
  const { seq: _, ...fields } = row;
  return fields;
}

function columnsOf(input: UpdateChallengeInput): Partial<ChallengeFields> {
  const { reward, applicationDeadline, ...rest } = input;
  return {
    ...rest,
    ...(reward === undefined ? {} : { rewardMinor: reward?.amountMinor ?? null, currency: reward?.currency ?? null }),
    ...(applicationDeadline === undefined
      ? {}
      : { applicationDeadline: applicationDeadline === null ? null : Date.parse(applicationDeadline) }),
  };
}

function requirePublishable(ctx: Context, challenge: ChallengeFields): void {
  const parsed = publishableChallenge.safeParse({
    ...challenge,
    reward: rewardOf(challenge) ?? undefined,
    applicationDeadline: isoOrNull(challenge.applicationDeadline) ?? undefined,
  });
  const errors = parsed.success ? [] : toFieldErrors(parsed.error.issues);
  const deadline = challenge.applicationDeadline;
  if (deadline !== null && deadline <= ctx.now)
    errors.push({ path: "applicationDeadline", message: "This day has passed. Choose a later one." });
  const latest = ctx.now + challengeLimits.applicationDays * dayMs;
  if (deadline !== null && deadline > latest)
    errors.push({ path: "applicationDeadline", message: `Choose a day until ${iso(latest).slice(0, 10)}.` });
  if (errors.length > 0) throw new AppError("challenge_incomplete", { errors });
}

function planSkills(ctx: Context, challenge: ChallengeFields): Plan {
  const { db } = ctx.store;
  const challengeSeq = sql<number>`(select ${challenges.seq} from ${challenges} where ${challenges.id} = ${challenge.id})`;
  return [
    db.delete(challengeSkills).where(eq(challengeSkills.challengeSeq, challengeSeq)),
    ...challenge.skills.map((skill) => db.insert(challengeSkills).values({ challengeSeq, skill })),
  ];
}

/**
 * What an open challenge has beside its row: words to be found by, unless it is taken down, and the clock that ends it when nobody is
 * chosen.
 */
export function planPublished(ctx: Context, challenge: ChallengeFields): Plan {
  const { kind, title, summary, brief, category, skills, agents, place, currency, rewardMinor, applicationDeadline } =
    challenge;
  if (category === null || currency === null || rewardMinor === null || applicationDeadline === null) return [];
  const indexed = { kind, title, summary, brief, category, skills, agents, place, currency, rewardMinor };
  return [
    ...(challenge.takenDownAt === null
      ? planIndexChallenge(ctx.store.db, challenge.id, { ...indexed, applicationDeadline })
      : []),
    ...planTimer(
      ctx,
      "application_expiry",
      challenge.id,
      Math.max(applicationDeadline + policy.expiryGraceDays * dayMs, ctx.now + policy.reopenedDays * dayMs),
    ),
  ];
}
