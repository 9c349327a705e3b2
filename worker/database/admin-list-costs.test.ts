/** What moderators' and admins' lists cost, and the lists of one person that grow for years: a page reads about as many rows as it shows. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { inboxOf } from "../../durable-objects/stubs.ts";
import { call, newAdmin, newPerson, type TestPerson } from "../testing/people.ts";
import { openRecord } from "../testing/record.ts";
import { addCrowd, expectCheap, limit, many } from "../testing/rows-read.ts";
import { situate } from "../testing/situations.ts";

const { db } = openRecord();
let admin: TestPerson;
let poster: TestPerson;
let hook: string;

beforeAll(async () => {
  admin = await newAdmin("Cost Admin");
  poster = await newPerson("Cost Poster");
  const solver = await newPerson("Cost Solver");
  const { challengeId, applicationId, holdId } = await situate("in_progress", poster, solver);
  const { body } = await poster.post<{ id: string }>("/users/me/webhooks", {
    url: "https://hooks.partner.com/",
    types: ["award.made"],
  });
  hook = body.id;
  // An instant of the record's own form, a second later for each row.
  const at = sql`(select created_at from users where id = ${poster.id}) + i * 1000`;
  await addCrowd(
    "users (id, handle, name, created_at, updated_at)",
    sql`'usr_c' || i, 'crowd' || i, 'Crowd', ${at}, ${at}`,
  );
  await db.run(
    sql`insert into person_words (word, user_id) select 'crowd', id from users where name = 'Crowd' union all select handle, id from users where name = 'Crowd'`,
  );
  await db.run(sql`update users set email = 'Crowd@Example.com' where id = 'usr_c99999'`);
  await addCrowd(
    "holds (id, challenge_id, application_id, poster_id, solver_id, state, amount_minor, currency, fee_minor, window_ends_at, held_at, created_at, updated_at)",
    sql`'hld_c' || i, ${challengeId}, ${applicationId}, ${poster.id}, ${solver.id}, 'released', 10, 'USD', 0, ${at}, ${at}, ${at}, ${at}`,
  );
  await addCrowd("accounts (id, currency)", sql`'crowd:' || i, 'USD'`);
  await addCrowd(
    "journals (id, kind, source, hold_id, at)",
    sql`'jrn_c' || i, 'crowd', 'crowd:' || i, ${holdId}, ${at}`,
  );
  await addCrowd(
    "postings (journal_id, debit, credit, amount_minor, currency)",
    sql`'jrn_c' || i, 'crowd:1', 'crowd:2', 1, 'USD'`,
  );
  await addCrowd(
    "payouts (id, hold_id, journal_id, solver_id, amount_minor, currency, state, created_at, updated_at)",
    sql`'pyt_c' || i, ${holdId}, 'jrn_c' || i, ${solver.id}, 1, 'USD', 'paid', ${at}, ${at}`,
  );
  await addCrowd(
    "refunds (id, hold_id, amount_minor, currency, state, payment_intent_id, created_at, updated_at)",
    sql`'rfd_c' || i, ${holdId}, 1, 'USD', 'paid', 'pi_crowd', ${at}, ${at}`,
  );
  await addCrowd(
    "stripe_events (id, type, state, reason, received_at)",
    sql`'evt_c' || i, 'charge.updated', 'quarantined', 'unknown', ${at}`,
  );
  await addCrowd(
    "outbox (id, event_id, consumer, topic, facts, state, next_at, created_at)",
    sql`'obx_c' || i, 'evt_c' || i, 'cache', 'challenge.published', '{}', 'dead', ${at}, ${at}`,
  );
  await addCrowd(
    "reconciliations (id, state, started_by, from_at, to_at, balances, started_at, updated_at)",
    sql`'rec_c' || i, 'finished', 'system', ${at}, ${at}, '[]', ${at}, ${at}`,
  );
  await addCrowd(
    "mismatches (id, kind, source, state, detail, first_seen_at, last_seen_at)",
    sql`'mis_c' || i, 'AMOUNT', 'txn_' || i, 'open', '{}', ${at}, ${at}`,
  );
  await addCrowd(
    "disputes (id, challenge_id, hold_id, filed_by, state, reason, former_state, paused, currency, held_minor, answer_due_at, created_at, updated_at)",
    sql`'dsp_01m85000000000000' || (100000000 + i), ${challengeId}, ${holdId}, ${poster.id}, 'settled', 'other', 'delivered', '[]', 'USD', 1, ${at}, ${at}, ${at}`,
  );
  await addCrowd(
    "reports (id, reporter_id, subject, subject_id, against_id, reason, note, evidence, created_at)",
    sql`'rpt_c' || i, ${poster.id}, 'user', 'usr_c' || i, 'usr_c' || i, 'spam', '', '{"kind":"user","name":"Crowd"}', ${at}`,
  );
  await addCrowd(
    "signals (id, kind, user_id, subject_id, found, created_at)",
    sql`'sig_c' || i, 'contact_details', 'usr_c' || i, 'usr_c' || i, '[]', ${at}`,
  );
  await addCrowd(
    "audit_log (actor_id, verb, subject, detail, request_id, at)",
    sql`${poster.id}, case when i > 5 then 'crowd.came' else 'crowd.asked' end, 'usr_c' || i, '{}', 'req_c', ${at}`,
  );
  await addCrowd(
    "announcements (id, text, starts_at, ends_at, created_by, created_at)",
    sql`'ann_c' || i, 'Crowd', ${at}, ${at}, ${admin.id}, ${at}`,
  );
  await addCrowd(
    "webhook_deliveries (id, endpoint_id, event_id, type, payload, state, attempts, created_at)",
    sql`'whd_c' || i, ${hook}, 'evt_c' || i, 'award.made', '{}', 'delivered', '[]', ${at}`,
  );
  await addCrowd(
    "conversations (id, challenge_id, applicant_id, created_at)",
    sql`'cnv_c' || i, ${challengeId}, 'usr_c' || i, ${at}`,
  );
  for (const member of [sql`${poster.id}`, sql`'usr_c' || i`])
    await addCrowd("conversation_members (conversation_id, user_id, joined_at)", sql`'cnv_c' || i, ${member}, ${at}`);
  // As their rooms have told the poster's inbox.
  const inbox = inboxOf(env, poster.row);
  const read = { lastSeq: 1, lastN: 1, readSeq: 1, readN: 1, mentions: 0, mutedUntil: null };
  await inbox.hear({ room: { id: "cnv_c1", jurisdiction: null }, last: null, ...read });
  await runInDurableObject(inbox, async (_, { storage }) => {
    storage.sql.exec(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
       insert or replace into conv (room, last_seq, last_n, read_seq, read_n, mentions, muted, at) select 'cnv_c' || i, 1, 1, 1, 1, 0, 0, i from n`,
      many,
    );
  });
  if (env.HYPERDRIVE !== undefined) await db.run(sql`analyze`);
}, 600_000);

const lists: [string, () => string, () => TestPerson][] = [
  ["accounts", () => "/admin/people?", () => admin],
  ["Stripe's events in quarantine", () => "/admin/stripe-events?", () => admin],
  ["payouts", () => "/admin/payouts?", () => admin],
  ["paid payouts", () => "/admin/payouts?state=paid&", () => admin],
  ["refunds", () => "/admin/refunds?", () => admin],
  ["paid refunds", () => "/admin/refunds?state=paid&", () => admin],
  ["dead jobs", () => "/admin/outbox?", () => admin],
  ["postings", () => "/admin/ledger?", () => admin],
  ["postings of an account", () => "/admin/ledger?account=crowd:1&", () => admin],
  ["reconciliations", () => "/admin/reconciliation?", () => admin],
  ["what did not match", () => "/admin/mismatches?", () => admin],
  ["settled disputes", () => "/admin/disputes?state=settled&", () => admin],
  ["open reports", () => "/admin/reports?", () => admin],
  ["open signals", () => "/admin/signals?", () => admin],
  ["the audit log", () => "/admin/audit?", () => admin],
  ["the audit log of one actor", () => `/admin/audit?actor=${poster.id}&`, () => admin],
  ["the audit log of a verb", () => "/admin/audit?verb=crowd.came&", () => admin],
  ["the audit log of verbs that begin alike", () => "/admin/audit?verb=crowd.&", () => admin],
  ["announcements", () => "/admin/announcements?", () => admin],
  ["one's own receipts", () => "/payments/receipts?", () => poster],
  ["one's own reports", () => "/reports?", () => poster],
  ["what an endpoint was told", () => `/users/me/webhooks/${hook}/deliveries?`, () => poster],
];

it.each(lists)("%s: a page costs what it shows", async (_, path, reader) => {
  const { token } = reader();
  let cursor = "";
  for (const page of [1, 2]) {
    await expectCheap(async () => {
      const answer = await call("GET", `${path()}limit=${limit}${cursor}`, { token });
      const { items, nextCursor } = answer.body as { items: unknown[]; nextCursor: string }; // every list's form
      expect(items, `page ${page}: ${JSON.stringify(answer.body).slice(0, 300)}`).toHaveLength(limit);
      cursor = `&cursor=${nextCursor}`;
    });
  }
});

it("one's own conversations: a page costs what it shows, with both members of each and the blocks between them", async () => {
  let cursor = "";
  for (const page of [1, 2]) {
    await expectCheap(async () => {
      const answer = await poster.get<{ items: unknown[]; nextCursor: string }>(
        `/conversations?limit=${limit}${cursor}`,
      );
      expect(answer.body.items, `page ${page}`).toHaveLength(limit);
      cursor = `&cursor=${answer.body.nextCursor}`;
    }, limit * 30);
  }
});

it.each([
  ["its id", "usr_c99999"],
  ["its address", "crowd@example.com"],
  ["how its handle begins", "CROWD99999"],
])("an account is found by %s", async (_, q) => {
  await expectCheap(async () => {
    const answer = await admin.get<{ items: { id: string }[] }>(`/admin/people?q=${encodeURIComponent(q)}`);
    expect(answer.body.items.map(({ id }) => id)).toEqual(["usr_c99999"]);
  });
});
