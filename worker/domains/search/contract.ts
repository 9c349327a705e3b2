/** Search over public challenges and people. */
import * as z from "zod";
import { currencies } from "../../platform/money.ts";
import { pageQuery } from "../../platform/paging.ts";
import { agentPolicies, categories, challengeSummaryView } from "../challenges/contract.ts";
import { personView, skillSchema } from "../users/contract.ts";

/** Words typed, rows ranked for one answer, and where counting stops ("1,000+"). */
export const searchLimits = { query: 200, ranked: 200, counted: 1_000, suggestions: 8 } as const;

export const searchSorts = ["relevance", "newest", "reward", "closing"] as const;
export type SearchSort = (typeof searchSorts)[number];

export const searchChallengesQuery = pageQuery.extend({
  q: z.string().trim().max(searchLimits.query).default(""),
  category: z.enum(categories).optional(),
  skill: skillSchema.optional(),
  currency: z.enum(currencies).optional().meta({ description: "Needed with a reward filter or sort" }),
  minReward: z.coerce.number().int().min(0).optional().meta({ description: "Minor units" }),
  maxReward: z.coerce.number().int().min(0).optional(),
  closesWithinDays: z.coerce.number().int().min(1).max(90).optional(),
  agents: z.enum(agentPolicies).optional(),
  sort: z.enum(searchSorts).default("relevance"),
});
export type SearchChallengesQuery = z.infer<typeof searchChallengesQuery>;

const countOf = <Value extends z.ZodType>(value: Value) => z.object({ value, count: z.int() });

export const searchChallengesView = z.object({
  items: z.array(challengeSummaryView),
  nextCursor: z.string().nullable(),
  total: z.int(),
  totalIsCapped: z.boolean().meta({ description: "True when there are more than 1,000" }),
  facets: z.object({
    category: z.array(countOf(z.enum(categories))),
    skill: z.array(countOf(z.string())),
    agents: z.array(countOf(z.enum(agentPolicies))),
  }),
  corrected: z.string().optional().meta({ description: "What was searched instead of `q` when nothing fit as typed" }),
});
export type ChallengeSearch = z.infer<typeof searchChallengesView>;

export const searchUsersQuery = pageQuery.extend({
  q: z.string().trim().min(1).max(searchLimits.query),
  skill: skillSchema.optional(),
});
export const searchUsersView = z.object({
  items: z.array(personView.extend({ skills: z.array(z.string()) })),
  nextCursor: z.string().nullable(),
});
export const suggestQuery = z.object({ q: z.string().trim().min(1).max(searchLimits.query) });
export const suggestView = z.object({
  titles: z.array(z.object({ slug: z.string(), title: z.string() })),
  skills: z.array(z.string()),
});
