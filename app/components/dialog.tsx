/** A decision in writing. Without JavaScript it stands in the page; with it, it floats over the page and holds focus. */
import { useNavigate } from "@remix-run/react";
import { Dialog } from "radix-ui";
import { type ReactNode, useEffect, useState } from "react";

/**
 * Shown when its address says so (`?choose=…`), so that the way there is a plain link and Back closes it.
 * @param closeTo the address without it
 * @param safe focused first when money moves: the button that does nothing
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
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const navigate = useNavigate();
  if (!live) {
    return (
      <section className="dialog mbe-6">
        <h2>{title}</h2>
        {children}
      </section>
    );
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && navigate(closeTo, { preventScrollReset: true, replace: true })}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content
          className="dialog float"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            const safe = (event.currentTarget as HTMLElement).querySelector<HTMLElement>("[data-safe]");
            if (!safe) return;
            event.preventDefault();
            safe.focus();
          }}
        >
          <Dialog.Title asChild>
            <h2>{title}</h2>
          </Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
