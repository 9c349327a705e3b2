import { expect, it } from "vitest";
import { MemoryStorage } from "../testing/memory-storage.ts";
import { keptWrites } from "./kept-writes.ts";
import { type Write, WriteQueue } from "./room-writes.ts";

const write = (id: string, at: string, state: Write["state"] = "waiting"): Write => ({
  id,
  type: "send",
  body: id,
  seq: null,
  ref: null,
  mentions: [],
  files: [],
  after: 0,
  at,
  state,
});

it("keeps the writes of several tabs side by side, in order, and of each conversation apart", () => {
  const memory = new MemoryStorage();
  const tab = (conversation = "cnv_1") => keptWrites("usr_1", conversation, () => memory);
  const [one, two] = [new WriteQueue(tab()), new WriteQueue(tab())];
  one.add(write("b", "2026-11-23T10:00:02.000Z"));
  two.add(write("a", "2026-11-23T10:00:01.000Z"));
  new WriteQueue(tab("cnv_2")).add(write("c", "2026-11-23T10:00:03.000Z"));
  expect(new WriteQueue(tab()).all.map(({ id }) => id)).toEqual(["a", "b"]);
  two.remove(new Set(["a"]));
  expect(new WriteQueue(tab()).all.map(({ id }) => id)).toEqual(["b"]);
});

it("sends again what was on its way, and leaves what was refused to its author", () => {
  const memory = new MemoryStorage();
  const kept = () => keptWrites("usr_1", "cnv_1", () => memory);
  const before = new WriteQueue(kept());
  before.add(write("sent", "2026-11-23T10:00:01.000Z"));
  before.update("sent", { state: "sending" });
  before.add(write("refused", "2026-11-23T10:00:02.000Z"));
  before.update("refused", { state: "failed", error: "blocked" });
  expect(new WriteQueue(kept()).all.map(({ id, state }) => [id, state])).toEqual([
    ["sent", "waiting"],
    ["refused", "failed"],
  ]);
});

it("throws away what somebody else left here", () => {
  const memory = new MemoryStorage();
  keptWrites("usr_1", "cnv_1", () => memory).put(write("a", "2026-11-23T10:00:01.000Z"));
  expect(keptWrites("usr_2", "cnv_1", () => memory).load()).toEqual([]);
  expect(memory.length).toBe(0);
});

it("does without a storage that is off", () => {
  const off = (): Storage => {
    throw new Error("The operation is insecure.");
  };
  const queue = new WriteQueue(keptWrites("usr_1", "cnv_1", off));
  queue.add(write("a", "2026-11-23T10:00:01.000Z"));
  expect(queue.all).toHaveLength(1);
});
