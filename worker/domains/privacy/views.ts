/** Exports as answers show them. Pure. */
import type { AccountExportRow } from "../../database/schema.ts";
import { hourMs, iso, isoOrNull } from "../../platform/clock.ts";
import { policy } from "../../platform/policy.ts";
import type { AccountExport } from "./contract.ts";

export function toExport(row: AccountExportRow): AccountExport {
  return {
    id: row.id,
    state: row.state,
    progress: { done: row.doneParts, total: row.totalParts },
    size: row.size,
    requestedAt: iso(row.createdAt),
    expiresAt: isoOrNull(row.expiresAt),
    nextAt: iso(nextExportAt(row)),
  };
}

/** From when on another export may be asked for, ms. */
export function nextExportAt({ createdAt }: AccountExportRow): number {
  return createdAt + policy.exportRestHours * hourMs;
}
