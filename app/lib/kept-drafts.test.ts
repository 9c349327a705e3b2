import { expect, it } from "vitest";
import { MemoryStorage } from "../testing/memory-storage.ts";
import { keptDraft } from "./kept-drafts.ts";

const now = Date.parse("2026-11-23T12:00:00Z");
const draft = { values: { title: "Half a title" }, at: now };

it("brings back what was written, until it is forgotten", () => {
  const storage = new MemoryStorage();
  const mine = keptDraft("usr_a", "apply:chl_1", () => storage);
  expect(mine.load(now)).toBeNull();
  mine.keep(draft);
  expect(keptDraft("usr_a", "apply:chl_1", () => storage).load(now)).toEqual(draft);
  expect(keptDraft("usr_a", "apply:chl_2", () => storage).load(now)).toBeNull();
  mine.forget();
  expect(mine.load(now)).toBeNull();
});

it("shows nobody what another person wrote on this machine, and throws it away", () => {
  const storage = new MemoryStorage();
  keptDraft("usr_a", "post", () => storage).keep(draft);
  storage.setItem("something-else", "stays");
  expect(keptDraft("usr_b", "post", () => storage).load(now)).toBeNull();
  expect(keptDraft("usr_a", "post", () => storage).load(now)).toBeNull();
  expect(storage.getItem("something-else")).toBe("stays");
});

it("lets a draft go after thirty days", () => {
  const storage = new MemoryStorage();
  const mine = keptDraft("usr_a", "post", () => storage);
  mine.keep(draft);
  expect(mine.load(now + 29 * 86_400_000)).toEqual(draft);
  expect(mine.load(now + 30 * 86_400_000)).toBeNull();
  expect(storage.length).toBe(0);
});

it("goes on without a storage, and with one that holds nonsense", () => {
  const off = keptDraft("usr_a", "post", () => {
    throw new Error("off");
  });
  off.keep(draft);
  expect(off.load(now)).toBeNull();
  const storage = new MemoryStorage();
  storage.setItem("oc-draft:usr_a:post", "{");
  expect(keptDraft("usr_a", "post", () => storage).load(now)).toBeNull();
});
