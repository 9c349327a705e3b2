/** Signals: what looks like more than chance. A moderator looks; nothing is refused, hidden or banned by them alone. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { pageOf, pageQuery } from "../../platform/paging.ts";
import { personView } from "../users/contract.ts";

/**
 * `copied_application`: a letter that this or another person sent before; `contact_details`: a way round the platform in a public text;
 * `self_dealing`: signs that the two of an award are one.
 */
export const signalKinds = ["copied_application", "contact_details", "self_dealing"] as const;
export type SignalKind = (typeof signalKinds)[number];
export const signalStates = ["open", "settled"] as const;
/** `upheld`: it is what it looked like; what is done about it is decided by itself. `dismissed`: it is not. */
export const signalOutcomes = ["upheld", "dismissed"] as const;

export const signalView = z.object({
  id: idSchema("signal"),
  kind: z.enum(signalKinds),
  about: personView,
  subjectId: z
    .string()
    .meta({ description: "The application, the hold, the challenge, or the person whose text it is" }),
  challenge: z
    .object({ id: idSchema("challenge"), slug: z.string(), title: z.string(), poster: personView })
    .nullable()
    .meta({ description: "What it happened at; null: at nothing, as of a profile" }),
  payoutsWait: z
    .boolean()
    .meta({ description: "Payouts of the reward wait for the verdict, each for three days at most" }),
  found: z.array(z.string()).meta({ description: "Letters it resembles, kinds of contact details, or signs" }),
  state: z.enum(signalStates),
  outcome: z.enum(signalOutcomes).nullable(),
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
});
export type Signal = z.infer<typeof signalView>;

export const signalPage = pageOf(signalView);
export const signalQuery = pageQuery.extend({ state: z.enum(signalStates).default("open") });
export type SignalQuery = z.infer<typeof signalQuery>;
export const signalParam = z.object({ id: idSchema("signal") });
export const settleSignalInput = z
  .object({ outcome: z.enum(signalOutcomes), reason: z.string().trim().min(3).max(1_000) })
  .strict();
export type SettleSignalInput = z.infer<typeof settleSignalInput>;
