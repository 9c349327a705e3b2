/** Names of the sheets' classes: all sheets are one, so a name that two parts use means both. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const sheets = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".css"));
const selectors = sheets.flatMap((name) => {
  const css = readFileSync(new URL(name, import.meta.url), "utf8").replace(/\/\*.*?\*\//gs, "");
  return [...css.matchAll(/(?:^|[{};])\s*([^{};@]+)\{/g)].flatMap(([, list = ""]) =>
    list.split(",").map((one) => one.trim()),
  );
});

it("names no part like what is said of another (`.line.unread` would be drawn as `.unread` too)", () => {
  const parts = new Set(selectors.flatMap((selector) => /^\.([\w-]+)$/.exec(selector)?.[1] ?? []));
  const said = selectors.flatMap((selector) => [...selector.matchAll(/\.([\w-]+)\.([\w-]+)/g)]);
  expect(said.length).toBeGreaterThan(10);
  expect(said.filter(([, of, word = ""]) => of !== word && parts.has(word)).map(([whole]) => whole)).toEqual([]);
});
