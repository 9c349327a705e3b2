/**
 * Keeps what a conversation has not acked in this browser, across reloads and tabs: a record for each write, so that tabs do not
 * overwrite each other.
 */
import { ownStorage } from "./own-storage.ts";
import type { Write, WriteStorage } from "./room-writes.ts";

export function keptWrites(you: string, conversationId: string, storage?: () => Storage): WriteStorage {
  const own = ownStorage("oc-write:", you, storage);
  const here = `${conversationId}:`;
  return {
    load: () =>
      own
        .names()
        .filter((name) => name.startsWith(here))
        .flatMap((name) => parse(own.read(name))),
    put: (write) => own.write(here + write.id, JSON.stringify(write)),
    remove: (id) => own.remove(here + id),
  };
}

function parse(text: string | null): Write[] {
  try {
    return text === null ? [] : [JSON.parse(text) as Write]; // written by `put` alone
  } catch {
    return [];
  }
}
