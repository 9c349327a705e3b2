/** What people ask about themselves: everything we have of them, and to be forgotten. */

import { sql } from "drizzle-orm";
import { exportStates } from "../../domains/privacy/contract.ts";
import type { Kit } from "../kit.ts";
import type { PeopleTables } from "./people.ts";

export function definePrivacy(kit: Kit, { users }: PeopleTables) {
  const { table, id, text, integer, instant, choice, index, uniqueIndex } = kit;

  /** An export of everything about its person; its ZIP lies among the files under this id until `expiresAt`. */
  const accountExports = table(
    "account_exports",
    {
      id: id("id"),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      state: choice("state", exportStates).notNull(),
      /** Files of the archive that are written, of how many; what a person watches. */
      doneParts: integer("done_parts").notNull().default(0),
      totalParts: integer("total_parts").notNull().default(0),
      /** Bytes, once it is ready. */
      size: integer("size"),
      createdAt: instant("created_at").notNull(),
      readyAt: instant("ready_at"),
      expiresAt: instant("expires_at"),
    },
    (t) => [
      uniqueIndex("account_exports_one_running").on(t.userId).where(sql`${t.state} <> 'ready'`),
      index("account_exports_user").on(t.userId, t.createdAt),
      index("account_exports_expiry").on(t.expiresAt),
    ],
  );

  /** Accounts that close: what is open is settled, and at `eraseAt` or when nothing is open any more the person is forgotten. */
  const accountClosings = table(
    "account_closings",
    {
      userId: id("user_id").references(() => users.id),
      requestedAt: instant("requested_at").notNull(),
      eraseAt: instant("erase_at").notNull(),
      /** When the sweep looks next. */
      nextAt: instant("next_at").notNull(),
      /** When admins were last told that money stands in the way. */
      toldAt: instant("told_at"),
    },
    (t) => [index("account_closings_next").on(t.nextAt)],
  );

  return { accountExports, accountClosings };
}

export type PrivacyTables = ReturnType<typeof definePrivacy>;
