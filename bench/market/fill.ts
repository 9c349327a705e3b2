/**
 * Fills the product's own database file with as many open challenges as wanted, with the index that publishing them would have made: row by
 * row through the product it would take hours. Made once and kept (node_modules/.cache), since a million take minutes.
 */
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { hashOf } from "../../scripts/build.ts";
import { ROOT } from "../../scripts/tools.ts";
import { indexedDocuments } from "../../worker/database/search-index.ts";
import { deletionHashes, isCorrectable } from "../../worker/database/search-spelling.ts";
import { dayMs } from "../../worker/platform/clock.ts";
import { newId } from "../../worker/platform/ids.ts";
import { writeProductData } from "../peers/product-data.ts";
import { makeWorld, type World } from "../world.ts";
import { makeChallenge } from "./challenges.ts";

/** What is made once is kept here. */
export const cache = join(ROOT, "node_modules", ".cache", "openchance", "markets");
/** Rows of one transaction. */
const perCommit = 20_000;
/** Challenges that somebody has applied to: of a small market the older four fifths. */
const awards = 5_000;
/** The newer fifth of a market: nobody has applied to them yet. */
export const newest = (rows: number) => ({ from: rows - Math.floor(rows / 5), count: Math.floor(rows / 5) });
/** Letters of the longest word that is a word (database/search-words.ts). */
const longestWord = 24;

export interface Market {
  /** What Miniflare keeps its data in. */
  folder: string;
  rows: number;
  /** Of the market that this is a copy of: another, when it was made anew. */
  madeAtMs: number;
  world: World;
}

/** A folder of its own with a market of so many challenges. Who posts and who can be paid are different people. */
export async function openMarket(
  { bundle, rows, port, into }: { bundle: string; rows: number; port: number; into: string },
  say: (line: string) => void,
): Promise<Market> {
  const made = join(cache, hashOf(madeFrom), String(rows));
  const people = join(made, "world.json");
  if (!existsSync(people) || Date.now() - statSync(people).mtimeMs > keptMs) {
    rmSync(made, { recursive: true, force: true });
    mkdirSync(made, { recursive: true });
    const world = await makeWorld();
    await writeProductData(bundle, made, port, world);
    fillFile(databaseFile(made), world, rows, say);
    writeFileSync(people, JSON.stringify(world));
  }
  const folder = join(into, `market-${rows}`);
  cpSync(made, folder, { recursive: true });
  const world = JSON.parse(readFileSync(people, "utf8")) as World; // as written above
  return { folder, rows, madeAtMs: Math.floor(statSync(people).mtimeMs), world };
}

/** Session tokens in it are good for a day, and the first deadlines pass after two. */
const keptMs = dayMs / 2;
const madeFrom = [
  "bench/market/words.ts",
  "bench/market/challenges.ts",
  "bench/market/fill.ts",
  "bench/world.ts",
  "migrations/d1",
  "worker/database/search-index.ts",
  "worker/database/search-spelling.ts",
];

/** An application that its poster may award. */
export interface Award {
  id: string;
  posterId: string;
}

export function readAwards({ folder }: Market): Award[] {
  const db = new DatabaseSync(databaseFile(folder), { readOnly: true });
  const rows = db.prepare("select id, poster_id as posterId from applications").all() as unknown as Award[];
  db.close();
  return rows;
}

/** The product's D1. */
export function databaseFile(folder: string): string {
  const [file, ...others] = globSync("**/*.sqlite", { cwd: folder }).filter(
    (name) => /d1/i.test(name) && !/metadata/.test(name),
  );
  if (file === undefined || others.length > 0) throw new Error(`There is not one database in ${folder}.`);
  return join(folder, file);
}

function fillFile(file: string, { people }: World, rows: number, say: (line: string) => void): void {
  const db = new DatabaseSync(file);
  db.exec("pragma synchronous = off; pragma cache_size = -200000; pragma foreign_keys = off");
  // The other half can be paid, and applies.
  const posters = people.slice(0, people.length / 2);
  const now = Date.now();
  const insert = inserts(db);
  const met = new Map<string, number>();
  const began = Date.now();
  for (let from = 0; from < rows; from += perCommit) {
    db.exec("begin");
    for (let place = from; place < Math.min(rows, from + perCommit); place++) {
      const poster = posters[place % posters.length]?.id ?? "";
      for (const word of insert(place, poster, now - Math.floor(((rows - place) / rows) * 60 * dayMs), now))
        met.set(word, (met.get(word) ?? 0) + 1);
    }
    db.exec("commit");
    const done = Math.min(rows, from + perCommit);
    const left = ((Date.now() - began) / done) * (rows - done);
    say(
      `  ${done.toLocaleString("en")} of ${rows.toLocaleString("en")} challenges, ${Math.ceil(left / 1_000)} s to go`,
    );
  }
  meetWords(db, met);
  // Their rations are those of people who have been here for a while.
  db.prepare("update users set created_at = ?").run(now - 60 * dayMs);
  writeApplications(db, people.slice(people.length / 2), rows, now);
  // Without statistics of the tables: nothing gathers them in a deployment.
  db.exec("pragma wal_checkpoint(truncate)");
  db.close();
}

