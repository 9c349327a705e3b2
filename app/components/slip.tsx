import { type ReactNode, useId } from "react";
import { rail as railTexts } from "../copy/en/rail.ts";
import { numberFormat } from "../lib/formatters.ts";
import type { Money as Sum } from "../lib/types.ts";
import { Rosette } from "./icon.tsx";
import { Money } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { Seal, type SealState } from "./seal.tsx";

/** The colours a slip may have: a wait and a refund are drawn as "nothing held". */
export type SlipTone = "none" | "held" | "paid" | "stop" | "split";

/** The slip for a seal: see UX "Slip". */
export function toneOf(state: SealState): SlipTone {
  return state === "back" || state === "wait" ? "none" : state;
}

/** The only filled box on a page, and only for money: a torn-edged strip. */
export function Slip({
  tone,
  label,
  rosette = false,
  className = "",
  children,
}: {
  tone: SlipTone;
  /** The name a screen reader gives the section. */
  label: string;
  rosette?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={`slip ${className}`} data-s={tone} aria-label={label}>
      {rosette ? <Rosette wide={tone === "none"} /> : null}
      {children}
    </section>
  );
}

export interface RailStation {
  name: string;
  word: ReactNode;
}

/**
 * Where the money is: poster → held → solver.
 * @param at the station where it is now
 * @param seal how that station is drawn
 */
export function Rail({
  at,
  seal,
  stations,
}: {
  at: 0 | 1 | 2;
  seal: SealState;
  stations: readonly [RailStation, RailStation, RailStation];
}) {
  const t = useTexts(railTexts);
  return (
    <ol className="rail" aria-label={t("railLabel")}>
      {stations.map((station, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the three stations never change places
          key={index}
          className={index < at ? "past" : index === at ? "now" : undefined}
          aria-current={index === at ? "step" : undefined}
        >
          <Station past={index < at} now={index === at} seal={seal} />
          <b>{station.name}</b>
          <span>{station.word}</span>
        </li>
      ))}
    </ol>
  );
}

function Station({ past, now, seal }: { past: boolean; now: boolean; seal: SealState }) {
  if (now) return <Seal state={seal} />;
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {past ? (
        <circle className="core" cx="12" cy="12" r="10" />
      ) : (
        <circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" strokeWidth="3" opacity=".75" />
      )}
    </svg>
  );
}

/** `{fee} %` of a fee policy in basis points. */
export function useFeePercent(basisPoints: number): string {
  const { locale } = useReader();
  return numberFormat(locale, { maximumFractionDigits: 2 }).format(basisPoints / 100);
}

/** The line of the tax on the fee; none where no tax is taken. */
export function useTaxFact(): (tax: Sum) => Fact | null {
  const t = useTexts(railTexts);
  return (tax) => (tax.amountMinor === 0 ? null : { term: t("taxOnFee"), answer: <Money value={tax} bare /> });
}

export interface Fact {
  term: ReactNode;
  answer: ReactNode;
}

/** Label and answer. `tight`: on one line; `sum`: a double rule closes the last. */
export function Facts({
  items,
  tight = false,
  sum = false,
}: {
  items: readonly (Fact | null)[];
  tight?: boolean;
  sum?: boolean;
}) {
  return (
    <dl className={`facts${tight ? " tight" : ""}${sum ? " sum" : ""}`}>
      {items
        .filter((item) => item !== null)
        .map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts of one list keep their order
          <div key={index}>
            <dt>{item.term}</dt>
            <dd>{item.answer}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A ruled section: its label in the margin, its content beside it. */
export function Section({
  title,
  note,
  id,
  level: Heading = "h2",
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  id?: string;
  level?: "h1" | "h2";
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="sec" id={id} aria-labelledby={heading}>
      <header>
        <Heading id={heading}>{title}</Heading>
        {note ? <p className="small">{note}</p> : null}
      </header>
      <div>{children}</div>
    </section>
  );
}

export interface TimelineStep {
  /** `auto`: happens by itself; said in words too. */
  phase: "past" | "now" | "next" | "auto";
  title: ReactNode;
  when: ReactNode;
}

export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <ol className="tl">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps of one list keep their order
        <li key={index} className={step.phase} aria-current={step.phase === "now" ? "step" : undefined}>
          <b>{step.title}</b>
          <span className="when">{step.when}</span>
        </li>
      ))}
    </ol>
  );
}
