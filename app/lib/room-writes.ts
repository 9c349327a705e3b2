/**
 * What somebody has written and the room has not acked yet, in order. It is kept in a storage that outlives the page, one record a
 * write, so that several tabs may keep theirs side by side: all of them send, and the room counts a write once.
 */
import type { Attachment, Message, RoomErrorCode } from "#contract/messages";
import { changed } from "../../worker/domains/messages/changes.ts";

export interface Write {
  /** The client's name for it; kept for resends, so that it has one effect. */
  id: string;
  type: "send" | "edit" | "delete" | "react";
  /** The text, or the emoji of a reaction. */
  body: string;
  /** The entry that is changed. */
  seq: number | null;
  /** The entry that is answered. */
  ref: number | null;
  mentions: string[];
  /** They are uploaded already. */
  files: Attachment[];
  /** The newest seq known when it was first tried; kept for resends, so that a late one never doubles. */
  after: number;
  /** ISO */
  at: string;
  /** `sending`: on its way; `waiting`: for the network or a limit; `failed`: refused, see `error`. */
  state: "sending" | "waiting" | "failed";
  error?: RoomErrorCode | undefined;
}

/** Where writes wait across reloads: localStorage, a file … */
export interface WriteStorage {
  load(): Write[];
  put(write: Write): void;
  remove(id: string): void;
}

export class WriteQueue {
  readonly #storage: WriteStorage | undefined;
  #writes: readonly Write[];

  constructor(storage: WriteStorage | undefined) {
    this.#storage = storage;
    const kept = (storage?.load() ?? []).toSorted((a, b) => a.at.localeCompare(b.at));
    this.#writes = kept.map((write) => (write.state === "failed" ? write : { ...write, state: "waiting" }));
  }

  /** Oldest first. The same array until something changes. */
  get all(): readonly Write[] {
    return this.#writes;
  }

  get(id: string): Write | undefined {
    return this.#writes.find((write) => write.id === id);
  }

  add(write: Write): void {
    this.#writes = [...this.#writes, write];
    this.#storage?.put(write);
  }

  update(id: string, change: Partial<Write>): void {
    this.#writes = this.#writes.map((write) => (write.id === id ? { ...write, ...change } : write));
    const write = this.get(id);
    // Whether it is on its way right now is nothing that a later page would want to know.
    if (write !== undefined && change.state !== "sending") this.#storage?.put(write);
  }

  remove(ids: ReadonlySet<string>): void {
    const done = this.#writes.filter((write) => ids.has(write.id));
    if (done.length === 0) return;
    this.#writes = this.#writes.filter((write) => !ids.has(write.id));
    for (const { id } of done) this.#storage?.remove(id);
  }

  /** What was on its way may be lost: it goes out again. */
  again(): void {
    this.#writes = this.#writes.map((write) => (write.state === "sending" ? { ...write, state: "waiting" } : write));
  }
}

/** The frame that carries a write over the socket. Those with files go by HTTP. */
export function toFrame({ type, id, after, seq, body, ref, mentions }: Write): object {
  switch (type) {
    case "send":
      return { type, id, after, body, ...(ref === null ? {} : { ref }), ...(mentions.length > 0 ? { mentions } : {}) };
    case "edit":
      return { type, id, after, seq, body };
    case "delete":
      return { type, id, after, seq };
    case "react":
      return { type, id, after, seq, emoji: body };
  }
}

/** Entries as they are once one's own changes on their way are taken. */
export function foreseen(
  entries: readonly Message[],
  changes: readonly Write[],
  you: string | null,
): readonly Message[] {
  if (changes.length === 0) return entries;
  const of = (entry: Message) => changes.filter(({ seq }) => seq === entry.seq);
  return entries.map((entry) => of(entry).reduce((one, write) => foreseenBy(write, one, you), entry));
}

function foreseenBy({ type, body, at }: Write, entry: Message, you: string | null): Message {
  if (type === "send") return entry;
  const on = entry.reactions?.[body]?.includes(you ?? "") ? 0 : 1;
  return changed(entry, { kind: type, author: you, body, at, data: { on } });
}
