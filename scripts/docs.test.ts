/** What the documents point to is there: pages, headings, and every command that they name. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "./tools.ts";

const documents = globSync(["*.md", "docs/**/*.md", "{sandbox,clients}/*/README.md"], { cwd: ROOT });
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> }; // npm's own format

/** GitHub's name of a heading: lower case, signs dropped, spaces as dashes. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[`*]|\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .trim()
    .replaceAll(" ", "-");
const anchorsOf = (file: string) =>
  [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));

it.each(documents)("%s points to what is there", (file) => {
  const broken = [...read(file).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/g)]
    .filter(([, path = "", anchor]) => {
      const target = path === "" ? file : join(dirname(file), path);
      if (!existsSync(resolve(ROOT, target))) return true;
      return anchor !== undefined && target.endsWith(".md") && !anchorsOf(target).includes(anchor);
    })
    .map(([link]) => link);
  expect(broken).toEqual([]);
});

it.each(documents)("%s names commands that exist", (file) => {
  const named = [...read(file).matchAll(/npm (?:run ([\w:]+)|(start|test)\b)/g)].map(
    ([, run, word]) => run ?? word ?? "",
  );
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  const ran = [...read(file).matchAll(/node ((?:scripts|clients)\/[\w/-]+\.(?:ts|mjs))/g)].map(
    ([, script = ""]) => script,
  );
  expect(ran.filter((script) => !existsSync(join(ROOT, script)))).toEqual([]);
});

it("every script of package.json leads to a file", () => {
  const files = Object.values(scripts).flatMap((line) => /bootstrap\.mjs (\S+)/.exec(line)?.[1] ?? []);
  expect(files.length).toBeGreaterThan(8);
  expect(files.filter((name) => !existsSync(join(ROOT, "scripts", name)))).toEqual([]);
});

it("every decision has a number of its own, and says it", () => {
  const files = globSync("docs/decisions/*.md", { cwd: ROOT });
  const numbers = files.map((file) => /(\d{4})-[^/]*$/.exec(file)?.[1]);
  expect(new Set(numbers).size).toBe(files.length);
  expect(files.filter((file, place) => !read(file).startsWith(`# ${numbers[place]} `))).toEqual([]);
});
