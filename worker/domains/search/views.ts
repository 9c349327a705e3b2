/** Saved searches as answers show them. Pure. */
import type { SavedSearchRow } from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import type { SavedSearch } from "./contract.ts";

export function toSavedSearch({ id, name, query, alert, createdAt }: SavedSearchRow): SavedSearch {
  return { id, name, query, alert, createdAt: iso(createdAt) };
}
