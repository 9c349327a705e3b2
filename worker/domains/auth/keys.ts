/**
 * Keys for people's own programs: made, listed, taken back, and taken for a sign-in. A key acts as its person, but never with a role of
 * theirs, and only where a route lets it (http/describe.ts): it reads, and writes what is no money and no right.
 */
import { and, desc, eq, sql } from "drizzle-orm";
import { type ApiKeyRow, apiKeys, users } from "../../database/schema.ts";
import { exactlyOne, type Store } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { dayMs, hourMs, iso, isoOrNull } from "../../platform/clock.ts";
import { commit, commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember, requireReader, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { planTurn } from "../../platform/turns.ts";
import { type ApiKey, type CreateKeyInput, keyLimits, keyPrefix, type NewApiKey } from "./contract.ts";

/**
 * Makes a key. It is said in this answer and never again, also not to whoever names the same write again: nothing keeps it.
 * @throws AppError `too_many_keys`, `idempotency_conflict` when this write made one already
 */
export async function createKey(ctx: Context, input: CreateKeyInput): Promise<NewApiKey> {
  const actor = requireMember(ctx);
  const { db } = ctx.store;
  const key = `${keyPrefix}${randomText()}`;
  const row: ApiKeyRow = {
    id: newId("apiKey"),
    userId: actor.id,
    name: input.name,
    hash: await hashOf(key),
    start: key.slice(0, keyPrefix.length + 4),
    scopes: [...new Set(input.scopes)],
    createdAt: ctx.now,
    expiresAt: ctx.now + input.days * dayMs,
    lastUsedAt: null,
  };
  const theirs = eq(apiKeys.userId, actor.id);
  // Of several that are made in the same moment, each counted without the others: whoever is one too many is told so when it is decided anew.
  const isWithinLimit = sql`(select count(*) from ${apiKeys} where ${theirs}) <= ${keyLimits.keys}`;
  const inserted = and(eq(apiKeys.id, row.id), isWithinLimit);
  const made = await commitOnce(ctx, async () => {
    if ((await db.$count(apiKeys, theirs)) >= keyLimits.keys) throw new AppError("too_many_keys");
    return {
      result: toApiKey(row),
      plan: [
        ...planTurn(ctx, actor.id),
        db.insert(apiKeys).values(row),
        exactlyOne(db.update(apiKeys).set({ createdAt: ctx.now }).where(inserted)),
        ...planAudit(ctx, "api_key.created", row.id, { scopes: row.scopes, days: input.days }),
      ],
    };
  });
  if (made.id !== row.id)
    throw new AppError("idempotency_conflict", {
      detail: "This request has made a key already, which was said once. Take that one back and make another.",
    });
  return { ...made, key };
}

/** One's keys, the latest first. */
export async function listKeys(ctx: Context): Promise<{ items: ApiKey[]; nextCursor: null }> {
  const rows = await ctx.store.db.query.apiKeys.findMany({
    where: eq(apiKeys.userId, requireReader(ctx).id),
    orderBy: [desc(apiKeys.createdAt), desc(apiKeys.id)],
  });
  return { items: rows.map(toApiKey), nextCursor: null };
}

/** Takes a key back: from now on it is none. @throws AppError `not_found` */
export async function revokeKey(ctx: Context, keyId: string): Promise<ApiKey> {
  const actor = requireReader(ctx);
  const own = and(eq(apiKeys.id, keyId), eq(apiKeys.userId, actor.id));
  const row = await ctx.store.db.query.apiKeys.findFirst({ where: own });
  if (row === undefined) throw new AppError("not_found");
  await commit(ctx, [ctx.store.db.delete(apiKeys).where(own), ...planAudit(ctx, "api_key.revoked", keyId)]);
  return toApiKey(row);
}

/** Whether a Bearer token is meant as a key. */
export function isKey(token: string): boolean {
  return token.startsWith(keyPrefix);
}

/**
 * Whose key it is. That it was used is written down once an hour.
 * @throws AppError `invalid_token` for one that is none, was taken back or has run out, and of an account that is gone
 */
export async function actorOfKey(key: string, store: Store, now: number): Promise<UserActor> {
  const [found] = await store.db
    .select({ key: apiKeys, user: users })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    // By the hash of 256 random bits: how long the look-up takes tells nothing of them.
    .where(eq(apiKeys.hash, await hashOf(key)))
    .limit(1);
  if (found === undefined || found.key.expiresAt <= now || found.user.state === "deleted")
    throw new AppError("invalid_token", { detail: "This key is none, was taken back or has run out." });
  const { id, lastUsedAt, expiresAt, scopes } = found.key;
  if (lastUsedAt === null || now - lastUsedAt >= hourMs)
    await store.atomic([store.db.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, id))]);
  const { handle, name, state } = found.user;
  return {
    kind: "user",
    id: found.user.id,
    handle,
    name,
    state,
    role: "member",
    sessionId: id,
    expiresAt,
    verifiedAt: null,
    viewing: null,
    keyScopes: scopes,
  };
}

function toApiKey({ id, name, start, scopes, createdAt, expiresAt, lastUsedAt }: ApiKeyRow): ApiKey {
  return {
    id,
    name,
    start,
    scopes,
    createdAt: iso(createdAt),
    expiresAt: iso(expiresAt),
    lastUsedAt: isoOrNull(lastUsedAt),
  };
}

function randomText(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function hashOf(key: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
