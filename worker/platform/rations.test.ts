/** Rations as people meet them: told in headers, never overdrawn, given back for good conduct; and what a moderator is shown. */
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { applications, devices, files, rations, signals, users } from "../database/schema.ts";
import { uploadFile } from "../domains/files/commands.ts";
import { fileLimits } from "../domains/files/contract.ts";
import type { Signal } from "../domains/signals/contract.ts";
import { newPerson, type TestPerson } from "../testing/people.ts";
import { meanwhile } from "../testing/races.ts";
import { openRecord } from "../testing/record.ts";
import { contextOf, makePayable, situate } from "../testing/situations.ts";
import { hourMs } from "./clock.ts";
import { newId } from "./ids.ts";
import { newAccountDays, type RationKind, rations as rules } from "./ration-rules.ts";

const { db } = openRecord();
let poster: TestPerson;
let other: TestPerson;
beforeAll(async () => {
  [poster, other] = await Promise.all([newPerson("Ration Poster"), newPerson("Ration Other")]);
});

async function applicant(name: string): Promise<TestPerson> {
  const person = await newPerson(name);
  await makePayable(person);
  return person;
}

/** Leaves somebody so many. */
async function leave(person: TestPerson, kind: RationKind, left: number): Promise<void> {
  const spentUntil = Date.now() + (rules[kind].mostNew - left) * rules[kind].everyMs - 1_000;
  await db
    .insert(rations)
    .values({ userId: person.id, kind, spentUntil })
    .onConflictDoUpdate({ target: [rations.userId, rations.kind], set: { spentUntil } });
}

let letters = 0;
async function apply(person: TestPerson, coverLetter = `Letter ${++letters}: I would begin with a failing test.`) {
  const { challengeId } = await situate("open", poster, other);
  return person.post<{ id: string }>(`/challenges/${challengeId}/applications`, {
    coverLetter,
    price: { amountMinor: 200_000, currency: "USD" },
    days: 7,
  });
}

const leftIn = (headers: Headers) => Number(/;r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1]);

describe("a ration", () => {
  it("is told with each answer, and its end with when to come back", async () => {
    const person = await applicant("Ration Told");
    const first = await apply(person);
    expect(first.status).toBe(201);
    expect(leftIn(first.headers)).toBe(rules.applications.mostNew - 1);
    expect(first.headers.get("ratelimit-policy")).toMatch(/^"applications";q=20;w=\d+$/);
    await leave(person, "applications", 1);
    expect((await apply(person)).status).toBe(201);
    const refused = await apply(person);
    expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(leftIn(refused.headers)).toBe(0);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(rules.applications.everyMs / 1_000 - 60);
    expect(seconds).toBeLessThanOrEqual(rules.applications.everyMs / 1_000);
  });

  it("is not overdrawn by many at once", async () => {
    const person = await applicant("Ration Raced");
    await leave(person, "applications", 3);
    const answers = await Promise.all(Array.from({ length: 8 }, () => apply(person)));
    const passed = answers.filter(({ status }) => status === 201).length;
    expect(passed).toBeGreaterThan(0);
    expect(passed).toBeLessThanOrEqual(3);
    for (const { status } of answers) expect([201, 409, 429]).toContain(status);
    expect(await db.$count(applications, eq(applications.applicantId, person.id))).toBe(passed);
  });

  it("is not spent by what is refused, nor twice by one write", async () => {
    const person = await applicant("Ration Kept");
    const { challengeId } = await situate("completed", poster, other);
    const body = {
      coverLetter: "Too late, I know, but here it is.",
      price: { amountMinor: 1_000, currency: "USD" },
      days: 7,
    };
    const late = await person.post(`/challenges/${challengeId}/applications`, body);
    expect([late.status, leftIn(late.headers)]).toEqual([409, rules.applications.mostNew]);
    const open = await situate("open", poster, other);
    const write = () =>
      person.post(`/challenges/${open.challengeId}/applications`, body, { "idempotency-key": "the same" });
    expect([leftIn((await write()).headers), leftIn((await write()).headers)]).toEqual([
      rules.applications.mostNew - 1,
      rules.applications.mostNew - 1,
    ]);
  });

  it("comes back with a shortlist", async () => {
    const person = await applicant("Ration Liked");
    const made = await apply(person);
    expect((await poster.post(`/applications/${made.body.id}/shortlist`)).status).toBe(200);
    expect(leftIn((await apply(person)).headers)).toBe(rules.applications.mostNew - 1);
    // Once: whoever is chosen after it has it back already.
    await makePayable(person);
    expect((await poster.post(`/applications/${made.body.id}/award`)).status).toBe(200);
    expect(leftIn((await apply(person)).headers)).toBe(rules.applications.mostNew - 2);
  });

  it("is larger for who has been here for a while", async () => {
    const person = await applicant("Ration Older");
    const createdAt = Date.now() - newAccountDays * 24 * hourMs - 1;
    await db.update(users).set({ createdAt }).where(eq(users.id, person.id));
    expect(leftIn((await apply(person)).headers)).toBe(rules.applications.most - 1);
  });

  it.each<[RationKind, (person: TestPerson) => Promise<{ status: number; headers: Headers }>]>([
    [
      "uploads",
      (person) =>
        person.call("POST", "/files?name=a.txt", "hello", { "content-type": "text/plain", "content-length": "5" }),
    ],
    [
      "awards",
      async (person) => {
        await makePayable(other);
        const { applicationId } = await situate("open", person, other);
        return person.post(`/applications/${applicationId}/award`);
      },
    ],
    [
      "conversations",
      async (person) => {
        const { challengeId } = await situate("open", person, other);
        return person.post("/conversations", { challengeId, applicantId: other.id });
      },
    ],
  ])("limits %s too", async (kind, doIt) => {
    const person = await newPerson(`Ration ${kind}`);
    await leave(person, kind, 1);
    const done = await doIt(person);
    expect([200, 201]).toContain(done.status);
    expect(leftIn(done.headers)).toBe(0);
    expect((await doIt(person)).status).toBe(429);
  });

  it("lets a handful of files through that are sent at once", async () => {
    const person = await newPerson("Ration Handful");
    const send = (name: string) =>
      person.call("POST", `/files?name=${name}`, "hello", { "content-type": "text/plain", "content-length": "5" });
    const answers = await Promise.all(["a", "b", "c", "d", "e", "f"].map(send));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201));
    expect(leftIn((await send("g")).headers)).toBe(rules.uploads.mostNew - 7);
  });
});

