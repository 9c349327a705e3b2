/** One's own inbox, live: unread counts, and what is new as it happens. Loaded for members only (unread.ts). */
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { InboxClient, type InboxSnapshot } from "../lib/inbox-client.ts";
import { socketUrl } from "../lib/socket-url.ts";
import type { Notification } from "../lib/types.ts";
import type { UnreadCounts } from "./frame.tsx";

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
 * Connects this tab to the inbox of the person signed in.
 * @param loaded the counts the page came with; they hold until the inbox speaks
 * @param onUnread called with the counts whenever they change
 * @returns ends the connection
 */
export function openInbox(loaded: UnreadCounts, onUnread: (unread: UnreadCounts) => void): () => void {
  const client = new InboxClient({ url: socketUrl("/api/v1/notifications/socket"), initial: { unread: loaded } });
  // Every new note shows in the page's head and as a toast: whoever looks at the page has seen it.
  const look = () => {
    if (document.visibilityState === "visible") client.seen();
  };
  const wake = () => {
    client.wake();
    look();
  };
  shared = client;
  client.subscribe(() => {
    const { connection, unread } = client.snapshot();
    if (connection === "open") onUnread(unread);
    look();
    tell();
  });
  client.connect();
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);
  return () => {
    window.removeEventListener("online", wake);
    document.removeEventListener("visibilitychange", wake);
    client.close();
    shared = null;
  };
}

/** The page's notes with the new ones on top, and read state as other tabs changed it. */
export function useFreshNotes<Note extends Notification>(loaded: Note[]): (Note | Notification)[] {
  const live = useSyncExternalStore(subscribe, look, nothing);
  return useMemo(() => {
    const newer = live?.notes ?? [];
    const known = new Map(newer.map((note) => [note.id, note]));
    const fresh = newer.filter(({ id }) => !loaded.some((note) => note.id === id));
    return [...fresh, ...loaded.map((note) => ({ ...note, ...known.get(note.id) }))];
  }, [live, loaded]);
}

/**
 * What conversations became since a page was loaded, by id: what the page came with is newer than whatever was told before.
 * @param loaded another object for each time that the page was loaded
 * @param missed called when the inbox is heard again after a while: what came meanwhile is not told a second time
 */
export function useConversationNews(loaded: object, missed: () => void): InboxSnapshot["conversations"] {
  const live = useSyncExternalStore(subscribe, look, nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was known is looked at when the page is loaded, and only then
  const before = useMemo(() => look()?.conversations ?? {}, [loaded]);
  const connection = live?.connection;
  const lost = useRef(false);
  useEffect(() => {
    if (connection === "waiting") lost.current = true;
    if (connection !== "open" || !lost.current) return;
    lost.current = false;
    missed();
  }, [connection, missed]);
  return useMemo(() => {
    const now = Object.entries(live?.conversations ?? {});
    return Object.fromEntries(now.filter(([id, conversation]) => before[id] !== conversation));
  }, [live?.conversations, before]);
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
