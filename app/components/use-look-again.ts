import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";

/**
 * Asks for the page's data again every little while, for as long as it is wanted.
 * @returns true when it has looked often enough and stopped
 */
export function useLookAgain(wanted: boolean, { everyMs, most }: { everyMs: number; most: number }): boolean {
  const { revalidate, state } = useRevalidator();
  const [looks, setLooks] = useState(0);
  const tired = looks >= most;
  useEffect(() => {
    if (!wanted || tired || state !== "idle") return;
    const timer = setTimeout(() => {
      setLooks((before) => before + 1);
      revalidate();
    }, everyMs);
    return () => clearTimeout(timer);
  }, [wanted, tired, revalidate, state, everyMs]);
  return wanted && tired;
}
