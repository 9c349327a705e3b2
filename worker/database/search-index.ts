/**
 * The search index of public challenges on D1: two contentless FTS5 tables and a narrow row of attributes, kept in the commit of the
 * challenge itself. Filters are tokens in the indexed text (docs/decisions/0005), so that one index answers words and filters together.
 */
import { eq, type SQL, sql } from "drizzle-orm";
import { searchAttributes } from "./schema.ts";
import type { Database, Plan } from "./store.ts";

export interface IndexedChallenge {
  title: string;
  summary: string;
  brief: string;
  category: string;
  skills: readonly string[];
  agents: string;
  currency: string;
  rewardMinor: number;
  /** ms */
  applicationDeadline: number;
}

/** Characters of a brief that are indexed: what stands later is rarely what a person searches for. */
const indexedBriefLength = 4_000;

/** Marks that cannot be typed, so that a filter never matches a word: one per facet. */
const facetMarks = { category: "\ue001", skill: "\ue002", agents: "\ue003", currency: "\ue004" } as const;
export type Facet = keyof typeof facetMarks;

/** The token of a facet's value; skills may hold several words and signs, which the tokenizer would part. */
export function facetToken(facet: Facet, value: string): string {
  const hex = [...new TextEncoder().encode(value.toLowerCase())].map((byte) => byte.toString(16)).join("");
  return `${facetMarks[facet]}${hex}`;
}

/** Lower case, without marks; the same for documents and queries, so that both engines split words alike. */
export function foldWords(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Puts a challenge into the index, or replaces it there. The challenge's row must come earlier in the same commit. */
export function planIndexChallenge(db: Database, challengeId: string, challenge: IndexedChallenge): Plan {
  const titleWords = foldWords(challenge.title);
  const otherWords = foldWords(
    [challenge.summary, ...challenge.skills, challenge.brief.slice(0, indexedBriefLength)].join(" "),
  );
  const facets = [
    facetToken("category", challenge.category),
    facetToken("agents", challenge.agents),
    facetToken("currency", challenge.currency),
    ...challenge.skills.map((skill) => facetToken("skill", skill)),
  ].join(" ");
  const attributes = {
    category: challenge.category,
    agents: challenge.agents,
    currency: challenge.currency,
    rewardMinor: challenge.rewardMinor,
    applicationDeadline: challenge.applicationDeadline,
    titleLength: titleWords.length,
    textLength: titleWords.length + otherWords.length,
  };
  const seq = seqOf(challengeId);
  return [
    ...planUnindexChallenge(db, challengeId),
    db.run(sql`insert into search_title (rowid, doc) select ${seq}, ${`${titleWords.join(" ")} ${facets}`}`),
    db.run(
      sql`insert into search_all (rowid, doc) select ${seq}, ${`${titleWords.join(" ")} ${otherWords.join(" ")} ${facets}`}`,
    ),
    db.insert(searchAttributes).values({ seq: sql`${seq}`, ...attributes }),
  ];
}

/** Takes a challenge out of the index; one that is not in it changes nothing. */
export function planUnindexChallenge(db: Database, challengeId: string): Plan {
  const seq = seqOf(challengeId);
  return [
    db.run(sql`delete from search_title where rowid = ${seq}`),
    db.run(sql`delete from search_all where rowid = ${seq}`),
    db.delete(searchAttributes).where(eq(searchAttributes.seq, sql`${seq}`)),
  ];
}

function seqOf(challengeId: string): SQL {
  return sql`(select seq from challenges where id = ${challengeId})`;
}
