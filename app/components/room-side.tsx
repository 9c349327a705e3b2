import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { room as texts } from "../copy/en/room.ts";
import { divide, netOf } from "../lib/division.ts";
import { bytesText, moneyText } from "../lib/format.ts";
import { changesUsedUp, isRunning, type RoomView, waitingDelivery } from "../lib/room-view.ts";
import type { Delivery } from "../lib/types.ts";
import { ButtonLink } from "./button.tsx";
import { When } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";
import { VersionStamp } from "./talk.tsx";

/** Versions of the work, newest first, and what each side can do about the newest. */
export function Deliveries({ view }: { view: RoomView }) {
  const t = useTexts(texts);
  const { now } = useReader();
  const { challenge, deliveries, side } = view;
  const mayDeliver = side === "solver" && isRunning(view);
  return (
    <section className="p-deliveries">
      <h2>{t("deliveries")}</h2>
      {deliveries.length === 0 ? <p className="dim">{t("noDeliveries")}</p> : null}
      {challenge?.state === "in_progress" && challenge.dueAt ? (
        <p className="small mbe-3">
          {t.rich(Date.parse(challenge.dueAt) < now ? "wasDue" : deliveries.length === 0 ? "dueOn" : "nextDue", {
            date: <When at={challenge.dueAt} form="deadline" />,
          })}
        </p>
      ) : null}
      <ol className="dv">
        {deliveries.map((delivery, index) => (
          <Version key={delivery.id} delivery={delivery} view={view} newest={index === 0} />
        ))}
      </ol>
      {side === "poster" && waitingDelivery(view) ? <Answers view={view} /> : null}
      {mayDeliver ? (
        <p className="mbs-3">
          <ButtonLink
            kind={deliveries.length === 0 || challenge?.state === "in_progress" ? "primary" : "two"}
            to="?deliver"
            preventScrollReset
          >
            {t("deliver", { version: (deliveries[0]?.version ?? 0) + 1 })}
          </ButtonLink>
        </p>
      ) : null}
    </section>
  );
}

/** The poster's two answers to the newest version; after the last round of changes only one, with the reason. */
function Answers({ view }: { view: RoomView }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const { policy } = useRootData();
  const { payment } = view;
  return (
    <div className="flow mbs-3">
      {payment?.freeze ? (
        <p className="small dim">{t("approveFrozen")}</p>
      ) : (
        <ButtonLink to="?approve" preventScrollReset>
          {t("approveAndPay", {
            sum: payment ? moneyText(netOf(divide(payment, payment.held.amountMinor)), locale) : "",
          })}
        </ButtonLink>
      )}
      {changesUsedUp(view, policy.changeRounds) ? (
        <p className="small dim">{t("changesUsedUp", { rounds: policy.changeRounds })}</p>
      ) : (
        <ButtonLink kind="two" to="?changes" preventScrollReset>
          {t("askForChanges")}
        </ButtonLink>
      )}
    </div>
  );
}

function Version({ delivery, view, newest }: { delivery: Delivery; view: RoomView; newest: boolean }) {
  const t = useTexts(texts);
  const reader = useReader();
  const bytes = delivery.files.reduce((sum, { size }) => sum + size, 0);
  const state: ReactNode =
    delivery.state === "submitted"
      ? newest
        ? waitingDelivery(view)
          ? t(view.side === "poster" ? "d_submitted_poster" : "d_submitted_solver", { name: view.poster })
          : t(view.challenge?.state === "disputed" ? "d_submitted_disputed" : "d_submitted_ended")
        : t("d_superseded")
      : t(`d_${delivery.state}`);
  return (
    <li className={newest ? undefined : "old"}>
      <VersionStamp version={delivery.version} />
      <div>
        <b>{t("version", { version: delivery.version })}</b>{" "}
        <span className="small dim">
          <When at={delivery.createdAt} form="moment" />
        </span>
        <p className={newest ? "small" : "small dim"}>{state}</p>
        <details open={newest}>
          <summary className="small" suppressHydrationWarning>
            {delivery.files.length > 0
              ? t("files", { count: delivery.files.length, size: bytesText(bytes, reader.locale) })
              : t("note")}
          </summary>
          <p className="small pre own-words">{delivery.note}</p>
          <ul className="small">
            {delivery.files.map((file) => (
              <li className="fileline" key={file.id}>
                <a href={`/api/v1/files/${file.id}`} download={file.name}>
                  {file.name}
                </a>{" "}
                <span className="dim" suppressHydrationWarning>
                  {bytesText(file.size, reader.locale)}
                </span>
              </li>
            ))}
          </ul>
          {delivery.version > 1 ? (
            <p className="small mbs-2">
              <Link
                to={`/messages/${view.conversation.id}/versions?from=${delivery.version - 1}&to=${delivery.version}`}
              >
                {t("compareWith", { version: delivery.version - 1 })}
              </Link>
            </p>
          ) : null}
          {delivery.feedback ? (
            <p className="small pre">
              <b>{t("askedFor")}</b>
              <br />
              {delivery.feedback}
            </p>
          ) : null}
        </details>
      </div>
    </li>
  );
}
