/** Where one is in a long conversation: at its end, at what is new, or somewhere above, and how it stays there. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { RoomClient } from "../lib/room-client.ts";
import type { RoomSnapshot } from "../lib/room-snapshot.ts";

/** The server has no layout; React says so aloud otherwise. */
const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** Whether the end of the talk is in view, give or take a few lines. */
export function useAtEnd(end: RefObject<HTMLElement>): boolean {
  const [atEnd, setAtEnd] = useState(true);
  useEffect(() => {
    const shown = end.current;
    if (!shown) return;
    const observer = new IntersectionObserver(([entry]) => setAtEnd(entry?.isIntersecting ?? true), {
      rootMargin: "0px 0px 160px 0px",
    });
    observer.observe(shown);
    return () => observer.disconnect();
  }, [end]);
  return atEnd;
}

/** Milliseconds for which screen readers pass over what was put in front. */
const historyQuietMs = 1_000;

/** Whether what comes into the log is read aloud: what is new is, an older page that is put in front is not. */
export function useLiveness(first: number | undefined): "polite" | "off" {
  const [known, setKnown] = useState(first);
  useEffect(() => {
    const timer = setTimeout(() => setKnown(first), historyQuietMs);
    return () => clearTimeout(timer);
  }, [first]);
  // In a talk that was empty the first line is new.
  return known === undefined || known === first ? "polite" : "off";
}

/**
 * Begins where the new messages begin, else at the end; keeps the newest line in view from then on, unless the person has scrolled up.
 * @param refusals of changes: each makes a message longer
 */
export function useStickToEnd(
  end: RefObject<HTMLElement>,
  atEnd: boolean,
  count: number,
  ownCount: number,
  refusals: number,
): void {
  const first = useRef(true);
  const own = useRef(ownCount);
  const wasAtEnd = useRef(atEnd);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what this waits for
  useEffect(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    const unread = document.getElementById("unread");
    const wrote = ownCount > own.current;
    own.current = ownCount;
    if (first.current) {
      first.current = false;
      if (scrollHeight <= clientHeight) return;
      // Without smoothness: one is there before one looks.
      end.current?.scrollIntoView({ block: "end", behavior: "instant" });
      if (unread && unread.getBoundingClientRect().top < 0)
        unread.scrollIntoView({ block: "center", behavior: "instant" });
    } else if (wrote || wasAtEnd.current) end.current?.scrollIntoView({ block: "end", behavior: "instant" });
  }, [count, ownCount, refusals]);
  useEffect(() => {
    wasAtEnd.current = atEnd;
  }, [atEnd]);
}

/** Whether the mark where the new messages begin has been in view. It may have to be loaded first. */
export function useUnreadSeen(entries: RoomSnapshot["entries"]): boolean {
  const [seen, setSeen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it may come with any older entries
  useEffect(() => {
    const mark = document.getElementById("unread");
    if (!mark || seen) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true));
    observer.observe(mark);
    return () => observer.disconnect();
  }, [entries, seen]);
  return seen;
}

/** When older messages come in above, what one reads stays where it is. */
export function useKeepPlace(log: RefObject<HTMLElement>, first: number | undefined): void {
  const held = useRef<{ element: Element; top: number } | null>(null);
  useEffect(() => {
    const remember = () => {
      const element = log.current?.querySelector(".entry");
      held.current = element ? { element, top: element.getBoundingClientRect().top } : null;
    };
    remember();
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, [log]);
  useBrowserLayoutEffect(() => {
    const before = held.current;
    if (before?.element.isConnected) {
      const moved = before.element.getBoundingClientRect().top - before.top;
      if (Math.abs(moved) > 1) window.scrollBy({ top: moved, behavior: "instant" });
    }
    const element = log.current?.querySelector(".entry");
    held.current = element ? { element, top: element.getBoundingClientRect().top } : null;
  }, [first]);
}

/** Goes to an entry, and loads as far back as it where it is not there yet. */
export function useJump(client: RoomClient | null, entries: RoomSnapshot["entries"]): (seq: number) => void {
  const [wanted, setWanted] = useState<number | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    // The one after a change of an entry, where it is that which is wanted.
    const entry = (entries[0]?.seq ?? wanted + 1) <= wanted ? entries.find(({ seq }) => seq >= wanted) : undefined;
    const element = document.getElementById(`m${entry?.seq}`);
    if (!element) return;
    setWanted(null);
    element.scrollIntoView({ block: "center", behavior: "instant" });
    element.focus({ preventScroll: true });
  }, [wanted, entries]);
  return useCallback(
    (seq: number) => {
      client?.reveal(seq);
      setWanted(seq);
    },
    [client],
  );
}

/** Says how far one has read, while the page is looked at and its end is in view. */
export function useMarkRead(client: RoomClient | null, snapshot: RoomSnapshot, atEnd: boolean): void {
  const last = snapshot.entries.at(-1)?.seq ?? 0;
  // A room takes no read before it has said who one is there.
  const open = snapshot.connection === "open" && snapshot.you !== null;
  useEffect(() => {
    if (!client || !open || !atEnd) return;
    const mark = () => {
      if (document.visibilityState === "visible") client.markRead(last);
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [client, last, open, atEnd]);
}