describe("the bytes of a day", () => {
  it("are not passed by two uploads at once", async () => {
    const person = await newPerson("Ration Bytes");
    const already = {
      id: newId("file"),
      ownerId: person.id,
      name: "a.txt",
      type: "text/plain",
      state: "clean",
    } as const;
    await db.insert(files).values({ ...already, size: fileLimits.dailyBytes - 7, createdAt: Date.now() });
    const length = { "content-type": "text/plain", "content-length": "5" };
    const other = () => person.call("POST", "/files?name=b.txt", "other", length);
    const body = new Blob(["hello"]).stream();
    const upload = { name: "c.txt", type: "text/plain", size: 5, body };
    await expect(uploadFile(meanwhile(contextOf(person), other), upload)).rejects.toMatchObject({
      code: "upload_quota_reached",
    });
    expect(await db.$count(files, eq(files.ownerId, person.id))).toBe(2);
    expect((await other()).body).toMatchObject({ code: "upload_quota_reached" });
  });
});

describe("signals", () => {
  let moderator: TestPerson;
  beforeAll(async () => {
    moderator = await newPerson("Ration Moderator");
    await db.update(users).set({ role: "moderator" }).where(eq(users.id, moderator.id));
  });
  const about = async (person: TestPerson) => db.query.signals.findMany({ where: eq(signals.userId, person.id) });
  const letter =
    "I have built three booking calendars with keyboard support, and would begin with failing tests for the month grid.";

  it("a letter that is sent around costs double and is shown to moderators", async () => {
    const person = await applicant("Ration Copies");
    const first = await apply(person, letter);
    const second = await apply(person, `Hello there! ${letter}`);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(leftIn(second.headers)).toBe(rules.applications.mostNew - 3);
    expect(await about(person)).toMatchObject([
      { kind: "copied_application", subjectId: second.body.id, found: [first.body.id], state: "open" },
    ]);
  });

  it("a letter that is sent around is refused where one is left of two", async () => {
    const person = await applicant("Ration Copies Twice");
    await apply(person, letter);
    await leave(person, "applications", 1);
    const refused = await apply(person, letter);
    expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(leftIn(refused.headers)).toBe(1);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(rules.applications.everyMs / 1_000);
    expect((await apply(person)).status).toBe(201);
  });

  it("a letter that somebody else wrote for the same challenge is shown too", async () => {
    const [writer, copier] = [await applicant("Ration Writer"), await applicant("Ration Copier")];
    const { challengeId } = await situate("open", poster, other);
    const send = (person: TestPerson) =>
      person.post<{ id: string }>(`/challenges/${challengeId}/applications`, {
        coverLetter: letter,
        price: { amountMinor: 200_000, currency: "USD" },
        days: 7,
      });
    const written = await send(writer);
    await send(copier);
    expect(await about(writer)).toEqual([]);
    expect(await about(copier)).toMatchObject([{ found: [written.body.id] }]);
  });

  it("an award between two accounts of one mailbox, or of two who hire each other, goes on and is shown", async () => {
    const [one, two] = await Promise.all([newPerson("Ration One"), applicant("Ration Two")]);
    await situate("completed", two, one);
    await db.update(users).set({ email: "R.One+work@googlemail.com" }).where(eq(users.id, one.id));
    await db.update(users).set({ email: "rone@gmail.com" }).where(eq(users.id, two.id));
    const { applicationId } = await situate("open", one, two);
    expect((await one.post(`/applications/${applicationId}/award`)).status).toBe(200);
    expect(await about(two)).toMatchObject([
      { kind: "self_dealing", subjectId: applicationId, found: ["same_mailbox", "each_other"] },
    ]);
    const honest = await situate("open", poster, two);
    await poster.post(`/applications/${honest.applicationId}/award`);
    expect(await about(two)).toHaveLength(1);
  });

  it("two who act from one browser are shown, and the award costs double", async () => {
    const [one, two] = await Promise.all([newPerson("Ration Browser"), applicant("Ration Same Browser")]);
    const browser = (digit: string) => ({ cookie: `oc_device=${digit.repeat(32)}` });
    const applied = async (cookie: Record<string, string>) => {
      const { challengeId } = await situate("open", one, other);
      const coverLetter = `Letter ${++letters}: I would begin at once, from a browser.`;
      const letter = { coverLetter, price: { amountMinor: 200_000, currency: "USD" }, days: 7 };
      return (await two.post<{ id: string }>(`/challenges/${challengeId}/applications`, letter, cookie)).body.id;
    };
    const award = (id: string, digit: string) => one.post(`/applications/${id}/award`, {}, browser(digit));
    const apart = await award(await applied(browser("a")), "b");
    expect(leftIn(apart.headers)).toBe(rules.awards.mostNew - 1);
    expect(await about(two)).toEqual([]);
    const id = await applied(browser("b"));
    // More than one query of D1 takes as values.
    const earlier = Array.from({ length: 120 }, (_, at) => ({
      hash: `${at} of ${one.id}`,
      userId: one.id,
      seenAt: at,
    }));
    await openRecord().atomic(earlier.map((device) => db.insert(devices).values(device)));
    const together = await award(id, "b");
    expect(leftIn(together.headers)).toBe(rules.awards.mostNew - 3);
    expect(await about(two)).toMatchObject([{ kind: "self_dealing", subjectId: id, found: ["same_device"] }]);
    const kept = await db.query.devices.findMany({ where: eq(devices.userId, two.id) });
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain("b".repeat(32));
    const [shown] = (await moderator.get<{ items: Signal[] }>("/admin/signals?limit=1")).body.items;
    expect(shown).toMatchObject({ about: { id: two.id }, challenge: { poster: { id: one.id } }, payoutsWait: false });
  });

  it("contact details in public words are shown, once, until somebody says what came of it", async () => {
    const person = await newPerson("Ration Contacts");
    for (const bio of ["Write to me: ration@example.com", "Or rather: ration.contacts@example.com"])
      expect((await person.call("PATCH", "/users/me", { bio })).status).toBe(200);
    const shown = async (state: string) => {
      const page = await moderator.get<{ items: Signal[] }>(`/admin/signals?state=${state}&limit=100`);
      return page.body.items.filter((signal) => signal.about.id === person.id);
    };
    const [signal] = await shown("open");
    expect(signal).toMatchObject({ kind: "contact_details", subjectId: person.id, found: ["email"] });
    expect(JSON.stringify(await about(person))).not.toContain("ration@");
    await db.update(users).set({ role: "moderator" }).where(eq(users.id, person.id));
    expect(
      (await person.post(`/admin/signals/${signal?.id}/settle`, { outcome: "dismissed", reason: "It was me." })).status,
    ).toBe(403);
    const verdict = { outcome: "upheld", reason: "Asked them to take it out." };
    const settle = () => moderator.post(`/admin/signals/${signal?.id}/settle`, verdict);
    expect(await settle()).toMatchObject({ status: 200, body: { state: "settled", outcome: "upheld" } });
    expect(await settle()).toMatchObject({ status: 409, body: { code: "wrong_state" } });
    expect(await shown("open")).toEqual([]);
    expect(await shown("settled")).toHaveLength(1);
    const write = (bio: string) => person.call("PATCH", "/users/me", { bio });
    await write("Or rather: ration.contacts@example.com");
    expect(await shown("open"), "the words a moderator has seen").toEqual([]);
    await write("And again: ration.again@example.com");
    expect(await shown("open"), "other words").toHaveLength(1);
  });

  it("contact details in a post are noted when everybody can read it", async () => {
    const person = await newPerson("Ration Posts");
    const draft = await person.post<{ id: string }>("/challenges", {
      title: "Make the booking calendar usable",
      summary: "The month grid traps focus.",
      brief: "Rebuild the month grid to the ARIA pattern, with tests. Call +49 30 1234 5678 for the files.",
      category: "software",
      skills: ["react"],
      reward: { amountMinor: 240_000, currency: "USD" },
      applicationDeadline: new Date(Date.now() + 10 * 24 * hourMs).toISOString(),
      deliveryDays: 21,
    });
    expect(await about(person)).toEqual([]);
    expect((await person.post(`/challenges/${draft.body.id}/publish`)).status).toBe(200);
    expect(await about(person)).toMatchObject([
      { kind: "contact_details", subjectId: draft.body.id, found: ["phone"] },
    ]);
    expect(await db.$count(signals, and(eq(signals.userId, person.id), eq(signals.state, "open")))).toBe(1);
  });
});
