/** Applications over HTTP. The verbs that also move a challenge, a room or money are in engagements/routes.ts. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { rationed } from "../../http/rationed.ts";
import { pageOf } from "../../platform/paging.ts";
import { challengeParam } from "../challenges/contract.ts";
import { declineApplication, noteApplication, submitApplication, withdrawApplication } from "./commands.ts";
import {
  applicationListQuery,
  applicationParam,
  applicationView,
  noteInput,
  ownApplicationView,
  submitApplicationInput,
} from "./contract.ts";
import { getApplication, listApplicationsFor, listOwnApplications } from "./queries.ts";

export const applicationRoutes = new Hono<AppEnv>()
  .get(
    "/challenges/:id/applications",
    describe({
      summary: "The poster's board: all applications, first come first",
      policy: "poster",
      answers: { 200: pageOf(applicationView) },
      errors: ["not_found", "forbidden"],
    }),
    validator("param", challengeParam),
    validator("query", applicationListQuery),
    async (c) => c.json(await listApplicationsFor(c.var.ctx, c.req.valid("param").id, c.req.valid("query"))),
  )
  .post(
    "/challenges/:id/applications",
    describe({
      summary: "Apply to an open challenge",
      policy: "member",
      keysMayWrite: true,
      answers: { 201: applicationView },
      errors: [
        "rate_limited",
        "invalid_input",
        "own_challenge",
        "blocked",
        "challenge_not_open",
        "application_deadline_passed",
        "already_applied",
        "payout_setup_required",
        "payout_country_unsupported",
      ],
      idempotent: true,
    }),
    rationed("applications"),
    validator("param", challengeParam),
    validator("json", submitApplicationInput),
    async (c) => c.json(await submitApplication(c.var.ctx, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .get(
    "/applications",
    describe({
      summary: "Your own applications, newest first",
      policy: "member",
      answers: { 200: pageOf(ownApplicationView) },
    }),
    validator("query", applicationListQuery),
    async (c) => c.json(await listOwnApplications(c.var.ctx, c.req.valid("query"))),
  )
  .get(
    "/applications/:id",
    describe({
      summary: "An application, for its poster and its applicant",
      policy: "participant",
      stranger: 404,
      answers: { 200: applicationView },
      errors: ["not_found"],
    }),
    validator("param", applicationParam),
    async (c) => c.json(await getApplication(c.var.ctx, c.req.valid("param").id)),
  )
  .put(
    "/applications/:id/note",
    describe({
      summary: "Keep your own note on an application; nobody else sees it",
      policy: "poster",
      stranger: 404,
      answers: { 200: applicationView },
    }),
    validator("param", applicationParam),
    validator("json", noteInput),
    async (c) => c.json(await noteApplication(c.var.ctx, c.req.valid("param").id, c.req.valid("json").note)),
  )
  .post(
    "/applications/:id/decline",
    describe({
      summary: "Decline an application",
      policy: "poster",
      stranger: 404,
      answers: { 200: applicationView },
      errors: ["wrong_state"],
      idempotent: true,
    }),
    validator("param", applicationParam),
    async (c) => c.json(await declineApplication(c.var.ctx, c.req.valid("param").id)),
  )
  .post(
    "/applications/:id/withdraw",
    describe({
      summary: "Take your application back",
      policy: "applicant",
      keysMayWrite: true,
      stranger: 404,
      answers: { 200: applicationView },
      errors: ["wrong_state"],
      idempotent: true,
    }),
    validator("param", applicationParam),
    async (c) => c.json(await withdrawApplication(c.var.ctx, c.req.valid("param").id)),
  );
