/** The whole tree is killed while four clients write: what was acked is there once, at its place, and everybody sees one order. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Message, MessagesPage } from "#contract/messages";
import type { SocketConstructor } from "../app/lib/live-socket.ts";
import { RoomClient } from "../app/lib/room-client.ts";
import { JOURNEY_PORT } from "../scripts/local-environment.ts";
import { type RunningProduct, startProduct } from "../scripts/product-process.ts";
import { uniqueWord } from "./copy.ts";
import { Person } from "./person.ts";
import { apply, publishChallenge, setUpPayouts, shortlist } from "./stages.ts";

/** Beside the shared copy, its neighbours and the other power cut. */
const PORT = JOURNEY_PORT + 60;

/** Messages each client writes before the first cut, between the two, and after the last. */
const BURST = 12;

test.setTimeout(240_000);

test("a power cut in mid-stream loses no acked message, doubles none and keeps one order", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), "openchance-loss-"));
  let product: RunningProduct = await startProduct({ port: PORT, stateDir, seed: false });
  try {
    const [poster, solver] = await Promise.all([
      Person.arrive(product, "Paul Poster"),
      Person.arrive(product, "Sara Solver"),
    ]);
    await setUpPayouts(solver);
    const challenge = await publishChallenge(poster, uniqueWord());
    const roomId = await shortlist(poster, (await apply(solver, challenge.id)).id);
    const clients = [poster, poster, solver, solver].map((person) => clientOf(person, roomId));
    await expect.poll(() => clients.every((client) => client.snapshot().you !== null)).toBe(true);
    const written: string[] = [];
    for (const cut of [1, 2]) {
      const writing = write(clients, `round ${cut}`, written);
      // In mid-stream: some are acked, some on their way, some not written yet.
      await expect.poll(() => said(clients[0]).length, { intervals: [10] }).toBeGreaterThan(written.length / 3);
      const acked = clients.map((client) => said(client));
      await product.kill9();
      product = await startProduct({ port: PORT, stateDir, seed: false });
      for (const client of clients) client.wake();
      await writing;
      await expect
        .poll(() => clients.map((client) => client.snapshot().unsent.length), { timeout: 90_000 })
        .toEqual([0, 0, 0, 0]);
      for (const client of clients) await expect.poll(() => said(client).length).toBe(written.length);
      const log = await wholeLog(poster, roomId);
      const bySeq = new Map(log.map(({ seq, body }) => [seq, body]));
      for (const { seq, body } of acked.flat()) expect(bySeq.get(seq)).toBe(body);
    }
    const log = await wholeLog(solver, roomId);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1));
    const texts = log.filter(({ kind }) => kind === "text");
    expect(texts.map(({ body }) => body).toSorted()).toEqual(written.toSorted());
    for (const client of clients) {
      expect(said(client).map(({ seq }) => seq)).toEqual(texts.map(({ seq }) => seq));
      client.close();
    }
  } finally {
    await product.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
});

/** The product's own client, as Node runs it. */
function clientOf(person: Person, roomId: string): RoomClient {
  // Node's WebSocket takes headers, which the DOM's type does not know.
  const Base = WebSocket as unknown as new (url: string, options: object) => WebSocket;
  class SignedIn extends Base {
    constructor(url: string) {
      super(url, { headers: { authorization: `Bearer ${person.token}` } });
    }
  }
  const url = `${person.copy.origin.replace(/^http/, "ws")}/api/v1/conversations/${roomId}/socket`;
  const client = new RoomClient({ url, WebSocket: SignedIn as unknown as SocketConstructor });
  client.connect();
  return client;
}

const said = (client: RoomClient | undefined): Message[] =>
  client?.snapshot().entries.filter(({ kind }) => kind === "text") ?? [];

/** Each client writes a little at a time, about as fast as the room takes it. */
async function write(clients: readonly RoomClient[], round: string, written: string[]): Promise<void> {
  for (let i = 0; i < BURST; i++) {
    for (const [n, client] of clients.entries()) {
      const body = `${round}: ${n}.${i}`;
      written.push(body);
      client.send(body);
    }
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

async function wholeLog(person: Person, roomId: string): Promise<Message[]> {
  const log: Message[] = [];
  for (let before: number | undefined; ; before = log[0]?.seq) {
    const query = before === undefined ? "" : `&before=${before}`;
    const page = await person.get<MessagesPage>(`/conversations/${roomId}/messages?limit=100${query}`);
    log.unshift(...page.items);
    if (!page.more) return log;
  }
}
