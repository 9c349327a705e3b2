import { challenge as texts } from "../copy/en/challenge.ts";
import type { Challenge, Payment } from "../lib/types.ts";
import { Money, When } from "./money.tsx";
import { type Texts, useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";
import { Facts, Section, type TimelineStep } from "./slip.tsx";

/** What is held, who decides and when, what silence means: before the brief. */
export function MoneyAndDates({ challenge }: { challenge: Challenge }) {
  const t = useTexts(texts);
  const { policy } = useRootData();
  return (
    <Section title={t("moneyAndDates")} note={t("readBefore")}>
      <Facts
        items={[
          challenge.reward
            ? { term: t("whatIsHeld"), answer: t.rich("whatIsHeldText", { sum: <Money value={challenge.reward} /> }) }
            : null,
          { term: t("whoDecides"), answer: t("whoDecidesText", { days: policy.autoApprovalDays }) },
          {
            term: t("silence"),
            answer: t("silenceText", { days: policy.autoApprovalDays, reminder: policy.approvalReminderDays }),
          },
          {
            term: t("disagree"),
            answer: t("disagreeText", {
              rounds: policy.changeRounds,
              filing: policy.disputeFilingDays,
              answer: policy.disputeAnswerDays,
              limit: policy.holdLimitDays,
            }),
          },
        ]}
      />
    </Section>
  );
}

type ChallengeTexts = Texts<keyof typeof texts>;
type Figures = ReturnType<typeof useRootData>["policy"];

/** What was, what is, what will be, and what happens by itself. */
export function challengeTimeline(
  challenge: Challenge,
  payment: Payment | null,
  t: ChallengeTexts,
  policy: Figures,
): TimelineStep[] {
  const { state } = challenge;
  const order = ["draft", "open", "awarded", "in_progress", "delivered", "completed"];
  const reached = order.indexOf(state);
  const ended = state === "canceled" || state === "expired";
  const phase = (at: string): TimelineStep["phase"] => {
    const index = order.indexOf(at);
    if (state === "disputed") return index < 4 ? "past" : "next";
    return index < reached ? "past" : index === reached ? "now" : "next";
  };
  const day = (iso: string) => <When at={iso} />;
  const posted: TimelineStep = {
    phase: state === "draft" ? "next" : "past",
    title: t("tl_posted"),
    when: challenge.publishedAt ? <When at={challenge.publishedAt} /> : "",
  };
  if (ended) {
    const title = state === "canceled" ? t("tl_canceled") : t("tl_closed");
    return [posted, { phase: "now", title, when: "" }];
  }
  const steps: TimelineStep[] = [
    posted,
    {
      phase: phase("open"),
      title: t("tl_open"),
      when: challenge.applicationDeadline ? t.rich("tl_until", { day: day(challenge.applicationDeadline) }) : "",
    },
  ];
  if (state === "awarded") {
    const when = challenge.paymentDueAt ? t.rich("tl_until", { day: day(challenge.paymentDueAt) }) : "";
    steps.push({ phase: "now", title: t("tl_awaiting"), when });
  } else {
    const title = reached > 2 || state === "disputed" ? t("tl_held") : t("tl_chosen");
    const when = payment?.heldAt ? (
      <When at={payment.heldAt} />
    ) : reached > 2 || state === "disputed" ? (
      ""
    ) : (
      t("tl_chosenWhen", { hours: policy.windowHours })
    );
    steps.push({ phase: phase("awarded"), title, when });
  }
  steps.push(dueStep(challenge, phase("in_progress"), t));
  if (state === "disputed") return [...steps, { phase: "now", title: t("tl_stopped"), when: t("tl_stoppedWhen") }];
  if (state === "delivered") {
    const when = challenge.approvesAt ? t.rich("tl_answerBy", { day: day(challenge.approvesAt) }) : "";
    steps.push({ phase: "now", title: t("tl_delivered"), when });
  }
  if (state === "completed") {
    const when = challenge.completedAt ? <When at={challenge.completedAt} /> : "";
    steps.push({ phase: "now", title: t("tl_completed"), when });
  } else {
    const when = challenge.approvesAt
      ? t.rich("tl_autoOn", { day: day(challenge.approvesAt) })
      : t("tl_autoAfter", { days: policy.autoApprovalDays });
    steps.push({ phase: "auto", title: t("tl_auto"), when });
  }
  return steps;
}

function dueStep(challenge: Challenge, phase: TimelineStep["phase"], t: ChallengeTexts): TimelineStep {
  if (challenge.dueAt) return { phase, title: t("tl_due"), when: <When at={challenge.dueAt} /> };
  return {
    phase,
    title: t("tl_due"),
    when: challenge.deliveryDays ? t("tl_dueAfter", { count: challenge.deliveryDays }) : "",
  };
}
