/** One room with a hundred people in it. */
import { setTimeout as sleep } from "node:timers/promises";
import { Meter } from "../load/meter.ts";
import { acksIn, countIn, filler, messagesIn, newName, RoomSocket } from "../load/socket.ts";
import type { Situation } from "./scenarios.ts";

const PACED_PER_SECOND = 20;
/** Of the saturated room this many read what they get; all others count. Reading is the generator's work, not the server's. */
const READERS = 3;

export const broadcastPaced = {
  about: `A hundred people in one room, ${PACED_PER_SECOND} messages a second among them: from sending until each has it.`,
  async run({ peer, world, windows }: Situation) {
    const sockets = await everybody({ peer, world });
    const meter = new Meter(peer);
    const sentAt = new Map<string, number>();
    for (const socket of sockets) {
      socket.onBatch = (text) => {
        const now = performance.now();
        for (const { seq, id } of messagesIn(text)) {
          socket.last = Math.max(socket.last, seq);
          const at = sentAt.get(id);
          if (at === undefined) continue;
          meter.count(1);
          meter.took(now - at);
        }
      };
    }
    let next = 0;
    const pace = setInterval(() => {
      const id = newName();
      sentAt.set(id, performance.now());
      sockets[next++ % sockets.length]?.send(id, filler);
    }, 1000 / PACED_PER_SECOND);
    const figures = await meter.measure(windows);
    clearInterval(pace);
    for (const socket of sockets) socket.close();
    return figures;
  },
};

export const broadcastSaturated = {
  about:
    "A hundred people in one room, each writes again as soon as their last message is acked. Counted: messages that one of them has got.",
  async run({ peer, world, windows }: Situation) {
    const sockets = await everybody({ peer, world });
    const meter = new Meter(peer);
    const sentAt = new Map<RoomSocket, number>();
    let open = true;
    const write = (socket: RoomSocket) => {
      if (!open) return;
      sentAt.set(socket, performance.now());
      socket.send(newName(), filler);
    };
    for (const [i, socket] of sockets.entries()) {
      socket.onBatch = (text) => {
        if (i < READERS) messagesIn(text);
        meter.count(countIn(text) / sockets.length);
        for (const [, seq] of acksIn(text)) {
          socket.last = seq;
          meter.took(performance.now() - (sentAt.get(socket) ?? 0));
          write(socket);
        }
      };
    }
    for (const socket of sockets) write(socket);
    const figures = await meter.measure(windows);
    open = false;
    await sleep(100);
    for (const socket of sockets) socket.close();
    return figures;
  },
};

async function everybody({ peer, world }: Pick<Situation, "peer" | "world">): Promise<RoomSocket[]> {
  const sockets: RoomSocket[] = [];
  // A few at a time: a hundred handshakes at once are another scenario.
  for (let i = 0; i < world.crowdRoom.members.length; i += 10) {
    const some = world.crowdRoom.members.slice(i, i + 10);
    sockets.push(...(await Promise.all(some.map((_, j) => RoomSocket.open(peer, world, world.crowdRoom, i + j)))));
  }
  return sockets;
}
