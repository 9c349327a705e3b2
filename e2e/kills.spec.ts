/** Settlements of all kinds while the whole tree is killed again and again: `npm run prove:crashes` with a few kills. */
import { expect, test } from "@playwright/test";
import { JOURNEY_PORT } from "../scripts/local-environment.ts";
import { runTool } from "../scripts/tools.ts";

/** Beside the shared copy and the one of crash.spec.ts. */
const PORT = JOURNEY_PORT + 40;
/** Eleven starts; each takes seconds, or many of them on a machine that has other things to do. */
const timeoutMs = 600_000;

test.setTimeout(timeoutMs);

test("ten power cuts in the middle of settlements lose nothing, double nothing and leave nothing stuck", async () => {
  const args = ["prove/crashes.ts", "--kills", "10", "--seed", "20261123", "--port", String(PORT)];
  const { code, output } = await runTool(process.execPath, args, { timeoutMs });
  expect(output).toContain("0 lost, 0 doubled, 0 stuck");
  expect(code).toBe(0);
});
