/**
 * A D1 binding over node:sqlite, so that the product's own queries, triggers and constraints run in this process. It does what the
 * product uses of D1: prepared statements, and a batch that is written whole or not at all.
 */
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

/** Called before and after each exchange with the database: a killed process does not get its answer. */
export type Exchange = <Answer>(perform: () => Answer) => Promise<Answer>;

/** Statements of one database by their text: preparing costs more than running. */
export class Prepared {
  readonly #database: DatabaseSync;
  readonly #known = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  of(text: string): StatementSync {
    let statement = this.#known.get(text);
    if (statement === undefined) {
      statement = this.#database.prepare(text);
      this.#known.set(text, statement);
    }
    return statement;
  }
}

/** D1 takes booleans as 0 and 1, and refuses `undefined`. */
function bindable(value: unknown): SQLInputValue {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === undefined) throw new TypeError("D1_TYPE_ERROR: Type 'undefined' not supported for value 'undefined'");
  return value as SQLInputValue; // what drizzle binds: text, numbers, null
}

/** D1's own wording, which the product reads constraints from. */
function d1Error(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new Error(`D1_ERROR: ${message}: SQLITE_ERROR`, { cause: new Error(message) });
}

class Statement {
  readonly prepared: Prepared;
  readonly text: string;
  readonly values: SQLInputValue[];
  readonly exchange: Exchange;

  constructor(prepared: Prepared, exchange: Exchange, text: string, values: SQLInputValue[] = []) {
    this.prepared = prepared;
    this.exchange = exchange;
    this.text = text;
    this.values = values;
  }

  bind(...values: unknown[]): Statement {
    return new Statement(this.prepared, this.exchange, this.text, values.map(bindable));
  }

  /** Runs it now; rows as objects, or as arrays of their columns. */
  perform(asArrays = false): unknown[] {
    try {
      const statement = this.prepared.of(this.text);
      statement.setReturnArrays(asArrays);
      return statement.all(...this.values);
    } catch (error) {
      throw d1Error(error);
    }
  }

  async all() {
    const results = await this.exchange(() => this.perform());
    return { results, success: true, meta: {} };
  }

  run() {
    return this.all();
  }

  raw() {
    return this.exchange(() => this.perform(true));
  }

  async first(column?: string) {
    const [row] = await this.exchange(() => this.perform());
    if (row === undefined) return null;
    return column === undefined ? row : ((row as Record<string, unknown>)[column] ?? null); // a row's columns
  }
}

/** The binding. `exchange` wraps every exchange with it. */
export function d1On(database: DatabaseSync, exchange: Exchange): D1Database {
  const prepared = new Prepared(database);
  const binding = {
    prepare: (text: string) => new Statement(prepared, exchange, text),
    batch: (statements: Statement[]) =>
      exchange(() => {
        database.exec("savepoint batch");
        try {
          const answers = statements.map((statement) => ({ results: statement.perform(), success: true, meta: {} }));
          database.exec("release batch");
          return answers;
        } catch (error) {
          database.exec("rollback to batch; release batch");
          throw error;
        }
      }),
    withSession: () => binding,
  };
  // D1's class has more; what the product does not use is not there, and would fail loudly.
  return binding as unknown as D1Database;
}
