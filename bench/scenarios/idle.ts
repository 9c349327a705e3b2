/** What a connection costs that only listens. */
import { setTimeout as sleep } from "node:timers/promises";
import { RoomSocket } from "../load/socket.ts";
import { memoryKiBOf } from "../peers/peer.ts";
import type { Situation } from "./scenarios.ts";

const SETTLE_MS = 2_000;
/** A member's limit in the product is 20. */
const SOCKETS_EACH = 4;

export const idle = {
  about:
    "Memory of all of the peer's processes per connection that only listens: 400 in 200 rooms of two, then 400 more in one room.",
  async run({ peer, world }: Situation) {
    const [first] = world.pairRooms;
    if (first === undefined) throw new Error("no room");
    const sockets = [await RoomSocket.open(peer, world, first, 0)];
    await sleep(SETTLE_MS);
    const before = memoryKiBOf(peer);
    for (const room of world.pairRooms)
      sockets.push(await RoomSocket.open(peer, world, room, 0), await RoomSocket.open(peer, world, room, 1));
    await sleep(SETTLE_MS);
    const inPairs = memoryKiBOf(peer);
    const { crowdRoom } = world;
    for (let i = 0; i < SOCKETS_EACH; i++)
      for (const member of crowdRoom.members.keys())
        sockets.push(await RoomSocket.open(peer, world, crowdRoom, member));
    await sleep(SETTLE_MS);
    const inCrowd = memoryKiBOf(peer);
    for (const socket of sockets) socket.close();
    return {
      pairKiB: (inPairs - before) / (2 * world.pairRooms.length),
      crowdKiB: (inCrowd - inPairs) / (SOCKETS_EACH * crowdRoom.members.length),
      beforeMiB: before / 1024,
    };
  },
};
