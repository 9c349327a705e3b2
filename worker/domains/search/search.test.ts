import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { challenges } from "../../database/schema.ts";
import { facetToken } from "../../database/search-index.ts";
import type { Term } from "../../database/search-match.ts";
import { planMeetWords } from "../../database/search-words.ts";
import { commit } from "../../platform/commit.ts";
import { planEvent } from "../../platform/outbox.ts";
import { call, newPerson, type TestPerson } from "../../testing/people.ts";
import { systemContext } from "../../testing/situations.ts";
import { runJobs } from "../../testing/stripe.ts";
import { withKnownWords } from "./beginnings.ts";
import type { ChallengeSearch } from "./contract.ts";

let poster: TestPerson;

interface Draft {
  title: string;
  summary: string;
  category: string;
  skills: string[];
  amountMinor: number;
  currency?: string;
  days?: number;
}

async function publish({
  title,
  summary,
  category,
  skills,
  amountMinor,
  currency = "USD",
  days = 10,
}: Draft): Promise<string> {
  const draft = await poster.post<{ id: string }>("/challenges", {
    title,
    summary,
    brief: "What is wanted, and what counts as done, in enough words to be published.",
    category,
    skills,
    reward: { amountMinor, currency },
    applicationDeadline: new Date(Date.now() + days * 86_400_000).toISOString(),
    deliveryDays: 14,
  });
  const published = await poster.post(`/challenges/${draft.body.id}/publish`);
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  return draft.body.id;
}

