/**
 * What lists and corrections cost: however many rows the record has, one page reads about as many as it shows. Each statement that a list sends is asked
 * once more of the engine itself, which says how many rows it looked at.
 */
import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { sweepTimers } from "../domains/engagements/timers.ts";
import { sweepOutbox } from "../platform/outbox.ts";
import { call, newPerson, type TestPerson } from "../testing/people.ts";
import { openRecord } from "../testing/record.ts";
import { addCrowd, expectCheap, limit, series } from "../testing/rows-read.ts";
import { systemContext } from "../testing/situations.ts";
import { deletionHashes } from "./search-spelling.ts";
import { findWordsByDeletions, planMeetWords } from "./search-words.ts";

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;

beforeAll(async () => {
  [poster, solver] = [await newPerson("Cost Poster"), await newPerson("Cost Solver")];
  // An instant of the record's own form, a second later for each row.
  const at = sql`(select created_at from users where id = ${poster.id}) + i * 1000`;
  await addCrowd(
    "users (id, handle, name, created_at, updated_at)",
    sql`'usr_c' || i, 'crowd' || i, 'Crowd', ${at}, ${at}`,
  );
  await addCrowd(
    "challenges (id, slug, state, poster_id, title, category, skills, reward_minor, currency, delivery_days, published_at, created_at, updated_at)",
    sql`'chl_c' || i, 'crowd-' || i, 'open', ${poster.id}, 'Crowd', 'design', '[]', 1000, 'USD', 7, ${at}, ${at}, ${at}`,
  );
  // Of one solver and for one challenge in turns, as applications come.
  await db.run(sql`insert into applications (id, challenge_id, poster_id, applicant_id, state, cover_letter, price_minor, currency, days, created_at, updated_at)
    ${series} select 'app_' || turn || i, 'chl_c' || case turn when 1 then i else 1 end, ${poster.id},
      case turn when 1 then ${solver.id} else 'usr_c' || i end, 'submitted', '', 1000, 'USD', 7, ${at}, ${at}
    from n cross join (select 1 as turn union all select 2 as turn) turns order by i, turn`);
  await addCrowd(
    "reviews (id, challenge_id, author_id, subject_id, rating, text, created_at, published_at)",
    sql`'rev_c' || i, 'chl_c' || i, ${poster.id}, ${solver.id}, 5, 'Good', ${at}, ${at}`,
  );
  await addCrowd(
    "timers (kind, subject, due_at)",
    sql`'payment_window', 'hld_c' || i, ${at} + ${sql.raw("100000000")}`,
  );
  await addCrowd(
    "outbox (id, event_id, consumer, topic, facts, state, next_at, created_at)",
    sql`'obx_c' || i, 'evt_c' || i, 'cache', 'challenge.published', '{}', 'done', ${at}, ${at}`,
  );
  await addCrowd("search_terms (vocabulary, term, met)", sql`'challenges', 'word' || i, 1`);
  const { atomic } = openRecord();
  await atomic(planMeetWords(db, "challenges", ["ceramics"]));
  if (env.HYPERDRIVE !== undefined) await db.run(sql`analyze`);
}, 300_000);

const lists: [string, () => string, () => TestPerson | null][] = [
  ["open challenges", () => "/challenges?", () => null],
  ["open challenges of a category", () => "/challenges?category=design&", () => null],
  ["one's own challenges", () => "/challenges?mine=posted&", () => poster],
  ["somebody's challenges", () => `/challenges?poster=${poster.row.handle}&`, () => null],
  ["one's own applications", () => "/applications?", () => solver],
  ["a challenge's applications", () => "/challenges/chl_c1/applications?", () => poster],
  ["somebody's reviews", () => `/users/${solver.row.handle}/reviews?`, () => null],
];

it.each(lists)("%s: a page costs what it shows", async (_, path, reader) => {
  const token = reader()?.token;
  let cursor = "";
  for (const page of [1, 2]) {
    await expectCheap(async () => {
      const answer = await call("GET", `${path()}limit=${limit}${cursor}`, token === undefined ? {} : { token });
      const { items, nextCursor } = answer.body as { items: unknown[]; nextCursor: string }; // every list's form
      expect(items, `page ${page}`).toHaveLength(limit);
      cursor = `&cursor=${nextCursor}`;
    });
  }
});

it("clocks and events that are not due cost nothing", async () => {
  const ctx = systemContext();
  await expectCheap(() => sweepTimers(ctx));
  await expectCheap(() => sweepOutbox(ctx));
});

it("what was typed may have meant: costs its own letters, not all known words", async () => {
  const hashes = deletionHashes("challenges", "ceramocs");
  await expectCheap(async () => {
    const near = await findWordsByDeletions(db, "challenges", hashes, limit);
    expect(near.map(({ word }) => word)).toEqual(["ceramics"]);
  });
});
