/** Draws a MoneyState: its word, its rail and its sentence, wherever a page tells where money is. */
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { rail as texts } from "../copy/en/rail.ts";
import { formatNodes } from "../lib/message-format.ts";
import type { MoneyState, StateValue } from "../lib/money-state.ts";
import { Money, When } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { State } from "./seal.tsx";
import { Rail } from "./slip.tsx";

function valueNode(value: StateValue): ReactNode {
  if (typeof value === "number") return value;
  if ("amountMinor" in value) return <Money value={value} />;
  if ("at" in value) return value.at ? <When at={value.at} form={value.form} /> : "";
  return "text" in value ? value.text : value.name;
}

/** The sentence for this side, with its sums and dates, and what the person can do about it. */
export function MoneySentence({ state }: { state: MoneyState }) {
  const { locale } = useReader();
  const values = Object.fromEntries(Object.entries(state.values).map(([name, value]) => [name, valueNode(value)]));
  return (
    <>
      {formatNodes(state.sentence, values, locale)}{" "}
      {state.action ? <Link to={state.action.to}>{state.action.text}</Link> : null}
    </>
  );
}

export function MoneyWord({ state }: { state: MoneyState }) {
  return <State state={state.seal}>{state.word}</State>;
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
  const { locale } = useReader();
  const word = (index: 0 | 1 | 2) => {
    const { text, you: toYou, day } = state.rail[index];
    const message = index === 0 && you === "poster" && toYou ? toYou : text;
    return formatNodes(message, day ? { day: <When at={day.at} form={day.form} /> } : {}, locale);
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
