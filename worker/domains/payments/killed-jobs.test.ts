/** The payout job is killed at every exchange with the record that it has, before and after it: there is one transfer all the same. */
import { env } from "cloudflare:workers";
import { and, eq, isNotNull } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { consumerFunctions } from "../../consumers.ts";
import { PostgresConnection } from "../../database/postgres-connection.ts";
import { openPostgresStore } from "../../database/postgres-store.ts";
import { outbox, payouts } from "../../database/schema.ts";
import { openStore, type Store } from "../../database/store.ts";
import { minuteMs } from "../../platform/clock.ts";
import { deliver } from "../../platform/outbox.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { holdQueues } from "../../testing/queues.ts";
import { openRecord } from "../../testing/record.ts";
import { type Situation, systemContext } from "../../testing/situations.ts";
import { holdOf, onboard, paidChallenge, runJobs, script } from "../../testing/stripe.ts";
import { planRelease } from "./commands.ts";

holdQueues();

class Killed extends Error {}

type Exchange = <Answer>(perform: () => Promise<Answer>) => Promise<Answer>;

/** The record as a process sees it that dies at its `diesAt`th point: even ones are before an exchange, odd ones after it. */
function mortal(diesAt: number): { store: Store; died: () => boolean } {
  let point = 0;
  let dead = false;
  const live = () => {
    if (point++ === diesAt) dead = true;
    if (dead) throw new Killed();
  };
  const exchange: Exchange = async (perform) => {
    live();
    const answer = await perform();
    live();
    return answer;
  };
  const store = env.HYPERDRIVE
    ? openPostgresStore(new MortalConnection(env.HYPERDRIVE.connectionString, exchange))
    : openStore(mortalBinding(env.DB, exchange));
  return { store, died: () => dead };
}

class MortalConnection extends PostgresConnection {
  readonly #exchange: Exchange;

  constructor(connectionString: string, exchange: Exchange) {
    super(connectionString);
    this.#exchange = exchange;
  }

  override send(...queries: Parameters<PostgresConnection["send"]>): ReturnType<PostgresConnection["send"]> {
    return this.#exchange(() => super.send(...queries));
  }
}

function mortalBinding(database: D1Database, exchange: Exchange): D1Database {
  const inner = Symbol();
  type Mortal = D1PreparedStatement & { [inner]: D1PreparedStatement };
  const statement = (real: D1PreparedStatement) =>
    ({
      [inner]: real,
      bind: (...values: unknown[]) => statement(real.bind(...values)),
      all: () => exchange(() => real.all()),
      run: () => exchange(() => real.run()),
      raw: () => exchange(() => real.raw()),
    }) as unknown as Mortal; // what drizzle and the store call
  const session = {
    prepare: (text: string) => statement(database.prepare(text)),
    batch: (statements: Mortal[]) => exchange(() => database.batch(statements.map((one) => one[inner]))),
  };
  // As above: the store opens a session and uses nothing else.
  return { withSession: () => session } as unknown as D1Database;
}

const { db } = openRecord();
let on: Situation;
let solver: TestPerson;

beforeAll(async () => {
  const poster = await newPerson("killed poster");
  solver = await newPerson("killed solver");
  await onboard(solver);
  on = await paidChallenge(poster, solver);
});

/** Releases a little; its payout waits for its job. */
async function queued(at: number) {
  const ctx = systemContext();
  await ctx.store.atomic(await planRelease(ctx, await holdOf(on), 2_000, `part:${on.holdId}:${at}`));
  const waiting = (await db.query.payouts.findMany({ where: eq(payouts.holdId, on.holdId) })).find(
    ({ state }) => state === "queued",
  );
  const job = (await db.query.outbox.findMany({ where: eq(outbox.topic, "payout.queued") })).find(
    ({ facts }) => facts.payoutId === waiting?.id,
  );
  if (waiting === undefined || job === undefined) throw new Error("there is no payout");
  return { payoutId: waiting.id, jobId: job.id };
}

async function transfersOf(payoutId: string) {
  const { data } = await script<{ data: { metadata: { payoutId?: string } }[] }>("/objects?kind=transfer");
  return data.filter(({ metadata }) => metadata.payoutId === payoutId);
}

it("one transfer, wherever the job was killed", { timeout: 120_000 }, async () => {
  let points = 0;
  for (let diesAt = 0; ; diesAt++) {
    const { payoutId, jobId } = await queued(diesAt);
    const { store, died } = mortal(diesAt);
    await deliver({ ...systemContext(), store }, jobId, consumerFunctions).catch((error: unknown) => {
      if (!died()) throw error;
    });
    // Its lease is over, and whoever comes next looks at what it left.
    await db
      .update(outbox)
      .set({ leaseUntil: 0 })
      .where(and(eq(outbox.id, jobId), isNotNull(outbox.leaseUntil)));
    for (const minutes of [2, 4, 16]) await runJobs(["payout"], Date.now() + minutes * minuteMs);
    const row = await db.query.payouts.findFirst({ where: eq(payouts.id, payoutId) });
    expect(row, `killed at point ${diesAt}`).toMatchObject({ state: "paid" });
    expect(await transfersOf(payoutId), `killed at point ${diesAt}`).toHaveLength(1);
    if (!died()) break;
    points = diesAt + 1;
  }
  expect(points).toBeGreaterThan(10);
});
