/** Whether who was let in may still be here: asked of the record when a socket's identity is renewed. */
import { eq } from "drizzle-orm";
import { revokedSessions, users } from "../database/schema.ts";
import { withRecord } from "../database/store.ts";

/** `session_ended`: this sign-in alone; `account_ended`: suspended, closing or gone, so none of the person's. */
export type Standing = "good" | "session_ended" | "account_ended";

export async function readStanding(env: Env, userId: string, sessionId: string): Promise<Standing> {
  const [row] = await withRecord(env, ({ db }) =>
    db
      .select({ state: users.state, revokedAt: revokedSessions.revokedAt })
      .from(users)
      .leftJoin(revokedSessions, eq(revokedSessions.sessionId, sessionId))
      .where(eq(users.id, userId))
      .limit(1),
  );
  if (row?.state !== "active") return "account_ended";
  return row.revokedAt === null ? "good" : "session_ended";
}
