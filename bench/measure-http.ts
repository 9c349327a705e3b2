/** The product's HTTP side: reads, kept and not, and two writes, beside an empty route in the same process. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Asked, closedLoop, type Timed } from "./load/requests.ts";
import { makeChallenge } from "./market/challenges.ts";
import { type Award, newest, readAwards } from "./market/fill.ts";
import { queryClasses } from "./market/queries.ts";
import { type Engine, type Served, type Serving, serveEach } from "./market/serving.ts";
import { describeMachine } from "./report.ts";
import { median } from "./statistics.ts";

const load = { connections: 8, warmMs: 700, measureMs: 2_000 };
/** Awards run out: a small market has some hundred of them for all rounds. */
const brief = { warmMs: 200 };

type Scenario = "empty" | "layered" | "cachedList" | "uncachedList" | "challenge" | "search" | "apply" | "award";
const reads: readonly Scenario[] = ["empty", "layered", "cachedList", "uncachedList", "challenge", "search"];
const writes: readonly Scenario[] = ["apply", "award"];
const titles: Record<Scenario, string> = {
  empty: "empty route",
  layered: "empty route, with id, line and headers",
  cachedList: "list, kept (guest)",
  uncachedList: "list, read anew (member)",
  challenge: "a challenge (guest)",
  search: "search, two words (member)",
  apply: "apply (write)",
  award: "award (write)",
};

/** What the product's process worked for one answer, ms, with what it did about it afterwards. */
type Measured = Timed & { cpuMs: number };

interface Found {
  rows: number;
  rounds: Record<Scenario, Measured[]>;
}

export async function measureHttp(options: Serving & { rounds: number }): Promise<void> {
  const found: Found[] = [];
  await serveEach(options, readAwards, async (served, awards) => {
    const scenarios = scenariosOf(served, awards, options.rounds);
    const rounds = Object.fromEntries(Object.keys(titles).map((name) => [name, [] as Measured[]])) as Found["rounds"];
    // Jobs go on after a write: all reads come before.
    for (const part of [reads, writes])
      for (let round = 0; round < options.rounds; round++)
        for (const name of part)
          rounds[name].push(
            await measure(served, scenarios[name](round), name === "award" ? { ...load, ...brief } : load),
          );
    for (const [name, title] of Object.entries(titles))
      console.log(`  ${title.padEnd(30)} ${textOf(rounds[name as Scenario])}`);
    found.push({ rows: served.rows, rounds });
  });
  const file = join(import.meta.dirname, "results", `http-${options.engine}`);
  writeFileSync(`${file}.json`, `${JSON.stringify({ machine: describeMachine(), found }, null, 2)}\n`);
  writeFileSync(`${file}.md`, pageOf(found, options.engine));
}

async function measure({ cpuMs }: Served, next: () => Asked | undefined, pace: typeof load): Promise<Measured> {
  const before = cpuMs();
  const timed = await closedLoop(next, pace);
  return { ...timed, cpuMs: (cpuMs() - before) / timed.answered };
}

/** What each scenario sends next, in a round. */
function scenariosOf(
  { rows, world, origin, empty }: Served,
  awards: readonly Award[],
  ofRounds: number,
): Record<Scenario, (round: number) => () => Asked | undefined> {
  const { people } = world;
  const token = people[0]?.token;
  const [words] = queryClasses(rows, 500, Date.now());
  let turn = 0;
  const next = () => turn++;
  // The second half of the people can be paid. They apply in turn, as each has a ration, and nobody twice to the same challenge.
  const solvers = people.slice(people.length / 2);
  const { from, count } = newest(rows);
  let applied = 0;
  return {
    empty: () => () => ({ url: empty.bare }),
    layered: () => () => ({ url: empty.layered }),
    cachedList: () => () => ({ url: `${origin}/search/challenges?limit=20&sort=newest` }),
    uncachedList: () => () => ({ url: `${origin}/search/challenges?limit=20&sort=newest`, token }),
    challenge: () => () => ({ url: `${origin}/challenges/challenge-${1 + ((next() * 7_919) % rows)}` }),
    search: () => () => ({ url: `${origin}/search/challenges?${words?.queries[next() % 500]}`, token }),
    apply: () => () => {
      const turn = applied++;
      const solver = solvers[turn % solvers.length];
      const at = from + ((turn + Math.floor(turn / solvers.length)) % count);
      return solver && application(`${origin}/challenges/challenge-${at + 1}`, solver.token, at, turn);
    },
    award: (round) => {
      const left = awards.slice((round * awards.length) / ofRounds, ((round + 1) * awards.length) / ofRounds);
      return () => {
        const award = left.pop();
        const poster = people.find(({ id }) => id === award?.posterId);
        return (
          award && { method: "POST", url: `${origin}/applications/${award.id}/award`, token: poster?.token, body: {} }
        );
      };
    },
  };
}

function application(challenge: string, token: string, at: number, turn: number): Asked {
  const { currency } = makeChallenge(at, 0);
  // A letter that resembles another costs its writer double.
  const { title, summary, brief: letter } = makeChallenge(1_000_000 + turn, 0);
  const body = {
    coverLetter: `${title}. ${summary}\n\n${letter}`,
    price: { amountMinor: 50_000, currency },
    days: 7,
  };
  return { method: "POST", url: `${challenge}/applications`, token, body };
}

const middle = (rounds: readonly Measured[], figure: keyof Measured) => median(rounds.map((one) => one[figure]));
const textOf = (rounds: readonly Measured[]) =>
  `${middle(rounds, "perSecond").toFixed(0)}/s, p50 ${middle(rounds, "p50Ms").toFixed(1)} ms, p99 ${middle(rounds, "p99Ms").toFixed(1)} ms, CPU ${middle(rounds, "cpuMs").toFixed(1)} ms`;

/** The median of the quotients within the rounds. */
function shareOf(rounds: Found["rounds"], name: Scenario, of: Scenario): number {
  return median(rounds[name].map(({ perSecond }, round) => perSecond / (rounds[of][round]?.perSecond ?? Number.NaN)));
}

function pageOf(found: readonly Found[], engine: Engine): string {
  const { at, commit, processor, memoryGiB, load: busy } = describeMachine();
  const [smallest, largest] = [found[0], found.at(-1)];
  const lines = (Object.keys(titles) as Scenario[]).map((name) => {
    const cells = found.map(({ rounds }) => textOf(rounds[name]));
    const shares = (["layered", "empty"] as const).map((of) =>
      found.map(({ rounds }) => `${shareOf(rounds, name, of).toFixed(2)}×`).join(", "),
    );
    const growth =
      smallest && largest ? middle(largest.rounds[name], "p50Ms") / middle(smallest.rounds[name], "p50Ms") : Number.NaN;
    return `| ${titles[name]} | ${cells.join(" | ")} | ${shares.join(" | ")} | ${growth.toFixed(2)}× |`;
  });
  return [
    `# HTTP, the record in ${engine === "d1" ? "D1" : "Postgres"}`,
    "",
    `${at}, commit ${commit}; ${processor}, ${memoryGiB} GiB, load ${busy.join(" ")}; ${load.connections} connections, medians of rounds. Made by \`npm run bench:http\`.`,
    "",
    `| | ${found.map(({ rows }) => `${rows.toLocaleString("en")} challenges`).join(" | ")} | of the requests a second of an empty route with id, line and headers | of a bare one | p50, largest ÷ smallest |`,
    `| --- |${" --- |".repeat(found.length + 3)}`,
    ...lines,
    "",
  ].join("\n");
}
