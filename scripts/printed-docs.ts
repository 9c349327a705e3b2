/**
 * Parts of docs/ that are printed from the code, so that they cannot say something else: `npm run docs` writes them, and a test asks that
 * they are as it would write them. Each stands between two marks in its file; what is around them is written by hand.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { app } from "../worker/app.ts";
import { type Caller, callers, type Outcome } from "../worker/http/access.ts";
import { accessTo, openApiDocument, operationsOf, scopeFor } from "../worker/http/openapi.ts";
import { kept } from "../worker/kept.ts";
import { ROOT } from "./tools.ts";

/** File → what is printed into it. */
const printed: Readonly<Record<string, () => Promise<string> | string>> = {
  "docs/AUTHORISATION.md": printAccess,
  "docs/PRIVACY.md": printKept,
};

const beginning = "<!-- printed by `npm run docs`: do not edit below -->";
const end = "<!-- printed until here -->";

/** Every file with what it should hold. */
export async function printedDocs(): Promise<{ path: string; is: string; shouldBe: string }[]> {
  return Promise.all(
    Object.entries(printed).map(async ([path, print]) => {
      const is = readFileSync(join(ROOT, path), "utf8");
      const [before, after] = [is.indexOf(beginning), is.indexOf(end)];
      if (before < 0 || after < before)
        throw new Error(`${path} has not the two marks that its printed part stands between`);
      const shouldBe = `${is.slice(0, before)}${beginning}\n\n${await print()}\n\n${is.slice(after)}`;
      return { path, is, shouldBe };
    }),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

async function printAccess(): Promise<string> {
  const operations = operationsOf(await openApiDocument(app, "https://openchance.example"));
  const rows = operations
    .map((operation) => ({
      ...operation,
      access: accessTo(operation),
      // Public routes need none, and webhooks take none.
      scope: operation.operation.security === undefined ? null : scopeFor(operation),
      policy: operation.operation["x-access"]?.policy,
    }))
    .toSorted((a, b) => (a.path === b.path ? a.method.localeCompare(b.method) : a.path < b.path ? -1 : 1))
    .map(({ method, path, policy = "", access, scope }) => [
      `\`${method} ${path.replace("/api/v1", "")}\``,
      policy,
      ...callers.map((caller: Caller) => word(access?.[caller])),
      scope ?? "—",
    ]);
  return table(["route", "policy", ...callers, "key"], rows);
}

function word(outcome: Outcome | undefined): string {
  return outcome === "may" ? "✓" : String(outcome ?? "");
}

function printKept(): string {
  const rows = Object.entries(kept).map(([name, { what, inExport, stays, erased }]) => [
    `\`${name}\``,
    what,
    typeof inExport === "string" ? `not: ${inExport}` : inExport.map((file) => `\`${file}\``).join(", "),
    stays,
    erased,
  ]);
  return table(["where", "what", "in the export", "stays", "when its person is erased"], rows);
}

if (import.meta.main) {
  for (const { path, is, shouldBe } of await printedDocs()) {
    if (is === shouldBe) continue;
    writeFileSync(join(ROOT, path), shouldBe);
    console.log(`printed ${path}`);
  }
}
