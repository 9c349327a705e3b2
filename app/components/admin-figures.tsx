import type { AdminMismatch, Currency } from "../lib/types.ts";
import { Money } from "./money.tsx";
import { Facts } from "./slip.tsx";

type Detail = AdminMismatch["detail"];

/** What each side says of a movement: sums of minor units as money, everything else as it was stored. */
export function Figures({ detail }: { detail: Detail }) {
  const currency = typeof detail.currency === "string" ? detail.currency.toUpperCase() : null;
  return (
    <Facts
      tight
      items={Object.entries(detail).map(([name, value]) => ({
        term: wordsOf(name),
        answer: <Figure name={name} value={value} currency={currency} />,
      }))}
    />
  );
}

function Figure({ name, value, currency }: { name: string; value: Detail[string]; currency: string | null }) {
  if (value === null) return <>—</>;
  if (typeof value !== "number") return <code className="breaks">{value}</code>;
  // Stored beside the sums by whoever compared them: a currency that our books know.
  if (currency === null || !/minor$/i.test(name)) return <span className="num">{value}</span>;
  return <Money value={{ amountMinor: value, currency: currency as Currency }} />;
}

/** `ledgerAmountMinor` → `ledger amount`. */
function wordsOf(name: string): string {
  return name
    .replace(/Minor$/, "")
    .replace(/([A-Z])/g, " $1")
    .toLowerCase();
}
