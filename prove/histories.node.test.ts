/** The histories of `npm run prove:ledger`, and that they would find a fault: each mutant of the product breaks a property. */
import { expect, it } from "vitest";
import { runTool } from "../scripts/tools.ts";
import { mutants } from "./mutants.ts";

/** Far more than they need, so that a slow machine fails nothing. */
const timeoutMs = 400_000;

/** In a process of its own: it moves the clock of the whole process, and may load the product with a fault in it. */
function prove(...args: string[]): Promise<{ code: number; output: string }> {
  return runTool(process.execPath, ["--disable-warning=ExperimentalWarning", "prove/ledger.ts", ...args], {
    timeoutMs,
  });
}

it("every property holds over 300 histories", { timeout: timeoutMs }, async () => {
  const { code, output } = await prove("--histories", "300", "--seed", "20261123");
  expect(output).toContain("300 histories hold");
  expect(code).toBe(0);
});

it.each(mutants)("is broken when $fault ($name)", { timeout: timeoutMs }, async ({ name, breaks }) => {
  const { code, output } = await prove("--histories", "500", "--seed", "1", "--mutant", name);
  expect(
    breaks.some((property) => output.includes(`Violation: ${property}: `)),
    output,
  ).toBe(true);
  expect(code).toBe(1);
});
