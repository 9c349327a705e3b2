/** Search over public challenges and people. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { currencies } from "../../platform/money.ts";
import { pageOf, pageQuery } from "../../platform/paging.ts";
import {
  agentPolicies,
  categories,
  challengeKinds,
  challengeLimits,
  challengeSummaryView,
} from "../challenges/contract.ts";
import { personView, skillSchema } from "../users/contract.ts";

/** Characters and words typed, skills asked for together, rows ranked for one answer, and where counting stops ("1,000+"). */
export const searchLimits = {
  query: 200,
  words: 12,
  skills: 5,
  ranked: 200,
  counted: 1_000,
  helped: 6,
  suggestions: 8,
  suggestedPeople: 4,
  places: 12,
  saved: 20,
  savedName: 80,
} as const;

export const searchSorts = ["relevance", "newest", "reward", "closing"] as const;
export type SearchSort = (typeof searchSorts)[number];

/** What may stand in a search's way, and be taken away. */
export const searchFilters = [
  "category",
  "skill",
  "reward",
  "currency",
  "closesWithinDays",
  "agents",
  "kind",
  "place",
  "posterHasPaid",
] as const;
export type SearchFilter = (typeof searchFilters)[number];

const flag = z.enum(["true", "false"]);

const skillList = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().flatMap((each) => each.split(",")))
  .pipe(z.array(skillSchema).max(searchLimits.skills))
  .meta({ description: "All of them: repeated, or with commas between" });

export const searchChallengesQuery = pageQuery.extend({
  q: z.string().trim().max(searchLimits.query).default("").meta({ description: 'Words, and "phrases" in quotes' }),
  category: z.enum(categories).optional(),
  skill: skillList.optional(),
  currency: z.enum(currencies).optional().meta({ description: "Needed with a reward filter or sort" }),
  minReward: z.coerce.number().int().min(0).optional().meta({ description: "Minor units" }),
  maxReward: z.coerce.number().int().min(0).optional(),
  closesWithinDays: z.coerce.number().int().min(1).max(90).optional(),
  agents: z.enum(agentPolicies).optional(),
  kind: z.enum(challengeKinds).optional(),
  place: z
    .string()
    .trim()
    .min(1)
    .max(challengeLimits.place)
    .regex(/[\p{L}\p{N}]/u)
    .optional()
    .meta({ description: "`remote`, or a place, whose capitals, marks and signs do not count" }),
  posterHasPaid: flag.optional().meta({ description: "Whether the poster has paid for a challenge before" }),
  exact: flag.optional().meta({ description: "`true`: search as typed, without corrections" }),
  sort: z.enum(searchSorts).default("relevance"),
});
export type SearchChallengesQuery = z.infer<typeof searchChallengesQuery>;

const countOf = <Value extends z.ZodType>(value: Value) => z.object({ value, count: z.int() });

/** [from, to) in UTF-16 units of the text. */
const textRange = z.tuple([z.int(), z.int()]);
export type TextRange = z.infer<typeof textRange>;

export const foundChallenge = challengeSummaryView.extend({
  highlights: z
    .object({ title: z.array(textRange), summary: z.array(textRange) })
    .meta({ description: "Where the words searched for stand: pairs of from and to" }),
});

