/** The record on Postgres. A commit is one transaction, sent whole in one round trip. */
import { openDatabase } from "./drizzle.ts";
import { ConstraintError, type Database, type Plan, rootOf, StaleWriteError, type Store, staleWrite } from "./plan.ts";
import type { PostgresConnection, PostgresQuery } from "./postgres-connection.ts";
import { PostgresDialect } from "./postgres-dialect.ts";
import { outbox } from "./schema.ts";
import { time } from "./slow-queries.ts";

/** How often a commit that Postgres gave up for the sake of another is sent again: it is the same list of statements. */
const attempts = 5;

const dialect = new PostgresDialect();

export function openPostgresStore(connection: PostgresConnection): Store {
  let opened: Database | undefined;
  // Only once it is asked: an answer from the cache asks nothing of the record.
  const database = () => (opened ??= openDatabase(asBinding(connection), dialect));
  return {
    get db() {
      return database();
    },
    async atomic(plan) {
      const statements = queriesOf(database(), plan);
      if (statements.length === 0) return;
      for (let attempt = 1; ; attempt++) {
        const outcomes = await time(`commit of ${statements.length}`, () =>
          connection.send([begin, ...statements, commit]),
        );
        const failed = outcomes.find((outcome) => outcome.status === "rejected");
        if (failed === undefined) return;
        if (!gaveWay(failed.reason)) throw explained(failed.reason);
        if (attempt === attempts) throw new StaleWriteError("others write the same rows", { cause: failed.reason });
      }
    },
    close: () => connection.close(),
  };
}

const begin: PostgresQuery = { text: "begin isolation level read committed", values: [] };
/** After a failure Postgres refuses all that follows, and this undoes instead. */
const commit: PostgresQuery = { text: "commit", values: [] };

function queriesOf(db: Database, plan: Plan): PostgresQuery[] {
  return plan.flatMap((step): PostgresQuery[] => {
    if ("announce" in step) return step.announce.map((row) => queryOf(db.insert(outbox).values(row)));
    if (!("exactlyOne" in step)) return [queryOf(step)];
    const { text, values } = queryOf(step.exactlyOne);
    return [{ text: `with changed as (${text} returning 1) select exactly_one(count(*)) from changed`, values }];
  });
}

function queryOf(statement: { getSQL: () => Parameters<PostgresDialect["sqlToQuery"]>[0] }): PostgresQuery {
  const { sql: text, params: values } = dialect.sqlToQuery(statement.getSQL());
  return { text, values };
}

/** The connection as something that takes statements as D1 does. */
function asBinding(connection: PostgresConnection): D1Database {
  const prepare = (text: string) => ({
    bind: (...values: unknown[]) => ({
      all: async () => ({ results: (await connection.one({ text, values })).rows }),
      run: async () => ({ results: (await connection.one({ text, values })).rows }),
      raw: async () => (await connection.one({ text, values, asLists: true })).rows,
    }),
  });
  // Drizzle calls nothing of the binding but what stands above; its types ask for the whole class.
  return { prepare } as unknown as D1Database;
}

/** What is read of an error of Postgres (https://www.postgresql.org/docs/current/protocol-error-fields.html). */
interface Refusal {
  code?: string;
  message?: string;
  constraint?: string;
  table?: string;
  column?: string;
  detail?: string;
}

const codes = {
  unique: "23505",
  check: "23514",
  foreignKey: "23503",
  notNull: "23502",
  raised: "P0001",
  deadlock: "40P01",
  serialization: "40001",
} as const;

function refusalOf(error: unknown): Refusal {
  return (rootOf(error) ?? {}) as Refusal; // every field may be absent
}

/** Undone by Postgres itself, so that another could go on. */
function gaveWay(error: unknown): boolean {
  const { code } = refusalOf(error);
  return code === codes.deadlock || code === codes.serialization;
}

/** Turns the engine's error into one of ours, with the names that D1 would give. */
function explained(error: unknown): unknown {
  const { code, message = "", constraint = "", table, column, detail = "" } = refusalOf(error);
  if (code === codes.raised) {
    if (message === staleWrite) return new StaleWriteError("a row was changed in the meantime");
    const rule = /^rule: (\w+)/.exec(message);
    return rule?.[1] === undefined ? error : new ConstraintError(rule[1], error);
  }
  if (code === codes.check) return new ConstraintError(constraint, error);
  if (code === codes.foreignKey) return new ConstraintError("foreign key", error);
  if (code === codes.notNull) return new ConstraintError(`${table}.${column}`, error);
  if (code === codes.unique) {
    const columns = /^Key \(([^)]+)\)=/.exec(detail)?.[1]?.split(", ") ?? [];
    return new ConstraintError([constraint, ...columns.map((name) => `${table}.${name}`)].join(", "), error);
  }
  return error;
}
