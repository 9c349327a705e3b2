/** How the books stand against Stripe's, and the sums that nobody should have. */
import { Link } from "@remix-run/react";
import { admin as texts } from "../copy/en/admin.ts";
import type { AdminReconciliation, Currency, MoneyOverview } from "../lib/types.ts";
import { type AdminAction, AdminActions } from "./admin-lines.tsx";
import { Money, When } from "./money.tsx";
import { useTexts } from "./reader.tsx";
import { State } from "./seal.tsx";
import { Section } from "./slip.tsx";

const suspenseActions: readonly AdminAction[] = [{ decision: "suspenseToOwner" }, { decision: "suspenseToLosses" }];

export function AdminRun({ run }: { run: AdminReconciliation | null }) {
  const t = useTexts(texts);
  if (run === null) return <p>{t("runNever")}</p>;
  const agreed = run.state === "finished" && run.mismatched === 0;
  return (
    <>
      <p className="bar">
        <State state={agreed ? "paid" : run.state === "running" ? "wait" : "stop"}>
          {t("runState", { state: run.state })}
        </State>
        <When at={run.finishedAt ?? run.startedAt} form="moment" className="dim" />
      </p>
      <p className="mbs-2">
        {t.rich("runSpan", {
          from: <When at={run.from} form="moment" />,
          to: <When at={run.to} form="moment" />,
        })}
        <span className="block">{t("runResult", { count: run.compared, differences: run.mismatched })}</span>
      </p>
      {run.lastError ? (
        <p className="mbs-2">
          <code className="breaks">{run.lastError}</code>
        </p>
      ) : null}
      {run.balances.length > 0 ? <Balances balances={run.balances} /> : null}
    </>
  );
}

function Balances({ balances }: { balances: AdminReconciliation["balances"] }) {
  const t = useTexts(texts);
  return (
    <table className="tbl mbs-4" aria-label={t("run")}>
      <thead>
        <tr>
          <th>{t("currency")}</th>
          <th className="n">{t("side_ledger")}</th>
          <th className="n">{t("side_stripe")}</th>
          <th className="n">{t("difference")}</th>
        </tr>
      </thead>
      <tbody>
        {balances.map(({ currency, ledgerMinor, stripeMinor }) => {
          // Our books know every currency that a balance is kept in.
          const sum = (amountMinor: number) => ({ amountMinor, currency: currency.toUpperCase() as Currency });
          return (
            <tr key={currency}>
              <td>{currency.toUpperCase()}</td>
              <td className="n">
                <Money value={sum(ledgerMinor)} bare />
              </td>
              <td className="n">
                <Money value={sum(stripeMinor)} bare />
              </td>
              <td className="n">
                <Money value={sum(ledgerMinor - stripeMinor)} bare />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Money in suspense, which is emptied by deciding, and what solvers owe; nothing when there is none. */
export function OpenSums({ suspense, owed }: Pick<MoneyOverview, "suspense" | "owed">) {
  const t = useTexts(texts);
  const sums = [
    ...suspense.map((sum) => ({ ...sum, actions: suspenseActions })),
    ...owed.map((sum) => ({ ...sum, actions: [] })),
  ];
  if (sums.length === 0) return null;
  return (
    <Section title={t("sums")} note={t("sumsNote")}>
      <table className="tbl fold" aria-label={t("sums")}>
        <thead>
          <tr>
            <th>{t("account")}</th>
            <th className="n">{t("sum")}</th>
            <th>{t("col_do")}</th>
          </tr>
        </thead>
        <tbody>
          {sums.map(({ account, amount, actions }) => (
            <tr key={account}>
              <td>
                <Link className="breaks" to={`/admin/ledger?account=${encodeURIComponent(account)}`}>
                  {account}
                </Link>
              </td>
              <td className="n">
                <Money value={amount} />
              </td>
              <td>
                <AdminActions id={account} actions={actions} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
