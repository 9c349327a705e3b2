/** What a solver does with an application, and the answers of a poster that move nothing else. */
import { and, eq, isNull, sql } from "drizzle-orm";
import { type ApplicationRow, applications, challenges } from "../../database/schema.ts";
import { exactlyOne, isRefusedBy, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { planSeenDevice } from "../../platform/devices.ts";
import { AppError } from "../../platform/errors.ts";
import { requireFlag } from "../../platform/flags.ts";
import { newId } from "../../platform/ids.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { planSpend } from "../../platform/rations.ts";
import { planSignal } from "../../platform/signals.ts";
import { planTurn } from "../../platform/turns.ts";
import { partyOf } from "../challenges/commands.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import { type ChallengeWithPeople, getChallengeWithPeople } from "../challenges/queries.ts";
import { requirePayable } from "../payments/queries.ts";
import { isBlockBetween, noBlockBetween } from "../users/blocks.ts";
import { getUserRowById } from "../users/queries.ts";
import type { Application, SubmitApplicationInput } from "./contract.ts";
import { findCopies } from "./copies.ts";
import { applicationLifecycle } from "./lifecycle.ts";
import { type ApplicationWithPerson, getApplicationRow, present } from "./queries.ts";
import { type ApplicationFields, toApplication } from "./views.ts";

/**
 * Applies to an open challenge. Who cannot be paid cannot apply: nobody shall win what cannot be paid out. Nor can two of whom one has
 * blocked the other begin something together; the refusal does not say who blocked whom.
 * @throws AppError `own_challenge`, `blocked`, `challenge_not_open`, `application_deadline_passed`, `payout_setup_required`,
 *   `payout_country_unsupported`, `already_applied`, `invalid_input`, `paused`, `rate_limited`
 */
export async function submitApplication(
  ctx: Context,
  idOrSlug: string,
  input: SubmitApplicationInput,
): Promise<Application> {
  const actor = requireMember(ctx);
  await requireFlag(ctx, "applying", actor.id);
  return commitOnce(ctx, async () => {
    const found = await getChallengeWithPeople(ctx, idOrSlug);
    const { challenge } = found;
    if (partyOf(actor, found) === "poster") throw new AppError("own_challenge");
    move(challengeLifecycle.apply, challenge.state, "stranger");
    if (await isBlockBetween(ctx, [challenge.posterId], [actor.id]))
      throw new AppError("blocked", { detail: "You cannot apply to this challenge." });
    if (challenge.applicationDeadline !== null && challenge.applicationDeadline <= ctx.now)
      throw new AppError("application_deadline_passed");
    requireCurrency(found, input);
    await requirePayable(ctx, actor.id);
    await requireFirst(ctx, challenge.id, actor.id);
    const copies = await findCopies(ctx, {
      applicantId: actor.id,
      challengeId: challenge.id,
      text: input.coverLetter,
    });
    // A letter that is sent around costs double, so that it pays to write one.
    const spent = await planSpend(ctx, actor.id, "applications", copies.length > 0 ? 2 : 1);
    const application: ApplicationFields = {
      id: newId("application"),
      challengeId: challenge.id,
      posterId: challenge.posterId,
      applicantId: actor.id,
      state: "submitted",
      coverLetter: input.coverLetter,
      priceMinor: input.price.amountMinor,
      currency: input.price.currency,
      days: input.days,
      agentUse: input.agentUse || null,
      posterNote: null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    };
    const applicant = await getUserRowById(ctx, actor.id);
    return {
      result: toApplication(application, { applicant, payable: true, conversationId: null, readerId: actor.id }),
      plan: [
        ...planTurn(ctx, actor.id),
        exactlyOne(
          ctx.store.db
            .update(challenges)
            .set({ applicationCount: sql`${challenges.applicationCount} + 1` })
            .where(
              and(
                eq(challenges.id, challenge.id),
                eq(challenges.state, "open"),
                isNull(challenges.takenDownAt),
                noBlockBetween(ctx, [challenge.posterId], [actor.id]),
              ),
            ),
        ),
        ctx.store.db.insert(applications).values(application),
        ...spent,
        ...(await planSeenDevice(ctx, actor.id)),
        ...planSignal(ctx, {
          kind: "copied_application",
          userId: actor.id,
          subjectId: application.id,
          found: copies,
        }),
        ...planAudit(ctx, "application.submitted", application.id, { challengeId: challenge.id }),
        ...planEvent(ctx, "application.submitted", { challengeId: challenge.id, applicationId: application.id }),
      ],
    };
  }).catch((error: unknown) => {
    throw isRefusedBy(error, "applications") ? new AppError("already_applied", { cause: error }) : error;
  });
}

function requireCurrency({ challenge }: ChallengeWithPeople, input: SubmitApplicationInput): void {
  if (input.price.currency === challenge.currency) return;
  throw new AppError("invalid_input", {
    errors: [{ path: "price.currency", message: `This challenge is paid in ${challenge.currency}.` }],
  });
}

async function requireFirst(ctx: Context, challengeId: string, applicantId: string): Promise<void> {
  const other = await ctx.store.db.query.applications.findFirst({
    where: and(eq(applications.challengeId, challengeId), eq(applications.applicantId, applicantId)),
  });
  if (other !== undefined) throw new AppError("already_applied");
}

/** Takes one's application back. @throws AppError `not_found`, `forbidden`, `wrong_state` */
export async function withdrawApplication(ctx: Context, applicationId: string): Promise<Application> {
  return moveApplication(ctx, applicationId, "withdraw", "application.withdrawn");
}

/** Declines an application; the applicant is told. @throws AppError `not_found`, `forbidden`, `wrong_state` */
export async function declineApplication(ctx: Context, applicationId: string): Promise<Application> {
  return moveApplication(ctx, applicationId, "decline", "application.declined");
}

async function moveApplication(
  ctx: Context,
  applicationId: string,
  verb: "withdraw" | "decline",
  topic: "application.withdrawn" | "application.declined",
): Promise<Application> {
  const actor = requireMember(ctx);
  requireVerb(verb, partyTo(actor.id, await getApplicationRow(ctx, applicationId)));
  return commitOnce(ctx, async () => {
    const found = await getApplicationRow(ctx, applicationId);
    const { application } = found;
    const state = move(applicationLifecycle[verb], application.state, partyTo(actor.id, found));
    return {
      result: await presentOne(ctx, { ...found, application: { ...application, state } }),
      plan: [
        ...planApplicationChange(ctx, application, { state }),
        ...planAudit(ctx, topic, application.id),
        ...planEvent(ctx, topic, { challengeId: application.challengeId, applicationId: application.id }),
      ],
    };
  });
}

function requireVerb(verb: "withdraw" | "decline", party: "poster" | "applicant" | "stranger"): void {
  const allowed: readonly string[] = applicationLifecycle[verb].by;
  if (!allowed.includes(party)) throw new AppError("forbidden");
}

/** Keeps the poster's own note. @throws AppError `not_found`, `forbidden` */
export async function noteApplication(ctx: Context, applicationId: string, note: string): Promise<Application> {
  const actor = requireMember(ctx);
  const found = await getApplicationRow(ctx, applicationId);
  if (partyTo(actor.id, found) !== "poster") throw new AppError("forbidden");
  return commitOnce(ctx, async () => {
    const current = await getApplicationRow(ctx, applicationId);
    const next = { posterNote: note === "" ? null : note };
    return {
      result: await presentOne(ctx, { ...current, application: { ...current.application, ...next } }),
      plan: planApplicationChange(ctx, current.application, next),
    };
  });
}

/** Which side of an application somebody is on. */
export function partyTo(userId: string, { application }: ApplicationWithPerson) {
  if (application.posterId === userId) return "poster";
  return application.applicantId === userId ? "applicant" : "stranger";
}

/** Writes an application after a change, if nobody changed it in between. */
export function planApplicationChange(ctx: Context, before: ApplicationRow, next: Partial<ApplicationFields>): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(applications)
        .set({ ...next, updatedAt: ctx.now, version: before.version + 1 })
        .where(and(eq(applications.id, before.id), eq(applications.version, before.version))),
    ),
  ];
}

/** One application as its answer. */
export async function presentOne(ctx: Context, row: ApplicationWithPerson): Promise<Application> {
  const [application] = await present(ctx, [row]);
  if (application === undefined) throw new AppError("not_found");
  return application;
}
