/**
 * `npm run env:check` prints every variable of the API Worker; with a file of NAME=value lines it says what is missing or wrong in it and
 * ends with 1 when something is. `--document` writes docs/ENVIRONMENT_VARIABLES.md.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { listVariables, problemsOf, readVariables, variablesDocument } from "./deployment/variables.ts";
import { ROOT } from "./tools.ts";

const [asked] = process.argv.slice(2);
if (asked === "--document") {
  writeFileSync(join(ROOT, "docs", "ENVIRONMENT_VARIABLES.md"), variablesDocument());
  console.log("docs/ENVIRONMENT_VARIABLES.md is written.");
} else {
  const set = asked === undefined ? null : readVariables(asked);
  for (const { name, secret, sandbox, required, fallback, description } of listVariables()) {
    const need = sandbox
      ? "sandbox only"
      : required
        ? "required"
        : fallback === null
          ? "optional"
          : `default ${fallback}`;
    const state = set === null ? "" : name in set ? "set     " : "not set ";
    console.log(`${state}${name.padEnd(33)}${secret ? "secret  " : "variable"}  ${need}\n        ${description}`);
  }
  const problems = set === null ? [] : problemsOf(set);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
