/**
 * Counts what Cloudflare bills while the product runs: the bindings themselves are tapped, so that whatever the Worker and its objects
 * do is counted, and nothing else has to know. Queues hand their messages over, to be delivered when a test says so. One meter in a file.
 */
import {
  createExecutionContext,
  createMessageBatch,
  getQueueResult,
  type runDurableObjectAlarm,
  runInDurableObject,
  waitOnExecutionContext,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq, lte } from "drizzle-orm";
import { vi } from "vitest";
import { outbox } from "../../database/schema.ts";
import { openStore } from "../../database/store.ts";
import worker from "../../index.ts";
import type { OutboxMessage } from "../../platform/outbox.ts";

/** What one action costs, all that follows from it included. */
export type Counts = Record<(typeof meters)[number], number>;

export const meters = [
  /** Statements, and calls: a batch is one call. On Postgres each statement is a query. */
  "databaseCalls",
  "statements",
  "rowsRead",
  "rowsWritten",
  "kvReads",
  "kvWrites",
  /** Calls of objects (a frame from a client is a twentieth of one), and rows of their own storage. */
  "objectRequests",
  "objectFrames",
  "objectRowsRead",
  "objectRowsWritten",
  /** R2: puts are its class A, gets and heads its class B. */
  "filePuts",
  "fileGets",
  /** Of a queue: a message is written, read and deleted. */
  "queueOperations",
  /** Requests to the world outside: Stripe, mail. */
  "subrequests",
] as const;

const nothing = () => Object.fromEntries(meters.map((name) => [name, 0])) as Counts;

type AnyStub = Parameters<typeof runDurableObjectAlarm>[0];

interface QueuedMessage {
  queue: string;
  body: OutboxMessage;
  delaySeconds: number;
}

const queues = {
  EVENTS: "openchance-events",
  PAYOUTS: "openchance-payouts",
  FANOUT: "openchance-fanout",
  EMAILS: "openchance-emails",
  WEBHOOKS: "openchance-webhooks",
} as const;

const realTimeout = globalThis.setTimeout;
let counts = nothing();
let isCounting = false;
/** Calls that have not been answered. */
let underWay = 0;
let waiting: QueuedMessage[] = [];
let cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];

function add(name: keyof Counts, many = 1): void {
  if (isCounting) counts[name] += many;
}

/** Counts what an action does and what follows from it; mail and pushes, which wait for minutes, only where `delayed` says so. */
export async function measure(run: () => Promise<unknown>, { delayed = false } = {}): Promise<Counts> {
  advanceClock();
  counts = nothing();
  waiting = [];
  cursors = [];
  isCounting = true;
  await run();
  await follow(delayed);
  isCounting = false;
  for (const { rowsRead, rowsWritten } of cursors) {
    counts.objectRowsRead += rowsRead;
    counts.objectRowsWritten += rowsWritten;
  }
  return counts;
}

/** What a test does for its own ends in the middle of an action. */
export async function uncounted<Result>(run: () => Promise<Result>): Promise<Result> {
  const before = isCounting;
  isCounting = false;
  try {
    return await run();
  } finally {
    isCounting = before;
  }
}

/** Frames that a client has sent to an object. */
export function countFrames(many: number): void {
  add("objectFrames", many);
}

/** Rings an object's alarm, which is a request to it. None rings by itself, so that it is always counted with the same action. */
export async function ringAlarm(stub: AnyStub): Promise<void> {
  await runInDurableObject(stub, (object: DurableObject) =>
    object.alarm?.({ isRetry: false, retryCount: 0, scheduledTime: Date.now() }),
  );
  await allAnswered();
}

/**
 * The clock stands still within an action, so that what depends on a second having passed is always the same; before each it is put to
 * the time it is, and at least far enough that nothing of the action before is of the same second.
 */
let clock = 0;
const stepMs = 5_000;
function advanceClock(): void {
  vi.useRealTimers();
  clock = Math.max(Date.now(), clock + stepMs);
  // Objects put refreshes off for seconds, which would fall into any later action: their timers stand still too.
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"], now: clock });
}

/** Delivers what the queues were told, and what a job put off for a second, until nothing is left. */
export async function follow(delayed = false): Promise<void> {
  for (;;) {
    await deliverAll(delayed);
    vi.setSystemTime(Date.now() + 2_000);
    const due = await uncounted(() =>
      openStore(env.DB)
        .db.select({ id: outbox.id })
        .from(outbox)
        .where(and(eq(outbox.state, "pending"), lte(outbox.nextAt, Date.now()))),
    );
    if (due.length === 0) return;
    for (const { id } of due) await env.EVENTS.send({ outboxId: id });
  }
}

