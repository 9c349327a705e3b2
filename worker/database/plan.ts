/** What a commit is made of, and how one is refused: the same on both engines. */
import type { SQLWrapper } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import type { outbox, schema } from "./schema.ts";

/** Drizzle over the product's tables. On Postgres it is the same class with another dialect and driver (postgres-store.ts). */
export type Database = DrizzleD1Database<typeof schema>;

/** A statement that is not run yet. */
export type Statement = BatchItem<"sqlite"> & SQLWrapper;

/** What a plan function returns: statements, statements that must change exactly one row, and events to announce. */
export type Plan = readonly (Statement | ExactlyOne | Announcement)[];

interface ExactlyOne {
  readonly exactlyOne: Statement;
}

export type NewOutboxRow = typeof outbox.$inferInsert;

/** Outbox rows, kept apart from other statements so that the queues can be told of them after the commit (platform/commit.ts). */
export interface Announcement {
  readonly announce: readonly NewOutboxRow[];
}

/** All events that a plan announces. */
export function announcedBy(plan: Plan): NewOutboxRow[] {
  return plan.flatMap((step) => ("announce" in step ? step.announce : []));
}

/**
 * The statement must change exactly one row, else the whole commit is undone and {@link StaleWriteError} is thrown.
 * An UPDATE that matches no row does not fail by itself: hence a check that each engine's store makes in SQL.
 */
export function exactlyOne(statement: Statement): ExactlyOne {
  return { exactlyOne: statement };
}

/** Somebody else changed a row between reading and committing. Read again and decide again. */
export class StaleWriteError extends Error {
  override readonly name = "StaleWriteError";
}

/** The word in an engine's error by which a store knows that an `exactlyOne` did not hold. */
export const staleWrite = "stale-write";

/**
 * A constraint of the database refused the commit: `constraint` is what it names, such as `holds_one_live` or its columns; of a trigger
 * that guards a rule, the rule's name (`holds_frozen`).
 */
export class ConstraintError extends Error {
  override readonly name = "ConstraintError";
  readonly constraint: string;
  constructor(constraint: string, cause: unknown) {
    super(`refused by ${constraint}`, { cause });
    this.constraint = constraint;
  }
}

/** True when the failure is this constraint's: by its name, or by `table.column` for a unique index. */
export function isRefusedBy(error: unknown, ...names: string[]): boolean {
  return error instanceof ConstraintError && names.some((name) => error.constraint.includes(name));
}

/**
 * True when what was decided on has changed since it was read, so that the rule is to be asked anew: a row was written over, or somebody
 * paid back meanwhile what was to be kept against their debt, or emptied suspense.
 */
export function isLostRace(error: unknown): boolean {
  return error instanceof StaleWriteError || isRefusedBy(error, "accounts_ceiling", "suspense_cleared");
}

export interface Store {
  readonly db: Database;
  /**
   * Commits all statements or none.
   * @throws StaleWriteError when an `exactlyOne` did not hold
   * @throws ConstraintError when a constraint refused
   */
  atomic(plan: Plan): Promise<void>;
  /** Lets go of what the store holds open, once nothing uses it. A store that is used again opens it again. */
  close(): Promise<void>;
}

/** The root of what drizzle wrapped. Drizzle's own message holds the parameters, so it never travels on. */
export function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error;
}
