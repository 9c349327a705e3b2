/** Browsing by single keys, for those who want it: they can be switched off, since people who speak to their computer press them unmeant. */
import { type RefObject, useEffect, useRef, useState } from "react";
import { browse as texts } from "../copy/en/browse.ts";
import { keysAreOn, latinKey, rowAfter, switchKeys } from "../lib/browse-keys.ts";
import { Button } from "./button.tsx";
import { useTexts } from "./reader.tsx";

const keys = [
  ["/", "key_search"],
  ["j", "key_next"],
  ["k", "key_before"],
  ["?", "key_list"],
] as const;

export function BrowseKeys({ box }: { box: RefObject<HTMLInputElement> }) {
  const t = useTexts(texts);
  const list = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(keysAreOn);
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || list.current?.open) return;
      const key = latinKey(event);
      if (key === "/") box.current?.focus();
      else if (key === "?") list.current?.showModal();
      else if (key === "j" || key === "k") focusRow(key === "j" ? 1 : -1);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [on, box]);
  return (
    <>
      <Button kind="quiet" className="hide-s" onClick={() => list.current?.showModal()}>
        {t("keys")}
      </Button>
      <dialog className="dialog" ref={list} aria-label={t("keys")}>
        <div className="in-dialog flow">
          <h2>{t("keys")}</h2>
          <dl className="facts tight">
            {keys.map(([key, does]) => (
              <div key={key}>
                <dt>{t(does)}</dt>
                <dd>
                  <kbd>{key}</kbd>
                </dd>
              </div>
            ))}
          </dl>
          <label className="tick">
            <input
              type="checkbox"
              checked={on}
              onChange={(event) => {
                switchKeys(event.currentTarget.checked);
                setOn(event.currentTarget.checked);
              }}
            />
            {t("keysOn")}
          </label>
          <p>
            <Button kind="two" onClick={() => list.current?.close()}>
              {t("keysClose")}
            </Button>
          </p>
        </div>
      </dialog>
    </>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function focusRow(step: 1 | -1): void {
  const titles = [...document.querySelectorAll<HTMLElement>("#results .row .h3 a")];
  const now = document.activeElement instanceof HTMLElement ? titles.indexOf(document.activeElement) : -1;
  titles[rowAfter(now, step, titles.length)]?.focus();
}
