/** Whether a release that was just deployed is well: what everybody needs answers as it should. */
import { setTimeout as sleep } from "node:timers/promises";

interface Asked {
  path: string;
  is(answer: Response): Promise<boolean>;
}

const asked: readonly Asked[] = [
  { path: "/api/healthz?deep", is: async (answer) => answer.status === 200 },
  {
    path: "/api/v1/challenges?limit=1",
    is: async (answer) => answer.status === 200 && Array.isArray(((await answer.json()) as { items?: unknown }).items),
  },
  { path: "/", is: async (answer) => answer.status === 200 && (await answer.text()).includes("OpenChance") },
  { path: "/api/v1/users/me", is: async (answer) => answer.status === 401 },
];

/**
 * @param waitMs between tries: a release reaches all places within seconds
 * @returns what is not well, in sentences
 */
export async function smokeProblems(origin: string, { tries = 6, waitMs = 5_000 } = {}): Promise<string[]> {
  let problems: string[] = [];
  for (let left = tries; left > 0; left -= 1) {
    problems = (await Promise.all(asked.map((one) => problemOf(origin, one)))).flat();
    if (problems.length === 0) return [];
    if (left > 1) await sleep(waitMs);
  }
  return problems;
}

async function problemOf(origin: string, { path, is }: Asked): Promise<string[]> {
  try {
    const answer = await fetch(origin + path, { signal: AbortSignal.timeout(15_000), redirect: "manual" });
    return (await is(answer)) ? [] : [`${path} answered ${answer.status}, or not what it should.`];
  } catch (error) {
    return [`${path} did not answer: ${error instanceof Error ? error.message : String(error)}`];
  }
}
