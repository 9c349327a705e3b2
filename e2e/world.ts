/** Two people with something on every page: a challenge in each state that has a page of its own, a room with talk, money paid. */
import type { Application } from "#contract/applications";
import type { Challenge } from "#contract/challenges";
import type { Dispute } from "#contract/disputes";
import { type Copy, uniqueWord } from "./copy.ts";
import { Person } from "./person.ts";
import { makeAdmin } from "./record.ts";
import { apply, deliver, isHeld, isPaidOut, pay, publishChallenge, setUpPayouts, shortlist, upload } from "./stages.ts";

export interface World {
  poster: Person;
  solver: Person;
  /** Has posted and earned nothing. */
  newcomer: Person;
  /** Runs the place. */
  admin: Person;
  draft: Challenge;
  /** With an application of the solver, not answered. */
  open: Challenge;
  /** Nobody has applied. */
  fresh: Challenge;
  awarded: Challenge;
  delivered: { challenge: Challenge; roomId: string; applicationId: string };
  completed: { challenge: Challenge; roomId: string };
  /** Opened by the poster, answered by the solver. */
  disputed: { challenge: Challenge; roomId: string; disputeId: string };
}

const worlds = new Map<string, Promise<World>>();

/** The world of this worker process, made once. */
export function theWorld(copy: Copy): Promise<World> {
  const known = worlds.get(copy.origin) ?? makeWorld(copy);
  worlds.set(copy.origin, known);
  return known;
}

async function makeWorld(copy: Copy): Promise<World> {
  const [poster, solver, newcomer, admin] = await Promise.all([
    Person.arrive(copy, "Wilhelmina Ambrosius-Featherstonehaugh"),
    Person.arrive(copy, "Sven Solver"),
    Person.arrive(copy, "Nele Newcomer"),
    Person.arrive(copy, "Ada Admin"),
  ]);
  await makeAdmin(admin);
  // Chosen, so that no look at a page in another language changes it.
  await Promise.all([poster, solver, newcomer, admin].map((person) => person.patch("/users/me", { locale: "en" })));
  await Promise.all([setUpPayouts(solver), setUpPayouts(newcomer, "FR")]);
  const publish = () => publishChallenge(poster, uniqueWord());
  const [draft, open, fresh, awarded, delivered, completed, disputed] = await Promise.all([
    poster.post<Challenge>("/challenges", { title: "A draft that still lacks nearly everything" }),
    publish(),
    publish(),
    publish(),
    begin(poster, solver, await publish()),
    begin(poster, solver, await publish()),
    begin(poster, solver, await publish()),
  ]);
  await apply(solver, open.id);
  await choose(poster, await apply(solver, awarded.id));
  await talk(poster, solver, delivered.roomId);
  const scan = "a file with quite a long name, as scanners give them 20261122-0001.txt";
  const first = await upload(solver, scan, "One letter a line.\nThirty-eight lines.\n");
  const { id: early } = await deliver(solver, delivered.challenge.id, "Thirty-eight of forty letters.", [first.id]);
  await poster.post(`/deliveries/${early}/request-changes`, { feedback: "Two letters are missing.", days: 5 });
  const file = await upload(solver, scan, "One letter a line.\nForty lines.\n");
  await deliver(solver, delivered.challenge.id, "All forty letters.", [file.id]);
  const { id } = await deliver(solver, completed.challenge.id, "All forty letters.");
  await poster.post(`/deliveries/${id}/approve`);
  await solver.post("/works", {
    title: "Forty letters of a captain, read and typed",
    description: "Kurrent of four hands, typed line by line.",
    challengeId: completed.challenge.id,
  });
  await solver.post("/works", {
    title: `Donaudampfschifffahrtsgesellschaftskapitän${"smütze".repeat(12)}`.slice(0, 120),
    url: "https://an-archive-of-letters-whose-name-has-no-place-to-break.example.com/",
  });
  const path = `/challenges/${completed.challenge.id}/reviews`;
  await poster.post(path, { rating: 5, text: "Careful work, and early." });
  await solver.post(path, { rating: 4, text: "Clear brief, quick answers." });
  await isPaidOut(solver, completed.challenge.id);
  const disputeId = await disagree(poster, solver, disputed.challenge);
  return {
    poster,
    solver,
    newcomer,
    admin,
    draft,
    open,
    fresh,
    awarded,
    delivered,
    completed,
    disputed: { ...disputed, disputeId },
  };
}

/** From the application to the held reward. */
async function begin(poster: Person, solver: Person, challenge: Challenge) {
  const application = await apply(solver, challenge.id);
  const roomId = await shortlist(poster, application.id);
  await choose(poster, application);
  await pay(poster, challenge.id);
  await isHeld(poster, challenge.id);
  return { challenge, roomId, applicationId: application.id };
}

async function disagree(poster: Person, solver: Person, { id }: Challenge): Promise<string> {
  const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" });
  const file = await upload(solver, "log of the second half 20261122-0002.txt", "text");
  await deliver(solver, id, "All forty letters.");
  const text = "Twenty of the forty letters are missing, and the hand of the others is not named.";
  const claim = { reason: "not_as_agreed", text, release: usd(2_500) };
  const dispute = await poster.post<Dispute>(`/challenges/${id}/dispute`, claim);
  const answer = { text: "All forty are there: see the log.", release: usd(10_000), fileIds: [file.id] };
  await solver.post(`/disputes/${dispute.id}/answer`, answer);
  return dispute.id;
}

async function choose(poster: Person, { id }: Application): Promise<void> {
  await poster.post(`/applications/${id}/award`);
}

async function talk(poster: Person, solver: Person, roomId: string): Promise<void> {
  const lines: [Person, string][] = [
    [poster, "Good evening. Which hand are the letters in?"],
    [solver, "Kurrent, mostly. See https://example.com/a/very/long/address/that/has/no/place/to/break/kurrentschrift"],
    [poster, `Donaudampfschifffahrtsgesellschaftskapitän${"smütze".repeat(12)}`],
  ];
  for (const [person, body] of lines) {
    await person.post(`/conversations/${roomId}/messages`, { id: crypto.randomUUID(), body });
  }
}
