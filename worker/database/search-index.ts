/**
 * The search index of public challenges: three full-text tables and a narrow row of attributes, kept in the commit of the challenge
 * itself. Filters are tokens in the indexed text (docs/decisions/0005), so that one index answers words and filters together.
 * Words are folded here, for documents and queries and both engines alike; the tables only part them at spaces.
 */
import { eq, type SQL, sql } from "drizzle-orm";
import { searchAttributes } from "./schema.ts";
import type { Database, Plan } from "./store.ts";

export interface IndexedChallenge {
  kind: string;
  title: string;
  summary: string;
  brief: string;
  category: string;
  skills: readonly string[];
  agents: string;
  /** null: from anywhere. */
  place: string | null;
  currency: string;
  rewardMinor: number;
  /** ms */
  applicationDeadline: number;
}

/** Characters of a brief that are indexed: what stands later is rarely what a person searches for. */
const indexedBriefLength = 4_000;

/** Marks that cannot be typed, so that a filter never matches a word: one per facet. */
const facetMarks = {
  category: "\ue001",
  skill: "\ue002",
  agents: "\ue003",
  currency: "\ue004",
  kind: "\ue005",
  place: "\ue006",
} as const;
export type Facet = keyof typeof facetMarks;

/** Stands between the fields of a document, so that no phrase reaches from one into the next. */
const fieldEnd = "\ue000";

/** The token of a facet's value; skills may hold several words and signs, which the tokenizer would part. */
export function facetToken(facet: Facet, value: string): string {
  const hex = [...new TextEncoder().encode(value.toLowerCase())].map((byte) => byte.toString(16).padStart(2, "0"));
  return `${facetMarks[facet]}${hex.join("")}`;
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

/** What is found from anywhere; no place may be called so. */
export const remote = "remote";

/** A place as it is compared: however somebody writes its letters and signs. */
export function foldPlace(place: string | null): string {
  return place === null ? remote : foldWords(place).join(" ");
}

type IndexedTexts = Pick<IndexedChallenge, "title" | "summary" | "brief" | "skills" | "place">;

/** What of a challenge is searched, field by field, the title first. */
export function indexedFields({ title, summary, skills, place, brief }: IndexedTexts): string[][] {
  const texts = [title, summary, ...skills, place ?? "", brief.slice(0, indexedBriefLength)];
  return texts.map(foldWords);
}

/** What the index holds of a challenge: a text for each full-text table, and the narrow row but for what its poster brings. */
export function indexedDocuments(challenge: IndexedChallenge) {
  const fields = indexedFields(challenge);
  const titleWords = fields[0] ?? [];
  const words = fields.flat();
  const { kind, category, agents, currency, rewardMinor, applicationDeadline } = challenge;
  const place = foldPlace(challenge.place);
  const facets = [
    facetToken("kind", kind),
    facetToken("category", category),
    facetToken("agents", agents),
    facetToken("currency", currency),
    ...(challenge.place === null ? [] : [facetToken("place", place)]),
    ...challenge.skills.map((skill) => facetToken("skill", skill)),
  ].join(" ");
  const lengths = { titleLength: titleWords.length, textLength: words.length };
  return {
    words,
    search_title: `${titleWords.join(" ")} ${facets}`,
    search_all: `${words.join(" ")} ${facets}`,
    search_phrases: `${fields.map((field) => field.join(" ")).join(` ${fieldEnd} `)} ${facets}`,
    attributes: { kind, category, agents, place, currency, rewardMinor, applicationDeadline, ...lengths },
  };
}

/** Puts a challenge into the index, or replaces it there. The challenge's row must come earlier in the same commit. */
export function planIndexChallenge(db: Database, challengeId: string, challenge: IndexedChallenge): Plan {
  const indexed = indexedDocuments(challenge);
  const seq = seqOf(challengeId);
  const document = (table: keyof typeof indexed & `search_${string}`) =>
    db.run(sql`insert into ${sql.raw(table)} (rowid, doc) select ${seq}, ${indexed[table]}`);
  return [
    ...planUnindexChallenge(db, challengeId),
    document("search_title"),
    document("search_all"),
    document("search_phrases"),
    db.insert(searchAttributes).values({
      ...indexed.attributes,
      seq: sql`${seq}`,
      posterHasPaid: sql`(select paid_as_poster > 0 from users where id = (select poster_id from challenges where id = ${challengeId}))`,
    }),
  ];
}

/** Takes a challenge out of the index; one that is not in it changes nothing. */
export function planUnindexChallenge(db: Database, challengeId: string): Plan {
  const seq = seqOf(challengeId);
  return [
    ...["search_title", "search_all", "search_phrases"].map((table) =>
      db.run(sql`delete from ${sql.raw(table)} where rowid = ${seq}`),
    ),
    db.delete(searchAttributes).where(eq(searchAttributes.seq, sql`${seq}`)),
  ];
}

function seqOf(challengeId: string): SQL {
  return sql`(select seq from challenges where id = ${challengeId})`;
}
