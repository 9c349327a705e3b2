/** Every language says everything that English says, with the same values in it, and counts by its own rules. */
import { describe, expect, it } from "vitest";
import { languageCodes, languages } from "../lib/languages.ts";

type Areas = Record<string, Record<string, string>>;

const files = import.meta.glob<Areas>("./*/*.ts", { eager: true });
/** What only those who make or run the product read. */
const inEnglishOnly = new Set(["styleguide"]);

const names = Object.keys(files).flatMap((path) => /^\.\/en\/([\w-]+)\.ts$/.exec(path)?.[1] ?? []);

/** The names in a message: values, tags, and of a choice between kinds its branches. Of a plural its branches are kept apart. */
interface Shape {
  names: Set<string>;
  plurals: { name: string; branches: string[] }[];
}

function shapeOf(message: string, shape: Shape = { names: new Set(), plurals: [] }): Shape {
  for (let at = 0; at < message.length; at += 1) {
    if (message[at] === "<") shape.names.add(message.slice(at, message.indexOf(">", at) + 1));
    if (message[at] !== "{") continue;
    const end = closing(message, at);
    const [name = "", kind, ...rest] = message.slice(at + 1, end).split(",");
    if (kind === undefined) shape.names.add(`{${name}}`);
    else readBranches(name, kind.trim(), rest.join(","), shape);
    at = end;
  }
  return shape;
}

function readBranches(name: string, kind: string, text: string, shape: Shape): void {
  const branches = branchesOf(text);
  // A language may spell a count out in one branch and need it nowhere else.
  shape.names.add(`{${name}}`);
  if (kind === "plural") shape.plurals.push({ name, branches: [...branches.keys()] });
  else for (const branch of branches.keys()) shape.names.add(`{${name}: ${branch}}`);
  for (const branch of branches.values()) shapeOf(branch, shape);
}

function branchesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = text.indexOf("{"), from = 0; at !== -1; at = text.indexOf("{", from)) {
    const end = closing(text, at);
    found.set(text.slice(from, at).trim(), text.slice(at + 1, end));
    from = end + 1;
  }
  return found;
}

function closing(message: string, open: number): number {
  let depth = 0;
  for (let at = open; at < message.length; at += 1) {
    if (message[at] === "{") depth += 1;
    if (message[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`unbalanced braces: ${message}`);
}

const others = languageCodes.filter((code) => code !== "en");

describe.each(others)("the texts in %s", (code) => {
  const { pluralCategories } = new Intl.PluralRules(languages[code].locale).resolvedOptions();
  const translated = names.filter((name) => !inEnglishOnly.has(name));

  it.each(translated)("of %s say all that English says", (name) => {
    const theirs = files[`./${code}/${name}.ts`] ?? {};
    for (const [area, english] of Object.entries(files[`./en/${name}.ts`] ?? {})) {
      expect(Object.keys(theirs[area] ?? {}).sort(), area).toEqual(Object.keys(english).sort());
      for (const [key, message] of Object.entries(english)) {
        const other = theirs[area]?.[key] ?? "";
        expect(other.trim() === "", `${area}.${key} says something`).toBe(message.trim() === "");
        const shape = shapeOf(other);
        expect([...shape.names].sort(), `${area}.${key}`).toEqual([...shapeOf(message).names].sort());
        for (const { name: counted, branches } of shape.plurals) {
          expect(branches, `${area}.${key}: ${counted}`).toEqual(expect.arrayContaining(pluralCategories));
        }
      }
    }
  });
});

it("no language has a file that English has not", () => {
  const unknown = Object.keys(files).filter((path) => !names.includes(/([\w-]+)\.ts$/.exec(path)?.[1] ?? ""));
  expect(unknown).toEqual([]);
});

it("every language has every file", () => {
  const missing = others.flatMap((code) =>
    names
      .filter((name) => !inEnglishOnly.has(name) && !(`./${code}/${name}.ts` in files))
      .map((name) => `${code}/${name}`),
  );
  expect(missing).toEqual([]);
});
