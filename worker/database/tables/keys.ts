/** Keys by which people's own programs call the API. */
import type { keyScopes } from "../../domains/auth/contract.ts";
import type { Kit } from "../kit.ts";
import type { PeopleTables } from "./people.ts";

export function defineKeys(kit: Kit, { users }: PeopleTables) {
  const { table, id, text, instant, json, index, uniqueIndex } = kit;

  const apiKeys = table(
    "api_keys",
    {
      id: id("id"),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      name: text("name").notNull(),
      /** SHA-256 of the key, hex: the key itself has 256 random bits and is nowhere. */
      hash: text("hash").notNull(),
      /** Its beginning, by which a person tells their keys apart. */
      start: text("start").notNull(),
      scopes: json<(typeof keyScopes)[number][]>("scopes").notNull(),
      createdAt: instant("created_at").notNull(),
      expiresAt: instant("expires_at").notNull(),
      /** To the hour. */
      lastUsedAt: instant("last_used_at"),
    },
    (t) => [uniqueIndex("api_keys_hash").on(t.hash), index("api_keys_user").on(t.userId, t.createdAt)],
  );

  return { apiKeys };
}

export type KeyTables = ReturnType<typeof defineKeys>;
