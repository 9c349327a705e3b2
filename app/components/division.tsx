/** How what is held is divided: in writing, and as a field of a form. */
import { type ReactNode, useState } from "react";
import type { Division } from "#contract/disputes";
import { division as texts } from "../copy/en/division.ts";
import { divide, type HeldReward, halfOf, netOf } from "../lib/division.ts";
import { amountText, moneyText } from "../lib/format.ts";
import { parseAmount } from "../lib/parse-money.ts";
import { errorOf, type FormFailure } from "../lib/problem.ts";
import { ErrorLine, MoneyField } from "./field.tsx";
import { Money } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { type Fact, Facts } from "./slip.tsx";

/** The two sides by name, and which of them reads. */
export interface Sides {
  poster: string;
  solver: string;
  you: "poster" | "solver" | "none";
}

/** Where every part of what is held goes; the parts add up to the last line. */
export function DivisionLedger({ division, sides }: { division: Division; sides: Sides }) {
  const t = useTexts(texts);
  const { fee, tax, refund, release } = division;
  const line = (term: string, value: Division["fee"]): Fact => ({ term, answer: <Money value={value} bare /> });
  const held = { ...release, amountMinor: release.amountMinor + refund.amountMinor };
  return (
    <Facts
      tight
      sum
      items={[
        line(t("receives", { ...sides }), netOf(division)),
        fee.amountMinor > 0 ? line(t("fee"), fee) : null,
        tax.amountMinor > 0 ? line(t("tax"), tax) : null,
        line(t("back", { ...sides }), refund),
        { term: t("held"), answer: <Money value={held} /> },
      ]}
    />
  );
}

/** The same in a sentence. @param bare where the currency was just named */
export function DivisionLine({ division, sides, bare = false }: { division: Division; sides: Sides; bare?: boolean }) {
  const t = useTexts(texts);
  const { fee, tax, refund } = division;
  return t.rich(tax.amountMinor > 0 ? "lineTax" : "line", {
    ...sides,
    net: <Money value={netOf(division)} bare={bare} />,
    fee: <Money value={fee} bare={bare} />,
    tax: <Money value={tax} bare={bare} />,
    refund: <Money value={refund} bare={bare} />,
  });
}

/** Where the inputs of a form with a division and files are, by the API's names for them. */
export function inputNames(failure: FormFailure | undefined): Readonly<Record<string, string>> {
  return { fileIds: "files", ...(failure?.values.share === "other" ? {} : { release: "share" }) };
}

/** The words of a button that accepts a division: the verb and the reader's own sum. */
export function useAcceptText(): (division: Division, you: Sides["you"]) => string {
  const t = useTexts(texts);
  const { locale } = useReader();
  return (division, you) => {
    const [sum, refund] = [moneyText(netOf(division), locale), moneyText(division.refund, locale)];
    const paid = division.release.amountMinor > 0;
    if (you === "poster") return paid ? t("acceptPay", { sum }) : t("acceptTakeBack", { sum: refund });
    return paid ? t("acceptTake", { sum }) : t("acceptGiveBack", { sum: refund });
  };
}

/**
 * A choice of divisions, each in writing, and one of one's own. Its values are sums in minor units, so that what is sent is what was
 * read; `readDivision` of lib/division-form.server.ts takes them. With JavaScript the chosen one also stands below as a ledger.
 */
export function DivisionField({
  reward,
  sides,
  legend,
  failure,
}: {
  reward: HeldReward;
  sides: Sides;
  /** When the heading above does not ask the question already. */
  legend?: ReactNode;
  failure: FormFailure | undefined;
}) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const { held } = reward;
  const [share, setShare] = useState(failure?.values.share ?? "");
  const [typed, setTyped] = useState(failure?.values.release ?? "");
  const sum = amountText(held, locale);
  const choices = [
    { minor: 0, label: t("back_all", { ...sides }) },
    { minor: halfOf(held), label: t("half") },
    { minor: held.amountMinor, label: t("all", { ...sides }) },
  ];
  const chosen = share === "other" ? parseAmount(typed, held.currency) : share === "" ? null : Number(share);
  const shown = chosen !== null && chosen >= 0 && chosen <= held.amountMinor ? divide(reward, chosen) : null;
  const error = errorOf(failure, "share", ...(share === "other" ? [] : ["release"]));
  return (
    <fieldset className="opts division" aria-describedby={error ? "share-hint share-error" : "share-hint"}>
      <legend className={legend ? "label" : "vh"}>{legend ?? t("share", { sum })}</legend>
      <p className="hint" id="share-hint">
        {t("shareHint", { ...sides, sum: moneyText(held, locale) })}
      </p>
      {choices.map(({ minor, label }, index) => (
        <label className="tick" key={minor}>
          <input
            type="radio"
            name="share"
            id={index === 0 ? "share" : undefined}
            value={minor}
            defaultChecked={share === String(minor)}
            onChange={(event) => setShare(event.currentTarget.value)}
          />
          <span>
            {label}
            <span className="small dim block">
              <DivisionLine division={divide(reward, minor)} sides={sides} bare />
            </span>
          </span>
        </label>
      ))}
      <label className="tick">
        <input
          type="radio"
          name="share"
          value="other"
          defaultChecked={share === "other"}
          onChange={(event) => setShare(event.currentTarget.value)}
        />
        <span>{t("other")}</span>
      </label>
      <div className="own-share">
        <MoneyField
          name="release"
          label={t("release", { ...sides })}
          hint={t("releaseHint", { ...sides, sum })}
          currencies={[held.currency]}
          onType={setTyped}
          failure={failure}
        />
      </div>
      <ErrorLine id="share-error">{error}</ErrorLine>
      {shown ? (
        <div className="mbs-4" role="status">
          <p className="vh">{t("ledger")}</p>
          <DivisionLedger division={shown} sides={sides} />
        </div>
      ) : null}
    </fieldset>
  );
}
