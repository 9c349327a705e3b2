import { Link } from "@remix-run/react";
import type { CSSProperties, ReactNode } from "react";

/** Initials of the first and the last word of a name, by grapheme, so that no script is cut in half. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words.at(0) ?? "?";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return [first, last]
    .map((word) => Array.from(word)[0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

/** One of 18 hues, always the same for the same id. */
function hueOf(id: string): number {
  let sum = 7;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 65_521;
  return (sum % 18) * 20;
}

/** Two letters in a square; hidden from screen readers, for the name is beside it. */
export function Monogram({ id, name, large = false }: { id: string; name: string; large?: boolean }) {
  // CSS custom properties are not in React's style type.
  const style = { "--h": hueOf(id) } as CSSProperties;
  return (
    <span className={large ? "mono lg" : "mono"} style={style} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** A person: monogram, name, and what is said under it. */
export function PersonLine({
  person,
  large = false,
  before,
  children,
}: {
  person: { id: string; handle: string; name: string };
  large?: boolean;
  /** A word before the name, such as "Posted by". */
  before?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <span className="who">
      <Monogram id={person.id} name={person.name} large={large} />
      <span className="small">
        {before} <Link to={`/people/${person.handle}`}>{person.name}</Link>
        {children ? <span className="dim block">{children}</span> : null}
      </span>
    </span>
  );
}
