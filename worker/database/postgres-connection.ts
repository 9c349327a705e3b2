/**
 * One connection to Postgres by Hyperdrive, which keeps the pool of real ones: opening one here is cheap, and one that outlived its
 * request would break (docs/decisions/0018). Everything is sent as it comes, without waiting for the answers before it.
 */
import { Socket } from "node:net";
import type { Client, CustomTypesConfig, QueryResult } from "pg";

const connectTimeoutMs = 5_000;
const queryTimeoutMs = 20_000;
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const tooManyConnections = "53300";

export interface PostgresQuery {
  text: string;
  values: readonly unknown[];
  /** Rows as lists of their columns instead of objects. */
  asLists?: boolean;
}

/** No connection was to be had: passing, or too many want one (platform/interruptions.ts reads which). */
class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  readonly overloaded: boolean;
  readonly retryable = true;

  constructor(cause: unknown) {
    super("Postgres cannot be reached", { cause });
    this.overloaded = cause instanceof Error && Reflect.get(cause, "code") === tooManyConnections;
  }
}

export class PostgresConnection {
  readonly #connectionString: string;
  #client: Promise<Client> | null = null;
  #users = 0;
  #unwanted = false;

  constructor(connectionString: string) {
    this.#connectionString = connectionString;
  }

  /** Sends them in one go and in their order; nothing of another caller comes between. */
  async send(queries: readonly PostgresQuery[]): Promise<PromiseSettledResult<QueryResult>[]> {
    this.#users += 1;
    try {
      this.#client ??= this.#connect();
      const client = await this.#client;
      return await Promise.allSettled(queries.map((query) => client.query(configOf(query))));
    } finally {
      this.#users -= 1;
      if (this.#unwanted && this.#users === 0) await this.#end();
    }
  }

  async one(query: PostgresQuery): Promise<QueryResult> {
    const [outcome] = await this.send([query]);
    if (outcome?.status !== "fulfilled") throw outcome?.reason;
    return outcome.value;
  }

  /** Ends the connection once nobody uses it. Who asks later gets another. */
  async close(): Promise<void> {
    this.#unwanted = true;
    if (this.#users === 0) await this.#end();
  }

  async #connect(): Promise<Client> {
    // Loaded only where Postgres is used: an isolate on D1 starts without it.
    const { default: pg } = await import("pg");
    const client = new pg.Client({
      connectionString: this.#connectionString,
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: queryTimeoutMs,
      pipeline: true,
      // Workerd's own socket; encryption on the way to the database is Hyperdrive's.
      stream: () => new Socket(),
      types: typesOf(pg.types.getTypeParser),
    });
    // What breaks an idle connection is told to nobody; the next query opens another.
    client.on("error", () => this.#forget());
    try {
      await client.connect();
    } catch (error) {
      this.#forget();
      throw new ConnectionError(error);
    }
    return client;
  }

  #forget(): void {
    this.#client = null;
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#unwanted = false;
    this.#forget();
    await (await client)?.end();
  }
}

function configOf({ text, values, asLists }: PostgresQuery) {
  return asLists ? { text, values: [...values], rowMode: "array" as const } : { text, values: [...values] };
}

/** Types by their numbers in Postgres' catalogue (`select oid, typname from pg_type`), read as D1 would answer. */
const booleanType = 16;
const numberTypes = new Set([20, 21, 23, 700, 701, 1700]);
const instantType = 1184;
const jsonTypes = new Set([114, 3802]);

type Parser = (text: string) => unknown;

function typesOf(standard: (type: number, format: "text") => Parser): CustomTypesConfig {
  const toDate = standard(instantType, "text");
  const parserOf = (type: number): Parser => {
    if (type === booleanType) return (text) => (text === "t" ? 1 : 0);
    if (numberTypes.has(type)) return safeNumber;
    if (type === instantType) return (text) => Number(toDate(text));
    if (jsonTypes.has(type)) return (text) => text; // drizzle parses it, as it does D1's text
    return standard(type, "text");
  };
  // pg asks by number and expects a function of text; its type wants a generic that no single parser can have.
  return { getTypeParser: (type: number) => parserOf(type) } as CustomTypesConfig;
}

/** @throws RangeError rather than answer another number than the one that is stored */
function safeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && !Number.isSafeInteger(number))
    throw new RangeError(`${text} is beyond safe integers`);
  return number;
}
