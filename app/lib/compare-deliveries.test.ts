import { describe, expect, it } from "vitest";
import { comparableAsText, compareFiles, compareLines, compareWords, type Piece } from "./compare-deliveries.server.ts";
import type { Delivery, StoredFile } from "./types.ts";

const file = (name: string, size: number, checksum: string | null = null, type = "text/plain") =>
  ({ id: `fil_${name}_${size}`, name, size, checksum, type }) as unknown as StoredFile; // the fields that are read
const delivery = (...files: StoredFile[]) => ({ files }) as unknown as Delivery;
const kinds = (before: Delivery, after: Delivery) =>
  compareFiles(before, after).map(({ name, kind }) => `${name} ${kind}`);
const side = (pieces: readonly Piece[], hidden: Piece["kind"]) =>
  pieces.flatMap(({ kind, text }) => (kind === hidden ? [] : [text])).join("");

describe("words", () => {
  it.each([
    ["en", "All forty letters, indexed.", "All forty-two letters are indexed."],
    ["zh", "四十封信已编入索引。", "四十二封信都已编入索引。"],
    ["ar", "فُهرست الرسائل الأربعون.", "فُهرست الرسائل الأربعون كلها."],
    ["en", "", "Something"],
  ])("are told apart in %s, and each version can be read out of it", (locale, before, after) => {
    const pieces = compareWords(before, after, locale);
    expect(side(pieces, "added")).toBe(before);
    expect(side(pieces, "removed")).toBe(after);
  });

  it("are whole words", () => {
    expect(compareWords("The grid works.", "The list works.", "en")).toEqual([
      { kind: "same", text: "The " },
      { kind: "removed", text: "grid" },
      { kind: "added", text: "list" },
      { kind: "same", text: " works." },
    ]);
  });

  it("of two texts with nothing in common are shown one after the other", () => {
    const long = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word}${index}`).join(" ");
    const pieces = compareWords(long("a"), long("b"), "en");
    expect(pieces.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });
});

describe("files", () => {
  it("are added, removed, changed or the same, by name and bytes", () => {
    const before = delivery(file("a.txt", 5, "1"), file("b.txt", 5, "2"), file("c.txt", 5, "3"));
    const after = delivery(file("a.txt", 5, "1"), file("b.txt", 5, "9"), file("d.txt", 5, "3"));
    expect(kinds(before, after)).toEqual(["a.txt same", "b.txt changed", "d.txt added", "c.txt removed"]);
  });

  it("without a checksum are compared by their size, and of one name by their place", () => {
    const before = delivery(file("a.txt", 5), file("a.txt", 7));
    expect(kinds(before, delivery(file("a.txt", 5, "1"), file("a.txt", 8, "2")))).toEqual([
      "a.txt same",
      "a.txt changed",
    ]);
  });

  it("are read as text when both versions are text and small", () => {
    const changes = compareFiles(
      delivery(file("a.txt", 5, "1"), file("b.bin", 5, "1", "application/octet-stream"), file("c.csv", 5, "1")),
      delivery(file("a.txt", 6, "2"), file("b.bin", 6, "2", "application/octet-stream"), file("c.csv", 70_000, "2")),
    );
    expect(comparableAsText(changes).map(({ after }) => after.name)).toEqual(["a.txt"]);
  });
});

it("shows the lines that changed with three around them, and counts the others", () => {
  const lines = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join("");
  const pieces = compareLines(lines(1, 30), `${lines(1, 14)}another\n${lines(16, 30)}`);
  expect(pieces).toEqual([
    { kind: "gap", lines: 11 },
    { kind: "same", text: lines(12, 14) },
    { kind: "removed", text: "line 15\n" },
    { kind: "added", text: "another\n" },
    { kind: "same", text: lines(16, 18) },
    { kind: "gap", lines: 12 },
  ]);
});
