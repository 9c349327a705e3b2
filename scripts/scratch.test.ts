import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "./scratch.ts";

/** Makes a folder for scratch in a process of its own. Answers its path. */
function inAProcess(parent: string, ending: string): string {
  const script = `import { scratchFolder } from "${join(import.meta.dirname, "scratch.ts")}";
    process.stdout.write(scratchFolder(${JSON.stringify(parent)}, "run"), () => { ${ending} });`;
  const args = ["--input-type=module", "--eval", `${script}`];
  try {
    return execFileSync(process.execPath, args, { encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout; // it was killed, as asked
  }
}

describe("a folder for scratch", () => {
  const parent = scratchFolder(tmpdir(), "scratch-test");

  it("may be entered by others and goes with its process", () => {
    expect(statSync(parent).mode & 0o777).toBe(0o755);
    const folder = inAProcess(parent, "process.exit(0)");
    expect(folder).toContain(join(parent, "run-"));
    expect(existsSync(folder)).toBe(false);
  });

  it("that a killed process left is removed by the next, and nothing else is", () => {
    const left = inAProcess(parent, 'process.kill(process.pid, "SIGKILL")');
    expect(existsSync(left)).toBe(true);
    mkdirSync(join(parent, "walk-1-abc"));
    const next = scratchFolder(parent, "run");
    expect(
      readdirSync(parent)
        .map((entry) => join(parent, entry))
        .sort(),
    ).toEqual([next, join(parent, "walk-1-abc")]);
  });
});
