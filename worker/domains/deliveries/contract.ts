/** Deliveries: versions of the work handed in, and the poster's answer to each. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { fileView } from "../files/contract.ts";

export const deliveryStates = ["submitted", "changes_requested", "approved", "superseded"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Characters, counts, days. */
export const deliveryLimits = {
  note: 10_000,
  files: 20,
  feedback: 5_000,
  feedbackLeast: 10,
  changeDays: 14,
} as const;

export const submitDeliveryInput = z
  .object({
    note: z.string().trim().min(1).max(deliveryLimits.note),
    fileIds: z.array(idSchema("file")).max(deliveryLimits.files).default([]),
  })
  .strict();
export type SubmitDeliveryInput = z.infer<typeof submitDeliveryInput>;

export const requestChangesInput = z
  .object({
    feedback: z
      .string()
      .trim()
      .min(deliveryLimits.feedbackLeast)
      .max(deliveryLimits.feedback)
      .meta({ description: "What is to be changed" }),
    days: z
      .int()
      .min(1)
      .max(deliveryLimits.changeDays)
      .default(7)
      .meta({ description: "Days until the next version is due" }),
  })
  .strict();
export type RequestChangesInput = z.infer<typeof requestChangesInput>;

export const deliveryView = z.object({
  id: idSchema("delivery"),
  challengeId: idSchema("challenge"),
  version: z.int().min(1),
  note: z.string(),
  fileIds: z.array(idSchema("file")),
  files: z.array(fileView),
  state: z.enum(deliveryStates),
  feedback: z.string().nullable().meta({ description: "What the poster asked to change" }),
  createdAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  disputedMs: z.int().min(0).meta({
    description: "Ms in disputes about it that were taken back: by so much longer another may be opened",
  }),
});
export type Delivery = z.infer<typeof deliveryView>;

export const deliveryParam = z.object({ id: idSchema("delivery") });
