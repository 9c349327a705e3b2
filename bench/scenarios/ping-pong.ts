/** Two people answer each other at once, in one room: how long one message takes from hand to hand, with nothing else to do. */
import { Meter } from "../load/meter.ts";
import { filler, messagesIn, newName, RoomSocket } from "../load/socket.ts";
import type { PeerAddress } from "../peers/peer.ts";
import type { Room, World } from "../world.ts";
import type { Situation } from "./scenarios.ts";

export const pingPong = {
  about: "Two people in one room, each writes as soon as the other's message arrives.",
  async run({ peer, world, windows }: Situation) {
    const [room] = world.pairRooms;
    if (room === undefined) throw new Error("no room");
    const meter = new Meter(peer);
    const talk = await startTalk(peer, world, room, meter);
    const figures = await meter.measure(windows);
    for (const socket of talk) socket.close();
    return figures;
  },
};

/** Starts a talk that goes on by itself. */
export async function startTalk(peer: PeerAddress, world: World, room: Room, meter: Meter): Promise<RoomSocket[]> {
  const sockets = await Promise.all([RoomSocket.open(peer, world, room, 0), RoomSocket.open(peer, world, room, 1)]);
  let sent = { id: "", at: 0 };
  const write = (socket: RoomSocket) => {
    sent = { id: newName(), at: performance.now() };
    socket.send(sent.id, filler);
  };
  for (const socket of sockets) {
    socket.onBatch = (text) => {
      for (const { seq, id } of messagesIn(text)) {
        socket.last = Math.max(socket.last, seq);
        if (id !== sent.id || socket === writer) continue;
        meter.count(1);
        meter.took(performance.now() - sent.at);
        writer = socket;
        write(socket);
      }
    };
  }
  let writer = sockets[0];
  write(writer);
  return sockets;
}