/** Inserts one challenge with its index; answers its words. */
function inserts(db: DatabaseSync) {
  const statement = (table: string, columns: readonly string[]) =>
    db.prepare(`insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`);
  const challenge = statement("challenges", [
    "seq",
    "id",
    "slug",
    "state",
    "poster_id",
    "title",
    "summary",
    "brief",
    "category",
    "skills",
    "reward_minor",
    "currency",
    "agents",
    "place",
    "application_deadline",
    "delivery_days",
    "published_at",
    "created_at",
    "updated_at",
  ]);
  const skill = statement("challenge_skills", ["challenge_seq", "skill"]);
  const documents = (["search_title", "search_all", "search_phrases"] as const).map(
    (table) => [table, statement(table, ["rowid", "doc"])] as const,
  );
  const attributes = statement("search_attributes", [
    "seq",
    "kind",
    "category",
    "agents",
    "place",
    "currency",
    "reward_minor",
    "application_deadline",
    "poster_has_paid",
    "title_length",
    "text_length",
  ]);
  return (place: number, posterId: string, at: number, now: number): Set<string> => {
    const made = makeChallenge(place, now);
    const seq = place + 1;
    const id = newId("challenge");
    const { title, summary, brief, category, skills, rewardMinor, currency, agents, deliveryDays } = made;
    challenge.run(
      seq,
      id,
      `challenge-${seq}`,
      "open",
      posterId,
      title,
      summary,
      brief,
      category,
      JSON.stringify(skills),
      rewardMinor,
      currency,
      agents,
      made.place,
      made.applicationDeadline,
      deliveryDays,
      at,
      at,
      at,
    );
    for (const each of skills) skill.run(seq, each);
    const indexed = indexedDocuments(made);
    for (const [table, document] of documents) document.run(seq, indexed[table]);
    const { kind, place: folded, titleLength, textLength } = indexed.attributes;
    attributes.run(
      seq,
      kind,
      category,
      agents,
      folded,
      currency,
      rewardMinor,
      made.applicationDeadline,
      seq % 3 === 0 ? 1 : 0,
      titleLength,
      textLength,
    );
    return new Set(indexed.words);
  };
}

/** Payout accounts, and an application to each of the first challenges, for whoever awards. */
function writeApplications(db: DatabaseSync, solvers: World["people"], rows: number, now: number): void {
  const account = db.prepare(
    "insert into payout_accounts (user_id, stripe_account_id, country, state, requirements, created_at, updated_at) values (?, ?, 'NL', 'ready', '[]', ?, ?)",
  );
  for (const { id } of solvers) account.run(id, `acct_${id}`, now, now);
  const first = db
    .prepare("select id, poster_id, reward_minor, currency from challenges order by seq limit ?")
    .all(Math.min(awards, newest(rows).from));
  const application = db.prepare(
    "insert into applications (id, challenge_id, poster_id, applicant_id, state, cover_letter, price_minor, currency, days, created_at, updated_at) values (?, ?, ?, ?, 'submitted', 'I have done this before, twice.', ?, ?, 7, ?, ?)",
  );
  const counted = db.prepare("update challenges set application_count = 1 where id = ?");
  db.exec("begin");
  for (const [
    at,
    { id = null, poster_id: poster = null, reward_minor: price = null, currency = null },
  ] of first.entries()) {
    const solver = solvers[at % solvers.length]?.id ?? "";
    application.run(newId("application"), id, poster, solver, price, currency, now, now);
    counted.run(id);
  }
  db.exec("commit");
}

function meetWords(db: DatabaseSync, met: ReadonlyMap<string, number>): void {
  const term = db.prepare("insert into search_terms (vocabulary, term, met) values ('challenges', ?, ?)");
  const deletion = db.prepare("insert or ignore into search_deletions (hash, term) values (?, ?)");
  db.exec("begin");
  for (const [word, times] of met) {
    if (word.length > longestWord) continue;
    term.run(word, times);
    if (isCorrectable(word)) for (const hash of deletionHashes("challenges", word)) deletion.run(hash, word);
  }
  db.exec("commit");
}
