import { appendFileSync } from "node:fs";
import type { Reporter, SerializedError, TestCase, TestModule, TestSpecification, Vitest } from "vitest/node";

/** One line of the file that `ProgressReporter` writes while the tests run. */
export type ProgressLine =
  /** What this run will play, each file's absolute path. */
  | { kind: "planned"; files: string[] }
  /** A sign of life. */
  | { kind: "tested" }
  | { kind: "ended"; file: string; passed: number; skipped: number; failures: string[] }
  /** What failed outside any test. */
  | { kind: "outside"; error: string };

/** Names the file into which the reporter writes. */
export const PROGRESS_FILE = "OPENCHANCE_TEST_PROGRESS";

const textOf = (error: SerializedError): string => [error.message, error.stack ?? ""].join("\n").trim();

/** A file is played on each engine by a project of its own. */
const nameOf = ({ moduleId, project }: TestModule): string => `${moduleId} (${project.name})`;

function outcomeOf(module: TestModule): ProgressLine {
  const tests = [...module.children.allTests()];
  const count = (state: "passed" | "skipped") => tests.filter((test) => test.result().state === state).length;
  const failures = tests
    .filter((test) => test.result().state === "failed")
    .map((test) => `${nameOf(module)} › ${test.fullName}\n${(test.result().errors ?? []).map(textOf).join("\n")}`);
  const outside = module.errors().map((error) => `${nameOf(module)}\n${textOf(error)}`);
  return {
    kind: "ended",
    file: module.moduleId,
    passed: count("passed"),
    skipped: count("skipped"),
    failures: [...failures, ...outside],
  };
}

/** Writes each result down when it is there: what a run has shown is then not lost if it never ends. */
export default class ProgressReporter implements Reporter {
  readonly #file = process.env[PROGRESS_FILE];
  #vitest: Vitest | undefined;
  /** Errors outside any test that are written already. */
  #told = 0;

  #write(line: ProgressLine): void {
    if (this.#file === undefined) throw new Error(`${PROGRESS_FILE} must name the file for the results.`);
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  /** With each file and not only at the end, which a run that hangs never comes to. */
  #writeOutside(): void {
    const errors = this.#vitest?.state.getUnhandledErrors() ?? [];
    for (const error of errors.slice(this.#told)) {
      this.#write({ kind: "outside", error: textOf(error as SerializedError) }); // vitest keeps them in this shape
    }
    this.#told = errors.length;
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#write({ kind: "planned", files: specifications.map(({ moduleId }) => moduleId) });
  }

  onTestCaseResult(_test: TestCase): void {
    this.#write({ kind: "tested" });
  }

  onTestModuleEnd(module: TestModule): void {
    this.#write(outcomeOf(module));
    this.#writeOutside();
  }

  onTestRunEnd(): void {
    this.#writeOutside();
  }
}
