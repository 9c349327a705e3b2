/** The rows behind an identity: a person is (issuer, subject). Plans and reads only; commands.ts commits. */
import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { planPersonWords } from "../../database/person-words.ts";
import { accountClosings, identities, revokedSessions, type UserRow, users } from "../../database/schema.ts";
import type { Plan, Store } from "../../database/store.ts";
import { dayMs } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { policy } from "../../platform/policy.ts";
import { userLimits } from "../users/contract.ts";
import { handleFrom, needsSuffix, withSuffix } from "./handles.ts";

export interface Identity {
  issuer: string;
  subject: string;
}

/** What the identity provider says of a person. `at` orders its words: the newest wins. Ms. */
export interface Particulars {
  email: string | null;
  name: string | null;
  at: number;
}

/** Newer than every word there will be: after a deletion nothing the provider said before may bring the person back. */
export const LAST_WORD = 8_640_000_000_000_000;

/** Shown until the person says otherwise. Never the e-mail: it is private, and a name is public. */
const NAME_UNKNOWN = "New member";

export interface KnownPerson {
  user: UserRow;
  /** True when this session was ended by the person or by an administrator. */
  sessionRevoked: boolean;
}

/** The person behind an identity and whether `sessionId` still counts, in one read; null for a newcomer. */
export async function findPerson(store: Store, identity: Identity, sessionId = ""): Promise<KnownPerson | null> {
  const [row] = await store.db
    .select({ user: users, revokedAt: revokedSessions.revokedAt })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .leftJoin(revokedSessions, eq(revokedSessions.sessionId, sessionId))
    .where(and(eq(identities.issuer, identity.issuer), eq(identities.subject, identity.subject)))
    .limit(1);
  return row === undefined ? null : { user: row.user, sessionRevoked: row.revokedAt !== null };
}

/** The person's subject at an issuer; null where they never came by it. */
export async function findSubject(store: Store, userId: string, issuer: string): Promise<string | null> {
  const row = await store.db.query.identities.findFirst({
    where: and(eq(identities.userId, userId), eq(identities.issuer, issuer)),
  });
  return row?.subject ?? null;
}

/** Those of some sessions that were ended here, whether or not the provider knows already. */
export async function findRevoked(store: Store, sessionIds: readonly string[]): Promise<Set<string>> {
  if (sessionIds.length === 0) return new Set();
  const rows = await store.db.query.revokedSessions.findMany({
    where: inArray(revokedSessions.sessionId, [...sessionIds]),
  });
  return new Set(rows.map(({ sessionId }) => sessionId));
}

export async function isSessionRevoked(store: Store, sessionId: string): Promise<boolean> {
  const row = await store.db.query.revokedSessions.findFirst({ where: eq(revokedSessions.sessionId, sessionId) });
  return row !== undefined;
}

/**
 * A newcomer's rows. Fails on `users.handle` when the handle is taken and on `identities` when somebody else was first.
 * @param attempt from 0: the first try takes the plain handle where it can
 */
export function planNewPerson(store: Store, identity: Identity, said: Particulars, now: number, attempt: number): Plan {
  const name = shortened(said.name) ?? NAME_UNKNOWN;
  const plain = handleFrom(said.name ?? "");
  const handle =
    attempt > 0 || needsSuffix(plain) ? withSuffix(plain, crypto.getRandomValues(new Uint8Array(4))) : plain;
  return planPerson(store, identity, { handle, name, email: said.email, identityUpdatedAt: said.at }, now);
}

/** Somebody deleted before we ever met them: kept, so that a late "created" does not bring them to life. */
export function planTombstone(store: Store, identity: Identity, now: number): Plan {
  return planPerson(store, identity, tombstoneColumns(), now);
}

type NewPerson = Pick<typeof users.$inferInsert, "handle" | "name" | "email" | "state" | "identityUpdatedAt">;

function planPerson(store: Store, identity: Identity, person: NewPerson, now: number): Plan {
  const userId = newId("user");
  return [
    store.db.insert(users).values({ id: userId, ...person, createdAt: now, updatedAt: now }),
    store.db.insert(identities).values({ ...identity, userId, createdAt: now }),
    ...(person.state === "deleted" ? [] : planPersonWords(store.db, { id: userId, ...person }, null)),
  ];
}

/**
 * Takes over what the provider says, unless it said something newer before. The name follows only while the row is as it
 * was made: from the first change of their profile here, a person's name is what they chose here.
 */
export function planParticulars(store: Store, user: UserRow, said: Particulars, now: number): Plan {
  const name = user.version === 1 ? (shortened(said.name) ?? user.name) : user.name;
  return [
    store.db
      .update(users)
      .set({
        email: said.email ?? user.email,
        name: sql`case when ${users.version} = 1 then ${name} else ${users.name} end`,
        identityUpdatedAt: said.at,
        updatedAt: now,
      })
      .where(and(eq(users.id, user.id), lt(users.identityUpdatedAt, said.at))),
    ...(name === user.name ? [] : planPersonWords(store.db, { ...user, name }, user)),
  ];
}

/** What a newcomer's row says while nobody told their language. */
export const newcomersLocale = "en";

/** Nobody changed the profile, and no page told its language: then `en` is nobody's choice. */
export function isUntouched({ version, locale }: UserRow): boolean {
  return version === 1 && locale === newcomersLocale;
}

/** Takes over the language of the pages, unless the person chose one in the meantime. The row stays as it was made. */
export function planLanguage(store: Store, { id }: UserRow, locale: string, now: number): Plan {
  const untouched = and(eq(users.id, id), eq(users.version, 1), eq(users.locale, newcomersLocale));
  return [store.db.update(users).set({ locale, updatedAt: now }).where(untouched)];
}

/** The account is gone at the provider: what is open is settled first (state `closing`), and nobody signs in with it again. */
export function planClosing(store: Store, user: UserRow, now: number): Plan {
  return [
    store.db
      .update(users)
      .set({
        state: sql`case when ${users.state} = 'deleted' then 'deleted' else 'closing' end`,
        identityUpdatedAt: LAST_WORD,
        updatedAt: now,
        version: sql`${users.version} + 1`,
      })
      .where(eq(users.id, user.id)),
    ...planAwaitErasure(store, user.id, now),
  ];
}

/** Starts the time after which somebody is forgotten (domains/privacy/closing.ts). One that runs already goes on. */
export function planAwaitErasure(store: Store, userId: string, now: number): Plan {
  const times = { requestedAt: now, eraseAt: now + policy.closingDays * dayMs, nextAt: now };
  return [
    store.db
      .insert(accountClosings)
      .values({ userId, ...times })
      .onConflictDoNothing(),
  ];
}

/** What is left in the row of somebody who is gone: others' records go on pointing at it, and nobody is found by it. */
export function tombstoneColumns() {
  const handle = withSuffix("deleted", crypto.getRandomValues(new Uint8Array(4)));
  return { handle, name: "Deleted member", email: null, state: "deleted", identityUpdatedAt: LAST_WORD } as const;
}

/** Denies a session from now on. Twice is harmless. */
export function planRevokedSession(store: Store, sessionId: string, now: number): Plan {
  return [store.db.insert(revokedSessions).values({ sessionId, revokedAt: now }).onConflictDoNothing()];
}

function shortened(name: string | null): string | null {
  const text = [...(name ?? "").trim()].slice(0, userLimits.name).join("").trim();
  return text === "" ? null : text;
}
