import { useEffect, useState } from "react";
import type { UnreadCounts } from "./frame.tsx";

/** The unread counts, as loaded. */
export function useUnread(_user: { id: string } | null, loaded: UnreadCounts): UnreadCounts {
  const [unread, setUnread] = useState(loaded);
  useEffect(() => setUnread(loaded), [loaded]);
  return unread;
}
