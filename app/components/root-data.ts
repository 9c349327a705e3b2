import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "../root.tsx";

type RootData = Exclude<ReturnType<typeof useRouteLoaderData<typeof loader>>, undefined>;

/** What the root route loaded: who is looking, and the figures of the rules. Only below the root. */
export function useRootData(): RootData {
  const data = useRouteLoaderData<typeof loader>("root");
  if (!data) throw new Error("The root route has not loaded; its error page must not use its data.");
  return data;
}

/** The fee of a sum in minor units, as the ledger rounds it (half up). */
export function feeOf(amountMinor: number, basisPoints: number): number {
  return Math.floor((amountMinor * basisPoints + 5_000) / 10_000);
}
