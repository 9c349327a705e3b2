import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { challenges, files, users, works } from "../../database/schema.ts";
import { call, newPerson, type TestPerson } from "../../testing/people.ts";
import { contextOf, situate, systemContext } from "../../testing/situations.ts";
import { planErase } from "../privacy/erasing.ts";
import { type Work, type WorkList, workLimits } from "./contract.ts";

const { db } = systemContext().store;
/** The head of a GIF of 320 × 80. */
const image = "GIF89a@\u0001P\0";

let poster: TestPerson;
let solver: TestPerson;
beforeAll(async () => {
  poster = await newPerson("Portfolio Poster");
  solver = await newPerson("Portfolio Solver");
});

const somebody = () => newPerson(`Shows ${crypto.randomUUID().slice(0, 8)}`);
/** As a member sees it: past the cache of guests, which follows the events. */
const shownBy = ({ row }: TestPerson) => poster.get<WorkList>(`/users/${row.handle}/works`);
const titlesOf = async (person: TestPerson) => (await shownBy(person)).body.items.map(({ title }) => title);

async function add(person: TestPerson, work: object): Promise<Work> {
  const answer = await person.post<Work>("/works", work);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function upload(person: TestPerson, name: string, type: string, text: string): Promise<string> {
  const head = { "content-type": type, "content-length": String(text.length) };
  const answer = await person.call<{ id: string }>("POST", `/files?name=${name}`, text, head);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

describe("a work", () => {
  it("is shown to everybody, and changed and taken away by its person alone", async () => {
    const [person, other] = [await somebody(), await somebody()];
    const words = { title: "A calendar for a library", description: "Made alone.", url: "https://library.example/x" };
    const work = await add(person, words);
    expect(work).toMatchObject({ ...words, challenge: null, picture: null });
    expect((await shownBy(person)).body.items).toEqual([work]);
    expect((await call("GET", `/users/${person.row.handle}/works`)).body).toMatchObject({ items: [work] });
    const path = `/works/${work.id}`;
    for (const [method, body] of [["PATCH", { title: "Theirs" }], ["DELETE"]] as const)
      expect((await other.call(method, path, body)).status).toBe(404);
    const changed = await person.call<Work>("PATCH", path, { title: "Another", url: null });
    expect(changed.body).toEqual({ ...work, title: "Another", url: null });
    expect((await person.get<WorkList>("/works")).body.items).toEqual([changed.body]);
    expect((await person.call("DELETE", path)).status).toBe(200);
    expect((await shownBy(person)).body.items).toEqual([]);
  });

  it.each([
    "library",
    "http://library.example",
    "javascript:alert(1)",
    "https://nora:secret@library.example",
    "https://localhost/x",
    `https://library.example/${"x".repeat(500)}`,
  ])("links to no %s", async (url) => {
    const answer = await poster.post("/works", { title: "A link", url });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid_input" } });
  });

  it("stands where its person puts it", async () => {
    const person = await somebody();
    const [first, , third] = [
      await add(person, { title: "1" }),
      await add(person, { title: "2" }),
      await add(person, { title: "3" }),
    ];
    await person.call("PATCH", `/works/${third?.id}`, { place: 1 });
    expect(await titlesOf(person)).toEqual(["3", "1", "2"]);
    await person.call("PATCH", `/works/${first?.id}`, { place: 12 });
    expect(await titlesOf(person)).toEqual(["3", "2", "1"]);
  });

  it("is one of twelve, also when several are added in the same moment", async () => {
    const person = await somebody();
    for (let each = 2; each < workLimits.works; each++) await add(person, { title: `Work ${each}` });
    const adding = Array.from({ length: 5 }, () => person.post("/works", { title: "Another" }));
    const states = (await Promise.all(adding)).map(({ status }) => status);
    expect(states.toSorted()).toEqual([201, 201, 409, 409, 409]);
    expect((await person.post("/works", { title: "One more" })).body).toMatchObject({ code: "works_full" });
  });
});

describe("a challenge among the works", () => {
  it("is one that the person solved, that was approved, and is shown once", async () => {
    const { challengeId } = await situate("completed", poster, solver);
    const work = await add(solver, { title: "What I did", challengeId });
    expect(work.challenge).toMatchObject({ id: challengeId });
    const running = await situate("delivered", poster, solver);
    for (const [person, id] of [
      [solver, challengeId],
      [poster, challengeId],
      [solver, running.challengeId],
    ] as const) {
      const answer = await person.post("/works", { title: "Not this", challengeId: id });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "challengeId" }] } });
    }
  });

  it("is named no more once it was taken down", async () => {
    const { challengeId } = await situate("completed", poster, solver);
    const work = await add(solver, { title: "Taken down later", challengeId });
    await db.update(challenges).set({ takenDownAt: Date.now() }).where(eq(challenges.id, challengeId));
    const { items } = (await solver.get<WorkList>(`/users/${solver.row.handle}/works`)).body;
    expect(items.find(({ id }) => id === work.id)).toMatchObject({ title: "Taken down later", challenge: null });
  });
});

