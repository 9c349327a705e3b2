/**
 * The power is cut while all hundred people of a room write: is every message that was acked there once, at its place, and does everybody see one
 * order? The clients do what docs/PROTOCOL.md tells them: connect anew and send again what was not acked.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { MessagesPage } from "#contract/messages";
import { acksIn, filler, messagesIn, newName, RoomSocket } from "../load/socket.ts";
import type { Peer } from "../peers/peer.ts";
import type { World } from "../world.ts";

/** The power goes at a random moment of this, ms after the first message. */
const CUT_WITHIN_MS = 1_500;

export interface Loss {
  cuts: number;
  acked: number;
  /** In the log, though no ack reached its writer before a cut; sending it again did not double it. */
  ackedOnlyAfterResending: number;
  lost: number;
  doubled: number;
  /** Messages that somebody was shown at another place than they have in the log. */
  misplaced: number;
  /** Numbers that the log has passed over. */
  holes: number;
}

interface Writer {
  member: number;
  socket: RoomSocket | null;
  /** What is on its way, with the newest seq known when it was first sent. */
  unacked: { id: string; after: number } | null;
  last: number;
}

/** Where every message was said to be: by acks, and by what members were shown. */
interface Said {
  acked: Map<string, number>;
  shown: Map<string, Set<number>>;
  resent: Set<string>;
}

export async function loseThePower(
  world: World,
  start: () => Promise<Peer>,
  resume: () => Promise<Peer>,
  cuts: number,
): Promise<Loss> {
  const said: Said = { acked: new Map(), shown: new Map(), resent: new Set() };
  const writers: Writer[] = world.crowdRoom.members.map((_, member) => ({
    member,
    socket: null,
    unacked: null,
    last: 0,
  }));
  let peer = await start();
  for (let cut = 0; cut < cuts; cut++) {
    const current = peer;
    await Promise.all(writers.map((writer) => takeUp(writer, current, world, said)));
    await sleep(200 + Math.random() * CUT_WITHIN_MS);
    await peer.kill9();
    for (const writer of writers) writer.socket = null;
    peer = await resume();
  }
  const log = await wholeLog(peer, world);
  await peer.stop();
  return compare(log, said, cuts);
}

async function takeUp(writer: Writer, peer: Peer, world: World, said: Said): Promise<void> {
  const socket = await RoomSocket.open(peer, world, world.crowdRoom, writer.member);
  writer.socket = socket;
  const write = () => {
    writer.unacked ??= { id: newName(), after: writer.last };
    socket.send(writer.unacked.id, filler, writer.unacked.after);
  };
  socket.onBatch = (text) => {
    for (const { id, seq } of messagesIn(text)) {
      said.shown.set(id, (said.shown.get(id) ?? new Set()).add(seq));
      writer.last = Math.max(writer.last, seq);
    }
    for (const [id, seq] of acksIn(text)) {
      said.acked.set(id, seq);
      if (writer.unacked?.id !== id) continue;
      writer.unacked = null;
      write();
    }
  };
  if (writer.unacked !== null) said.resent.add(writer.unacked.id);
  write();
}

/** From the room's HTTP side, page by page. */
async function wholeLog(
  { origins: [origin = ""] }: Peer,
  { people, crowdRoom }: World,
): Promise<{ seq: number; id: string }[]> {
  const log: { seq: number; id: string }[] = [];
  const headers = { authorization: `Bearer ${people[0]?.token}` };
  for (let before = ""; ; before = `&before=${log[0]?.seq}`) {
    const url = `${origin.replace("ws", "http")}/api/v1/conversations/${crowdRoom.id}/messages?limit=100${before}`;
    const answer = await fetch(url, { headers });
    if (!answer.ok) throw new Error(`The log cannot be read: ${answer.status} ${await answer.text()}`);
    const page = (await answer.json()) as MessagesPage; // the contract's shape
    log.unshift(...page.items);
    if (!page.more) return log;
  }
}

function compare(log: { seq: number; id: string }[], { acked, shown, resent }: Said, cuts: number): Loss {
  const places = new Map(log.map(({ id, seq }) => [id, seq]));
  const ids = [...acked.keys()];
  return {
    cuts,
    acked: ids.length,
    ackedOnlyAfterResending: ids.filter((id) => resent.has(id)).length,
    lost: ids.filter((id) => !places.has(id)).length,
    doubled: log.length - places.size,
    misplaced:
      ids.filter((id) => places.has(id) && places.get(id) !== acked.get(id)).length +
      [...shown].filter(([id, seqs]) => seqs.size > 1 || !seqs.has(places.get(id) ?? 0)).length,
    holes: log.filter(({ seq }, i) => seq !== i + 1).length,
  };
}
