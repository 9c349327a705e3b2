/** Disagreement over HTTP: ending a challenge together, and disputes. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { pageOf } from "../../platform/paging.ts";
import { challengeParam } from "../challenges/contract.ts";
import {
  acceptOfferInput,
  answerDisputeInput,
  decideDisputeInput,
  disputeListQuery,
  disputeParam,
  disputeSummaryView,
  disputeView,
  evidenceInput,
  fileDisputeInput,
  messageSidesInput,
  offerInput,
  withdrawDisputeInput,
} from "../disputes/contract.ts";
import { getDispute, getDisputeOfChallenge, listDisputes } from "../disputes/queries.ts";
import { acceptCancellation, getCancellation, proposeCancellation, refuseCancellation } from "./canceling-together.ts";
import { answerCancellationInput, cancellationView, proposalView, proposeCancellationInput } from "./contract.ts";
import { acceptOffer, decideDispute } from "./dispute-settling.ts";
import { addEvidence, answerDispute, makeOffer, messageSides } from "./dispute-talking.ts";
import { fileDispute, withdrawDispute } from "./disputing.ts";

const cancellationRoutes = new Hono<AppEnv>()
  .get(
    "/challenges/:id/cancellation",
    describe({
      summary: "The open proposal to end a challenge together",
      policy: "participant",
      answers: { 200: cancellationView },
      errors: ["not_found", "forbidden", "hold_not_held"],
    }),
    validator("param", challengeParam),
    async (c) => c.json(await getCancellation(c.var.ctx, c.req.valid("param").id)),
  )
  .post(
    "/challenges/:id/cancellation/propose",
    describe({
      summary: "Propose to end a challenge together, and how to divide what is held",
      policy: "participant",
      answers: { 201: proposalView },
      errors: ["invalid_input", "wrong_state", "cancellation_pending", "hold_not_held", "invalid_split"],
      idempotent: true,
    }),
    validator("param", challengeParam),
    validator("json", proposeCancellationInput),
    async (c) => c.json(await proposeCancellation(c.var.ctx, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .post(
    "/challenges/:id/cancellation/accept",
    describe({
      summary: "Accept the other side's proposal: the challenge ends and what is held is divided",
      policy: "participant",
      answers: { 200: proposalView },
      errors: ["no_cancellation_open", "proposal_not_open", "wrong_state", "invalid_split", "hold_frozen"],
      idempotent: true,
    }),
    validator("param", challengeParam),
    validator("json", answerCancellationInput),
    async (c) => c.json(await acceptCancellation(c.var.ctx, c.req.valid("param").id, c.req.valid("json").proposalId)),
  )
  .post(
    "/challenges/:id/cancellation/refuse",
    describe({
      summary: "Refuse the other side's proposal, or take your own back",
      policy: "participant",
      answers: { 200: proposalView },
      errors: ["no_cancellation_open", "proposal_not_open"],
      idempotent: true,
    }),
    validator("param", challengeParam),
    validator("json", answerCancellationInput),
    async (c) => c.json(await refuseCancellation(c.var.ctx, c.req.valid("param").id, c.req.valid("json").proposalId)),
  );

/** What a dispute answers to all who are no side of it, and no admin. */
const unseen = { policy: "participant", stranger: 404, oversight: true } as const;

