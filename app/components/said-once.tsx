/** A secret that this page says now and no page again. */
import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";

export function SaidOnce({ secret, title, children }: { secret: string; title: ReactNode; children: ReactNode }) {
  return (
    <Notice tone="act" icon="check" alert>
      <b>{title}</b>
      <br />
      <code className="breaks">{secret}</code>
      <br />
      {children}
    </Notice>
  );
}
