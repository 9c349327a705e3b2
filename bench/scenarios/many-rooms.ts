/** Two hundred rooms of two at the same time. */
import { Meter } from "../load/meter.ts";
import { filler, messagesIn, newName, RoomSocket } from "../load/socket.ts";
import type { PeerAddress } from "../peers/peer.ts";
import type { Room, World } from "../world.ts";
import { startTalk } from "./ping-pong.ts";
import type { Situation } from "./scenarios.ts";

/** A room's people write this often, ms. */
const PACE_MS = 1_000;

export const roomsPaced = {
  manyRooms: true,
  about: "Two hundred rooms of two, one message a second in each: from sending until the other has it.",
  async run({ peer, world, windows }: Situation) {
    const meter = new Meter(peer);
    const talks = await inEachRoom(world, (room, i) => startPacedTalk(peer, world, room, meter, i));
    const figures = await meter.measure(windows);
    for (const stop of talks) stop();
    return figures;
  },
};

export const roomsClosed = {
  manyRooms: true,
  about: "Two hundred rooms of two, in each the other answers as soon as a message arrives.",
  async run({ peer, world, windows }: Situation) {
    const meter = new Meter(peer);
    const talks = await inEachRoom(world, (room) => startTalk(peer, world, room, meter));
    const figures = await meter.measure(windows);
    for (const socket of talks.flat()) socket.close();
    return figures;
  },
};

/** A few at a time. */
async function inEachRoom<Talk>(world: World, start: (room: Room, i: number) => Promise<Talk>): Promise<Talk[]> {
  const talks: Talk[] = [];
  for (let i = 0; i < world.pairRooms.length; i += 10) {
    talks.push(...(await Promise.all(world.pairRooms.slice(i, i + 10).map((room, j) => start(room, i + j)))));
  }
  return talks;
}

/** The two write in turn; rooms are spread over the second. Returns what ends it. */
async function startPacedTalk(
  peer: PeerAddress,
  world: World,
  room: Room,
  meter: Meter,
  place: number,
): Promise<() => void> {
  const sockets = await Promise.all([RoomSocket.open(peer, world, room, 0), RoomSocket.open(peer, world, room, 1)]);
  const sentAt = new Map<string, number>();
  const [one] = sockets;
  for (const socket of sockets) {
    socket.onBatch = (text) => {
      for (const { seq, id } of messagesIn(text)) {
        socket.last = Math.max(socket.last, seq);
        const at = sentAt.get(`${id}${socket === one}`);
        if (at === undefined) continue;
        meter.count(1);
        meter.took(performance.now() - at);
      }
    };
  }
  let turn = 0;
  const write = () => {
    const id = newName();
    const writer = sockets[turn++ % 2] ?? one;
    // Counted where the other one gets it.
    sentAt.set(`${id}${writer !== one}`, performance.now());
    writer.send(id, filler);
  };
  let pace: NodeJS.Timeout | undefined;
  const first = setTimeout(
    () => {
      write();
      pace = setInterval(write, PACE_MS);
    },
    (place / world.pairRooms.length) * PACE_MS,
  );
  return () => {
    clearTimeout(first);
    clearInterval(pace);
    for (const socket of sockets) socket.close();
  };
}
