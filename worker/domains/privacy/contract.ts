/** What people ask about themselves: an export of everything we have of them, and to be forgotten. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { challengeStates } from "../challenges/contract.ts";
import { analyticsChoices } from "../users/contract.ts";

export const exportStates = ["waiting", "building", "ready"] as const;
export type ExportState = (typeof exportStates)[number];

/** Bytes of one part of an archive on its way to storage, ms between two words about its progress, and rows of one look. */
export const exportLimits = { partBytes: 8 * 1024 * 1024, progressEveryMs: 3_000, rows: 200 } as const;

export const exportView = z.object({
  id: idSchema("export"),
  state: z.enum(exportStates),
  progress: z
    .object({ done: z.int().min(0), total: z.int().min(0) })
    .meta({ description: "Files of the archive that are written, of how many; 0 of 0 before it is begun" }),
  size: z.int().nullable().meta({ description: "Bytes, once it is ready" }),
  requestedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable().meta({ description: "Until when it can be fetched" }),
  nextAt: z.iso.datetime().meta({ description: "From when on another one may be asked for" }),
});
export type AccountExport = z.infer<typeof exportView>;

/** What stands in the way of forgetting somebody, until it is settled. */
export const openMattersView = z.object({
  challenges: z.array(
    z.object({ id: idSchema("challenge"), slug: z.string(), title: z.string(), state: z.enum(challengeStates) }),
  ),
  applications: z.int().meta({ description: "Applications that are not decided; they are withdrawn" }),
  payouts: z.int().meta({ description: "Payouts that have not arrived yet" }),
  refunds: z.int().meta({ description: "Refunds that have not arrived yet" }),
  chargebacks: z.int().meta({ description: "Payments that a bank has not decided about" }),
});
export type OpenMatters = z.infer<typeof openMattersView>;

export const closingView = z.object({
  requestedAt: z.iso.datetime(),
  eraseAt: z.iso.datetime().meta({ description: "When everything is deleted, or later if something is open still" }),
});

export const privacyView = z.object({
  export: exportView.nullable().meta({ description: "The newest one" }),
  closing: closingView.nullable().meta({ description: "null: the account stays" }),
  open: openMattersView,
});
export type Privacy = z.infer<typeof privacyView>;

/** What somebody said to being counted, if anything (worker/platform/analytics.ts). */
export const analyticsView = z.object({
  offered: z.boolean().meta({ description: "Whether this deployment counts how it is used, of those who allow it" }),
});
export const analyticsInput = z.object({ choice: z.enum(analyticsChoices) }).strict();
export type AnalyticsInput = z.infer<typeof analyticsInput>;

/** One's own handle, so that nobody closes an account by a slip. */
export const closeAccountInput = z.object({ handle: z.string().trim().min(1).max(60) }).strict();
export type CloseAccountInput = z.infer<typeof closeAccountInput>;
