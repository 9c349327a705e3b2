/** What moderators and admins see and decide about people and what they post, and what a suspended person may answer. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { moneyView } from "../../platform/money.ts";
import { pageOf, pageQuery } from "../../platform/paging.ts";
import { reason } from "../admin/contract.ts";
import { challengeStates } from "../challenges/contract.ts";
import { holdStates } from "../payments/contract.ts";
import { reportReasons } from "../reports/contract.ts";
import { personView, roles, userStates } from "../users/contract.ts";

/** Characters, rows, ms. */
export const moderationLimits = {
  search: 100,
  appeal: 4_000,
  history: 20,
  claimMs: 24 * 60 * 60 * 1000,
  viewingMs: 30 * 60 * 1000,
} as const;

const instant = z.iso.datetime();
const why = z.enum(reportReasons);

/** `reason` is told to the person. */
export const suspendInput = z.object({ why, reason }).strict();
export const takeDownInput = z.object({ why, reason }).strict();
export const roleInput = z.object({ role: z.enum(roles), reason }).strict();
export const appealInput = z.object({ text: z.string().trim().min(1).max(moderationLimits.appeal) }).strict();
/** `granted` ends the suspension. */
export const answerAppealInput = z.object({ outcome: z.enum(["granted", "refused"]), reason }).strict();
/** `upheld`: it breaks the rules. What is done about it is decided by itself: taking down, suspending, redacting. */
export const decideReportInput = z.object({ outcome: z.enum(["upheld", "dismissed"]), reason }).strict();
export type DecideReportInput = z.infer<typeof decideReportInput>;

/**
 * Of a challenge, an application, a review, a work or a file, by its id: `words` are taken out wherever they stand in it; of a work also
 * its picture, with or without words.
 */
export const redactInput = z
  .object({
    id: z.string().max(40),
    words: z.string().trim().min(3).max(200).nullable().default(null),
    picture: z.boolean().default(false),
    reason,
  })
  .strict()
  .refine(({ words, picture }) => words !== null || picture, {
    path: ["words"],
    error: "Say which words, or that the picture goes.",
  });
export type RedactInput = z.infer<typeof redactInput>;
export const redactedView = z.object({
  id: z.string(),
  kind: z.enum(["challenge", "application", "review", "work", "file"]),
  places: z.int().meta({ description: "At how many places they stood" }),
  pictureId: z.string().nullable().meta({ description: "The picture that was removed" }),
});
export type Redacted = z.infer<typeof redactedView>;

export const suspensionView = z.object({
  id: idSchema("suspension"),
  why,
  reason: z.string(),
  at: instant,
  appeal: z.object({ text: z.string(), at: instant }).nullable(),
  refusal: z.object({ text: z.string(), at: instant }).nullable(),
  endedAt: instant.nullable(),
  ending: z.string().nullable(),
});
export type Suspension = z.infer<typeof suspensionView>;

/** How one's own account stands. */
export const standingView = z.object({
  state: z.enum(userStates),
  suspension: suspensionView.nullable().meta({ description: "While it runs; one may appeal once" }),
});
export type Standing = z.infer<typeof standingView>;

export const accountView = personView.extend({
  email: z.string().nullable(),
  role: z.enum(roles),
  state: z.enum(userStates),
  createdAt: instant,
  suspension: suspensionView.nullable().meta({ description: "While it runs" }),
});
export type Account = z.infer<typeof accountView>;

export const accountDetailView = accountView.extend({
  suspensions: z.array(suspensionView).meta({ description: "The latest first" }),
  holds: z
    .array(
      z.object({
        id: idSchema("hold"),
        side: z.enum(["poster", "solver"]),
        state: z.enum(holdStates),
        amount: moneyView,
        challenge: z.object({ slug: z.string(), title: z.string() }),
      }),
    )
    .meta({ description: "Rewards that are held now" }),
  reportsAgainst: z.object({ open: z.int(), upheld: z.int(), dismissed: z.int() }),
  viewings: z
    .array(z.object({ adminId: z.string(), reason: z.string(), startedAt: instant, endsAt: instant }))
    .meta({ description: "When admins looked at this account" }),
});
export type AccountDetail = z.infer<typeof accountDetailView>;

export const accountPage = pageOf(accountView);
export const accountQuery = pageQuery.extend({
  q: z.string().trim().max(moderationLimits.search).optional().meta({
    description: "An id or an e-mail in full, or how words of a handle or a name begin",
  }),
  state: z.enum(userStates).optional(),
  role: z.enum(roles).optional(),
});
export type AccountQuery = z.infer<typeof accountQuery>;

/** `first_posts`: by people who have never paid, not looked at yet; `reported`: with an open report; `taken_down`. */
export const reviewQueues = ["first_posts", "reported", "taken_down"] as const;
export const reviewQuery = pageQuery.extend({ queue: z.enum(reviewQueues).default("reported") });
export type ReviewQuery = z.infer<typeof reviewQuery>;

export const reviewedChallengeView = z.object({
  id: idSchema("challenge"),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  brief: z.string(),
  state: z.enum(challengeStates),
  poster: personView,
  publishedAt: instant.nullable(),
  openReports: z.int(),
  reviewedAt: instant.nullable(),
  takenDown: z.object({ why, reason: z.string(), at: instant }).nullable(),
});
export type ReviewedChallenge = z.infer<typeof reviewedChallengeView>;
export const reviewedChallengePage = pageOf(reviewedChallengeView);

/** Send its id as the header `X-View-As` (pages: the cookie `__view_as`): GETs then answer as that person sees them. */
export const viewingView = z.object({
  id: idSchema("viewing"),
  person: personView,
  endsAt: instant,
});
export type ViewingOf = z.infer<typeof viewingView>;

export const viewingParam = z.object({ id: idSchema("viewing") });
