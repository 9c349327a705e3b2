/** What a command or query needs to know of its caller and its world: who, when, which record, which parts. */
import type { Store } from "../database/store.ts";
import type { KeyScope } from "../domains/auth/contract.ts";
import type { Role, UserState } from "../domains/users/contract.ts";
import type { Config } from "../env.ts";
import { hourMs } from "./clock.ts";
import { AppError } from "./errors.ts";

/** A person whose token was verified for this request. */
export interface UserActor {
  readonly kind: "user";
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly role: Role;
  readonly state: UserState;
  readonly sessionId: string;
  /** What the key may that the request came with; absent when the person themselves is signed in. */
  readonly keyScopes?: readonly KeyScope[];
  /** When the token ends, ms: sockets must renew before. */
  readonly expiresAt: number;
  /** When they last proved who they are, ms; null when their token does not say. */
  readonly verifiedAt: number | null;
  /** When it is an admin who looks at this person's account: that viewing. Nothing may be changed meanwhile. */
  readonly viewing: Viewing | null;
  /** Whether they said yes to being counted (analytics.ts). Absent for keys, and where an admin looks: neither is counted. */
  readonly allowsAnalytics?: boolean;
}

/** An admin looks at OpenChance as somebody else sees it. */
export interface Viewing {
  readonly id: string;
  readonly adminId: string;
  /** ms */
  readonly endsAt: number;
}

/** A clock, a queue or a provider's webhook. */
export interface SystemActor {
  readonly kind: "system";
  readonly id: "system";
}
export type Actor = UserActor | SystemActor;
export const systemActor: SystemActor = { kind: "system", id: "system" };

/** The client's name for a write: what makes a retry the same write (docs/decisions/0003). */
export interface WriteName {
  readonly key: string;
  /** Method and path, such as `POST /api/v1/challenges`. */
  readonly route: string;
  /** SHA-256 of the body, hex. */
  readonly bodyHash: string;
}

export interface Context {
  /** null for a guest. */
  readonly actor: Actor | null;
  /** Why a sign-in that came with the request did not count; thrown where signing in is needed. */
  readonly refused: AppError | null;
  /** ms; one instant for the whole request. */
  readonly now: number;
  readonly store: Store;
  readonly env: Env;
  readonly config: Config;
  readonly requestId: string;
  readonly write: WriteName | null;
  /** The random number of the browser that asks (devices.ts); absent where there is none. */
  readonly device?: string | null;
  /** Lets work that may be lost go on after the answer (queue sends; the outbox row is the record). */
  readonly defer: (work: Promise<unknown>) => void;
}

/**
 * The signed-in person who may write.
 * @throws AppError `signed_out`, `account_suspended`, `account_closing`
 */
export function requireMember(ctx: Context): UserActor {
  const actor = requireReader(ctx);
  if (actor.state === "suspended") throw new AppError("account_suspended");
  if (actor.state !== "active") throw new AppError("account_closing");
  return actor;
}

/**
 * The signed-in person, who may read even when suspended.
 * @throws AppError `signed_out`, `session_expired`, `invalid_token`
 */
export function requireReader(ctx: Context): UserActor {
  if (ctx.actor?.kind !== "user") throw ctx.refused ?? new AppError("signed_out");
  return ctx.actor;
}

/**
 * Who runs OpenChance; the role is the record's, read for this request. To anybody else there is nothing here.
 * @throws AppError `signed_out`, `account_suspended`, `account_closing`, `not_found`
 */
export function requireAdmin(ctx: Context): UserActor {
  const actor = requireMember(ctx);
  if (!isAdmin(actor)) throw new AppError("not_found");
  return actor;
}

/** Where admins are let in beside others: one who is suspended, or closes their account, is no admin meanwhile. */
export function isAdmin({ role, state }: UserActor): boolean {
  return role === "admin" && state === "active";
}

/**
 * Who looks after what people say here, and admins. To anybody else there is nothing here.
 * @throws AppError `signed_out`, `account_suspended`, `account_closing`, `not_found`
 */
export function requireModerator(ctx: Context): UserActor {
  const actor = requireMember(ctx);
  if (actor.role === "member") throw new AppError("not_found");
  return actor;
}

/** Where moderators and admins are let in beside others. */
export function isModerator({ actor }: Context): boolean {
  return actor?.kind === "user" && actor.role !== "member" && actor.state === "active";
}

/** Ms after a sign-in in which decisions about money and rights may be made. */
export const freshSignInMs = hourMs;

/**
 * An admin who has signed in lately: a session that somebody left open moves no money.
 * @throws AppError as {@link requireAdmin}; `sign_in_again`
 */
export function requireFreshAdmin(ctx: Context): UserActor {
  const actor = requireAdmin(ctx);
  if ((actor.verifiedAt ?? 0) < ctx.now - freshSignInMs) throw new AppError("sign_in_again");
  return actor;
}

/** The person's id for reads that guests may do too. */
export function readerId(ctx: Context): string | null {
  return ctx.actor?.kind === "user" ? ctx.actor.id : null;
}

/** Who is named in events and the audit log. */
export function actorId(ctx: Context): string {
  return ctx.actor?.id ?? "guest";
}
