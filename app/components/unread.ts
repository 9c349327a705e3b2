import { useEffect, useRef, useState } from "react";
import type { UnreadCounts } from "./frame.tsx";

/**
 * The unread counts: as loaded, then as the inbox tells them. Connects once for a signed-in person and stays through
 * navigations; guests get none of the inbox's code.
 */
export function useUnread(user: { id: string } | null, loaded: UnreadCounts): UnreadCounts {
  const id = user?.id;
  const [live, setLive] = useState<UnreadCounts | null>(null);
  const counts = useRef(loaded);
  counts.current = loaded;
  useEffect(() => {
    if (id === undefined) return;
    let ended = false;
    let close = () => {};
    void import("./live-inbox.tsx").then(({ openInbox }) => {
      if (!ended) close = openInbox(counts.current, setLive);
    });
    return () => {
      ended = true;
      close();
      setLive(null);
    };
  }, [id]);
  return live ?? loaded;
}
