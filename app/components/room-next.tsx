/** "What happens next", beside the talk: what was, what is, what comes, and what happens by itself. */
import { room as texts } from "../copy/en/room.ts";
import { isOpen, respondentOf } from "../lib/dispute-view.ts";
import { overdueOf } from "../lib/dispute-window.ts";
import { divide, netOf } from "../lib/division.ts";
import { isRunning, isWorkRoom, type RoomView } from "../lib/room-view.ts";
import type { Review } from "../lib/types.ts";
import { ButtonLink } from "./button.tsx";
import { Money, When } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";
import { Timeline, type TimelineStep } from "./slip.tsx";

/** What was, what is, and what happens by itself. */
export function NextSteps({ view, reviews }: { view: RoomView; reviews: readonly Review[] }) {
  const t = useTexts(texts);
  return (
    <section className="p-timeline">
      <h2>{t("next")}</h2>
      <Timeline steps={useSteps(view, reviews)} />
      {view.dispute ? (
        <ButtonLink kind="quiet" to={`/disputes/${view.dispute.id}`}>
          {t(isOpen(view.dispute) ? "toDispute" : "readDispute")}
        </ButtonLink>
      ) : null}
    </section>
  );
}

function useSteps(view: RoomView, reviews: readonly Review[]): TimelineStep[] {
  const t = useTexts(texts);
  const reader = useReader();
  const { policy } = useRootData();
  const disputeSteps = useDisputeSteps(view);
  const proposalSteps = useProposalSteps(view);
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
        when: challenge.applicationDeadline ? <When at={challenge.applicationDeadline} form="relative" /> : "",
      },
    ];
  }
  const steps: TimelineStep[] = [];
  const overdue = overdueOf(challenge, deliveries, policy.overdueDays, reader.now);
  const waitsElsewhere = overdue !== null || payment?.freeze != null;
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
      phase: challenge.state === "in_progress" && deliveries.length === 0 && !waitsElsewhere ? "now" : "past",
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
      phase: (waiting || (last && challenge.state === "in_progress")) && !waitsElsewhere ? "now" : "past",
      title,
      when: moment(delivery.decidedAt ?? delivery.createdAt),
    });
  }
  if (payment?.freeze && isRunning(view)) {
    const { cause, endsAt } = payment.freeze;
    steps.push({
      phase: "now",
      title: cause === "chargeback" ? t("n_bank", { name: view.poster }) : t("n_review"),
      when: endsAt ? t.rich("n_frozenUntil", { time: moment(endsAt) }) : t("n_frozen"),
    });
  }
  if (challenge.state === "in_progress" && challenge.dueAt) {
    steps.push({
      phase: overdue ? "now" : "next",
      title: t(overdue ? "n_wasDue" : deliveries.length === 0 ? "n_dueFirst" : "n_due"),
      when: moment(challenge.dueAt),
    });
    if (overdue?.endsFrom) {
      steps.push({
        phase: "next",
        title: side === "poster" ? t("n_canEndYou") : t("n_canEnd", { name: view.poster }),
        when: t.rich("n_canEndWhen", { time: moment(overdue.endsFrom) }),
      });
    }
  }
  steps.push(...proposalSteps, ...disputeSteps);
  if (challenge.state === "delivered" && challenge.approvesAt && payment && !payment.freeze) {
    const reminder = Date.parse(deliveries[0]?.createdAt ?? "") + policy.approvalReminderDays * 86_400_000;
    if (reminder > reader.now) {
      steps.push({
        phase: "next",
        title: t("n_reminder", { name: view.poster }),
        when: moment(new Date(reminder).toISOString()),
      });
    }
    const values = { sum: <Money value={netOf(divide(payment, payment.held.amountMinor))} />, name: view.solver };
    steps.push({
      phase: "auto",
      title: side === "solver" ? t.rich("n_autoYou", values) : t.rich("n_auto", values),
      when: t.rich("n_autoWhen", { time: moment(challenge.approvesAt) }),
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

/** An open proposal to end it waits for as long as it likes: no clock of it runs. */
function useProposalSteps({ proposal, side, other }: RoomView): TimelineStep[] {
  const t = useTexts(texts);
  if (!proposal) return [];
  const mine = proposal.proposedBy === side;
  const when = mine ? t("n_proposedWhen", { name: other.name }) : t("n_proposedWhenYou");
  return [{ phase: "next", title: t("n_proposed"), when }];
}

/** The dispute's own dates, in short; its page tells the rest. */
function useDisputeSteps({ dispute, challenge, side, poster, solver }: RoomView): TimelineStep[] {
  const t = useTexts(texts);
  if (!dispute || dispute.state === "withdrawn") return [];
  const names = { poster, solver };
  const time = (at: string) => <When at={at} form="moment" />;
  const said = (who: "poster" | "solver", plain: "n_disputed" | "n_answer") =>
    who === side ? t(`${plain}You`) : t(plain, { name: names[who] });
  const steps: TimelineStep[] = [
    { phase: "past", title: said(dispute.filedBy, "n_disputed"), when: time(dispute.createdAt) },
  ];
  if (dispute.settledAt) {
    const phase = challenge?.state === "completed" ? "past" : "now";
    return [...steps, { phase, title: t("n_settled"), when: time(dispute.settledAt) }];
  }
  const { state, silence, answerDueAt, offersEndAt, decisionDueAt } = dispute;
  if (state === "filed") {
    const title = said(respondentOf(dispute), "n_answer");
    steps.push({ phase: "now", title, when: t.rich("n_until", { time: time(answerDueAt) }) });
  }
  if (state === "answered" && offersEndAt) {
    steps.push({ phase: "now", title: t("n_offers"), when: t.rich("n_until", { time: time(offersEndAt) }) });
  }
  if (silence?.outcome === "decision" && decisionDueAt) {
    const phase = state === "deciding" ? "now" : "next";
    steps.push({ phase, title: t("n_decision"), when: t.rich("n_by", { time: time(decisionDueAt) }) });
  } else if (silence) {
    const title = t(silence.outcome === "claim" ? "n_byClaim" : "n_byLimit");
    steps.push({ phase: "auto", title, when: t.rich("n_autoWhen", { time: time(silence.at) }) });
  }
  return steps;
}
