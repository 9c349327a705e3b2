/** All scenarios by name, in the order they are run. */
import type { Figures, Windows } from "../load/meter.ts";
import type { PeerAddress } from "../peers/peer.ts";
import type { World } from "../world.ts";
import { broadcastPaced, broadcastSaturated } from "./broadcast.ts";
import { connect } from "./connect.ts";
import { idle } from "./idle.ts";
import { roomsClosed, roomsPaced } from "./many-rooms.ts";
import { pingPong } from "./ping-pong.ts";

export interface Situation {
  peer: PeerAddress;
  world: World;
  windows: Windows;
}

export interface Scenario {
  /** What is done, in a sentence. */
  about: string;
  /** Whether it makes a difference over how many processes the rooms are spread. */
  manyRooms?: boolean;
  run(situation: Situation): Promise<Figures>;
}

export type ScenarioName = keyof typeof all;

const all = {
  connect,
  "ping-pong": pingPong,
  "broadcast-saturated": broadcastSaturated,
  "rooms-closed": roomsClosed,
  "rooms-paced": roomsPaced,
  "broadcast-paced": broadcastPaced,
  idle,
} satisfies Record<string, Scenario>;

export const scenarios: Record<ScenarioName, Scenario> = all;
