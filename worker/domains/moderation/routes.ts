/** Those who look after OpenChance, over HTTP. To everybody else there is nothing here, but what a suspended person may say. */
import { Hono } from "hono";
import type * as z from "zod";
import type { Policy } from "../../http/access.ts";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { reasonInput, userParam } from "../admin/contract.ts";
import { challengeParam } from "../challenges/contract.ts";
import { filedReportView, reportParam } from "../reports/contract.ts";
import { answerAppeal, appeal, endViewing, reinstatePerson, setRole, startViewing, suspendPerson } from "./commands.ts";
import {
  accountDetailView,
  accountPage,
  accountQuery,
  answerAppealInput,
  appealInput,
  decideReportInput,
  redactedView,
  redactInput,
  reviewedChallengePage,
  reviewedChallengeView,
  reviewQuery,
  roleInput,
  standingView,
  suspendInput,
  takeDownInput,
  viewingParam,
  viewingView,
} from "./contract.ts";
import { claimReport, decideReport, passChallenge, restoreChallenge, takeDownChallenge } from "./deciding.ts";
import { getAccount, getStanding, listAccounts, listUnderReview } from "./queries.ts";
import { redactWords } from "./redacting.ts";

/** Of those who look after OpenChance: nobody else finds it. */
function closed(policy: Policy, summary: string, answer: z.ZodType, decides: boolean) {
  return describe({
    summary,
    policy,
    stranger: 404,
    answers: { 200: answer },
    errors: decides ? ["not_found", "forbidden", "wrong_state", "sign_in_again"] : ["not_found", "invalid_cursor"],
    idempotent: decides,
  });
}
const reads = (policy: Policy, summary: string, answer: z.ZodType) => closed(policy, summary, answer, false);
const decides = (policy: Policy, summary: string, answer: z.ZodType) => closed(policy, summary, answer, true);

const peopleRoutes = new Hono<AppEnv>()
  .get(
    "/admin/people",
    reads("admin", "People, the newest first", accountPage),
    validator("query", accountQuery),
    async (c) => c.json(await listAccounts(c.var.ctx, c.req.valid("query"))),
  )
  .get(
    "/admin/users/:id",
    reads("admin", "A person: how their account stands, and what is held", accountDetailView),
    validator("param", userParam),
    async (c) => c.json(await getAccount(c.var.ctx, c.req.valid("param").id)),
  )
  .post(
    "/admin/users/:id/suspend",
    decides("admin", "Suspend somebody: they may read, and appeal once", accountDetailView),
    validator("param", userParam),
    validator("json", suspendInput),
    async (c) => c.json(await suspendPerson(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .post(
    "/admin/users/:id/reinstate",
    decides("admin", "End a suspension", accountDetailView),
    validator("param", userParam),
    validator("json", reasonInput),
    async (c) => c.json(await reinstatePerson(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/users/:id/appeal",
    decides("admin", "Grant an appeal, which ends the suspension, or refuse it", accountDetailView),
    validator("param", userParam),
    validator("json", answerAppealInput),
    async (c) => c.json(await answerAppeal(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .post(
    "/admin/users/:id/role",
    decides("admin", "Make somebody a moderator, an admin, or a member again", accountDetailView),
    validator("param", userParam),
    validator("json", roleInput),
    async (c) => c.json(await setRole(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .post(
    "/admin/users/:id/view",
    decides("admin", "Look at OpenChance as this person sees it; nothing can be changed meanwhile", viewingView),
    validator("param", userParam),
    validator("json", reasonInput),
    async (c) => c.json(await startViewing(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/viewings/:id/end",
    decides("admin", "Stop looking through somebody's eyes", viewingView),
    validator("param", viewingParam),
    async (c) => c.json(await endViewing(c.var.ctx, c.req.valid("param").id)),
  );

const contentRoutes = new Hono<AppEnv>()
  .post(
    "/admin/redactions",
    describe({
      summary: "Take words out of what somebody wrote, or the picture of a work, for good",
      policy: "admin",
      stranger: 404,
      answers: { 200: redactedView },
      errors: ["invalid_input", "not_found", "forbidden", "wrong_state"],
      idempotent: true,
    }),
    validator("json", redactInput),
    async (c) => c.json(await redactWords(c.var.ctx, c.req.valid("json"))),
  )
  .get(
    "/admin/challenges",
    reads("moderator", "Challenges that wait for a moderator, or were taken down", reviewedChallengePage),
    validator("query", reviewQuery),
    async (c) => c.json(await listUnderReview(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/admin/challenges/:id/take-down",
    decides("moderator", "Take a challenge away from everybody but its sides", reviewedChallengeView),
    validator("param", challengeParam),
    validator("json", takeDownInput),
    async (c) => c.json(await takeDownChallenge(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .post(
    "/admin/challenges/:id/restore",
    decides("moderator", "Show a challenge again", reviewedChallengeView),
    validator("param", challengeParam),
    validator("json", reasonInput),
    async (c) => c.json(await restoreChallenge(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/challenges/:id/pass",
    decides("moderator", "Nothing is wrong with it", reviewedChallengeView),
    validator("param", challengeParam),
    validator("json", reasonInput),
    async (c) => c.json(await passChallenge(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/reports/:id/claim",
    decides("moderator", "Take a report on, so that no two work on it", filedReportView),
    validator("param", reportParam),
    validator("json", reasonInput),
    async (c) => c.json(await claimReport(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/reports/:id/decide",
    decides("moderator", "Say whether what was reported breaks the rules", filedReportView),
    validator("param", reportParam),
    validator("json", decideReportInput),
    async (c) => c.json(await decideReport(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  );

export const moderationRoutes = new Hono<AppEnv>()
  .get(
    "/users/me/standing",
    describe({
      summary: "How your account stands, and why it is suspended when it is",
      policy: "self",
      answers: { 200: standingView },
    }),
    async (c) => c.json(await getStanding(c.var.ctx)),
  )
  .post(
    "/users/me/appeal",
    describe({
      summary: "Say what speaks against your suspension, once",
      policy: "self",
      readOnlyAccounts: ["suspended"],
      answers: { 200: standingView },
      errors: ["wrong_state"],
      idempotent: true,
    }),
    validator("json", appealInput),
    async (c) => c.json(await appeal(c.var.ctx, c.req.valid("json").text)),
  )
  .route("/", peopleRoutes)
  .route("/", contentRoutes);
