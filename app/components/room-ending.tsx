/** The ways to end it other than by approval: last and quiet, each saying what it does or since when it can be done. */
import { room as texts } from "../copy/en/room.ts";
import { overdueOf } from "../lib/dispute-window.ts";
import { isRunning, isWorkRoom, type RoomView, roomDisputeWindow } from "../lib/room-view.ts";
import { ButtonLink } from "./button.tsx";
import { When } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";

export function Endings({ view }: { view: RoomView }) {
  const t = useTexts(texts);
  const { challenge, side, proposal } = view;
  if (!challenge || !isWorkRoom(view)) return null;
  if (side === "solver" && challenge.state === "awarded") {
    return (
      <section className="p-money">
        <ButtonLink kind="quiet" to="?decline" preventScrollReset>
          {t("declineAward")}
        </ButtonLink>
      </section>
    );
  }
  if (!isRunning(view)) return null;
  return (
    <section className="p-money endings">
      <h2 className="vh">{t("endings")}</h2>
      {proposal ? null : (
        <p>
          <ButtonLink kind="quiet" to="?propose" preventScrollReset>
            {t("propose")}
          </ButtonLink>
          <span className="small dim block">{t("proposeHint")}</span>
        </p>
      )}
      <Leaving view={view} />
      <Disputing view={view} />
    </section>
  );
}

/** The solver at any time; the poster once nothing came for long enough. */
function Leaving({ view: { challenge, payment, side, deliveries } }: { view: RoomView }) {
  const t = useTexts(texts);
  const { now } = useReader();
  const { policy } = useRootData();
  const mayEnd = challenge !== null && overdueOf(challenge, deliveries, policy.overdueDays, now)?.over === true;
  // What is frozen goes nowhere, and this would send it back.
  if (payment?.freeze || (side === "poster" && !mayEnd)) return null;
  return (
    <p>
      <ButtonLink kind="quiet" to="?leave" preventScrollReset>
        {t(side === "solver" ? "leave" : "withdrawOverdue")}
      </ButtonLink>
    </p>
  );
}

function Disputing({ view }: { view: RoomView }) {
  const t = useTexts(texts);
  const { now } = useReader();
  const { policy } = useRootData();
  const { challenge } = view;
  const window = roomDisputeWindow(view, policy.disputeFilingDays, now);
  if (!challenge || !window) return null;
  if (window.open) {
    return (
      <p>
        <ButtonLink kind="quiet" to={`/challenges/${challenge.slug}/dispute`}>
          {t("openDispute")}
        </ButtonLink>
        <span className="small dim block">
          {window.until === null
            ? t("openDisputeHintLate")
            : t.rich("openDisputeHint", { time: <When at={window.until} form="deadline" /> })}
        </span>
      </p>
    );
  }
  if (window.why === "never") return null;
  const days = policy.disputeFilingDays;
  return (
    <p className="small dim">
      {window.why === "early"
        ? t.rich("disputeEarly", { time: <When at={window.since} form="deadline" />, days })
        : t.rich("disputeLate", { time: <When at={window.until} form="deadline" />, days })}
    </p>
  );
}
