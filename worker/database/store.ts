/**
 * The store: reads by drizzle's query builder, writes only by `atomic`. One request has one store.
 */

import {
  createTableRelationsHelpers,
  type ExtractTablesWithRelations,
  extractTablesRelationalConfig,
  type SQLWrapper,
  sql,
} from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { DrizzleD1Database, SQLiteD1Session } from "drizzle-orm/d1";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import { outbox, schema } from "./schema.ts";

export type Database = ReturnType<typeof openDatabase>["db"];

/** A statement that is not run yet. */
export type Statement = BatchItem<"sqlite"> & SQLWrapper;

/** What a plan function returns: statements, statements that must change exactly one row, and events to announce. */
export type Plan = readonly (Statement | ExactlyOne | Announcement)[];

interface ExactlyOne {
  readonly exactlyOne: Statement;
}

type NewOutboxRow = typeof outbox.$inferInsert;

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
 * An UPDATE that matches no row does not fail by itself, and `meta.changes` counts what triggers wrote: hence the check in SQL.
 */
export function exactlyOne(statement: Statement): ExactlyOne {
  return { exactlyOne: statement };
}

/** Somebody else changed a row between reading and committing. Read again and decide again. */
export class StaleWriteError extends Error {
  override readonly name = "StaleWriteError";
}

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

const staleWrite = "stale-write";
/** `json_extract` with a bad path is the shortest way to make SQLite fail inside a batch with a text of ours. */
const exactlyOneChanged = sql.raw(`select case when changes() = 1 then 1 else json_extract('{}', '${staleWrite}') end`);

const dialect = new SQLiteAsyncDialect();

type Tables = ExtractTablesWithRelations<typeof schema>;
/** What `db.query` knows of the tables. `drizzle()` works it out anew at each call, every index and check of every table. */
const { tables, tableNamesMap } = extractTablesRelationalConfig<Tables>(schema, createTableRelationsHelpers);
const relational = { fullSchema: schema, schema: tables, tableNamesMap };

function openDatabase(binding: D1Database) {
  // A session has D1Database's `prepare` and `batch`, which is all that drizzle calls; its types ask for the whole class.
  const session = binding.withSession("first-primary") as unknown as D1Database;
  const wire = new SQLiteD1Session<typeof schema, Tables>(session, dialect, relational);
  return { session, db: new DrizzleD1Database<typeof schema>("async", dialect, wire, relational) };
}

/** Drizzle's own batch cannot bind the parameters of raw statements (0.45: it reads a `stmt` that they do not have). */
function bound(session: D1Database, statement: Statement): D1PreparedStatement {
  const { sql: text, params } = dialect.sqlToQuery(statement.getSQL());
  return session.prepare(text).bind(...params);
}

export interface Store {
  readonly db: Database;
  /**
   * Commits all statements or none.
   * @throws StaleWriteError when an `exactlyOne` did not hold
   * @throws ConstraintError when a constraint refused
   */
  atomic(plan: Plan): Promise<void>;
}

/** Opens the record. Reads are fresh (primary first), as commands and authorisation need. */
export function openStore(binding: D1Database): Store {
  const { session, db } = openDatabase(binding);
  return {
    db,
    async atomic(plan) {
      const statements = plan.flatMap((step): Statement[] => {
        if ("exactlyOne" in step) return [step.exactlyOne, db.run(exactlyOneChanged)];
        if ("announce" in step) return step.announce.map((row) => db.insert(outbox).values(row));
        return [step];
      });
      if (statements.length === 0) return;
      try {
        await session.batch(statements.map((statement) => bound(session, statement)));
      } catch (error) {
        throw explained(error);
      }
    },
  };
}

/** Turns the engine's message into one of ours. Drizzle's own message holds the parameters, so it never travels on. */
function explained(error: unknown): unknown {
  const message = rootMessage(error);
  if (message.includes(staleWrite)) return new StaleWriteError("a row was changed in the meantime");
  const rule = /rule: (\w+)/.exec(message);
  if (rule?.[1] !== undefined) return new ConstraintError(rule[1], error);
  const constraint = /(?:UNIQUE|CHECK|FOREIGN KEY|NOT NULL) constraint failed(?:: ([^:]+?))?(?::|$)/.exec(message);
  if (constraint) return new ConstraintError(constraint[1]?.trim() ?? "foreign key", error);
  return error;
}

function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : rootMessage(error.cause);
}

/** True when the failure is this constraint's: by its name, or by `table.column` for SQLite's unique indexes. */
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
