import { expect, it } from "vitest";
import { MemoryStorage } from "../testing/memory-storage.ts";
import { keysAreOn, latinKey, rowAfter, switchKeys } from "./browse-keys.ts";

it("stay off where they were switched off, and are on everywhere else", () => {
  const [here, elsewhere] = [new MemoryStorage(), new MemoryStorage()];
  switchKeys(false, () => here);
  expect(keysAreOn(() => here)).toBe(false);
  expect(keysAreOn(() => elsewhere)).toBe(true);
  switchKeys(true, () => here);
  expect(keysAreOn(() => here)).toBe(true);
  const off = (): Storage => {
    throw new Error("The operation is insecure.");
  };
  switchKeys(false, off);
  expect(keysAreOn(off)).toBe(true);
});

it.each([
  [-1, 1, 0],
  [0, 1, 1],
  [2, 1, 2],
  [0, -1, 0],
  [2, -1, 1],
  [-1, -1, -1],
] as const)("from row %i by %i to row %i of three", (now, step, then) => {
  expect(rowAfter(now, step, 3)).toBe(then);
});

it("knows the keys by their place where another alphabet is on", () => {
  const pressed = (key: string, code: string, shiftKey = false) => latinKey({ key, code, shiftKey });
  expect([pressed("ت", "KeyJ"), pressed("ن", "KeyK"), pressed("ظ", "Slash"), pressed("؟", "Slash", true)]).toEqual([
    "j",
    "k",
    "/",
    "?",
  ]);
  // Letters of another Latin keyboard are what they say.
  expect([
    pressed("h", "KeyJ"),
    pressed("-", "Slash"),
    pressed("/", "Digit7", true),
    pressed("Enter", "Enter"),
  ]).toEqual(["h", "-", "/", "Enter"]);
});
