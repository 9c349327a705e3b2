import { Link } from "@remix-run/react";
import { room as texts } from "../copy/en/room.ts";
import { moneyState } from "../lib/money-state.ts";
import { isWorkRoom, moneyFacts, moneySide, type RoomView } from "../lib/room-view.ts";
import { Icon } from "./icon.tsx";
import { Money } from "./money.tsx";
import { MoneyRail, MoneySentence, MoneyWord } from "./money-story.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";
import { toneOf } from "./slip.tsx";

/** Money first and always visible: sum, state, rail, and what happens if nobody does anything. */
export function MoneyStrip({ view, title }: { view: RoomView; title: string }) {
  const t = useTexts(texts);
  const { challenge, payment, side } = view;
  const sum = payment?.amount ?? challenge?.reward;
  const { now } = useReader();
  const { policy } = useRootData();
  const state = challenge
    ? moneyState(
        challenge,
        isWorkRoom(view) ? payment : null,
        moneySide(view),
        moneyFacts(view, policy.overdueDays, now),
      )
    : null;
  return (
    <div className="moneystrip" data-s={state ? toneOf(state.seal) : "none"}>
      <div className="wrap">
        <p className="only-s tt">
          <Link to="/messages" aria-label={t("back")}>
            <Icon name="back" />
          </Link>
          <b>{title}</b>
        </p>
        {challenge && sum && state ? (
          <>
            <div>
              <p>
                <Money value={sum} size="m28" />
              </p>
              <p>
                <MoneyWord state={state} />
              </p>
            </div>
            <MoneyRail state={state} you={side} names={{ poster: view.poster, solver: view.solver }} />
            <p className="by">
              <Icon name="clock" />
              <span>
                <MoneySentence state={state} />
              </span>
            </p>
          </>
        ) : null}
      </div>
    </div>
  );
}
