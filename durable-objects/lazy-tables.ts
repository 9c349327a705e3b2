/** An object's own SQLite whose tables are made by its first write. Synchronous. */
import { hasTables, migrateStorage, type StorageSteps } from "./storage-migrations.ts";

export class LazyTables {
  readonly sql: SqlStorage;
  readonly #storage: DurableObjectStorage;
  readonly #steps: StorageSteps;
  #made: boolean;

  constructor(storage: DurableObjectStorage, steps: StorageSteps) {
    this.#storage = storage;
    this.#steps = steps;
    this.sql = storage.sql;
    this.#made = hasTables(this.sql);
    if (this.#made) storage.transactionSync(() => migrateStorage(this.sql, steps));
  }

  /** Whether anything was ever written. */
  get areMade(): boolean {
    return this.#made;
  }

  /** All or nothing. */
  transact<Result>(write: () => Result): Result {
    return this.#storage.transactionSync(() => {
      if (!this.#made) migrateStorage(this.sql, this.#steps);
      this.#made = true;
      return write();
    });
  }
}
