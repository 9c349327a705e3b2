import sprite from "./sprite.svg";

export type IconName =
  | "arrow"
  | "attach"
  | "back"
  | "bell"
  | "check"
  | "clock"
  | "close"
  | "download"
  | "file"
  | "filter"
  | "globe"
  | "more"
  | "offline"
  | "people"
  | "person"
  | "plus"
  | "search"
  | "send"
  | "star"
  | "talk"
  | "warn"
  | "work";

/** Arrows and the send mark follow the direction of writing; clocks and checks do not. */
const directional: ReadonlySet<IconName> = new Set(["arrow", "back", "send"]);

/** A mark of the one sprite. Decorative: the word beside it, or the control's own name, is what is read. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={directional.has(name) ? "ic flip" : "ic"} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}

/** The address of the seal's scalloped edge, for components that draw inside it. */
export const sealEdge = `${sprite}#edge`;

/** Line art as on a banknote. */
export function Rosette({ wide = false }: { wide?: boolean }) {
  return (
    <svg className="rosette" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <use href={`${sprite}#${wide ? "rosette-wide" : "rosette"}`} />
    </svg>
  );
}

export function Logo() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <use href={sealEdge} fill="var(--held)" stroke="var(--on-held)" strokeWidth="1.5" />
      <circle cx="12" cy="12" r="3.6" fill="none" stroke="var(--on-held)" strokeWidth="1.8" />
    </svg>
  );
}
