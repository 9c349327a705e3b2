/**
 * Coming in: handshake with verified token and membership, `hello`, and the welcome with the newest page. Cold: rooms that nobody was
 * ever in. Warm: the same rooms again, after something was said in each.
 */
import { filler, newName, RoomSocket } from "../load/socket.ts";
import { cpuMsOf } from "../peers/peer.ts";
import { quantile } from "../statistics.ts";
import type { Room } from "../world.ts";
import type { Situation } from "./scenarios.ts";

const AT_ONCE = 16;

export const connect = {
  about: `${AT_ONCE} people at a time come into a room each, until all have been welcomed: token, membership and first page included.`,
  async run({ peer, world }: Situation) {
    // The first requests compile the code: they go to rooms that are not counted.
    const [warmUp, rest] = [world.pairRooms.slice(0, 40), world.pairRooms.slice(40)];
    await come({ peer, world }, warmUp);
    const cpuBefore = cpuMsOf(peer);
    const cold = await come({ peer, world }, rest);
    const coldCpuMs = (cpuMsOf(peer) - cpuBefore) / rest.length;
    for (const room of rest) await sayOnce({ peer, world }, room);
    const warm = await come({ peer, world }, rest);
    return {
      coldPerSecond: cold.perSecond,
      coldP50Ms: cold.p50Ms,
      coldServerCpuMs: coldCpuMs,
      warmPerSecond: warm.perSecond,
      warmP50Ms: warm.p50Ms,
    };
  },
};

type Where = Pick<Situation, "peer" | "world">;

async function come({ peer, world }: Where, rooms: readonly Room[]): Promise<{ perSecond: number; p50Ms: number }> {
  const queue = [...rooms];
  const sockets: RoomSocket[] = [];
  const delays: number[] = [];
  const began = performance.now();
  const visitor = async () => {
    for (let room = queue.shift(); room !== undefined; room = queue.shift()) {
      const at = performance.now();
      sockets.push(await RoomSocket.open(peer, world, room, 0));
      delays.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visitor));
  const ms = performance.now() - began;
  for (const socket of sockets) socket.close();
  return { perSecond: (rooms.length / ms) * 1000, p50Ms: quantile(delays, 0.5) };
}

async function sayOnce({ peer, world }: Where, room: Room): Promise<void> {
  const socket = await RoomSocket.open(peer, world, room, 1);
  await new Promise<void>((resolve) => {
    socket.onBatch = () => resolve();
    socket.send(newName(), filler);
  });
  socket.close();
}
