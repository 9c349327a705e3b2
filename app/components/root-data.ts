import { useRouteLoaderData } from "@remix-run/react";
import { feeOf } from "../../worker/platform/fees.ts";
import type { Money } from "../lib/types.ts";
import type { loader } from "../root.tsx";

type RootData = Exclude<ReturnType<typeof useRouteLoaderData<typeof loader>>, undefined>;

/** What the root route loaded: who is looking, and the figures of the rules. Only below the root. */
export function useRootData(): RootData {
  const data = useRouteLoaderData<typeof loader>("root");
  if (!data) throw new Error("The root route has not loaded; its error page must not use its data.");
  return data;
}

/** What a reward costs its solver, and what they receive. */
interface Estimate {
  fee: Money;
  /** On the fee; zero where none is taken. */
  tax: Money;
  net: Money;
}

/** Quotes the fee of a reward as the ledger will take it: the same lines, under the terms in force now. */
export function useEstimate(): (reward: Money) => Estimate {
  const { terms } = useRootData();
  return (reward) => {
    const { amountMinor, currency } = reward;
    // A reward in a currency that is no longer offered goes on; its least fee is below what its share comes to.
    const rule = terms.currencies.find((offered) => offered.currency === currency) ?? {
      stepMinor: 1,
      feeMinimumMinor: 0,
    };
    const { feeMinor, taxMinor } = feeOf(amountMinor, { ...terms, ...rule });
    const sum = (minor: number): Money => ({ amountMinor: minor, currency });
    return { fee: sum(feeMinor), tax: sum(taxMinor), net: sum(amountMinor - feeMinor - taxMinor) };
  };
}
