import type { ReactNode } from "react";
import { Icon, type IconName, Rosette } from "./icon.tsx";

/** A sentence that matters, with a ruled edge. `alert`: it follows something the person did. */
export function Notice({
  tone,
  icon = "warn",
  alert = false,
  children,
}: {
  tone?: "act" | "held" | "stop";
  icon?: IconName;
  alert?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="note" data-s={tone} role={alert ? "alert" : "status"}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}

/** Nothing here: a sentence of fact, a sentence of help, one button. */
export function Empty({
  title,
  children,
  action,
  wide = false,
  heading: Heading = "h2",
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  heading?: "h2" | "h3";
  wide?: boolean;
}) {
  return (
    <div className="empty">
      <Rosette wide={wide} />
      <Heading>{title}</Heading>
      {children ? <p className="dim">{children}</p> : null}
      {action}
    </div>
  );
}

/** The page's own rules with blocks of the final size. */
export function Skeleton({ label, rows = 4 }: { label: string; rows?: number }) {
  return (
    <div role="status" aria-busy="true">
      <span className="vh">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are alike
        <div className="skrow" key={index}>
          <div>
            <div className="sk" />
          </div>
          <div>
            <div className="sk" />
            <div className="sk" />
          </div>
          <div>
            <div className="sk" />
          </div>
        </div>
      ))}
    </div>
  );
}

/** Open folder tabs: links between addresses. */
export function Tabs({ label, children, className = "" }: { label: string; children: ReactNode; className?: string }) {
  return (
    <nav className={`tabs ${className}`} aria-label={label}>
      {children}
    </nav>
  );
}

/** A page's title line: a way back, the heading, facts under it and buttons at the end. */
export function PageHead({
  back,
  title,
  children,
  actions,
}: {
  back?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="pagehead">
      <div>
        {back ? <p className="small">{back}</p> : null}
        <h1>{title}</h1>
        {children ? <div className="bar small mbs-2">{children}</div> : null}
      </div>
      {actions ? <div className="bar">{actions}</div> : null}
    </header>
  );
}
