/** A decision in writing. Without JavaScript it stands in the page; with it, it floats over the page and holds focus. */
import { useNavigate } from "@remix-run/react";
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";

/**
 * Shown when its address says so (`?choose=…`), so that the way there is a plain link and Back closes it. The browser's
 * own modal dialog: it makes the page behind inert, takes Escape and gives focus back.
 * @param closeTo the address without it
 */
export function DecisionDialog({
  title,
  closeTo,
  children,
}: {
  title: ReactNode;
  closeTo: string;
  children: ReactNode;
}) {
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const close = () => navigate(closeTo, { preventScrollReset: true, replace: true });
  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    // It comes from the server open in the page; only a closed dialog can be shown as a modal one.
    shown.close();
    const before = document.activeElement;
    shown.showModal();
    // Where money moves, focus begins on the button that does nothing; elsewhere on what is to be written.
    const first = shown.querySelector<HTMLElement>("textarea, input:not([type=hidden])");
    (first ?? shown.querySelector<HTMLElement>("[data-safe]"))?.focus();
    return () => {
      shown.close();
      // It is gone from the page by now, and a browser gives focus back only from a dialog that is still there.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const onClick = (event: MouseEvent) => {
    if (event.target === dialog.current) close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself; this is the click beside it
    <dialog
      className="dialog"
      open
      ref={dialog}
      aria-labelledby={heading}
      onClick={onClick}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div className="in-dialog">
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
