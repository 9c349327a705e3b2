/** The verbs of an engagement over HTTP: those that move a challenge together with applications, deliveries, rooms or money. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { rationed } from "../../http/rationed.ts";
import { applicationParam, applicationView } from "../applications/contract.ts";
import { cancelChallengeInput, challengeParam, challengeView } from "../challenges/contract.ts";
import { deliveryParam, deliveryView, requestChangesInput, submitDeliveryInput } from "../deliveries/contract.ts";
import { paymentParam, paymentView, releaseInput } from "../payments/contract.ts";
import { approveDelivery } from "./approving.ts";
import { awardApplication, declineAward, retractAward, shortlistApplication } from "./awards.ts";
import { cancelChallenge } from "./canceling.ts";
import { reasonInput } from "./contract.ts";
import { requestChanges, submitDelivery } from "./delivering.ts";
import { disputeRoutes } from "./dispute-routes.ts";
import { releasePart } from "./releasing.ts";
import { webhookRoutes } from "./webhook-routes.ts";

export const engagementRoutes = new Hono<AppEnv>()
  .route("/", webhookRoutes)
  .route("/", disputeRoutes)
  .post(
    "/challenges/:id/cancel",
    describe({
      summary: "End a challenge: what is held goes back to the poster",
      policy: "participant",
      answers: { 200: challengeView },
      errors: ["wrong_state"],
      idempotent: true,
    }),
    validator("param", challengeParam),
    validator("json", cancelChallengeInput),
    async (c) => c.json(await cancelChallenge(c.var.ctx, c.req.valid("param").id, c.req.valid("json").note)),
  )
  .post(
    "/challenges/:id/release",
    describe({
      summary: "Release a part of what is held to the solver while work goes on",
      policy: "poster",
      answers: { 200: paymentView },
      errors: ["hold_not_held", "wrong_state", "invalid_input"],
      idempotent: true,
    }),
    validator("param", paymentParam),
    validator("json", releaseInput),
    async (c) => c.json(await releasePart(c.var.ctx, c.req.valid("param").id, c.req.valid("json").amount)),
  )
  .post(
    "/applications/:id/shortlist",
    describe({
      summary: "Shortlist an application and open the room",
      policy: "poster",
      stranger: 404,
      answers: { 200: applicationView },
      errors: ["wrong_state", "challenge_not_open"],
      idempotent: true,
    }),
    validator("param", applicationParam),
    async (c) => c.json(await shortlistApplication(c.var.ctx, c.req.valid("param").id)),
  )
  .post(
    "/applications/:id/award",
    describe({
      summary: "Choose an applicant: opens the payment window",
      policy: "poster",
      stranger: 404,
      answers: { 200: applicationView },
      errors: ["rate_limited", "wrong_state", "award_pending", "challenge_not_open", "solver_not_payable"],
      idempotent: true,
    }),
    rationed("awards"),
    validator("param", applicationParam),
    async (c) => c.json(await awardApplication(c.var.ctx, c.req.valid("param").id)),
  )
  .post(
    "/applications/:id/retract-award",
    describe({
      summary: "Take the choice back before it is paid",
      policy: "poster",
      stranger: 404,
      answers: { 200: applicationView },
      errors: ["wrong_state"],
      idempotent: true,
    }),
    validator("param", applicationParam),
    validator("json", reasonInput),
    async (c) => c.json(await retractAward(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/applications/:id/decline-award",
    describe({
      summary: "Say no to being chosen",
      policy: "applicant",
      stranger: 404,
      answers: { 200: applicationView },
      errors: ["wrong_state"],
      idempotent: true,
    }),
    validator("param", applicationParam),
    validator("json", reasonInput),
    async (c) => c.json(await declineAward(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/challenges/:id/deliveries",
    describe({
      summary: "Hand in the next version of the work",
      policy: "solver",
      keysMayWrite: true,
      answers: { 201: deliveryView },
      errors: ["invalid_input", "dispute_open", "hold_not_held", "file_not_usable"],
      idempotent: true,
    }),
    validator("param", challengeParam),
    validator("json", submitDeliveryInput),
    async (c) => c.json(await submitDelivery(c.var.ctx, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .post(
    "/deliveries/:id/approve",
    describe({
      summary: "Approve the newest version and release what is held",
      policy: "poster",
      stranger: 404,
      answers: { 200: deliveryView },
      errors: ["delivery_not_latest", "wrong_state", "hold_not_held"],
      idempotent: true,
    }),
    validator("param", deliveryParam),
    async (c) => c.json(await approveDelivery(c.var.ctx, c.req.valid("param").id)),
  )
  .post(
    "/deliveries/:id/request-changes",
    describe({
      summary: "Ask for changes to the newest version",
      policy: "poster",
      stranger: 404,
      answers: { 200: deliveryView },
      errors: ["delivery_not_latest", "changes_limit_reached", "wrong_state"],
      idempotent: true,
    }),
    validator("param", deliveryParam),
    validator("json", requestChangesInput),
    async (c) => c.json(await requestChanges(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  );