describe("a picture of a work", () => {
  it("is for everybody, and gone when another takes its place or the work goes", async () => {
    const person = await somebody();
    const work = await add(person, {
      title: "With picture",
      pictureId: await upload(person, "a.gif", "image/gif", image),
    });
    expect(work.picture).toMatchObject({ width: 320, height: 80 });
    const path = `/works/${work.id}/picture`;
    expect((await call("GET", path)).status).toBe(200);
    const next = await upload(person, "b.gif", "image/gif", image);
    expect((await person.call<Work>("PATCH", `/works/${work.id}`, { pictureId: next })).body.picture?.id).toBe(next);
    expect(await db.$count(files, eq(files.workId, work.id))).toBe(1);
    expect((await person.call<Work>("PATCH", `/works/${work.id}`, { pictureId: null })).body.picture).toBeNull();
    expect((await call("GET", path)).status).toBe(404);
    await person.call("PATCH", `/works/${work.id}`, { pictureId: next });
    await person.call("DELETE", `/works/${work.id}`);
    expect((await call("GET", path)).status).toBe(404);
  });

  it("is an image of one's own that stands nowhere else", async () => {
    const [person, other] = [await somebody(), await somebody()];
    const note = await upload(person, "a.txt", "text/plain", "hello");
    expect(await person.post("/works", { title: "Text", pictureId: note })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "pictureId" }] },
    });
    const theirs = await upload(other, "a.gif", "image/gif", image);
    expect((await person.post("/works", { title: "Theirs", pictureId: theirs })).body).toMatchObject({
      code: "file_not_usable",
    });
    await add(other, { title: "Mine", pictureId: theirs });
    expect((await other.post("/works", { title: "Twice", pictureId: theirs })).body).toMatchObject({
      code: "file_not_usable",
    });
  });
});

it("is not shown while its person is suspended, goes into evidence, and is forgotten with them", async () => {
  const person = await somebody();
  const pictureId = await upload(person, "a.gif", "image/gif", image);
  const work = await add(person, { title: "Reach me elsewhere", pictureId });
  await poster.post("/reports", { subject: "user", userId: person.id, reason: "off_platform" });
  const report = await db.query.reports.findFirst({ where: (table) => eq(table.subjectId, person.id) });
  expect(report?.evidence?.shown?.works).toContain("Reach me elsewhere");
  const become = (state: "suspended" | "closing") => db.update(users).set({ state }).where(eq(users.id, person.id));
  await become("suspended");
  expect((await shownBy(person)).body.items).toEqual([]);
  expect((await call("GET", `/works/${work.id}/picture`)).status).toBe(404);
  await become("closing");
  const row = await db.query.users.findFirst({ where: eq(users.id, person.id) });
  if (row === undefined) throw new Error("The person is gone.");
  await systemContext().store.atomic(planErase(contextOf(person), row));
  expect(await db.$count(works, eq(works.userId, person.id))).toBe(0);
  expect(await db.query.files.findFirst({ where: eq(files.id, pictureId) })).toMatchObject({ workId: null });
});