const sideRoutes = new Hono<AppEnv>()
  .post(
    "/challenges/:id/dispute",
    describe({
      summary: "Open a dispute: every clock stops, and the other side is asked",
      policy: "participant",
      answers: { 201: disputeView },
      errors: [
        "invalid_input",
        "dispute_open",
        "dispute_not_possible",
        "dispute_window_over",
        "hold_not_held",
        "invalid_split",
        "file_not_usable",
      ],
      idempotent: true,
    }),
    validator("param", challengeParam),
    validator("json", fileDisputeInput),
    async (c) => c.json(await fileDispute(c.var.ctx, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .get(
    "/challenges/:id/dispute",
    describe({
      summary: "The newest dispute about a challenge, for its sides and admins",
      ...unseen,
      answers: { 200: disputeView },
      errors: ["not_found"],
    }),
    validator("param", challengeParam),
    async (c) => c.json(await getDisputeOfChallenge(c.var.ctx, c.req.valid("param").id)),
  )
  .get(
    "/disputes/:id",
    describe({
      summary: "A dispute with all that was said, for its sides and admins",
      ...unseen,
      answers: { 200: disputeView },
      errors: ["not_found"],
    }),
    validator("param", disputeParam),
    async (c) => c.json(await getDispute(c.var.ctx, c.req.valid("param").id)),
  )
  .post(
    "/disputes/:id/answer",
    describe({
      summary: "Answer the claim with a division of your own",
      ...unseen,
      answers: { 200: disputeView },
      errors: ["invalid_input", "forbidden", "wrong_state", "invalid_split", "file_not_usable"],
      idempotent: true,
    }),
    validator("param", disputeParam),
    validator("json", answerDisputeInput),
    async (c) => c.json(await answerDispute(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .post(
    "/disputes/:id/offer",
    describe({
      summary: "Offer another division; it replaces your earlier one",
      ...unseen,
      answers: { 200: disputeView },
      errors: ["invalid_input", "forbidden", "wrong_state", "invalid_split", "dispute_full"],
      idempotent: true,
    }),
    validator("param", disputeParam),
    validator("json", offerInput),
    async (c) => c.json(await makeOffer(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .post(
    "/disputes/:id/accept",
    describe({
      summary: "Accept the other side's newest claim, answer or offer: what is held is divided by it",
      ...unseen,
      answers: { 200: disputeView },
      errors: ["invalid_input", "forbidden", "offer_not_open", "hold_frozen"],
      idempotent: true,
    }),
    validator("param", disputeParam),
    validator("json", acceptOfferInput),
    async (c) => c.json(await acceptOffer(c.var.ctx, c.req.valid("param").id, c.req.valid("json").entryId)),
  )
  .post(
    "/disputes/:id/withdraw",
    describe({
      summary: "Take your dispute back: the challenge and its clocks go on",
      ...unseen,
      answers: { 200: disputeView },
      errors: ["forbidden", "wrong_state"],
      idempotent: true,
    }),
    validator("param", disputeParam),
    validator("json", withdrawDisputeInput),
    async (c) => c.json(await withdrawDispute(c.var.ctx, c.req.valid("param").id, c.req.valid("json").text)),
  )
  .post(
    "/disputes/:id/evidence",
    describe({
      summary: "Add words and files",
      ...unseen,
      answers: { 200: disputeView },
      errors: ["invalid_input", "forbidden", "wrong_state", "file_not_usable", "dispute_full"],
      idempotent: true,
    }),
    validator("param", disputeParam),
    validator("json", evidenceInput),
    async (c) => c.json(await addEvidence(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  );

const adminRoutes = new Hono<AppEnv>()
  .get(
    "/admin/disputes",
    describe({
      summary: "Disputes, the oldest first",
      policy: "admin",
      stranger: 404,
      answers: { 200: pageOf(disputeSummaryView) },
      errors: ["not_found", "invalid_cursor"],
    }),
    validator("query", disputeListQuery),
    async (c) => c.json(await listDisputes(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/admin/disputes/:id/message",
    describe({
      summary: "Write to both sides of a dispute, in the same words",
      policy: "admin",
      stranger: 404,
      answers: { 200: disputeView },
      errors: ["invalid_input", "forbidden", "wrong_state", "dispute_full"],
      idempotent: true,
    }),
    validator("param", disputeParam),
    validator("json", messageSidesInput),
    async (c) => c.json(await messageSides(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .post(
    "/admin/disputes/:id/decide",
    describe({
      summary: "Divide what is held, when the sides did not agree",
      policy: "admin",
      stranger: 404,
      answers: { 200: disputeView },
      errors: ["invalid_input", "forbidden", "wrong_state", "invalid_split", "hold_frozen"],
      idempotent: true,
    }),
    validator("param", disputeParam),
    validator("json", decideDisputeInput),
    async (c) => c.json(await decideDispute(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  );

export const disputeRoutes = new Hono<AppEnv>()
  .route("/", cancellationRoutes)
  .route("/", sideRoutes)
  .route("/", adminRoutes);
