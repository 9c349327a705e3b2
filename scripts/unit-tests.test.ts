import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { ROOT } from "./tools.ts";
import { playUnitTests } from "./unit-tests.ts";
import type { ProgressLine } from "./vitest/progress.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Play {
  lines: ProgressLine[];
  end: "exits" | "hangs";
  code?: number;
}

/** A test runner that plays `plays` one after the other, one each time it is run. */
function runner(...plays: Play[]) {
  const folder = mkdtempSync(join(tmpdir(), "openchance-runner-"));
  folders.push(folder);
  const script = join(folder, "runner.mjs");
  writeFileSync(join(folder, "plays.json"), JSON.stringify(plays));
  writeFileSync(
    script,
    `import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
     const folder = ${JSON.stringify(folder)};
     const [play, ...rest] = JSON.parse(readFileSync(folder + "/plays.json", "utf8"));
     writeFileSync(folder + "/plays.json", JSON.stringify(rest));
     console.log("asked for " + process.argv.slice(2).join(" "));
     for (const line of play.lines) appendFileSync(process.env.OPENCHANCE_TEST_PROGRESS, JSON.stringify(line) + "\\n");
     if (play.end === "hangs") setInterval(() => {}, 1000);
     process.exitCode = play.code ?? 0;`,
  );
  return { command: process.execPath, args: [script], standstillMs: 5000, endingMs: 500 };
}

const [one, two] = [join(ROOT, "one.test.ts"), join(ROOT, "two.test.ts")];
const planned: ProgressLine = { kind: "planned", files: [one, two] };
const ended = (file: string, failures: string[] = []): ProgressLine => {
  return { kind: "ended", file, passed: 3, skipped: 0, failures };
};

it("adds up what the files show", async () => {
  const vitest = runner({ lines: [planned, ended(one, ["one › fails"]), ended(two)], end: "exits", code: 1 });
  expect(await playUnitTests([], vitest)).toEqual({ passed: 6, failures: ["one › fails"], remark: undefined });
});

it("plays the files that a standing run has not ended once more, and only these", async () => {
  const vitest = runner(
    { lines: [planned, ended(one)], end: "hangs" },
    { lines: [{ kind: "planned", files: [two] }, ended(two)], end: "exits" },
  );
  const outcome = await playUnitTests([], vitest);
  expect(outcome).toEqual({
    passed: 6,
    failures: [],
    remark: "vitest stood still; played once more: two.test.ts",
  });
});

it("plays a file once more that has ended on one engine alone", async () => {
  const both: ProgressLine = { kind: "planned", files: [one, one] };
  const vitest = runner(
    { lines: [both, ended(one)], end: "hangs" },
    { lines: [both, ended(one), ended(one)], end: "exits" },
  );
  expect(await playUnitTests([], vitest)).toMatchObject({ passed: 9, failures: [] });
});

it("fails a file at which it stands still again, and names it", async () => {
  const standing: Play = { lines: [{ kind: "planned", files: [two] }], end: "hangs" };
  const { passed, failures } = await playUnitTests(
    [],
    runner({ lines: [planned, ended(one)], end: "hangs" }, standing),
  );
  expect(passed).toBe(3);
  expect(failures).toEqual([expect.stringMatching(/^not ended: two\.test\.ts\nasked for two\.test\.ts\n/)]);
});

it.each([
  ["nothing else", [], []],
  ["an error outside any test", [{ kind: "outside", error: "unhandled" }], ["unhandled"]],
] as [string, ProgressLine[], string[]][])(
  "counts a run that has shown all and %s, though its processes do not end",
  async (_, more, failures) => {
    const outcome = await playUnitTests(
      [],
      runner({ lines: [planned, ended(one), ended(two), ...more], end: "hangs" }),
    );
    expect(outcome).toMatchObject({ passed: 6, failures, remark: expect.stringContaining("did not end") });
  },
);

it.each([
  [
    "has an error outside any test",
    [planned, ended(one), ended(two), { kind: "outside", error: "unhandled" }],
    "unhandled",
  ],
  ["ends without a result", [], "asked for nothing"],
  ["skips a test", [{ ...ended(one), skipped: 2 }], "2 tests were skipped"],
] as [string, ProgressLine[], string][])("fails a run that %s", async (_, lines, text) => {
  const { failures } = await playUnitTests(["nothing"], runner({ lines, end: "exits", code: 1 }));
  expect(failures).toEqual([expect.stringContaining(text)]);
});
