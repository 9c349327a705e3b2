/** Many open challenges at once, written straight into the record and its index as publishing writes them. Only tests import this. */

import { sql } from "drizzle-orm";
import { challengeSkills, challenges } from "../database/schema.ts";
import { foldWords, planIndexChallenge } from "../database/search-index.ts";
import { planMeetWords } from "../database/search-words.ts";
import type { AgentPolicy, Category } from "../domains/challenges/contract.ts";
import { dayMs } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import type { Currency } from "../platform/money.ts";
import type { TestPerson } from "./people.ts";
import { openRecord } from "./record.ts";

export interface OpenChallenge {
  title: string;
  summary: string;
  category: Category;
  skills: string[];
  rewardMinor?: number;
  currency?: Currency;
  agents?: AgentPolicy;
  /** Absent: from anywhere. */
  place?: string | null;
  /** Days from now. */
  closesInDays?: number;
}

/** A D1 batch of this many is a second's work at most. */
const perCommit = 25;

/** Their ids, in the order given, which is the order of creation too. */
export async function openMarket(
  poster: TestPerson,
  list: readonly OpenChallenge[],
  now = Date.now(),
): Promise<string[]> {
  const { db, atomic } = openRecord();
  const ids = list.map(() => newId("challenge"));
  for (let from = 0; from < list.length; from += perCommit) {
    const part = list.slice(from, from + perCommit);
    const plans = part.map((each, at) => {
      const id = ids[from + at] ?? "";
      const {
        category,
        skills,
        currency = "USD",
        rewardMinor = 10_000,
        agents = "declared",
        place = null,
        closesInDays = 10,
      } = each;
      const brief = "What is wanted, and what counts as done.";
      const shared = {
        category,
        skills,
        currency,
        rewardMinor,
        agents,
        place,
        brief,
        title: each.title,
        summary: each.summary,
      };
      const applicationDeadline = now + closesInDays * dayMs;
      const row = { id, slug: id, state: "open", posterId: poster.id, deliveryDays: 7, publishedAt: now } as const;
      const seq = sql<number>`(select seq from challenges where id = ${id})`;
      return [
        db.insert(challenges).values({ ...row, ...shared, applicationDeadline, createdAt: now, updatedAt: now }),
        ...skills.map((skill) => db.insert(challengeSkills).values({ challengeSeq: seq, skill })),
        ...planIndexChallenge(db, id, { ...shared, kind: "hire", applicationDeadline }),
      ];
    });
    await atomic(plans.flat());
  }
  await atomic(
    planMeetWords(
      db,
      "challenges",
      list.flatMap(({ title, summary }) => foldWords(`${title} ${summary}`)),
    ),
  );
  return ids;
}
