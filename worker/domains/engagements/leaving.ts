/** Ends what somebody who leaves has open. Each step is a verb of its own, as if they had said it; what cannot end now is tried again. */
import { and, eq, inArray } from "drizzle-orm";
import { applications, challenges, type UserRow } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { log } from "../../platform/telemetry.ts";
import { withdrawApplication } from "../applications/commands.ts";
import { declineAward, retractAward } from "./awards.ts";
import { cancelChallenge } from "./canceling.ts";

type Step = (leaver: Context) => Promise<unknown>;

/** Of each kind in one go; the next sweep takes the rest. */
const stepsAtOnce = 50;

/**
 * Applications are withdrawn, what was never paid is taken back.
 * @param andWork also gives running work up: what is held for work of theirs that was not delivered goes back to its poster; for work
 *   that they ordered, the rules of an overdue delivery hold. Delivered work and disputes end by their own clocks.
 */
export async function settleOpenWork(ctx: Context, user: UserRow, andWork: boolean): Promise<void> {
  const leaver: Context = { ...ctx, write: null, actor: actorOf(user, ctx.now) };
  const steps = [
    ...(await applicationSteps(ctx, user.id)),
    ...(await challengeSteps(ctx, user.id)),
    ...(andWork ? await workSteps(ctx, user.id) : []),
  ];
  for (const step of steps) {
    try {
      await step(leaver);
    } catch (error) {
      // Expected where something else has to end first: a payment under way, a freeze, a date.
      const level = error instanceof AppError && error.status < 500 ? "info" : "error";
      log(level, "leaving.step_waits", { requestId: ctx.requestId, userId: user.id, error });
    }
  }
}

/** They asked for all of it by leaving, though their account may change nothing by itself any more. */
function actorOf({ id, handle, name, role }: UserRow, now: number): Context["actor"] {
  return {
    kind: "user",
    id,
    handle,
    name,
    role,
    state: "active",
    sessionId: "",
    expiresAt: now,
    verifiedAt: null,
    viewing: null,
  };
}

async function applicationSteps(ctx: Context, userId: string): Promise<Step[]> {
  const rows = await ctx.store.db.query.applications.findMany({
    where: and(
      eq(applications.applicantId, userId),
      inArray(applications.state, ["submitted", "shortlisted", "awarded"]),
    ),
    columns: { id: true, state: true },
    limit: stepsAtOnce,
  });
  return rows.map(
    ({ id, state }): Step =>
      (leaver) =>
        state === "awarded" ? declineAward(leaver, id) : withdrawApplication(leaver, id),
  );
}

async function challengeSteps(ctx: Context, userId: string): Promise<Step[]> {
  const rows = await ctx.store.db.query.challenges.findMany({
    where: and(eq(challenges.posterId, userId), inArray(challenges.state, ["draft", "open", "awarded"])),
    columns: { id: true, state: true, awardedApplicationId: true },
    limit: stepsAtOnce,
  });
  return rows.map(
    ({ id, state, awardedApplicationId }): Step =>
      async (leaver) => {
        if (state === "awarded" && awardedApplicationId !== null) await retractAward(leaver, awardedApplicationId);
        return cancelChallenge(leaver, id);
      },
  );
}

async function workSteps(ctx: Context, userId: string): Promise<Step[]> {
  const sides = [challenges.solverId, challenges.posterId] as const;
  const rows = await Promise.all(
    sides.map((side) =>
      ctx.store.db.query.challenges.findMany({
        where: and(eq(side, userId), eq(challenges.state, "in_progress")),
        columns: { id: true },
        limit: stepsAtOnce,
      }),
    ),
  );
  return rows.flat().map(
    ({ id }): Step =>
      (leaver) =>
        cancelChallenge(leaver, id),
  );
}
