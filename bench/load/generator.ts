/** The process that makes the load: runs one scenario against one peer when it is told to, and answers with its figures. */
import type { PeerAddress } from "../peers/peer.ts";
import { type ScenarioName, scenarios } from "../scenarios/scenarios.ts";
import type { World } from "../world.ts";
import type { Figures, Windows } from "./meter.ts";

export interface Order {
  scenario: ScenarioName;
  peer: PeerAddress;
  world: World;
  windows: Windows;
}

export type Answer = { figures: Figures } | { failed: string };

process.on("message", ({ scenario, ...situation }: Order) => {
  const run = async (): Promise<Answer> => {
    try {
      return { figures: await scenarios[scenario].run(situation) };
    } catch (error) {
      return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  void run().then((answer) => process.send?.(answer));
});
