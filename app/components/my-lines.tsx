import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { challenge as challengeTexts } from "../copy/en/challenge.ts";
import { mine as texts } from "../copy/en/mine.ts";
import { moneyState } from "../lib/money-state.ts";
import type { ChallengeSummary, Money as Sum } from "../lib/types.ts";
import { Money } from "./money.tsx";
import { MoneyWord } from "./money-story.tsx";
import { useTexts } from "./reader.tsx";

/** One challenge of mine: sum, title, where it stands, and the one thing to do. */
export function MyLine({
  challenge,
  sum,
  to,
  state,
  side,
  mine = true,
  action,
}: {
  challenge: ChallengeSummary;
  sum: Sum | null;
  to: string;
  /** What is said of its state; default: the challenge's own. */
  state?: ReactNode;
  side: "poster" | "solver";
  /** False where the money of the challenge is somebody else's: an application that was not chosen. */
  mine?: boolean;
  action: ReactNode;
}) {
  const t = useTexts(texts);
  const c = useTexts(challengeTexts);
  // A list knows no payment; what it says of money follows from the challenge's state alone.
  const money = moneyState(
    { ...challenge, paymentDueAt: null, approvesAt: null, completedAt: null, cancelReason: null, solver: null },
    null,
    side,
  );
  const running = mine && ["awarded", "in_progress", "delivered", "disputed", "completed"].includes(challenge.state);
  return (
    <li>
      <article className="row myrow">
        {sum ? <Money value={sum} size="m20" /> : <span className="dim small">{t("untitledReward")}</span>}
        <div className="body">
          <h3 className="h3">
            <Link to={to}>{challenge.title}</Link>
          </h3>
          <p className="bar small">
            {running ? <MoneyWord state={money} /> : null}
            <span className="dim" suppressHydrationWarning>
              {state ?? c(`state_${challenge.state}`)}
            </span>
          </p>
        </div>
        <div className="meta actions">{action}</div>
      </article>
    </li>
  );
}
