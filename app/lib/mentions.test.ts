import { expect, it } from "vitest";
import { nameBegun } from "./mentions.ts";

it.each([
  ["@", ""],
  ["Look, @So", "So"],
  ["(@Jean-P", "Jean-P"],
  ["请@李", "李"],
  ["好的，@So", "So"],
  ["شكرًا @سا", "سا"],
  ["شكرًا@", ""],
])("a name is begun in %j", (text, name) => {
  expect(nameBegun(text)).toBe(name);
});

it.each(["ada@example", "ada.l@", "x1@y", "@Ada says", "no sign", "josé@post"])("no name is begun in %j", (text) => {
  expect(nameBegun(text)).toBeUndefined();
});
