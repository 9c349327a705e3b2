/** Square, like index tabs: a skill, a filter that is on, a switch. */
import { Link } from "@remix-run/react";
import type { ComponentPropsWithoutRef, MouseEvent, ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** A word, where something else is the link. */
export function Chip({ children }: { children: ReactNode }) {
  return <span className="chip">{children}</span>;
}

/** Skills, each leading to the challenges that ask for it. */
export function SkillChips({ skills, className = "" }: { skills: readonly string[]; className?: string }) {
  if (skills.length === 0) return null;
  return (
    <p className={`bar chips-gap ${className}`}>
      {skills.map((skill) => (
        <Link key={skill} className="chip" to={`/challenges?skill=${encodeURIComponent(skill)}`}>
          {skill}
        </Link>
      ))}
    </p>
  );
}

/**
 * A filter that is on; pressing it takes it off, and focus goes to the chip beside it.
 * @param to the address without it
 * @param remove its name for screen readers, such as "Remove Software"
 */
export function FilterChip({ to, remove, children }: { to: string; remove: string; children: ReactNode }) {
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const { nextElementSibling: next, previousElementSibling: before } = event.currentTarget;
    // This one is about to go, and with it the place where the reader was.
    for (const beside of [before, next]) if (beside instanceof HTMLElement) beside.focus();
  };
  return (
    <Link className="chip on" to={to} preventScrollReset onClick={onClick}>
      <span className="vh">{remove}</span>
      <span aria-hidden="true">{children}</span>
      <Icon name="close" />
    </Link>
  );
}

/** One of a few ways, pressed or not. */
export function ToggleChip({
  pressed,
  ...button
}: Omit<ComponentPropsWithoutRef<"button">, "className"> & { pressed: boolean }) {
  return <button type="submit" {...button} className="chip" aria-pressed={pressed} />;
}
