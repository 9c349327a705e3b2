/** Draws a MoneyState: its word, its rail and its sentence, wherever a page tells where money is. */
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { money as texts } from "../copy/en/money.ts";
import type { MoneyState, StateValue } from "../lib/money-state.ts";
import { Money, When } from "./money.tsx";
import { type Texts, useTexts } from "./reader.tsx";
import { State } from "./seal.tsx";
import { Rail } from "./slip.tsx";

type MoneyTexts = Texts<keyof typeof texts>;

function valueNode(value: StateValue, t: MoneyTexts): ReactNode {
  if (typeof value === "number") return value;
  if ("amountMinor" in value) return <Money value={value} />;
  if ("at" in value) return value.at ? <When at={value.at} form={value.form} /> : "";
  if ("text" in value) return t(value.text);
  return value.name;
}

/** The sentence for this side, with its sums and dates, and what the person can do about it. */
export function MoneySentence({ state }: { state: MoneyState }) {
  const t = useTexts(texts);
  const values = Object.fromEntries(Object.entries(state.values).map(([name, value]) => [name, valueNode(value, t)]));
  return (
    <>
      {t.rich(state.sentence, values)} {state.action ? <Link to={state.action.to}>{t(state.action.text)}</Link> : null}
    </>
  );
}

export function MoneyWord({ state }: { state: MoneyState }) {
  const t = useTexts(texts);
  return <State state={state.seal}>{t(state.word)}</State>;
}

/** @param names what the outer stations are called; default: Poster and Solver */
export function MoneyRail({ state, names = {} }: { state: MoneyState; names?: { poster?: string; solver?: string } }) {
  const t = useTexts(texts);
  const word = (index: 0 | 1 | 2) => {
    const { text, day } = state.rail[index];
    return t.rich(text, day ? { day: <When at={day.at} form={day.form} /> } : {});
  };
  return (
    <Rail
      at={state.at}
      seal={state.seal}
      stations={[
        { name: names.poster ?? t("poster"), word: word(0) },
        { name: t("held"), word: word(1) },
        { name: names.solver ?? t("solver"), word: word(2) },
      ]}
    />
  );
}
