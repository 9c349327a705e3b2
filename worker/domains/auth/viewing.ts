/** Admins who look at OpenChance as somebody else sees it: whose eyes a request has. What begins and ends a viewing is moderation's. */
import { and, eq, gt, ne } from "drizzle-orm";
import { users, viewings } from "../../database/schema.ts";
import type { Store } from "../../database/store.ts";
import type { UserActor } from "../../platform/context.ts";

/** Names the viewing: a header of programs, a cookie of pages. */
export const viewingHeader = "x-view-as";
export const viewingCookie = "__view_as";

/** The viewing that a request names, or null. Whether it is this admin's and still runs, the record says. */
export function readViewingId(headers: Headers): string | null {
  const pair = headers
    .get("cookie")
    ?.split(";")
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${viewingCookie}=`));
  const id = headers.get(viewingHeader) ?? pair?.slice(viewingCookie.length + 1) ?? "";
  return id === "" ? null : id;
}

/** The person whom this admin looks at, as the actor of a request; null when that is over, or was never theirs. */
export async function findViewed(store: Store, admin: UserActor, id: string, now: number): Promise<UserActor | null> {
  const [row] = await store.db
    .select({ user: users, viewing: viewings })
    .from(viewings)
    .innerJoin(users, eq(users.id, viewings.userId))
    .where(
      and(eq(viewings.id, id), eq(viewings.adminId, admin.id), gt(viewings.endsAt, now), ne(users.state, "deleted")),
    )
    .limit(1);
  if (row === undefined) return null;
  const { user, viewing } = row;
  return {
    kind: "user",
    id: user.id,
    handle: user.handle,
    name: user.name,
    role: user.role,
    state: user.state,
    sessionId: admin.sessionId,
    expiresAt: admin.expiresAt,
    verifiedAt: null,
    viewing: { id, adminId: admin.id, endsAt: viewing.endsAt },
  };
}
