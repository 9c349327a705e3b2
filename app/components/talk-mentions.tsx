/** Naming somebody: after an @ the people of the conversation are offered, by keyboard or pointer. */
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { talk as texts } from "../copy/en/talk.ts";
import { nameBegun } from "../lib/mentions.ts";
import { Monogram } from "./people.tsx";
import { useTexts } from "./reader.tsx";

export interface Named {
  id: string;
  name: string;
}

export interface Mentions {
  /** For the field: `aria-*` of the list it steers. */
  fieldProps: {
    role?: "combobox";
    "aria-expanded"?: boolean;
    "aria-controls"?: string;
    "aria-activedescendant"?: string;
  };
  /** Call it when the text or the caret has changed. */
  look(): void;
  /** True when the key was the list's. */
  take(event: KeyboardEvent): boolean;
  list: { id: string; people: readonly Named[]; at: number; pick(one: Named): void };
}

export function useMentions(field: RefObject<HTMLTextAreaElement>, people: readonly Named[]): Mentions {
  const id = useId();
  const [found, setFound] = useState<readonly Named[]>([]);
  const [at, setAt] = useState(0);

  const look = () => {
    const shown = field.current;
    const begin = nameBegun(shown?.value.slice(0, shown.selectionStart) ?? "")?.toLocaleLowerCase();
    const fits = ({ name }: Named) =>
      name
        .toLocaleLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(begin ?? ""));
    setFound(begin === undefined ? [] : people.filter(fits).slice(0, 6));
    setAt(0);
  };
  const pick = ({ name }: Named) => {
    const shown = field.current;
    if (!shown) return;
    const caret = shown.selectionStart;
    const start = shown.value.slice(0, caret).lastIndexOf("@");
    shown.setRangeText(`@${name} `, start, caret, "end");
    shown.focus();
    setFound([]);
  };
  const take = (event: KeyboardEvent): boolean => {
    const chosen = found[at];
    if (chosen === undefined) return false;
    if (event.key === "ArrowDown") setAt((at + 1) % found.length);
    else if (event.key === "ArrowUp") setAt((at + found.length - 1) % found.length);
    else if (event.key === "Enter" || event.key === "Tab") pick(chosen);
    else if (event.key === "Escape") setFound([]);
    else return false;
    event.preventDefault();
    return true;
  };
  const open = found.length > 0;
  return {
    fieldProps: open
      ? { role: "combobox", "aria-expanded": true, "aria-controls": id, "aria-activedescendant": `${id}-${at}` }
      : {},
    look,
    take,
    list: { id, people: found, at, pick },
  };
}

export function MentionList({ id, people, at, pick }: Mentions["list"]) {
  const t = useTexts(texts);
  if (people.length === 0) return null;
  return (
    <div className="mentions" role="listbox" id={id} aria-label={t("mentionList")}>
      {people.map((one, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field it belongs to has the keys
        <div
          key={one.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => pick(one)}
        >
          <Monogram id={one.id} name={one.name} />
          {one.name}
        </div>
      ))}
    </div>
  );
}
