/** Applications: a solver's proposal, and what the poster answers. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { moneySchema, moneyView } from "../../platform/money.ts";
import { pageQuery } from "../../platform/paging.ts";
import { challengeLimits, challengeSummaryView } from "../challenges/contract.ts";
import { personView } from "../users/contract.ts";

export const applicationStates = [
  "submitted",
  "shortlisted",
  "awarded",
  "hired",
  "declined",
  "withdrawn",
  "lapsed",
] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const applicationLimits = { coverLetter: 5_000, coverLetterLeast: 20, note: 1_000, agentUse: 500 } as const;

export const submitApplicationInput = z
  .object({
    coverLetter: z
      .string()
      .trim()
      .min(applicationLimits.coverLetterLeast, `Write at least ${applicationLimits.coverLetterLeast} characters.`)
      .max(applicationLimits.coverLetter),
    price: moneySchema.meta({ description: "In the challenge's currency" }),
    days: z.int().min(1).max(challengeLimits.deliveryDays).meta({ description: "Days to the first delivery" }),
    agentUse: z
      .string()
      .trim()
      .max(applicationLimits.agentUse)
      .optional()
      .meta({ description: "Which AI agents help, if any" }),
  })
  .strict();
export type SubmitApplicationInput = z.infer<typeof submitApplicationInput>;

/** The poster's own note on an application: nobody else sees it. */
export const noteInput = z.object({ note: z.string().trim().max(applicationLimits.note) }).strict();

export const applicationView = z.object({
  id: idSchema("application"),
  challengeId: idSchema("challenge"),
  state: z.enum(applicationStates),
  coverLetter: z.string(),
  price: moneyView,
  days: z.int(),
  agentUse: z.string().nullable(),
  applicant: personView.extend({ completedAsSolver: z.int() }),
  payable: z.boolean().meta({ description: "Whether the applicant can be paid out today" }),
  conversationId: idSchema("conversation").nullable(),
  note: z.string().nullable().meta({ description: "The poster's own note; null for everybody else" }),
  createdAt: z.iso.datetime(),
});
export type Application = z.infer<typeof applicationView>;

/** One's own application, with the challenge it is for. */
export const ownApplicationView = applicationView.extend({ challenge: challengeSummaryView });
export type OwnApplication = z.infer<typeof ownApplicationView>;

export const applicationListQuery = pageQuery.extend({ state: z.enum(applicationStates).optional() });
export const applicationParam = z.object({ id: idSchema("application") });