export const searchChallengesView = z.object({
  items: z.array(foundChallenge),
  nextCursor: z.string().nullable(),
  total: z.int(),
  totalIsCapped: z.boolean().meta({ description: "True when there are or may be more than were counted" }),
  facets: z
    .object({
      category: z.array(countOf(z.enum(categories))),
      skill: z.array(countOf(z.string())),
      agents: z.array(countOf(z.enum(agentPolicies))),
      currency: z.array(countOf(z.enum(currencies))),
      kind: z.array(countOf(z.enum(challengeKinds))),
      reward: z.array(z.object({ currency: z.enum(currencies), from: z.int(), to: z.int(), count: z.int() })).meta({
        description: "Rewards from one sum of minor units up to below another, those of the range's outside too",
      }),
      place: z.array(countOf(z.string())).meta({ description: "In small letters; `remote` among them" }),
    })
    .meta({ description: "A filter of one value is counted as if it were off" }),
  corrected: z
    .string()
    .optional()
    .meta({ description: "The search as the best hit spells it, when next to nothing fit as typed" }),
  help: z
    .array(z.object({ drop: z.enum([...searchFilters, "word"]), word: z.string().nullable(), total: z.int() }))
    .meta({ description: "When nothing fits: how much would without one filter or one word" }),
});
export type ChallengeSearch = z.infer<typeof searchChallengesView>;

/** Whether new challenges that fit are told: as they come, each morning, or not at all. */
export const alertChoices = ["live", "daily", "off"] as const;
export type AlertChoice = (typeof alertChoices)[number];

/** What of a search is kept: what is asked for, by the names of `GET /search/challenges`, but neither order nor page. */
const savedQuery = z
  .object({
    q: searchChallengesQuery.shape.q,
    category: z.enum(categories).optional(),
    skill: z.array(skillSchema).max(searchLimits.skills).optional(),
    currency: z.enum(currencies).optional(),
    minReward: z.int().min(0).optional(),
    maxReward: z.int().min(0).optional(),
    closesWithinDays: z.int().min(1).max(90).optional(),
    agents: z.enum(agentPolicies).optional(),
    kind: z.enum(challengeKinds).optional(),
    place: searchChallengesQuery.shape.place,
    posterHasPaid: flag.optional(),
  })
  .strict()
  .refine(
    ({ minReward, maxReward, currency }) =>
      currency !== undefined || (minReward === undefined && maxReward === undefined),
    { path: ["currency"], message: "A reward filter names its currency." },
  );
export type SavedQuery = z.infer<typeof savedQuery>;

const savedName = z.string().trim().min(1).max(searchLimits.savedName);
export const saveSearchInput = z
  .object({ name: savedName, query: savedQuery, alert: z.enum(alertChoices).default("live") })
  .strict();
export type SaveSearchInput = z.infer<typeof saveSearchInput>;
export const changeSavedSearchInput = z
  .object({ name: savedName, query: savedQuery, alert: z.enum(alertChoices) })
  .partial()
  .strict();
export type ChangeSavedSearchInput = z.infer<typeof changeSavedSearchInput>;

export const savedSearchView = z.object({
  id: idSchema("savedSearch"),
  name: z.string(),
  query: savedQuery,
  alert: z.enum(alertChoices),
  createdAt: z.iso.datetime(),
});
export type SavedSearch = z.infer<typeof savedSearchView>;
export const savedSearchList = pageOf(savedSearchView);
export type SavedSearchList = z.infer<typeof savedSearchList>;
export const savedSearchParam = z.object({ id: idSchema("savedSearch") });

export const searchUsersQuery = pageQuery.extend({
  q: z.string().trim().min(1).max(searchLimits.query),
  skill: skillSchema.optional(),
});
export type SearchUsersQuery = z.infer<typeof searchUsersQuery>;
export const searchUsersView = z.object({
  items: z.array(personView.extend({ skills: z.array(z.string()) })),
  nextCursor: z.string().nullable(),
  corrected: z
    .string()
    .optional()
    .meta({ description: "The names as the first of them bears them, when nobody fit as typed" }),
});
export type PeopleSearch = z.infer<typeof searchUsersView>;

export const suggestQuery = z.object({ q: z.string().trim().min(1).max(searchLimits.query) });
export const suggestView = z.object({
  titles: z.array(z.object({ slug: z.string(), title: z.string() })),
  skills: z.array(z.string()),
  people: z.array(z.object({ handle: z.string(), name: z.string() })),
});
export type Suggestions = z.infer<typeof suggestView>;
