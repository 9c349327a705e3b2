/** Our books against Stripe's: each run, and what did not match. */

import { mismatchKinds, mismatchStates, reconciliationStates } from "../../domains/payments/contract.ts";
import type { Kit } from "../kit.ts";

export function defineReconciliation(kit: Kit) {
  const { table, id, text, integer, instant, choice, json, index, uniqueIndex } = kit;

  /** One pass over Stripe's balance transactions of a span of time; resumable by its cursor. */
  const reconciliations = table(
    "reconciliations",
    {
      id: id("id"),
      state: choice("state", reconciliationStates).notNull(),
      /** `system` for cron, else the admin who asked. */
      startedBy: text("started_by").notNull(),
      /** Movements created in this span are compared, ms. */
      fromAt: instant("from_at").notNull(),
      toAt: instant("to_at").notNull(),
      /** Stripe's id of the last movement that was compared. */
      cursor: text("cursor"),
      compared: integer("compared").notNull().default(0),
      mismatched: integer("mismatched").notNull().default(0),
      /** Ledger and Stripe at the end of the run, minor units by currency. */
      balances: json<{ currency: string; ledgerMinor: number; stripeMinor: number }[]>("balances").notNull(),
      lastError: text("last_error"),
      startedAt: instant("started_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
      finishedAt: instant("finished_at"),
    },
    (t) => [
      index("reconciliations_state").on(t.state, t.startedAt),
      index("reconciliations_listed").on(t.startedAt, t.id),
    ],
  );

  const mismatches = table(
    "mismatches",
    {
      id: id("id"),
      kind: choice("kind", mismatchKinds).notNull(),
      /** Stripe's balance transaction (`txn_…`), or our journal's source where Stripe has none. */
      source: text("source").notNull(),
      state: choice("state", mismatchStates).notNull(),
      /** What each side says: amounts in minor units, currency, type. */
      detail: json<Record<string, string | number | null>>("detail").notNull(),
      note: text("note"),
      firstSeenAt: instant("first_seen_at").notNull(),
      lastSeenAt: instant("last_seen_at").notNull(),
      resolvedAt: instant("resolved_at"),
    },
    (t) => [uniqueIndex("mismatches_once").on(t.kind, t.source), index("mismatches_state").on(t.state, t.firstSeenAt)],
  );

  /** Balance transactions in the ledger that Stripe was seen to have: what is not here after a day is looked for. */
  const reconciled = table("reconciled", { source: id("source"), at: instant("at").notNull() });

  return { reconciliations, mismatches, reconciled };
}