async function search(query: string): Promise<ChallengeSearch> {
  const answer = await poster.call<ChallengeSearch>("GET", `/search/challenges?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const titles = async (query: string) => (await search(query)).items.map((item) => item.title);

beforeAll(async () => {
  poster = await newPerson("Paula Poster");
  await publish({
    title: "Make the booking calendar usable with a keyboard",
    summary: "The month grid traps focus.",
    category: "software",
    skills: ["react", "accessibility"],
    amountMinor: 240_000,
  });
  await publish({
    title: "Translate an onboarding course into Português",
    summary: "Fourteen thousand words.",
    category: "writing",
    skills: ["translation"],
    amountMinor: 85_000,
    currency: "EUR",
    days: 2,
  });
  await publish({
    title: "Find why our Postgres restore takes six hours",
    summary: "A keyboard is all you need.",
    category: "operations",
    skills: ["postgres", "c++"],
    amountMinor: 520_000,
  });
  await runJobs(["search"]);
});

describe("search", () => {
  it("finds by words in any order, by beginnings, without marks, title hits first", async () => {
    expect(await titles("q=calendar+booking")).toEqual(["Make the booking calendar usable with a keyboard"]);
    expect(await titles("q=portugues")).toEqual(["Translate an onboarding course into Português"]);
    expect(await titles("q=acces")).toEqual(["Make the booking calendar usable with a keyboard"]);
    expect((await titles("q=keyboard"))[0]).toBe("Make the booking calendar usable with a keyboard");
    expect(await titles("q=keyboard")).toHaveLength(2);
    expect(await titles("q=calendar+zebra")).toEqual([]);
  });

  it("filters by tokens and ranges, and counts facets", async () => {
    expect(await titles("category=writing")).toHaveLength(1);
    expect(await titles("skill=c%2B%2B")).toEqual(["Find why our Postgres restore takes six hours"]);
    expect(await titles("currency=USD&minReward=300000")).toEqual(["Find why our Postgres restore takes six hours"]);
    expect(await titles("closesWithinDays=3")).toEqual(["Translate an onboarding course into Português"]);
    expect(await titles("sort=reward&currency=USD")).toHaveLength(2);
    const all = await search("");
    expect(all.total).toBe(3);
    expect(all.facets.category).toContainEqual({ value: "software", count: 1 });
    expect(all.facets.skill).toContainEqual({ value: "c++", count: 1 });
  });

  it("pages without repeating", async () => {
    const first = await search("limit=2");
    const second = await search(`limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map((item) => item.id)).toHaveLength(
      new Set([...first.items, ...second.items].map((item) => item.id)).size,
    );
    expect(second.nextCursor).toBeNull();
  });

  it("takes any text as words, never as syntax", async () => {
    for (const q of ['"', "a AND OR NOT", "(", "*", "-", "'; drop table users; --", "title:x", "\ue001", "NEAR(a b)"]) {
      const answer = await call("GET", `/search/challenges?q=${encodeURIComponent(q)}`);
      expect(answer.status, q).toBe(200);
    }
  });

  it("names the currency that a reward filter needs", async () => {
    expect((await call("GET", "/search/challenges?minReward=5")).body).toMatchObject({
      code: "invalid_input",
      errors: [{ path: "currency" }],
    });
  });

  it("forgets what is no longer open and finds what changed", async () => {
    const id = await publish({
      title: "Draw twelve icons for a tide-table app",
      summary: "One stroke weight.",
      category: "design",
      skills: ["icons"],
      amountMinor: 32_000,
    });
    expect(await titles("q=tide")).toHaveLength(1);
    await poster.call("PATCH", `/challenges/${id}`, { title: "Draw twelve icons for a harbour app" });
    expect(await titles("q=tide")).toHaveLength(0);
    expect(await titles("q=harbour")).toHaveLength(1);
    await poster.post(`/challenges/${id}/cancel`);
    expect(await titles("q=harbour")).toHaveLength(0);
  });

  it("finds phrases, wherever they are quoted", async () => {
    expect(await titles(`q=${encodeURIComponent('"booking calendar"')}`)).toHaveLength(1);
    expect(await titles(`q=${encodeURIComponent('"calendar booking"')}`)).toHaveLength(0);
    expect(await titles(`q=${encodeURIComponent('"keyboard is all" need')}`)).toHaveLength(1);
  });

  it("asks for every skill that is named", async () => {
    expect(await titles("skill=postgres,c%2B%2B")).toHaveLength(1);
    expect(await titles("skill=postgres&skill=react")).toHaveLength(0);
  });

  it("counts a filter as if it were off, so that its other values show what they would bring", async () => {
    const { total, facets } = await search("category=writing");
    expect(total).toBe(1);
    expect(facets.category.map(({ count }) => count)).toEqual([1, 1, 1]);
    expect(facets.skill).toEqual([{ value: "translation", count: 1 }]);
  });

  it("counts rewards by their size in each currency, whatever range is asked for", async () => {
    const ladder = async (query: string) => (await search(query)).facets.reward;
    const all = await ladder("");
    expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    for (const { from, to } of all) expect(String(to / from)).toMatch(/^(2|2\.5)$/);
    const inDollars = all.filter(({ currency }) => currency === "USD");
    expect(inDollars.length).toBeGreaterThan(0);
    expect(await ladder("currency=USD&minReward=300000")).toEqual(inDollars);
    expect(await ladder("currency=USD&maxReward=1")).toEqual(inDollars);
    expect(await ladder("q=nothinglikethis&exact=true")).toEqual([]);
  });

  it("shows places of what was found, not markup", async () => {
    const [item] = (await search("q=portugu")).items;
    const [[from = 0, to = 0] = []] = item?.highlights.title ?? [];
    expect(item?.title.slice(from, to)).toBe("Português");
    expect(item?.highlights.summary).toEqual([]);
  });

  it("corrects a word when nothing fits as typed, says so, and can be told not to", async () => {
    const answer = await search("q=bookng+calender");
    expect(answer.items[0]?.title).toBe("Make the booking calendar usable with a keyboard");
    expect(answer.corrected).toBe("booking calendar");
    expect(answer.items[0]?.highlights.title).toHaveLength(2);
    expect((await search("q=bookng+calender&exact=true")).items).toEqual([]);
    expect((await search("q=booking+calendar")).corrected).toBeUndefined();
  });

  it("says what to take away when nothing fits", async () => {
    expect((await search("q=calendar+zebra&exact=true")).help).toEqual([{ drop: "word", word: "zebra", total: 1 }]);
    expect((await search("q=calendar&category=writing")).help).toEqual([{ drop: "category", word: null, total: 1 }]);
    const rich = await search("q=translate&currency=EUR&minReward=900000");
    expect(rich.help).toEqual([{ drop: "reward", word: null, total: 1 }]);
  });

  it("leaves out what has closed when asked for what closes soon", async () => {
    const closing = await search("sort=closing");
    expect(closing.items[0]?.title).toBe("Translate an onboarding course into Português");
  });

  it("suggests titles and skills while somebody types", async () => {
    expect((await call("GET", "/search/suggest?q=boo")).body).toMatchObject({
      titles: [{ title: "Make the booking calendar usable with a keyboard" }],
    });
    expect((await call("GET", "/search/suggest?q=pos")).body).toMatchObject({ skills: ["postgres"] });
    expect((await call("GET", "/search/suggest?q=paul")).body).toMatchObject({ people: [{ name: "Paula Poster" }] });
  });

  it("finds people by name and skill", async () => {
    await poster.call("PATCH", "/users/me", { skills: ["bread"] });
    expect((await call("GET", "/search/users?q=Paula")).body).toMatchObject({
      items: [{ handle: poster.row.handle, skills: ["bread"] }],
    });
    expect((await call("GET", "/search/users?q=bread")).body).toMatchObject({ items: [{ handle: poster.row.handle }] });
    expect((await call("GET", "/search/users?q=poster+pau")).body).toMatchObject({
      items: [{ handle: poster.row.handle }],
    });
    expect((await call("GET", "/search/users?q=Pualla+Postr")).body).toMatchObject({
      items: [{ handle: poster.row.handle }],
      corrected: "paula poster",
    });
    await poster.call("PATCH", "/users/me", { name: "Zelda Zweig" });
    expect((await call("GET", "/search/users?q=zelda")).body).toMatchObject({ items: [{ name: "Zelda Zweig" }] });
    for (const path of ["/search/users", "/search/suggest"])
      expect((await call("GET", `${path}?q=${"ä".repeat(200)}`)).status).toBe(200);
    for (const cursor of ["300", "-1", "200"])
      expect((await call("GET", `/search/users?q=a&cursor=${cursor}`)).body).toMatchObject({ code: "invalid_cursor" });
    expect((await call("GET", "/search/users?q=%25")).body).toMatchObject({ items: [] });
  });

  it("finds people by several words of several spellings, for one of a skill and a name", async () => {
    const { db, atomic } = systemContext().store;
    const meant = ["alphonse", "bernadette", "clementine", "dominique", "evangeline", "ferdinand", "guinevere"];
    const near = meant.flatMap((name) => [..."abdgkl"].map((letter) => name.slice(0, -1) + letter));
    await atomic(planMeetWords(db, "people", near));
    const typed = meant.map((name) => `${name.slice(0, -1)}x`).join("+");
    for (const path of ["/search/users", "/search/suggest"])
      expect((await call("GET", `${path}?q=${typed}`)).status, path).toBe(200);
    await poster.call("PATCH", "/users/me", { name: "Paula Poster", skills: ["bread"] });
    const both = (skill: string) => call("GET", `/search/users?q=paula+paula&skill=${skill}`);
    expect((await both("bread")).body).toMatchObject({ items: [{ handle: poster.row.handle }] });
    expect((await both("tea")).body).toMatchObject({ items: [] });
  });

  it("looks for the known words of a common beginning, and for a rare one as it was typed", async () => {
    const { db } = systemContext().store;
    const typed: Term[] = [{ kind: "beginning", word: "calen" }];
    const known = () => withKnownWords(systemContext(), typed);
    const meet = (times: number) =>
      db.run(sql`update search_terms set met = met + ${times} where vocabulary = 'challenges' and term = 'calendar'`);
    expect(await known()).toEqual(typed);
    const asTyped = await titles("q=calen");
    await meet(100_000);
    expect(await known()).toEqual([{ kind: "beginning", word: "calen", known: ["calen", "calendar"] }]);
    const ofKnown = await titles("q=calen");
    await meet(-100_000);
    expect(asTyped).toEqual(["Make the booking calendar usable with a keyboard"]);
    expect(ofKnown).toEqual(asTyped);
  });

  it("counts a word of names once for each who bears it, and forgets it with the last", async () => {
    const { db } = systemContext().store;
    const met = async () => {
      const words = sql`('quillon', 'quillona', 'bestowed')`;
      const rows = await db.all<{ term: string; met: number }>(
        sql`select term, met from search_terms where vocabulary = 'people' and term in ${words} order by term`,
      );
      return Object.fromEntries(rows.map((row) => [row.term, row.met]));
    };
    const [one, other] = [await newPerson("Nobody One"), await newPerson("Nobody Other")];
    const name = (person: TestPerson, to: string) => person.call("PATCH", "/users/me", { name: to });
    await name(one, "Quillon Bestowed");
    await name(other, "Bestowed");
    expect(await met()).toEqual({ bestowed: 2, quillon: 1 });
    for (const bio of ["I sew.", "I sew and knit.", "I knit."]) await one.call("PATCH", "/users/me", { bio });
    expect(await met()).toEqual({ bestowed: 2, quillon: 1 });
    const misspelt = () => db.all(sql`select 1 from search_deletions where term = 'quillon'`);
    expect(await misspelt()).not.toEqual([]);
    await name(one, "Quillona");
    expect(await met()).toEqual({ bestowed: 1, quillona: 1 });
    expect(await misspelt()).toEqual([]);
  });

  it("counts a word once for each challenge, however often that is changed", async () => {
    const { db } = systemContext().store;
    const met = () =>
      db.all<{ term: string; met: number }>(
        sql`select term, met from search_terms where vocabulary <> 'people' and term in ('calendar', 'react', 'zymurgy') order by term`,
      );
    const [challenge] = await db
      .select()
      .from(challenges)
      .where(eq(challenges.title, "Make the booking calendar usable with a keyboard"));
    const before = await met();
    await db
      .update(challenges)
      .set({ summary: "About zymurgy." })
      .where(eq(challenges.id, challenge?.id ?? ""));
    for (const _ of [1, 2, 3]) {
      const ctx = systemContext();
      await commit(ctx, planEvent(ctx, "challenge.changed", { challengeId: challenge?.id ?? "" }));
      await runJobs(["search"]);
    }
    expect(await met()).toEqual([...before, { term: "zymurgy", met: 1 }]);
    await db
      .update(challenges)
      .set({ summary: challenge?.summary ?? "" })
      .where(eq(challenges.id, challenge?.id ?? ""));
  });

  it("looks at the newest 2,000 of a skill where a range is asked for, and says so", async () => {
    const { db } = systemContext().store;
    const tokens = `${facetToken("skill", "accessibility")} ${facetToken("currency", "USD")}`;
    await db.run(
      sql`insert into search_all (rowid, doc) with recursive n(i) as (select 1000001 union all select i + 1 from n where i < 1002000) select i, ${tokens} from n`,
    );
    const answer = await search("skill=accessibility&currency=USD&minReward=1");
    await db.run(sql`delete from search_all where rowid > 1000000`);
    expect(answer).toMatchObject({ total: 0, totalIsCapped: true });
    expect(await search("skill=accessibility&currency=USD&minReward=1")).toMatchObject({
      total: 1,
      totalIsCapped: false,
    });
  });

  it("does not claim to have counted all where a word is everybody's, and corrects nothing then", async () => {
    const { db } = systemContext().store;
    // More than are looked at, of which none is in the ranges.
    await db.run(
      sql`insert into search_all (rowid, doc) with recursive n(i) as (select 1000001 union all select i + 1 from n where i < 1002000) select i, 'bookng' from n`,
    );
    const answer = await search("q=bookng&closesWithinDays=20");
    await db.run(sql`delete from search_all where rowid > 1000000`);
    expect(answer).toMatchObject({ total: 0, totalIsCapped: true });
    expect(answer.corrected).toBeUndefined();
    expect(await search("q=bookng&closesWithinDays=20")).toMatchObject({ totalIsCapped: false, corrected: "booking" });
  });
});
