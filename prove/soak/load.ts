/**
 * The load: guests who read pages and lists, members who change what is published (each change is jobs for the queues), upload, and talk
 * in rooms over sockets that come and go. Each does one thing after the other with a pause, as people do, so that a slow machine is asked
 * less and not drowned.
 */
import { setTimeout as sleep } from "node:timers/promises";
import WebSocket from "ws";
import type { RunningProduct } from "../../scripts/product-process.ts";
import type { Application } from "../../worker/domains/applications/contract.ts";
import type { Challenge } from "../../worker/domains/challenges/contract.ts";
import type { RoomServerFrame } from "../../worker/domains/messages/contract.ts";
import { Client } from "../crashes/client.ts";
import { publish } from "../crashes/settlements.ts";

/** Counts, ms. */
const load = {
  guests: 4,
  pairs: 3,
  guestPauseMs: 400,
  changePauseMs: 2_000,
  uploadPauseMs: 15_000,
  sayPauseMs: 1_000,
  /** A socket lives so long; then its person comes back. */
  socketMs: 20_000,
  answerMs: 30_000,
} as const;

/** What came of it. */
export interface Tally {
  answers: number;
  /** 429: that is as it should be, and no fault. */
  braked: number;
  messages: number;
  sockets: number;
  /** In sentences: answers of 5xx, of any refusal that should not be, and none. */
  faults: string[];
  /** Of HTTP, ms. */
  times: number[];
}

interface Pair {
  poster: Client;
  solver: Client;
  challenge: Challenge;
  roomId: string;
}

/** Makes the people, and answers what lets the load begin. */
export async function prepareLoad(product: RunningProduct): Promise<(until: number) => Promise<Tally>> {
  const pairs = await Promise.all(Array.from({ length: load.pairs }, (_, at) => makePair(product, at)));
  return async (until) => {
    const tally: Tally = { answers: 0, braked: 0, messages: 0, sockets: 0, faults: [], times: [] };
    const guests = Array.from({ length: load.guests }, () => browse(product, pairs, until, tally));
    const members = pairs.flatMap((pair) => [
      change(pair, until, tally),
      ...[pair.poster, pair.solver].flatMap((person) => [
        upload(person, until, tally),
        talk(person, pair, until, tally),
      ]),
    ]);
    await Promise.all([...guests, ...members]);
    return tally;
  };
}

async function makePair(product: RunningProduct, at: number): Promise<Pair> {
  const [poster, solver] = [new Client(product, `soak-poster-${at}`), new Client(product, `soak-solver-${at}`)];
  await Promise.all([poster.signIn(), solver.signIn()]);
  await solver.setUpPayouts();
  // One that people apply to, and one that goes on changing, which one with an applicant could not.
  const [talkedOf, challenge] = [await publish(poster, 12_000), await publish(poster, 15_000)];
  const application = await solver.post<Application>(`/challenges/${talkedOf.id}/applications`, {
    coverLetter: "I have indexed two family archives of this size.",
    price: { amountMinor: 12_000, currency: "USD" },
    days: 9,
  });
  const { conversationId } = await poster.post<Application>(`/applications/${application.id}/shortlist`);
  return { poster, solver, challenge, roomId: conversationId ?? "" };
}

/** Asks once, and takes down what came of it. */
async function ask(tally: Tally, what: string, send: (signal: AbortSignal) => Promise<Response>): Promise<void> {
  const begun = performance.now();
  try {
    const response = await send(AbortSignal.timeout(load.answerMs));
    const text = await response.text();
    tally.times.push(performance.now() - begun);
    tally.answers += 1;
    if (response.status === 429) tally.braked += 1;
    else if (!response.ok) tally.faults.push(`${what}: ${response.status} ${text.slice(0, 200)}`);
  } catch (error) {
    tally.faults.push(`${what}: ${String(error)}`);
  }
}

async function browse({ origin }: RunningProduct, pairs: readonly Pair[], until: number, tally: Tally): Promise<void> {
  const paths = [
    "/",
    "/api/v1/challenges?limit=20",
    "/challenges?q=letters",
    "/api/v1/search/challenges?q=archive&sort=newest",
    ...pairs.map(({ challenge }) => `/api/v1/challenges/${challenge.id}`),
    "/api/v1/search/suggest?q=let",
  ];
  for (let turn = 0; Date.now() < until; turn += 1) {
    const path = paths[turn % paths.length] ?? "/";
    await ask(tally, `GET ${path}`, (signal) => fetch(origin + path, { signal }));
    await sleep(load.guestPauseMs);
  }
}

async function change({ poster, challenge }: Pair, until: number, tally: Tally): Promise<void> {
  for (let turn = 1; Date.now() < until; turn += 1) {
    const json = { summary: `Read, date and index 40 letters, as of the ${turn}th look.` };
    await ask(tally, "PATCH a challenge", (signal) =>
      poster.send("PATCH", `/challenges/${challenge.id}`, { json, signal }),
    );
    await sleep(load.changePauseMs);
  }
}

async function upload(person: Client, until: number, tally: Tally): Promise<void> {
  const text = "A page of letters, as a scanner reads them.\n".repeat(500);
  while (Date.now() < until) {
    await ask(tally, "POST a file", (signal) => person.send("POST", "/files?name=page.txt", { text, signal }));
    await sleep(load.uploadPauseMs);
  }
}

/** One socket after the other, each of which goes on where the one before ended. */
async function talk(person: Client, { roomId }: Pair, until: number, tally: Tally): Promise<void> {
  let since = 0;
  while (Date.now() < until) {
    const closeAt = Math.min(until, Date.now() + load.socketMs);
    since = await sayThings(person, roomId, since, closeAt, tally).catch((error: unknown) => {
      tally.faults.push(`the socket of ${person.name}: ${String(error)}`);
      return since;
    });
  }
}

/** @returns the last entry that arrived */
async function sayThings(person: Client, roomId: string, since: number, closeAt: number, tally: Tally) {
  const url = `${person.place.origin.replace(/^http/, "ws")}/api/v1/conversations/${roomId}/socket`;
  const socket = new WebSocket(url, { headers: { authorization: `Bearer ${person.token}` } });
  let last = since;
  const unanswered = new Set<string>();
  const ended = new Promise<string>((settle) => {
    socket.on("close", (code) => settle(`closed with ${code}`));
    socket.on("error", (error) => settle(String(error)));
  });
  socket.on("message", (data) => {
    const frame = JSON.parse(String(data)) as RoomServerFrame; // of the contract
    if (frame.type !== "batch") return;
    for (const [id] of frame.acks) unanswered.delete(id);
    tally.messages += frame.acks.length;
    last = Math.max(last, ...frame.messages.map(({ seq }) => seq));
  });
  await new Promise((settle) => socket.on("open", settle).on("close", settle));
  tally.sockets += 1;
  socket.send(JSON.stringify({ type: "hello", proto: 1, since }));
  while (Date.now() < closeAt && socket.readyState === WebSocket.OPEN) {
    const id = crypto.randomUUID();
    unanswered.add(id);
    socket.send(
      JSON.stringify({ type: "send", id, after: last, body: `The ${last}th thing to say of these letters.` }),
    );
    await sleep(load.sayPauseMs);
  }
  const deadline = Date.now() + load.answerMs;
  while (unanswered.size > 0 && Date.now() < deadline && socket.readyState === WebSocket.OPEN) await sleep(100);
  const open = socket.readyState === WebSocket.OPEN;
  socket.close(1000);
  const how = await ended;
  if (!open) throw new Error(how);
  if (unanswered.size > 0) throw new Error(`${unanswered.size} messages were not acknowledged`);
  return last;
}
