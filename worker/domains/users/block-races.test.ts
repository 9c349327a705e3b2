/** A block, and what brings two people together, in the same moment: whichever lands first, the other knows of it. */
import { env } from "cloudflare:workers";
import { and, eq, sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { PostgresConnection } from "../../database/postgres-connection.ts";
import { applications, blocks } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newPerson } from "../../testing/people.ts";
import { contextOf, makePayable, situate, systemContext } from "../../testing/situations.ts";
import { submitApplication } from "../applications/commands.ts";
import { openConversation } from "../messages/commands.ts";
import { blockUser } from "./blocks.ts";

const letter = {
  coverLetter: "I would begin at once.",
  price: { amountMinor: 200_000, currency: "USD" },
  days: 7,
} as const;

/** Postgres' own locks hold a commit open before its end, as if the line were slow. D1 commits one after the other, so there is nothing to hold. */
async function held(name: number) {
  if (env.HYPERDRIVE === undefined)
    return { isHeld: false, hold: (ctx: Context) => ctx, waiting: async () => 2, letGo: async () => undefined };
  const connection = new PostgresConnection(env.HYPERDRIVE.connectionString);
  const ask = (text: string) => connection.one({ text, values: [], asLists: true });
  await ask(`select pg_advisory_lock(${name})`);
  return {
    isHeld: true,
    hold(ctx: Context): Context {
      const { store } = ctx;
      const wait = store.db.run(sql`select pg_advisory_xact_lock(${sql.raw(String(name))})`);
      return { ...ctx, store: { ...store, db: store.db, atomic: (plan) => store.atomic([...plan, wait]) } };
    },
    /** How many commits wait: for the lock of this test, or for a row of whoever waits for it. */
    async waiting() {
      const { rows } = await ask("select count(*) from pg_locks where not granted");
      return Number((rows as unknown as string[][])[0]?.[0]);
    },
    async letGo() {
      await ask(`select pg_advisory_unlock(${name})`);
      await connection.close();
    },
  };
}

it.each(["applies", "is written to"] as const)("nobody %s after the block of them has landed", async (how) => {
  const [poster, stranger] = [
    await newPerson(`Race Poster ${how.length}`),
    await newPerson(`Race Other ${how.length}`),
  ];
  const { challengeId } = await situate("open", poster, how === "applies" ? await newPerson("Race First") : stranger);
  await makePayable(stranger);
  const { db } = systemContext().store;
  const lock = await held(how.length);
  const together = lock.hold(contextOf(how === "applies" ? stranger : poster));
  const bringing =
    how === "applies"
      ? submitApplication(together, challengeId, letter)
      : openConversation(together, { challengeId, applicantId: stranger.id });
  const outcome = bringing.then(
    () => "together",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
  await vi.waitFor(async () => expect(await lock.waiting()).toBeGreaterThan(0));
  let hasLanded = false;
  const blocking = blockUser(contextOf(poster), stranger.row.handle).then(() => {
    hasLanded = true;
  });
  // It waits for the one that is under way, or it has landed before that.
  await vi.waitFor(async () => expect(hasLanded || (await lock.waiting()) > 1).toBe(true));
  const landedFirst = hasLanded;
  await lock.letGo();
  const [said] = await Promise.all([outcome, blocking]);
  if (lock.isHeld) expect(landedFirst).toBe(false);
  expect(["together", "blocked"]).toContain(said);
  expect(await db.$count(blocks, and(eq(blocks.blockerId, poster.id), eq(blocks.blockedId, stranger.id)))).toBe(1);
  const applied = await db.$count(applications, eq(applications.applicantId, stranger.id));
  if (how === "applies") expect(applied).toBe(said === "together" ? 1 : 0);
});
