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
  run(situation: Situation): Promise<Figures>;
}

export const scenarios = {
  connect,
  "ping-pong": pingPong,
  "broadcast-paced": broadcastPaced,
  "broadcast-saturated": broadcastSaturated,
  "rooms-paced": roomsPaced,
  "rooms-closed": roomsClosed,
  idle,
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;
