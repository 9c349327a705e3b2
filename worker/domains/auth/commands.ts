/** What ends a session or changes a person from outside: signing out, and Clerk's webhooks in whatever order they come. */
import { clerkEvents } from "../../database/schema.ts";
import { isRefusedBy, type Plan } from "../../database/store.ts";
import { readPossiblyExpiredSession, signedOutCookies } from "../../platform/clerk.ts";
import { type ClerkEvent, revokeClerkSession } from "../../platform/clerk-api.ts";
import { commit } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { planEvent } from "../../platform/outbox.ts";
import { log } from "../../platform/telemetry.ts";
import {
  findPerson,
  type Identity,
  planClosing,
  planNewPerson,
  planParticulars,
  planRevokedSession,
  planTombstone,
} from "./identities.ts";
import { readOpenSessions } from "./queries.ts";

/** How often a lost race (a newcomer's first request, another event, a taken handle) is decided anew. */
const RACES = 6;

/**
 * Takes an event in, in one commit with the mark that it was.
 * @param issuer whose events these are: the instance the signing secret belongs to
 * @returns `duplicate` when it was taken in before
 */
export async function takeClerkEvent(ctx: Context, event: ClerkEvent, issuer: string): Promise<"taken" | "duplicate"> {
  for (let attempt = 0; ; attempt++) {
    const mark = ctx.store.db.insert(clerkEvents).values({ id: event.id, type: event.type, processedAt: ctx.now });
    try {
      await commit(ctx, [mark, ...(await planClerkEvent(ctx, event, issuer, attempt))]);
      return "taken";
    } catch (error) {
      if (isRefusedBy(error, "clerk_events")) return "duplicate";
      if (!isRefusedBy(error, "identities", "users.handle", "users_handle") || attempt >= RACES) throw error;
    }
  }
}

async function planClerkEvent(ctx: Context, event: ClerkEvent, issuer: string, attempt: number): Promise<Plan> {
  if (event.kind === "session-ended") {
    return planSessionEnded(ctx, event.sessionId, event.subject === null ? null : { issuer, subject: event.subject });
  }
  if (event.kind === "other") return [];
  const identity = { issuer, subject: event.subject };
  const known = await findPerson(ctx.store, identity);
  if (event.kind === "person-deleted") {
    if (known === null) return planTombstone(ctx.store, identity, ctx.now);
    // Our own word to Clerk comes back (identity-consumer.ts).
    if (known.user.state === "deleted") return [];
    return [
      ...planClosing(ctx.store, known.user, ctx.now),
      ...planEvent(ctx, "user.changed", { userId: known.user.id }),
      ...planEvent(ctx, "user.state_changed", { userId: known.user.id, reason: "closing" }),
    ];
  }
  const said = { email: event.email, name: event.name, at: event.updatedAt };
  if (known === null) return planNewPerson(ctx.store, identity, said, ctx.now, attempt);
  if (known.user.identityUpdatedAt >= said.at) return [];
  return [
    ...planParticulars(ctx.store, known.user, said, ctx.now),
    ...planEvent(ctx, "user.changed", { userId: known.user.id }),
  ];
}

/** Denies a session from now on, and tells those who keep its sockets when it is known whose it is. */
async function planSessionEnded(ctx: Context, sessionId: string, identity: Identity | null): Promise<Plan> {
  const known = identity === null ? null : await findPerson(ctx.store, identity);
  return [
    ...planRevokedSession(ctx.store, sessionId, ctx.now),
    ...(known === null ? [] : planEvent(ctx, "session.ended", { userId: known.user.id, sessionId })),
  ];
}

/**
 * Signs the person out wherever else they are: a device that was lost, a browser that was left open. Denied here at once, all
 * of them in one commit, and then ended at Clerk.
 * @returns how many there were
 */
export async function endOtherSessions(ctx: Context): Promise<number> {
  const actor = requireMember(ctx);
  const others = (await readOpenSessions(ctx)).filter(({ current }) => !current);
  if (others.length === 0) return 0;
  await commit(
    ctx,
    others.flatMap(({ id }) => [
      ...planRevokedSession(ctx.store, id, ctx.now),
      ...planEvent(ctx, "session.ended", { userId: actor.id, sessionId: id }),
    ]),
  );
  await Promise.all(others.map(({ id }) => endAtClerk(ctx, id)));
  return others.length;
}

/** After the denial it no longer matters to us whether Clerk hears of it now: its own expiry ends the session there. */
async function endAtClerk(ctx: Context, sessionId: string): Promise<void> {
  await revokeClerkSession(sessionId, ctx.config).catch((error: unknown) => {
    log("warn", "auth.revoke_failed", { requestId: ctx.requestId, error });
  });
}

/**
 * Signs out: the session is denied here at once and ended at Clerk. An expired token ends its session too, since a form
 * without JavaScript is mostly sent later than the minute a token lives.
 * @returns Set-Cookie lines that make the browser a guest's
 */
export async function endSession(ctx: Context, headers: Headers): Promise<string[]> {
  const session = await readPossiblyExpiredSession(headers, ctx.config);
  if (session !== null) {
    await commit(ctx, await planSessionEnded(ctx, session.sessionId, session));
    await endAtClerk(ctx, session.sessionId);
  }
  return signedOutCookies(ctx.config);
}
