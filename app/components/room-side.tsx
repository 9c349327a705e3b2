import type { ReactNode } from "react";
import { room as texts } from "../copy/en/room.ts";
import { bytesText, momentText, moneyText, relativeText } from "../lib/format.ts";
import { isWorkRoom, type RoomView, waitingDelivery } from "../lib/room-view.ts";
import type { Delivery, Review } from "../lib/types.ts";
import { ButtonLink } from "./button.tsx";
import { Money, When } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";
import { Timeline, type TimelineStep } from "./slip.tsx";
import { VersionStamp } from "./talk.tsx";

/** Versions of the work, newest first, and what each side can do about the newest. */
export function Deliveries({ view }: { view: RoomView }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const { challenge, deliveries, payment, side } = view;
  const waiting = waitingDelivery(view);
  const mayDeliver = side === "solver" && (challenge?.state === "in_progress" || challenge?.state === "delivered");
  return (
    <section className="p-deliveries">
      <h2>{t("deliveries")}</h2>
      {deliveries.length === 0 ? <p className="dim">{t("noDeliveries")}</p> : null}
      {challenge?.state === "in_progress" && challenge.dueAt ? (
        <p className="small mbe-3">
          {t.rich(deliveries.length === 0 ? "dueOn" : "nextDue", {
            date: <When at={challenge.dueAt} form="deadline" />,
          })}
        </p>
      ) : null}
      <ol className="dv">
        {deliveries.map((delivery, index) => (
          <Version key={delivery.id} delivery={delivery} view={view} newest={index === 0} />
        ))}
      </ol>
      {side === "poster" && waiting ? (
        <div className="flow mbs-3">
          <ButtonLink to="?approve" preventScrollReset>
            {t("approveAndPay", { sum: payment ? moneyText(payment.net, locale) : "" })}
          </ButtonLink>
          <ButtonLink kind="two" to="?changes" preventScrollReset>
            {t("askForChanges")}
          </ButtonLink>
        </div>
      ) : null}
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

function Version({ delivery, view, newest }: { delivery: Delivery; view: RoomView; newest: boolean }) {
  const t = useTexts(texts);
  const reader = useReader();
  const bytes = delivery.files.reduce((sum, { size }) => sum + size, 0);
  const state: ReactNode =
    delivery.state === "submitted"
      ? newest
        ? t(view.side === "poster" ? "d_submitted_poster" : "d_submitted_solver", { name: view.poster })
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
          <summary className="small">
            {delivery.files.length > 0
              ? t("files", { count: delivery.files.length, size: bytesText(bytes, reader.locale) })
              : t("note")}
          </summary>
          <p className="small pre">{delivery.note}</p>
          <ul className="small">
            {delivery.files.map((file) => (
              <li className="fileline" key={file.id}>
                <a href={`/api/v1/files/${file.id}`} download={file.name}>
                  {file.name}
                </a>{" "}
                <span className="dim">{bytesText(file.size, reader.locale)}</span>
              </li>
            ))}
          </ul>
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

/** What was, what is, and what happens by itself. */
export function NextSteps({ view, reviews }: { view: RoomView; reviews: readonly Review[] }) {
  const t = useTexts(texts);
  return (
    <section className="p-timeline">
      <h2>{t("next")}</h2>
      <Timeline steps={useSteps(view, reviews)} />
    </section>
  );
}

function useSteps(view: RoomView, reviews: readonly Review[]): TimelineStep[] {
  const t = useTexts(texts);
  const reader = useReader();
  const { policy } = useRootData();
  const { challenge, payment, deliveries, side } = view;
  const moment = (iso: string) => <When at={iso} form="moment" />;
  if (!challenge) return [];
  if (!isWorkRoom(view)) {
    if (challenge.state !== "open" && challenge.state !== "awarded") {
      return [
        { phase: "past", title: t("n_shortlisted"), when: "" },
        { phase: "now", title: t("n_closed"), when: "" },
      ];
    }
    return [
      { phase: "now", title: t("n_shortlisted"), when: "" },
      {
        phase: "next",
        title: t("n_choice"),
        when: challenge.applicationDeadline ? relativeText(challenge.applicationDeadline, reader) : "",
      },
    ];
  }
  const steps: TimelineStep[] = [];
  if (challenge.state === "awarded") {
    const when = challenge.paymentDueAt
      ? t.rich("n_payBy", { time: <When at={challenge.paymentDueAt} form="deadline" /> })
      : "";
    return [
      { phase: "now", title: t("n_chosen"), when },
      { phase: "next", title: t("n_held"), when: "" },
    ];
  }
  if (payment?.heldAt) {
    steps.push({
      phase: challenge.state === "in_progress" && deliveries.length === 0 ? "now" : "past",
      title: t("n_held"),
      when: moment(payment.heldAt),
    });
  }
  for (const delivery of [...deliveries].reverse()) {
    const last = delivery === deliveries[0];
    const waiting = last && challenge.state === "delivered";
    const title =
      delivery.state === "changes_requested"
        ? t("n_versionChanges", { version: delivery.version })
        : delivery.state === "approved"
          ? t("n_versionApproved", { version: delivery.version })
          : t("n_version", { version: delivery.version });
    steps.push({
      phase: waiting || (last && challenge.state === "in_progress") ? "now" : "past",
      title,
      when: moment(delivery.decidedAt ?? delivery.createdAt),
    });
  }
  if (challenge.state === "in_progress" && challenge.dueAt)
    steps.push({
      phase: "next",
      title: t(deliveries.length === 0 ? "n_dueFirst" : "n_due"),
      when: moment(challenge.dueAt),
    });
  if (challenge.state === "delivered" && challenge.approvesAt && payment) {
    const reminder = Date.parse(deliveries[0]?.createdAt ?? "") + policy.approvalReminderDays * 86_400_000;
    if (reminder > reader.now) {
      steps.push({
        phase: "next",
        title: t("n_reminder", { name: view.poster }),
        when: moment(new Date(reminder).toISOString()),
      });
    }
    const values = { sum: <Money value={payment.net} />, name: view.solver };
    steps.push({
      phase: "auto",
      title: side === "solver" ? t.rich("n_autoYou", values) : t.rich("n_auto", values),
      when: t("n_autoWhen", { time: momentText(challenge.approvesAt, reader) }),
    });
  }
  if (challenge.state === "completed") {
    if (payment?.payout?.paidAt) steps.push({ phase: "past", title: t("n_paid"), when: moment(payment.payout.paidAt) });
    const shown = reviews.find(({ publishedAt }) => publishedAt !== null)?.publishedAt;
    steps.push(
      shown
        ? { phase: "past", title: t("n_reviews"), when: moment(shown) }
        : { phase: "next", title: t("n_reviews"), when: t("n_reviewsWhen", { days: policy.reviewBlindDays }) },
    );
  }
  if (challenge.state === "canceled") steps.push({ phase: "now", title: t("n_ended"), when: "" });
  return steps;
}
