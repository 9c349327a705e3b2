/** Reports keep what was said as it stood, for whoever decides. */
import { beforeAll, describe, expect, it } from "vitest";
import { newModerator, newPerson, type TestPerson } from "../../testing/people.ts";
import { situate } from "../../testing/situations.ts";
import { openTalk, sitWith } from "../../testing/talks.ts";
import type { FiledReport, Report } from "./contract.ts";

let poster: TestPerson;
let solver: TestPerson;
let stranger: TestPerson;
let moderator: TestPerson;
beforeAll(async () => {
  [poster, solver, stranger, moderator] = await Promise.all([
    newPerson("Poster Reports"),
    newPerson("Solver Reports"),
    newPerson("Stranger Reports"),
    newModerator("Moderator Reports"),
  ]);
});

const filed = async (id: string) => (await moderator.get<FiledReport>(`/admin/reports/${id}`)).body;

describe("a reported message", () => {
  it("is kept with twenty entries on either side, whatever happens to it later", async () => {
    const { conversation } = await openTalk(poster, solver);
    const path = `/conversations/${conversation.id}`;
    const socket = await sitWith(`${path}/socket`, solver.token);
    for (let i = 1; i <= 18; i++) socket.send({ type: "send", id: `a${i}`, after: 0, body: `Line ${i}` });
    await socket.acked("a18");
    const other = await sitWith(`${path}/socket`, poster.token);
    for (let i = 19; i <= 36; i++) other.send({ type: "send", id: `b${i}`, after: 0, body: `Line ${i}` });
    await other.acked("b36");
    const input = { subject: "message", conversationId: conversation.id, seq: 30, reason: "harassment", note: "Rude." };
    const report = await solver.post<Report>("/reports", input);
    expect(report).toMatchObject({
      status: 201,
      body: { subject: "message", subjectId: conversation.id, seq: 30, reason: "harassment", state: "open" },
    });
    other.send({ type: "delete", id: "d", after: 36, seq: 30 });
    await other.acked("d");
    const { evidence, reporter, against, note } = await filed(report.body.id);
    expect(evidence.lines?.map(({ seq }) => seq)).toEqual(Array.from({ length: 27 }, (_, i) => 10 + i));
    expect(evidence.lines?.find(({ seq }) => seq === 30)).toMatchObject({ body: "Line 30", author: poster.id });
    expect([reporter.id, against?.id, note]).toEqual([solver.id, poster.id, "Rude."]);
    const again = await solver.post<Report>("/reports", input);
    expect(again.body.id).toBe(report.body.id);
  });

  it("is nobody's to report who is not there, nor one's own", async () => {
    const { conversation } = await openTalk(poster, solver);
    await poster.post(`/conversations/${conversation.id}/messages`, { id: "m", body: "Hello." });
    const input = { subject: "message", conversationId: conversation.id, seq: 1, reason: "spam" };
    expect((await stranger.post("/reports", input)).body).toMatchObject({ code: "not_a_member" });
    expect((await poster.post("/reports", input)).body).toMatchObject({ code: "forbidden" });
    expect((await solver.post("/reports", { ...input, seq: 9 })).body).toMatchObject({ code: "not_found" });
  });
});

describe("people and challenges", () => {
  it("are reported with what they showed, once each however often at once", async () => {
    const { challengeId } = await situate("open", poster, solver);
    const input = { subject: "challenge", challengeId, reason: "off_platform" };
    const answers = await Promise.all([1, 2, 3].map(() => stranger.post<Report>("/reports", input)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const person = await stranger.post<Report>("/reports", { subject: "user", userId: poster.id, reason: "scam" });
    expect((await filed(person.body.id)).evidence.shown).toMatchObject({ name: "Poster Reports" });
    const shown = (await filed(answers[0]?.body.id ?? "")).evidence.shown;
    expect(shown).toMatchObject({ title: "Make the booking calendar usable with a keyboard" });
    const own = await stranger.get<{ items: Report[] }>("/reports");
    expect(own.body.items.map(({ subject }) => subject)).toEqual(["user", "challenge"]);
    expect((await poster.get<{ items: Report[] }>("/reports")).body.items).toEqual([]);
  });

  it("and a work with its words, its address and its picture's id, but not one's own", async () => {
    const words = { title: "A harbour map", description: "Drawn alone.", url: "https://maps.example/harbour" };
    const work = await solver.post<{ id: string }>("/works", words);
    const input = { subject: "work", workId: work.body.id, reason: "illegal", note: "It is mine." };
    const report = await stranger.post<Report>("/reports", input);
    expect(report).toMatchObject({ status: 201, body: { subject: "work", subjectId: work.body.id, seq: null } });
    await solver.call("DELETE", `/works/${work.body.id}`);
    const { evidence, against } = await filed(report.body.id);
    expect([evidence.shown, against?.id]).toEqual([words, solver.id]);
    expect((await stranger.post("/reports", { ...input, reason: "spam" })).body).toMatchObject({ code: "not_found" });
    const own = await solver.post<{ id: string }>("/works", words);
    const ownReport = { ...input, workId: own.body.id };
    expect((await solver.post("/reports", ownReport)).body).toMatchObject({ code: "forbidden" });
  });

  it("are shown to moderators alone", async () => {
    expect((await moderator.get<{ items: FiledReport[] }>("/admin/reports?limit=1")).body.items).toHaveLength(1);
    expect((await poster.get("/admin/reports")).status).toBe(404);
  });
});
