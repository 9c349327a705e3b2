/** What a history needs of the world it runs in: the record, Stripe, time and bad luck. Two worlds give it: this process, and workerd. */

/** An event of the sandbox's, as far as its delivery needs it. */
export interface StripeEvent {
  readonly id: string;
  readonly type: string;
}

export interface World {
  /** The bindings and vars that the product sees. */
  readonly env: Env;
  /** ms; the product and Stripe share it. It moves only by {@link World.pass}. */
  now(): number;
  pass(ms: number): Promise<void>;
  /** Asks the sandbox for something (sandbox/stripe/README.md). @throws SandboxRefusal */
  script<Body>(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<Body>;
  /** The events that Stripe has written since this was called last, oldest first. */
  newEvents(): Promise<StripeEvent[]>;
  /** Reads the record past the product. */
  rows<Row>(query: string): Promise<Row[]>;
  /**
   * Runs work as a process of its own, which is killed at its `diesAt`th exchange with the database or Stripe: at even numbers before
   * the exchange, at odd ones when it was performed and not yet answered. null: it lives, as it always does in workerd.
   */
  alive<Result>(diesAt: number | null, work: () => Promise<Result>): Promise<Result>;
  /** Messages in the product's queues: ids of outbox rows. Taken out by whoever delivers them. */
  readonly queue: string[];
  /** Lines that the product logged since this was called last. */
  logged(): LogLine[];
  /** Runs `work` and then undoes everything it did to the record, to Stripe and to time; null where that is not possible. */
  readonly aside: (<Result>(work: () => Promise<Result>) => Promise<Result>) | null;
}

export interface LogLine {
  level: string;
  event: string;
  error?: { name: string; message: string };
  [field: string]: unknown;
}

/** The process was killed: nothing that it still does reaches anything. */
export class Killed extends Error {
  override readonly name = "Killed";
}

/** The sandbox could not do what a script asked, as Stripe could not. */
export class SandboxRefusal extends Error {
  override readonly name = "SandboxRefusal";
}
