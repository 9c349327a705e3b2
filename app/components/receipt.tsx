/** The parts of a receipt: whose it is, what moved, and where the sums are. They read the same on paper. */
import { Link } from "@remix-run/react";
import { receipts as texts } from "../copy/en/receipts.ts";
import { countryText, dateText, moneyText, negative } from "../lib/format.ts";
import type { Receipt, Money as Sum } from "../lib/types.ts";
import { Money, When } from "./money.tsx";
import { type Texts, useReader, useTexts } from "./reader.tsx";
import { type Fact, Facts, Section } from "./slip.tsx";

type ReceiptTexts = Texts<keyof typeof texts>;
type Party = Receipt["poster"];
type Line = Receipt["lines"][number];

export function ReceiptFacts({ receipt, host }: { receipt: Receipt; host: string }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const party = ({ name, country }: Party) =>
    country ? t("party", { name, country: countryText(country, locale) }) : name;
  return (
    <Section title={t("facts")}>
      <Facts
        items={[
          { term: t("number"), answer: <span className="num breaks">{receipt.number}</span> },
          { term: t("issued"), answer: <When at={receipt.issuedAt} form="date" /> },
          {
            term: t("for"),
            answer: <Link to={`/challenges/${receipt.challenge.slug}`}>{receipt.challenge.title}</Link>,
          },
          { term: t("paidBy"), answer: party(receipt.poster) },
          { term: t("workBy"), answer: party(receipt.solver) },
          { term: t("through"), answer: t("throughText", { host }) },
        ]}
      />
    </Section>
  );
}

export function ReceiptLines({ receipt }: { receipt: Receipt }) {
  const t = useTexts(texts);
  return (
    <Section title={t(`lines_${receipt.side}`)} note={t("linesNote")}>
      <table className="tbl fold">
        <thead>
          <tr>
            <th>{t("date")}</th>
            <th>{t("what")}</th>
            <th>{t("reference")}</th>
            <th className="n">{t("sum")}</th>
          </tr>
        </thead>
        <tbody>
          {receipt.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a receipt keep their order
            <tr key={index}>
              <td className="dim">
                <When at={line.at} form="date" />
              </td>
              <td>{lineText(t, receipt, line)}</td>
              <td className="dim">{line.reference ? <code className="breaks">{line.reference}</code> : null}</td>
              <td className="n">
                <Money value={written(line)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** On a receipt the words say which way money went; only what was taken off it, or came back, is negative. */
function written({ kind, amount }: Line): Sum {
  return kind === "paid_in" || kind === "paid_out" ? negative(amount) : amount;
}

function lineText(t: ReceiptTexts, { side, solver }: Receipt, { kind, amount }: Line): string {
  if (kind === "released") return t(`line_released_${side}`, { solver: solver.name });
  return t(kind === "refunded" && amount.amountMinor < 0 ? "line_refundedBack" : `line_${kind}`);
}

/** Each side's sums: every total is what the lines above it add up to. */
export function ReceiptSums({ receipt }: { receipt: Receipt }) {
  return receipt.side === "poster" ? <PosterSums receipt={receipt} /> : <SolverSums receipt={receipt} />;
}

/** A line of sums; one of nothing is left out. */
const line = (term: string, value: Sum): Fact | null =>
  value.amountMinor === 0 ? null : { term, answer: <Money value={value} bare /> };

function useWhereNote({ amount }: Receipt): string {
  const t = useTexts(texts);
  const reader = useReader();
  return t("whereNote", { currency: amount.currency, day: dateText(new Date(reader.now).toISOString(), reader) });
}

function PosterSums({ receipt }: { receipt: Receipt }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const { totals, solver } = receipt;
  const tax = totals.tax.amountMinor > 0 ? moneyText(totals.tax, locale) : "none";
  return (
    <Section title={t("whereItIs")} note={useWhereNote(receipt)}>
      <div className="sums">
        <Facts
          tight
          sum
          items={[
            line(t("sumReleased", { solver: solver.name }), totals.released),
            line(t("sumHeld"), totals.held),
            line(t("sumRefunded"), totals.refunded),
            line(t("sumChargedBack"), totals.chargedBack),
            { term: t("sumPaid"), answer: <Money value={totals.paid} /> },
          ]}
        />
      </div>
      {totals.fee.amountMinor > 0 ? (
        <p className="small dim mbs-4">{t("feeInIt", { fee: moneyText(totals.fee, locale), tax })}</p>
      ) : null}
    </Section>
  );
}

function SolverSums({ receipt }: { receipt: Receipt }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const { totals } = receipt;
  const waits = {
    ...totals.net,
    amountMinor: totals.net.amountMinor - totals.netted.amountMinor - totals.paidOut.amountMinor,
  };
  const note = useWhereNote(receipt);
  return (
    <>
      <Section title={t("whatYouGot")} note={note}>
        <div className="sums">
          <Facts
            tight
            sum
            items={[
              line(t("released"), totals.released),
              line(t("fee"), negative(totals.fee)),
              line(t("tax"), negative(totals.tax)),
              line(t("recovered"), totals.recovered),
              { term: t("yours"), answer: <Money value={totals.net} /> },
            ]}
          />
        </div>
        {totals.held.amountMinor > 0 ? (
          <p className="small dim mbs-4">{t("stillHeld", { sum: moneyText(totals.held, locale) })}</p>
        ) : null}
      </Section>
      {totals.net.amountMinor > 0 ? (
        <Section title={t("whereItWent")} note={note}>
          <div className="sums">
            <Facts
              tight
              sum
              items={[
                line(t("paidOut"), totals.paidOut),
                line(t("netted"), totals.netted),
                line(t("waits"), waits),
                { term: t("yours"), answer: <Money value={totals.net} /> },
              ]}
            />
          </div>
        </Section>
      ) : null}
    </>
  );
}
