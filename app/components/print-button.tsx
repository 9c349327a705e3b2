import { type ReactNode, useEffect, useState } from "react";
import { Button } from "./button.tsx";

/** Opens the browser's print dialog. Without JavaScript there is none: the browser's own menu prints the same. */
export function PrintButton({ children }: { children: ReactNode }) {
  const [able, setAble] = useState(false);
  useEffect(() => setAble(true), []);
  if (!able) return null;
  return (
    <Button kind="two" className="noprint" onClick={() => window.print()}>
      {children}
    </Button>
  );
}
