/** What has just happened, at the edge of the page: one sentence and one link. Never for money, never for errors. */
import { Link, useLocation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { inbox as texts } from "../copy/en/inbox.ts";
import type { Notification } from "../lib/types.ts";
import { useNewestNote } from "./live-inbox.tsx";
import { pathOf, useSentence } from "./notification-line.tsx";
import { useTexts } from "./reader.tsx";

/** Milliseconds; it stays while hovered or focused. */
const shownMs = 8_000;

/** Whether the page is where the note leads: a challenge is at its address, which a note does not name. */
function isOn(pathname: string, note: Notification): boolean {
  const { challengeId = "", slug = "" } = note.subject;
  return [challengeId, slug].some((name) => pathname === pathOf(note).replace(`/${challengeId}`, `/${name}`));
}

export function NewsToast() {
  const { note, dismiss } = useNewestNote();
  const { pathname } = useLocation();
  const t = useTexts(texts);
  const sentence = useSentence();
  const [held, setHeld] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const told =
    note && note.category !== "money" && pathname !== "/notifications" && !isOn(pathname, note) ? note : null;
  const id = told?.id;
  useEffect(() => {
    if (id === undefined || held) return;
    const timer = setTimeout(dismiss, shownMs);
    return () => clearTimeout(timer);
  }, [id, held, dismiss]);
  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      if (event.key === "F8") link.current?.focus();
    };
    window.addEventListener("keydown", reach);
    return () => window.removeEventListener("keydown", reach);
  }, []);
  return (
    <div className="toasts" role="status">
      {told ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the toast from going
        <div
          className="toast"
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span>{sentence(told)}</span>
          <Link ref={link} to={pathOf(told)} onClick={dismiss}>
            {t("look")}
          </Link>
        </div>
      ) : null}
    </div>
  );
}
