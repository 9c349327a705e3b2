/** From a request's token to the person who acts: verified, not revoked, known to us (and made known on first sight). */
import type { UserRow } from "../../database/schema.ts";
import { isRefusedBy, type Store } from "../../database/store.ts";
import { type ClerkVars, readCredentials, type SessionClaims, verifySessionToken } from "../../platform/clerk.ts";
import type { UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import {
  findPerson,
  type Identity,
  isSessionRevoked,
  type Particulars,
  planNewPerson,
  planParticulars,
} from "./identities.ts";
import { actorOfKey, isKey } from "./keys.ts";

export interface Authentication {
  /** null for a guest. */
  actor: UserActor | null;
  /** Why a cookie did not count. Its bearer is a guest on public routes, and is told this where signing in is needed. */
  refused: AppError | null;
}

/** How many handles are tried for a newcomer before giving up. */
const HANDLE_ATTEMPTS = 5;

/**
 * Who makes this request.
 * @param now epoch ms
 * @throws AppError 401 for a Bearer token that does not count, and for two sign-ins in one request; a cookie that does not
 *   count is reported in `refused`, because a browser sends it without being asked
 */
export async function authenticate(
  headers: Headers,
  vars: ClerkVars,
  store: Store,
  now: number,
): Promise<Authentication> {
  const credentials = await readCredentials(headers, vars);
  if (credentials === null) return { actor: null, refused: null };
  if (credentials.source === "bearer" && isKey(credentials.token))
    return { actor: await actorOfKey(credentials.token, store, now), refused: null };
  try {
    const claims = await verifySessionToken(credentials.token, vars);
    return { actor: await actorOf(claims, store, now), refused: null };
  } catch (error) {
    if (credentials.source === "cookie" && error instanceof AppError && error.status === 401) {
      return { actor: null, refused: error };
    }
    throw error;
  }
}

/**
 * The person of a verified token; a newcomer's rows are written here, since a webhook may come later or never.
 * @throws AppError `invalid_token` when the session was revoked or the account is gone
 */
export async function actorOf(claims: SessionClaims, store: Store, now: number): Promise<UserActor> {
  const identity = { issuer: claims.issuer, subject: claims.subject };
  const known = await findPerson(store, identity, claims.sessionId);
  if (known?.sessionRevoked || (known === null && (await isSessionRevoked(store, claims.sessionId)))) throw ended();
  const said = { email: claims.email, name: claims.name, at: claims.issuedAt };
  const user = known === null ? await ensurePerson(store, identity, said, now) : known.user;
  if (user.state === "deleted") throw ended();
  if (said.email !== null && user.email !== said.email && user.identityUpdatedAt < said.at) {
    await store.atomic(planParticulars(store, user, said, now));
  }
  return {
    kind: "user",
    id: user.id,
    handle: user.handle,
    name: user.name,
    role: user.role,
    state: user.state,
    sessionId: claims.sessionId,
    expiresAt: claims.expiresAt,
    verifiedAt: claims.verifiedAt,
    viewing: null,
    allowsAnalytics: user.analytics === "allowed",
  };
}

/** The identity's person, made when there is none. Ten first requests at once make one person. */
export async function ensurePerson(store: Store, identity: Identity, said: Particulars, now: number): Promise<UserRow> {
  for (let attempt = 0; ; attempt++) {
    try {
      await store.atomic(planNewPerson(store, identity, said, now, attempt));
    } catch (error) {
      const taken = isRefusedBy(error, "identities", "users.handle", "users_handle");
      if (!taken || attempt >= HANDLE_ATTEMPTS) throw error;
    }
    const known = await findPerson(store, identity);
    if (known !== null) return known.user;
  }
}

function ended(): AppError {
  return new AppError("invalid_token", { detail: "This sign-in has ended. Sign in again." });
}
