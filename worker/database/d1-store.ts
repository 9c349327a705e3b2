/** The record on D1. It has no interactive transactions: a commit is one batch. */
import { sql } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import { openDatabase } from "./drizzle.ts";
import {
  ConstraintError,
  type Database,
  rootOf,
  StaleWriteError,
  type Statement,
  type Store,
  staleWrite,
} from "./plan.ts";
import { outbox } from "./schema.ts";
import { time } from "./slow-queries.ts";

/**
 * `changes()` right after the statement, since `meta.changes` counts what triggers wrote; `json_extract` with a bad path is the shortest
 * way to make SQLite fail inside a batch with a text of ours.
 */
const exactlyOneChanged = sql.raw(`select case when changes() = 1 then 1 else json_extract('{}', '${staleWrite}') end`);

const dialect = new SQLiteAsyncDialect();

/** Drizzle's own batch cannot bind the parameters of raw statements (0.45: it reads a `stmt` that they do not have). */
function bound(session: D1Database, statement: Statement): D1PreparedStatement {
  const { sql: text, params } = dialect.sqlToQuery(statement.getSQL());
  return session.prepare(text).bind(...params);
}

/** Reads are fresh (primary first), as commands and authorisation need. */
export function openD1Store(binding: D1Database): Store {
  // A session has D1Database's `prepare` and `batch`, which is all that drizzle calls; its types ask for the whole class.
  const session = binding.withSession("first-primary") as unknown as D1Database;
  let opened: Database | undefined;
  // Only once it is asked: an answer from the cache asks nothing of the record.
  const database = () => (opened ??= openDatabase(session, dialect));
  return {
    get db() {
      return database();
    },
    async atomic(plan) {
      const db = database();
      const statements = plan.flatMap((step): Statement[] => {
        if ("exactlyOne" in step) return [step.exactlyOne, db.run(exactlyOneChanged)];
        if ("announce" in step) return step.announce.map((row) => db.insert(outbox).values(row));
        return [step];
      });
      if (statements.length === 0) return;
      try {
        await time(`commit of ${statements.length}`, () =>
          session.batch(statements.map((statement) => bound(session, statement))),
        );
      } catch (error) {
        throw explained(error);
      }
    },
    close: async () => undefined,
  };
}

/** Turns the engine's message into one of ours. */
function explained(error: unknown): unknown {
  const root = rootOf(error);
  const message = root instanceof Error ? root.message : String(root);
  if (message.includes(staleWrite)) return new StaleWriteError("a row was changed in the meantime");
  const rule = /rule: (\w+)/.exec(message);
  if (rule?.[1] !== undefined) return new ConstraintError(rule[1], error);
  if (message.includes("FOREIGN KEY constraint failed")) return new ConstraintError("foreign key", error);
  const constraint = /(?:UNIQUE|CHECK|NOT NULL) constraint failed: ([^:]+)/.exec(message);
  if (constraint?.[1] !== undefined) return new ConstraintError(constraint[1].trim(), error);
  return error;
}
