/** People: who they are to others, and what they may set of themselves. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { pageOf } from "../../platform/paging.ts";

/** In order of rights; only a person with database access makes the first admin (README, "Admins"). */
export const roles = ["member", "moderator", "admin"] as const;
export type Role = (typeof roles)[number];

/** `suspended` and `closing` may read but not write; `deleted` is a tombstone. */
export const userStates = ["active", "suspended", "closing", "deleted"] as const;
export type UserState = (typeof userStates)[number];

/** What somebody said to being counted as they use the product; nothing is not yes. */
export const analyticsChoices = ["allowed", "declined"] as const;
export type AnalyticsChoice = (typeof analyticsChoices)[number];

/** Limits in characters (code points) and counts. */
export const userLimits = { name: 80, bio: 2_000, skills: 20, skill: 40 } as const;

/** Lower-case words such as `react` or `technical writing`: one spelling a skill, so that filters find all. */
export const skillSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(userLimits.skill)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} .+#/-]*$/u, "Use letters, digits and . + # / - only.");

export const skillsSchema = z
  .array(skillSchema)
  .max(userLimits.skills)
  .transform((skills) => [...new Set(skills)]);

/** ISO 3166-1 alpha-2. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/, "Use the two capital letters of the country, such as DE.");

/** A language, as BCP 47 writes it: `en`, `zh-Hans`. */
export const localeSchema = z
  .string()
  .regex(/^[a-z]{2}(-[A-Z][A-Za-z]+)?$/, "Use a language tag such as en or zh-Hans.");

export const ratingView = z.object({
  average: z.number().min(1).max(5).nullable().meta({ description: "null while nobody has reviewed" }),
  count: z.int(),
});

/** The few fields that stand beside a challenge or a message. */
export const personView = z.object({
  id: idSchema("user"),
  handle: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  rating: ratingView,
});
export type Person = z.infer<typeof personView>;

/** What everybody may see. */
export const userView = personView.extend({
  bio: z.string(),
  skills: z.array(z.string()),
  role: z.enum(roles),
  memberSince: z.iso.datetime(),
  record: z.object({
    posted: z.int().meta({ description: "Challenges posted and not drafts" }),
    paidAsPoster: z.int().meta({ description: "Challenges this person posted that were completed" }),
    completedAsSolver: z.int(),
  }),
});
export type User = z.infer<typeof userView>;

/** What only the person sees of themselves. */
export const ownUserView = userView.extend({
  email: z.string().nullable(),
  state: z.enum(userStates),
  locale: z.string(),
  timeZone: z.string(),
});
export type OwnUser = z.infer<typeof ownUserView>;

export const updateUserInput = z
  .object({
    name: z.string().trim().min(1).max(userLimits.name),
    bio: z.string().trim().max(userLimits.bio),
    country: countrySchema.nullable(),
    skills: skillsSchema,
    locale: localeSchema,
    timeZone: z.string().max(60),
  })
  .partial()
  .strict();
export type UpdateUserInput = z.infer<typeof updateUserInput>;

/** Whether you have blocked somebody. */
export const blockView = z.object({ user: personView, blocked: z.boolean() });
export type Block = z.infer<typeof blockView>;
export const blockedPage = pageOf(personView);

export const handleParam = z.object({ handle: z.string().min(1).max(60) });
