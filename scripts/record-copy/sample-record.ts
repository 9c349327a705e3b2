/** A small record with all that engines write differently. Only tests import this. */
import {
  accounts,
  applications,
  challengeSkills,
  challenges,
  freezes,
  holds,
  journals,
  outbox,
  postings,
  users,
} from "../../worker/database/schema.ts";
import { planIndexChallenge } from "../../worker/database/search-index.ts";
import { planMeetWords } from "../../worker/database/search-words.ts";
import type { Engine } from "./engines.ts";

export const at = Date.UTC(2026, 1, 28, 23, 59, 59, 999);
export const people = 25;

/** What the engines write differently, and what only order and rules of the tables hold together: a frozen hold with money in it. */
export async function fill({ store }: Engine): Promise<void> {
  const { db } = store;
  const user = (n: number) => ({
    id: `usr_${n}`,
    handle: `h${n}`,
    name: `Zoë "O'Neil" ${n} \u{1f600}`,
    createdAt: at,
    updatedAt: at,
    // Of who is gone nothing newer is taken in, ever: the last instant there is.
    identityUpdatedAt: n === 2 ? 8_640_000_000_000_000 : 0,
  });
  await store.atomic(Array.from({ length: people }, (_, n) => db.insert(users).values(user(n))));
  const fields = {
    title: "Index the letters",
    summary: "Of a year",
    brief: 'Line one\nline two \\ "quoted" ü',
    category: "research",
    skills: ["archives", "c++"],
    place: "Gent",
    agents: "declared",
    currency: "USD",
    rewardMinor: 12_000,
    applicationDeadline: at,
  } as const;
  await store.atomic([
    db.insert(challenges).values({
      ...fields,
      skills: [...fields.skills],
      id: "chl_1",
      slug: "index",
      state: "open",
      posterId: "usr_1",
      deliveryDays: 7,
      createdAt: at,
      updatedAt: at,
    }),
    ...planIndexChallenge(db, "chl_1", { ...fields, kind: "hire" }),
    ...planMeetWords(db, "challenges", ["letters", "archives"]),
    db.insert(challengeSkills).values({ challengeSeq: 1, skill: "archives" }),
    db.insert(applications).values({
      id: "app_1",
      challengeId: "chl_1",
      posterId: "usr_1",
      applicantId: "usr_2",
      state: "hired",
      coverLetter: "",
      priceMinor: 12_000,
      currency: "USD",
      days: 3,
      createdAt: at,
      updatedAt: at,
    }),
    db.insert(holds).values({
      id: "hld_1",
      challengeId: "chl_1",
      applicationId: "app_1",
      posterId: "usr_1",
      solverId: "usr_2",
      state: "held",
      amountMinor: 12_000,
      currency: "USD",
      feeMinor: 960,
      windowEndsAt: at,
      heldAt: at,
      createdAt: at,
      updatedAt: at,
    }),
    db.insert(accounts).values([
      { id: "stripe:balance:USD", currency: "USD", floorMinor: null },
      { id: "hold:hld_1", currency: "USD", floorMinor: 0 },
      { id: "payable:usr_2:USD", currency: "USD", floorMinor: 0 },
    ]),
    db.insert(journals).values([
      { id: "jrn_1", kind: "charge", source: "txn_1", holdId: "hld_1", at },
      { id: "jrn_2", kind: "release", source: "rel_1", holdId: "hld_1", at },
    ]),
    db.insert(postings).values({
      journalId: "jrn_1",
      debit: "stripe:balance:USD",
      credit: "hold:hld_1",
      amountMinor: 12_000,
      currency: "USD",
    }),
    db.insert(postings).values({
      journalId: "jrn_2",
      debit: "hold:hld_1",
      credit: "payable:usr_2:USD",
      amountMinor: 5_000,
      currency: "USD",
    }),
    db.insert(freezes).values({ holdId: "hld_1", cause: "admin", source: "usr_9", createdAt: at }),
    db.insert(outbox).values({
      id: "obx_1",
      eventId: "evt_1",
      consumer: "cache",
      topic: "challenge.published",
      facts: { challengeId: "chl_1", at, actorId: "usr_1" },
      nextAt: at,
      createdAt: at,
    }),
  ]);
}
