/** What a conversation's client shows of it at one moment. */
import type { Message } from "#contract/messages";
import type { Connection } from "./live-socket.ts";
import type { Write } from "./room-writes.ts";

/** One's own write that is not acked yet. */
export type Unsent = Write;

export interface RoomSearch {
  q: string;
  /** Newest first. */
  messages: readonly Message[];
  cursor: number | null;
  busy: boolean;
}

export interface RoomSnapshot {
  connection: Connection;
  /** One's own user id, once the room has said so. */
  you: string | null;
  /** Text, file and system entries, oldest first, as they are now; one's own changes on their way are in them. */
  entries: readonly Message[];
  /** Messages that are not acked yet. */
  unsent: readonly Unsent[];
  /** Whether older entries can be loaded. */
  more: boolean;
  loadingOlder: boolean;
  /** User id → how far they have read. */
  read: Record<string, number>;
  present: string[];
  typing: string[];
  search: RoomSearch | null;
  /** Changes of entries that were refused: to be tried again (`resend`), or given up (`discard`). */
  refused: readonly Unsent[];
}
