/** Challenges: what a poster writes, what everybody reads, and the words of their life. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { currencies, moneySchema, moneyView } from "../../platform/money.ts";
import { pageQuery } from "../../platform/paging.ts";
import { personView, skillSchema, skillsSchema } from "../users/contract.ts";

export const challengeKinds = ["hire"] as const;

/** The order is the life of a challenge; lifecycle.ts says who moves it from where to where. */
export const challengeStates = [
  "draft",
  "open",
  "awarded",
  "in_progress",
  "delivered",
  "disputed",
  "completed",
  "canceled",
  "expired",
] as const;
export type ChallengeState = (typeof challengeStates)[number];

/** Why a challenge was canceled: shown with it for ever. */
export const cancelReasons = [
  "poster_withdrew",
  "solver_left",
  "agreed",
  "not_delivered",
  "dispute",
  "chargeback",
  "moderation",
] as const;
export type CancelReason = (typeof cancelReasons)[number];

export const categories = [
  "software",
  "design",
  "writing",
  "data",
  "operations",
  "marketing",
  "audio_video",
  "research",
] as const;
export type Category = (typeof categories)[number];

/** Whether the solver may work with AI agents. */
export const agentPolicies = ["humans", "declared", "allowed"] as const;
export type AgentPolicy = (typeof agentPolicies)[number];

/** Limits in characters, days and counts. */
export const challengeLimits = {
  title: 120,
  titleLeast: 8,
  summary: 240,
  brief: 20_000,
  briefLeast: 40,
  deliveryDays: 45,
  applicationDays: 90,
  place: 80,
} as const;

export const cancelReasonText = z.string().trim().max(1_000);

/** A town, a region, a country: as people write it. From anywhere is no place but `null`. */
export const placeSchema = z
  .string()
  .trim()
  .max(challengeLimits.place)
  .regex(/[\p{L}\p{N}]/u, "Name a place.")
  .refine((place) => !/^\W*remote\W*$/i.test(place), "Leave the place empty for remote work.");

const draftFields = z.object({
  title: z.string().trim().min(1).max(challengeLimits.title),
  summary: z.string().trim().max(challengeLimits.summary),
  brief: z.string().trim().max(challengeLimits.brief).meta({ description: "Markdown" }),
  category: z.enum(categories),
  skills: skillsSchema,
  reward: moneySchema,
  applicationDeadline: z.iso
    .datetime({ offset: true })
    .meta({ description: "Applications are taken until this instant" }),
  deliveryDays: z
    .int()
    .min(1)
    .max(challengeLimits.deliveryDays)
    .meta({ description: "Days from the held reward to the first delivery" }),
  agents: z.enum(agentPolicies),
  place: placeSchema.nullable().meta({ description: "Where the work is done; null: from anywhere" }),
});

/** A draft may lack everything but its title; `publish` says what is missing. */
export const createChallengeInput = draftFields.partial().required({ title: true }).strict();
export type CreateChallengeInput = z.infer<typeof createChallengeInput>;

/** `null` empties a field of a draft. */
export const updateChallengeInput = z
  .object({
    reward: moneySchema.nullable(),
    category: z.enum(categories).nullable(),
    applicationDeadline: draftFields.shape.applicationDeadline.nullable(),
    deliveryDays: draftFields.shape.deliveryDays.nullable(),
  })
  .extend({
    title: draftFields.shape.title,
    summary: draftFields.shape.summary,
    brief: draftFields.shape.brief,
    skills: draftFields.shape.skills,
    agents: draftFields.shape.agents,
    place: draftFields.shape.place,
  })
  .partial()
  .strict();
export type UpdateChallengeInput = z.infer<typeof updateChallengeInput>;

/** What must be there before a challenge may be published. */
export const publishableChallenge = z.object({
  title: draftFields.shape.title.min(
    challengeLimits.titleLeast,
    `Use at least ${challengeLimits.titleLeast} characters.`,
  ),
  summary: draftFields.shape.summary.min(1, "Say in one sentence what is to be done."),
  brief: draftFields.shape.brief.min(
    challengeLimits.briefLeast,
    `Describe the work in at least ${challengeLimits.briefLeast} characters.`,
  ),
  category: z.enum(categories, "Choose a category."),
  reward: z.object({ amountMinor: z.int(), currency: z.enum(currencies) }, "Name a reward."),
  applicationDeadline: z.iso.datetime("Choose a day to apply by."),
  deliveryDays: z.int("Say how many days the solver has."),
});

export const cancelChallengeInput = z.object({ note: cancelReasonText.optional() }).strict();

export const challengeSummaryView = z.object({
  id: idSchema("challenge"),
  slug: z.string(),
  kind: z.enum(challengeKinds),
  state: z.enum(challengeStates),
  title: z.string(),
  summary: z.string(),
  category: z.enum(categories).nullable(),
  skills: z.array(z.string()),
  reward: moneyView.nullable().meta({ description: "null only in a draft" }),
  agents: z.enum(agentPolicies),
  place: z.string().nullable().meta({ description: "Where the work is done; null: from anywhere" }),
  applicationDeadline: z.iso.datetime().nullable(),
  deliveryDays: z.int().nullable(),
  applicationCount: z.int(),
  poster: personView.extend({ paidAsPoster: z.int() }),
  publishedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type ChallengeSummary = z.infer<typeof challengeSummaryView>;

export const challengeView = challengeSummaryView.extend({
  brief: z.string().meta({ description: "Markdown" }),
  briefVersion: z.int(),
  solver: personView.nullable(),
  awardedApplicationId: idSchema("application").nullable(),
  dueAt: z.iso.datetime().nullable().meta({ description: "When the (next) delivery is due" }),
  approvesAt: z.iso
    .datetime()
    .nullable()
    .meta({ description: "When the last delivery counts as approved if nobody answers" }),
  paymentDueAt: z.iso.datetime().nullable().meta({ description: "When the award lapses unless it is paid" }),
  completedAt: z.iso.datetime().nullable(),
  cancelReason: z.enum(cancelReasons).nullable(),
  takenDownAt: z.iso.datetime().nullable().meta({ description: "Since when only its sides and moderators see it" }),
  cancelNote: z.string().nullable().meta({ description: "For the poster and the solver; null for everybody else" }),
  version: z.int(),
});
export type Challenge = z.infer<typeof challengeView>;

/** `?mine=posted|solving` lists one's own, drafts included; without it only public challenges are listed. */
export const challengeListQuery = pageQuery.extend({
  category: z.enum(categories).optional(),
  skill: skillSchema.optional(),
  currency: z.enum(currencies).optional(),
  minReward: z.coerce.number().int().min(0).optional().meta({ description: "Minor units; needs `currency`" }),
  maxReward: z.coerce.number().int().min(0).optional(),
  state: z.enum(challengeStates).optional().meta({ description: "Default `open`" }),
  poster: z.string().max(60).optional().meta({ description: "A poster's handle" }),
  mine: z.enum(["posted", "solving"]).optional(),
});
export type ChallengeListQuery = z.infer<typeof challengeListQuery>;

/** Challenges are addressed by id; pages also know them by slug. */
export const challengeParam = z.object({ id: z.string().min(1).max(200) });

/** States in which anybody may read a challenge. A draft is its poster's alone. */
export const publicStates = challengeStates.filter((state) => state !== "draft");
