/** What stops money: freezes, and the chargebacks behind most of them. */

import { freezeCauses } from "../../domains/payments/contract.ts";
import { currencies } from "../../platform/money.ts";
import type { Kit } from "../kit.ts";
import type { MoneyTables } from "./money.ts";

export function defineRisk(kit: Kit, { holds }: MoneyTables) {
  const { table, id, text, integer, instant, money, choice, index, primaryKey } = kit;

  /** While a hold has any row here, no decision moves its money (trigger); facts from Stripe always post. */
  const freezes = table(
    "freezes",
    {
      holdId: text("hold_id")
        .notNull()
        .references(() => holds.id),
      cause: choice("cause", freezeCauses).notNull(),
      /** The chargeback, the fraud warning, or the admin who froze it. */
      source: text("source").notNull(),
      note: text("note").notNull().default(""),
      createdAt: instant("created_at").notNull(),
      /** When it ends by itself; null while somebody else must end it. */
      endsAt: instant("ends_at"),
    },
    (t) => [primaryKey({ columns: [t.holdId, t.cause, t.source] }), index("freezes_age").on(t.createdAt)],
  );

  /** A payer's bank takes a payment back (Stripe calls it a dispute); keyed by Stripe's id (`dp_…` or `du_…`). */
  const chargebacks = table(
    "chargebacks",
    {
      id: id("id"),
      holdId: text("hold_id")
        .notNull()
        .references(() => holds.id),
      chargeId: text("charge_id").notNull(),
      /** Stripe's status, as it was last read. */
      status: text("status").notNull(),
      reason: text("reason").notNull(),
      amountMinor: money("amount_minor").notNull(),
      currency: choice("currency", currencies).notNull(),
      /** Until when our evidence counts. */
      evidenceDueAt: instant("evidence_due_at"),
      evidenceSentAt: instant("evidence_sent_at"),
      openedAt: instant("opened_at").notNull(),
      closedAt: instant("closed_at"),
      updatedAt: instant("updated_at").notNull(),
      version: integer("version").notNull().default(1),
    },
    (t) => [index("chargebacks_hold").on(t.holdId), index("chargebacks_status").on(t.status, t.openedAt)],
  );

  return { freezes, chargebacks };
}
