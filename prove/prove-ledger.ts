/** Plays many histories in one world and tells what was done in them, or the shortest history that breaks a property. */
import fc from "fast-check";
import { checkEnd } from "./histories/ending.ts";
import { type History, history } from "./histories/history.ts";
import { Play } from "./histories/play.ts";
import { missingFrom, type Tally, tallyText } from "./histories/tally.ts";
import { assemble } from "./world/cast.ts";
import { NodeWorld } from "./world/node-world.ts";

export interface Asked {
  readonly histories: number;
  readonly seed: number;
  /** Of a failure, to play it again. */
  readonly path: string | null;
  readonly shrink: boolean;
  /** Tells what each step changed. */
  readonly trace: boolean;
}

/** How many histories are tried to find the shortest one that fails. */
const mostShrinks = 400;

/** From so many histories on, everything that can be done must have been done: some of it is rare. */
const enough = 2_000;

export async function proveLedger({ histories, seed, path, shrink, trace }: Asked): Promise<boolean> {
  const world = new NodeWorld();
  const cast = await assemble(world);
  const tally: Tally = new Map();
  const tell = trace ? (line: string) => console.log(line) : null;
  let played = 0;
  const started = performance.now();
  let shrinks = -1;
  const play = (one: History) =>
    world.aside(async () => {
      world.seed(one.seed);
      const begun = await Play.begin(world, cast, one, { tally, tell });
      await begun.steps();
      await checkEnd(begun, one);
      await begun.countEnds();
      played++;
      if (played % 1_000 === 0) console.log(`${played} histories …`);
    });
  const everyHistory = fc.asyncProperty(history, async (one) => {
    if (shrinks >= 0 && shrinks++ > mostShrinks) return;
    await play(one).catch((error: unknown) => {
      if (shrinks < 0) {
        shrinks = 0;
        console.log(`A history fails; looking for a shorter one … ${String(error).slice(0, 300)}`);
      }
      throw error;
    });
  });
  const run = { numRuns: histories, seed, endOnFailure: !shrink, ...(path === null ? {} : { path }) };
  const result = await fc.check(everyHistory, run);
  const each = ((performance.now() - started) / Math.max(1, played)).toFixed(0);
  if (result.failed) {
    console.log(`Failed: ${String((result.errorInstance as Error).stack ?? result.errorInstance)}\n`); // fast-check keeps what was thrown
    for (const line of told(result.counterexample?.[0] ?? null)) console.log(line);
    console.log(`\nAgain: npm run prove:ledger -- --seed ${result.seed} --path ${result.counterexamplePath}`);
    return false;
  }
  console.log(tallyText(tally));
  const missing = path === null ? missingFrom(tally) : [];
  if (missing.length > 0) console.log(`Never done, so nothing is proved about it: ${missing.join(", ")}`);
  console.log(`${played} histories hold, ${each} ms each, seed ${result.seed}`);
  return missing.length === 0 || played < enough;
}

function told(one: History | null): string[] {
  if (one === null) return [];
  const { steps, ...rest } = one;
  return [
    JSON.stringify(rest),
    ...steps.map(({ does, on, by, how, diesAt, together, twice }) => {
      const dies = diesAt === null ? "" : `, dies at ${diesAt}`;
      return `  ${together ? "and" : "   "} ${does}, challenge ${on}, by ${by}, how ${how}${dies}${twice ? ", twice" : ""}`;
    }),
  ];
}
