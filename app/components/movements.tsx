/** The movements of a statement: a table with what came and what left, folded to lines on the phone, closed by its sums. */
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { payout as payoutTexts } from "../copy/en/payout.ts";
import { statement as texts } from "../copy/en/statement.ts";
import { kindWord, stateWord } from "../lib/movement-words.ts";
import type { Currency, Movement } from "../lib/types.ts";
import { Money, When } from "./money.tsx";
import { useTexts } from "./reader.tsx";
import { type SealState, State } from "./seal.tsx";

const payoutSeals: Record<NonNullable<Movement["state"]>, SealState> = {
  blocked: "stop",
  queued: "wait",
  transferring: "wait",
  paid: "paid",
  failed: "stop",
  reversed: "back",
  canceled: "back",
};

/** Kinds that are a state by themselves. */
const kindSeals: Partial<Record<Movement["kind"], SealState>> = {
  refunded: "back",
  goodwill: "back",
  charged_back: "split",
};

export function Movements({ items, currency }: { items: readonly Movement[]; currency: Currency }) {
  const t = useTexts(texts);
  const total = (of: readonly Movement[]) => ({
    amountMinor: of.reduce((sum, { amount }) => sum + amount.amountMinor, 0),
    currency,
  });
  return (
    <table className="tbl mv">
      <thead>
        <tr>
          <th>{t("date")}</th>
          <th>{t("what")}</th>
          <th>{t("state")}</th>
          <th className="n">{t("in")}</th>
          <th className="n">{t("out")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <MovementRow key={item.id} item={item} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th colSpan={3} scope="row">
            {t("sum", { currency })}
          </th>
          <Total label={t("in")} value={total(items.filter(({ amount }) => amount.amountMinor > 0))} />
          <Total label={t("out")} value={total(items.filter(({ amount }) => amount.amountMinor < 0))} />
        </tr>
      </tfoot>
    </table>
  );
}

/** A column's sum; on the phone, where no header stands above it, with its name. */
function Total({ label, value }: { label: string; value: { amountMinor: number; currency: Currency } }) {
  return (
    <td className="n">
      <span className="only-s small dim">{label} </span>
      <Money value={value} bare />
    </td>
  );
}

function MovementRow({ item }: { item: Movement }) {
  const amount = <Money value={item.amount} bare />;
  const left = item.amount.amountMinor < 0;
  return (
    <tr>
      <td>
        <When at={item.at} form="short" />
      </td>
      <td>
        <What item={item} />
      </td>
      <td>
        <MovementState item={item} />
      </td>
      <td className="n">{left ? null : amount}</td>
      <td className="n">{left ? amount : null}</td>
    </tr>
  );
}

/** Which challenge, what moved and why it waits; whoever paid or was paid finds the receipt here. */
function What({ item }: { item: Movement }) {
  const t = useTexts(texts);
  const p = useTexts(payoutTexts);
  const { challenge, kind, holdId, reason } = item;
  const hasReceipt = holdId !== null && (kind === "paid_in" || kind === "released");
  return (
    <>
      {challenge ? (
        <Link className="title" to={`/challenges/${challenge.slug}`}>
          {challenge.title}
        </Link>
      ) : null}
      <span className="dim block">
        {t(kindWord(item))}
        {hasReceipt ? (
          <>
            {" · "}
            <Link
              to={`/payments/receipts/${holdId}`}
              aria-label={challenge ? t("receiptOf", { title: challenge.title }) : undefined}
            >
              {t("receipt")}
            </Link>
          </>
        ) : null}
      </span>
      {reason ? <span className="dim block">{p(`why_${reason}`)}</span> : null}
    </>
  );
}

function MovementState({ item }: { item: Movement }): ReactNode {
  const t = useTexts(texts);
  const word = stateWord(item);
  const seal = kindSeals[item.kind] ?? (item.state === null ? undefined : payoutSeals[item.state]);
  return word && seal ? <State state={seal}>{t(word)}</State> : null;
}
