/**
 * Keeps what a conversation has not acked in this browser, across reloads and tabs: a record for each write, so that tabs do not
 * overwrite each other. What somebody else left on this machine is thrown away when the next person opens a conversation.
 */
import type { Write, WriteStorage } from "./room-writes.ts";

const family = "oc-write:";

/** @param storage localStorage; it may be off or full, and then what is written just does not survive a reload */
export function keptWrites(
  you: string,
  conversationId: string,
  storage: () => Storage = () => localStorage,
): WriteStorage {
  const own = `${family}${you}:`;
  const here = `${own}${conversationId}:`;
  const attempt = <Result>(run: (kept: Storage) => Result, otherwise: Result): Result => {
    try {
      return run(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    load: () =>
      attempt((kept) => {
        const names = Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? "");
        for (const name of names) if (name.startsWith(family) && !name.startsWith(own)) kept.removeItem(name);
        // Written by `put` alone.
        return names
          .filter((name) => name.startsWith(here))
          .map((name) => JSON.parse(kept.getItem(name) ?? "") as Write);
      }, []),
    put: (write) => attempt((kept) => kept.setItem(here + write.id, JSON.stringify(write)), undefined),
    remove: (id) => attempt((kept) => kept.removeItem(here + id), undefined),
  };
}
