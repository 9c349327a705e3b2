/** A Durable Object's storage over node:sqlite: as much of it as sandbox/stripe uses. */
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

type Row = Record<string, SqlStorageValue>;

/** The alarm is nobody's: whoever moves the clock runs what is due. */
export function objectStorageOn(database: DatabaseSync): DurableObjectStorage {
  const known = new Map<string, StatementSync>();
  const statementOf = (text: string) => {
    const statement = known.get(text) ?? database.prepare(text);
    known.set(text, statement);
    return statement;
  };
  const storage = {
    sql: {
      exec(text: string, ...values: SQLInputValue[]) {
        // Several statements at once carry no values; prepare() would run the first alone.
        if (values.length === 0 && /;\s*\S/.test(text)) {
          database.exec(text);
          return cursorOver([]);
        }
        return cursorOver(statementOf(text).all(...values) as Row[]); // node:sqlite's values are SqlStorageValue's
      },
    },
    transactionSync<Result>(work: () => Result): Result {
      database.exec("savepoint storage");
      try {
        const result = work();
        database.exec("release storage");
        return result;
      } catch (error) {
        database.exec("rollback to storage; release storage");
        throw error;
      }
    },
    getAlarm: async () => null,
    setAlarm: async () => undefined,
  };
  // The rest of the class is not used by the sandbox, and would fail loudly.
  return storage as unknown as DurableObjectStorage;
}

function cursorOver(rows: Row[]) {
  return {
    toArray: () => rows,
    one() {
      const [row] = rows;
      if (row === undefined || rows.length !== 1) throw new Error(`expected one row, found ${rows.length}`);
      return row;
    },
    [Symbol.iterator]: () => rows[Symbol.iterator](),
  };
}
