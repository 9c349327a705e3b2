/** A small menu behind one button. It is a disclosure of links and buttons, so it opens without JavaScript too. */
import { type ReactNode, useEffect, useRef } from "react";
import { Icon } from "./icon.tsx";

export function Menu({ label, children }: { label: string; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const shown = menu.current;
    if (!shown) return;
    const close = () => {
      shown.open = false;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !shown.open) return;
      close();
      shown.querySelector("summary")?.focus();
    };
    const onPointer = ({ target }: Event) => {
      if (target instanceof Node && !shown.contains(target)) close();
    };
    const onFocus = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !shown.contains(relatedTarget)) close();
    };
    // What was chosen closes it, whatever it then does.
    const onClick = ({ target }: Event) => {
      if (target instanceof Element && target.closest("button, a")) close();
    };
    shown.addEventListener("keydown", onKey);
    shown.addEventListener("focusout", onFocus);
    shown.addEventListener("click", onClick);
    document.addEventListener("pointerdown", onPointer);
    return () => {
      shown.removeEventListener("keydown", onKey);
      shown.removeEventListener("focusout", onFocus);
      shown.removeEventListener("click", onClick);
      document.removeEventListener("pointerdown", onPointer);
    };
  }, []);
  return (
    <details className="more" ref={menu}>
      <summary aria-label={label}>
        <Icon name="more" />
      </summary>
      <div className="more-list">{children}</div>
    </details>
  );
}
