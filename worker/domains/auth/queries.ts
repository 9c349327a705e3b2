/** Who is signed in, for the API and for the server of the pages. */
import { eq } from "drizzle-orm";
import { type UserRow, users } from "../../database/schema.ts";
import { listClerkSessions } from "../../platform/clerk-api.ts";
import { readDocumentSession } from "../../platform/clerk-document.ts";
import { iso } from "../../platform/clock.ts";
import { type Context, readerId, requireReader, type UserActor, type Viewing } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { log } from "../../platform/telemetry.ts";
import { actorOf } from "./authentication.ts";
import type { OpenSession, SessionUser, SessionView } from "./contract.ts";
import { findRevoked, findSubject, isUntouched, newcomersLocale, planLanguage } from "./identities.ts";

/** The session of an API call: what its token says, already checked. */
export async function readSession(ctx: Context): Promise<SessionView> {
  const id = readerId(ctx);
  const session = answer(id === null ? null : await findSessionUser(ctx, id));
  const viewing = viewingOf(ctx);
  return viewing === null ? session : { ...session, viewing: { endsAt: iso(viewing.endsAt) } };
}

/**
 * The session of a page, with the handshake that may come before it.
 * @param page `document`: its address; only its path counts, since a handshake may only lead back to us. `language`: what it is read in
 * @returns the answer, and Set-Cookie lines that must reach the browser in any case
 */
export async function readPageSession(
  ctx: Context,
  page: { document: string; language?: string | undefined },
  headers: Headers,
): Promise<{ session: SessionView; setCookies: string[] }> {
  const found = await readDocumentSession(onOwnOrigin(page.document, ctx.config.APP_ORIGIN), headers, ctx.config);
  const { claims, location, setCookies } = found;
  if (location !== null) return { session: { state: "handshake", user: null, handshake: { location } }, setCookies };
  const actor = claims === null ? null : await actorOrNull(() => actorOf(claims, ctx.store, ctx.now));
  return { session: answer(actor === null ? null : await findPageUser(ctx, actor.id, page.language)), setCookies };
}

/** Set while an admin looks at the person's account. */
export function viewingOf({ actor }: Context): Viewing | null {
  return actor?.kind === "user" ? actor.viewing : null;
}

/** Where the person who asks is signed in, the last used first. */
export async function readOpenSessions(ctx: Context): Promise<OpenSession[]> {
  const actor = requireReader(ctx);
  const subject = await findSubject(ctx.store, actor.id, ctx.config.CLERK_ISSUER);
  const sessions = subject === null ? [] : await listClerkSessions(subject, ctx.config);
  const revoked = await findRevoked(
    ctx.store,
    sessions.map(({ id }) => id),
  );
  return sessions
    .filter(({ id }) => !revoked.has(id))
    .sort((a, b) => b.lastActiveAt - a.lastActiveAt)
    .map(({ createdAt, lastActiveAt, ...session }) => ({
      ...session,
      current: session.id === actor.sessionId,
      signedInAt: new Date(createdAt).toISOString(),
      lastActiveAt: new Date(lastActiveAt).toISOString(),
    }));
}

function answer(user: SessionUser | null): SessionView {
  return { state: user === null ? "signed-out" : "signed-in", user };
}

function onOwnOrigin(document: string, origin: string): URL {
  const { pathname, search } = new URL(document);
  const own = new URL(origin);
  own.pathname = pathname;
  own.search = search;
  return own;
}

/** A revoked session makes a guest of a page's visitor; the page is theirs to see as a guest. */
async function actorOrNull(find: () => Promise<UserActor>): Promise<UserActor | null> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof AppError && error.status === 401) return null;
    throw error;
  }
}

async function findSessionUser(ctx: Context, id: string): Promise<SessionUser | null> {
  const row = await ctx.store.db.query.users.findFirst({ where: eq(users.id, id) });
  return row === undefined ? null : toSessionUser(row);
}

/** As {@link findSessionUser}; a newcomer is written to in the language of the pages they read, from the first mail on. */
async function findPageUser(ctx: Context, id: string, language = newcomersLocale): Promise<SessionUser | null> {
  const row = await ctx.store.db.query.users.findFirst({ where: eq(users.id, id) });
  if (row === undefined) return null;
  if (!isUntouched(row) || language === newcomersLocale) return toSessionUser(row);
  try {
    await ctx.store.atomic(planLanguage(ctx.store, row, language, ctx.now));
  } catch (error) {
    // Who only reads a page must not wait for the record to take writes again: the next page keeps it.
    log("warn", "auth.language_not_kept", { requestId: ctx.requestId, error });
    return toSessionUser(row);
  }
  return findSessionUser(ctx, id);
}

function toSessionUser(row: UserRow): SessionUser {
  const { id, handle, name, email, country, role, state, locale, timeZone, analytics } = row;
  return { id, handle, name, email, country, role, state, locale, timeZone, analytics };
}
