/** Deliveries as answers show them. Pure. */
import type { DeliveryRow, FileRow } from "../../database/schema.ts";
import { iso, isoOrNull } from "../../platform/clock.ts";
import { toFile } from "../files/views.ts";
import type { Delivery } from "./contract.ts";

/** @param disputedMs see findDisputedMs (queries.ts) */
export function toDelivery(delivery: DeliveryRow, files: readonly FileRow[], disputedMs: number): Delivery {
  const { id, challengeId, version, note, state, feedback, createdAt, decidedAt } = delivery;
  return {
    id,
    challengeId,
    version,
    note,
    state,
    feedback,
    fileIds: files.map((file) => file.id),
    files: files.map(toFile),
    createdAt: iso(createdAt),
    decidedAt: isoOrNull(decidedAt),
    disputedMs,
  };
}
