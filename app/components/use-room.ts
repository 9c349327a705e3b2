import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { keptWrites } from "../lib/kept-writes.ts";
import { postMessage } from "../lib/post-message.ts";
import type { RoomClient } from "../lib/room-client.ts";
import type { RoomSnapshot } from "../lib/room-snapshot.ts";
import { socketUrl } from "../lib/socket-url.ts";
import type { MessagesPage } from "../lib/types.ts";

/** The live room, once its code and its socket are there; before that (and without JavaScript) the page as loaded. */
export interface LiveRoom {
  snapshot: RoomSnapshot;
  client: RoomClient | null;
}

/**
 * Connects to a conversation's room for as long as the page shows it.
 * @param onEvent called when an entry of the system arrives: money or work has moved, the page's data is old
 */
export function useRoom(conversationId: string, initial: MessagesPage, you: string, onEvent: () => void): LiveRoom {
  const [client, setClient] = useState<RoomClient | null>(null);
  const start = useRef(initial);
  start.current = initial;
  const event = useRef(onEvent);
  event.current = onEvent;

  useEffect(() => {
    let ended = false;
    let opened: RoomClient | null = null;
    const wake = () => opened?.wake();
    void import("../lib/room-client.ts").then(({ RoomClient }) => {
      if (ended) return;
      opened = new RoomClient({
        url: socketUrl(`/api/v1/conversations/${conversationId}/socket`),
        initial: start.current,
        writes: keptWrites(you, conversationId),
        post: (write) => postMessage(conversationId, write),
      });
      watchEvents(opened, start.current.last, () => event.current());
      opened.connect();
      setClient(opened);
    });
    window.addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    return () => {
      ended = true;
      window.removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
      opened?.close();
      setClient(null);
    };
  }, [conversationId, you]);

  const loaded = useLoaded(initial, you);
  const snapshot = useSyncExternalStore(
    client?.subscribe ?? noSubscription,
    client?.snapshot ?? (() => loaded),
    () => loaded,
  );
  return { snapshot, client };
}

const noSubscription = () => () => undefined;

function useLoaded(initial: MessagesPage, you: string): RoomSnapshot {
  const cache = useRef<{ from: MessagesPage; snapshot: RoomSnapshot } | null>(null);
  if (cache.current?.from !== initial) {
    cache.current = {
      from: initial,
      snapshot: {
        connection: "connecting",
        you,
        entries: initial.items.filter(({ kind }) => kind === "text" || kind === "file" || kind === "system"),
        unsent: [],
        more: initial.more,
        loadingOlder: false,
        read: initial.read,
        present: [],
        typing: [],
        search: null,
        refused: [],
      },
    };
  }
  return cache.current.snapshot;
}

function watchEvents(client: RoomClient, last: number, tell: () => void) {
  let seen = last;
  client.subscribe(() => {
    const fresh = client.snapshot().entries.filter(({ seq }) => seq > seen);
    if (fresh.length === 0) return;
    seen = Math.max(...fresh.map(({ seq }) => seq));
    if (fresh.some(({ kind }) => kind === "system")) tell();
  });
}
