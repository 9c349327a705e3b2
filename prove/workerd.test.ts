/** A few histories inside workerd, against the real D1: what holds in node-world.ts holds there. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkEnd } from "./histories/ending.ts";
import { history } from "./histories/history.ts";
import { Play } from "./histories/play.ts";
import { assemble } from "./world/cast.ts";
import { WorkerdWorld } from "./world/workerd-world.ts";

it("every property holds over four histories inside workerd", { timeout: 300_000 }, async () => {
  const world = new WorkerdWorld();
  await world.pass(0);
  for (const one of fc.sample(history, { numRuns: 4, seed: 20261123 })) {
    const cast = await assemble(world, ["USD", "KWD"]);
    const play = await Play.begin(world, cast, one, { tally: new Map(), tell: null });
    await play.steps();
    await checkEnd(play, one);
  }
  expect(await world.rows("select id from holds where held_at is not null")).not.toEqual([]);
});
