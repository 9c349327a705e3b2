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

/**
 * @param names what the outer stations are called; default: Poster and Solver
 * @param you the station that is called "You": its words are in the second person
 */
export function MoneyRail({
  state,
  names = {},
  you,
}: {
  state: MoneyState;
  names?: { poster?: string; solver?: string };
  you?: "poster" | "solver";
}) {
  const t = useTexts(texts);
  const word = (index: 0 | 1 | 2) => {
    const { text, day } = state.rail[index];
    const toYou = `${text}_you`;
    // A text of our own by its name: where there is no second person, both read the same.
    const key = index === 0 && you === "poster" && toYou in texts ? (toYou as keyof typeof texts) : text;
    return t.rich(key, day ? { day: <When at={day.at} form={day.form} /> } : {});
  };
  return (
    <Rail
      at={state.at}
      seal={state.seal}
      stations={[
        { name: you === "poster" ? t("you") : (names.poster ?? t("poster")), word: word(0) },
        { name: t("held"), word: word(1) },
        { name: you === "solver" ? t("you") : (names.solver ?? t("solver")), word: word(2) },
      ]}
    />
  );
}
