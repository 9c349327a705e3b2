import { expect, it } from "vitest";
import { MemoryStorage } from "../testing/memory-storage.ts";
import { keysAreOn, rowAfter, switchKeys } from "./browse-keys.ts";

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
