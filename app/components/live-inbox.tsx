/** One's own inbox, live: unread counts in the masthead of every page, and what is new as it happens. */
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { InboxClient, InboxSnapshot } from "../lib/inbox-client.ts";
import type { Notification } from "../lib/types.ts";
import type { UnreadCounts } from "./frame.tsx";
import { socketUrl } from "./use-room.ts";

let shared: InboxClient | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell() {
  for (const listener of listeners) listener();
}

const nothing = () => null;
const look = (): InboxSnapshot | null => shared?.snapshot() ?? null;

/**
 * The unread counts: as loaded, then as the inbox tells them. Connects once for a signed-in person and stays through
 * navigations; the page's own data, when read again, counts from then on.
 */
export function useUnread(user: { id: string } | null, loaded: UnreadCounts): UnreadCounts {
  const id = user?.id;
  const counts = useRef(loaded);
  counts.current = loaded;
  useEffect(() => {
    if (id === undefined) return;
    let ended = false;
    const wake = () => shared?.wake();
    void import("../lib/inbox-client.ts").then(({ InboxClient }) => {
      if (ended) return;
      shared = new InboxClient({
        url: socketUrl("/api/v1/notifications/socket"),
        // Until the inbox has spoken, what the page was loaded with counts.
        initial: { unread: counts.current },
      });
      shared.subscribe(tell);
      shared.connect();
    });
    window.addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    return () => {
      ended = true;
      window.removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
      shared?.close();
      shared = null;
    };
  }, [id]);
  const live = useSyncExternalStore(subscribe, look, nothing);
  return live?.connection === "open" ? live.unread : loaded;
}

/** The page's notes with the new ones on top, and read state as other tabs changed it. */
export function useFreshNotes(loaded: Notification[]): Notification[] {
  const live = useSyncExternalStore(subscribe, look, nothing);
  return useMemo(() => {
    const newer = live?.notes ?? [];
    const known = new Map(newer.map((note) => [note.id, note]));
    const fresh = newer.filter(({ id }) => !loaded.some((note) => note.id === id));
    return [...fresh, ...loaded.map((note) => known.get(note.id) ?? note)];
  }, [live, loaded]);
}

/** The newest note that came while the page was open, until it is put away. */
export function useNewestNote(): { note: Notification | null; dismiss: () => void } {
  const live = useSyncExternalStore(subscribe, look, nothing);
  const newest = live?.notes[0] ?? null;
  const [seen, setSeen] = useState<string | null>(null);
  const id = newest?.id ?? null;
  const dismiss = useCallback(() => setSeen(id), [id]);
  return { note: newest && !newest.read && newest.id !== seen ? newest : null, dismiss };
}