async function deliverAll(delayed: boolean): Promise<void> {
  for (;;) {
    await allAnswered();
    const at = waiting.findIndex(({ delaySeconds }) => delayed || delaySeconds === 0);
    const [message] = at === -1 ? [] : waiting.splice(at, 1);
    if (message === undefined) return;
    if (message.delaySeconds > 0) vi.setSystemTime(Date.now() + message.delaySeconds * 1_000);
    const execution = createExecutionContext();
    const id = message.body.outboxId;
    const batch = createMessageBatch<OutboxMessage>(message.queue, [
      { id, timestamp: new Date(), attempts: 1, body: message.body },
    ]);
    await worker.queue(batch, env, execution);
    await waitOnExecutionContext(execution);
    const { explicitAcks } = await getQueueResult(batch, execution);
    if (!explicitAcks.includes(id)) throw new Error(`${message.queue} was not acked`);
    add("queueOperations", 2);
  }
}

/** Waits until every call of a binding is answered, also those that nobody waits for. */
async function allAnswered(): Promise<void> {
  for (let quiet = 0; quiet < 5; quiet = underWay === 0 ? quiet + 1 : 0)
    await new Promise((pass) => realTimeout(pass, 1));
}

async function following<Answer>(answer: Promise<Answer>): Promise<Answer> {
  underWay += 1;
  try {
    return await answer;
  } finally {
    underWay -= 1;
  }
}

/** Puts the taps into place. */
export async function tapBindings(object: AnyStub): Promise<void> {
  tapDatabase();
  tap(env.CACHE, "get", () => add("kvReads"));
  for (const method of ["put", "delete"] as const) tap(env.CACHE, method, () => add("kvWrites"));
  for (const method of ["put", "delete"] as const) tap(env.FILES, method, () => add("filePuts"));
  for (const method of ["get", "head"] as const) tap(env.FILES, method, () => add("fileGets"));
  // What begins with /sandbox is a test that plays the payer.
  tap(globalThis, "fetch", (request: RequestInfo) => {
    const address = request instanceof Request ? request.url : String(request);
    if (!new URL(address).pathname.startsWith("/sandbox/")) add("subrequests");
  });
  for (const [binding, queue] of Object.entries(queues)) tapQueue(env[binding as keyof typeof queues], queue);
  for (const namespace of [env.ROOMS, env.INBOXES]) tapObjects(namespace);
  await runInDurableObject(object, (_, { storage }) => {
    // An alarm is a row; see ringAlarm for why it is not set.
    Reflect.set(Object.getPrototypeOf(storage), "setAlarm", async () => add("objectRowsWritten"));
    const prototype = Object.getPrototypeOf(storage.sql) as SqlStorage;
    const { exec } = prototype;
    Reflect.set(prototype, "exec", function (this: SqlStorage, ...statement: Parameters<typeof exec>) {
      const cursor = exec.apply(this, statement);
      if (isCounting) cursors.push(cursor);
      return cursor;
    });
  });
}

/** Has every call of a method told before it is made. */
function tap(target: object, method: string, told: (...args: never[]) => void): void {
  const original = Reflect.get(target, method) as (...args: unknown[]) => unknown;
  Reflect.set(target, method, function (this: object | undefined, ...args: unknown[]) {
    told(...(args as never[]));
    const answer = original.apply(this ?? target, args);
    return answer instanceof Promise ? following(answer) : answer;
  });
}

/** D1's answers say what they read and wrote, but not to whoever asks for rows as arrays: so they are listened to one layer down. */
function tapDatabase(): void {
  // Plain properties of the class that workerd makes D1 bindings from, though its types do not show them.
  const database = env.DB as unknown as {
    fetcher: Fetcher;
    constructor: new (fetcher: Pick<Fetcher, "fetch">) => D1Database;
  };
  const ask = async (...request: Parameters<Fetcher["fetch"]>) => {
    const response = await database.fetcher.fetch(...request);
    const answer = (await response.clone().json()) as D1Answer | D1Answer[];
    add("databaseCalls");
    for (const { meta } of [answer].flat()) {
      add("statements");
      add("rowsRead", meta?.rows_read ?? 0);
      add("rowsWritten", meta?.rows_written ?? 0);
    }
    return response;
  };
  const metered = new database.constructor({
    fetch: (...request: Parameters<Fetcher["fetch"]>) => following(ask(...request)),
  });
  Reflect.set(env.DB, "withSession", (where: string) => metered.withSession(where));
}

interface D1Answer {
  meta?: { rows_read?: number; rows_written?: number };
}

function tapQueue(queue: Queue<OutboxMessage>, name: string): void {
  const send: Queue<OutboxMessage>["send"] = async (body, options) => {
    add("queueOperations");
    waiting.push({ queue: name, body, delaySeconds: options?.delaySeconds ?? 0 });
    return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
  };
  Reflect.set(queue, "send", send);
}

/** Every method of an object is a request to it. */
function tapObjects(namespace: object): void {
  const get = Reflect.get(namespace, "get") as (id: DurableObjectId) => object;
  Reflect.set(namespace, "get", (id: DurableObjectId) => {
    return new Proxy(get.call(namespace, id), {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== "function" || name === "constructor") return member;
        return (...args: unknown[]) => {
          add("objectRequests");
          const answer: unknown = Reflect.apply(member, target, args);
          return following(Promise.resolve(answer));
        };
      },
    });
  });
}
