import type { ReactNode } from "react";
import { pages as texts } from "../copy/en/pages.ts";
import { useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";
import { Section, useFeePercent } from "./slip.tsx";

type PageText = keyof typeof texts;

/** A heading and its paragraphs, by their keys. `id` is where links lead. */
export interface Part {
  id?: string;
  title: PageText;
  text: readonly PageText[];
}

/** A page of text whose figures are those of the rules in force. */
export function PlainPage({
  title,
  lead,
  parts,
  children,
}: {
  title: PageText;
  lead: PageText;
  parts: readonly Part[];
  children?: ReactNode;
}) {
  const t = useTexts(texts);
  const { policy } = useRootData();
  const figures = {
    hours: policy.windowHours,
    days: policy.autoApprovalDays,
    reminder: policy.approvalReminderDays,
    rounds: policy.changeRounds,
    blind: policy.reviewBlindDays,
    overdue: policy.overdueDays,
    limit: policy.holdLimitDays,
    filing: policy.disputeFilingDays,
    answer: policy.disputeAnswerDays,
    offers: policy.disputeOfferDays,
    decision: policy.disputeDecisionDays,
    percent: useFeePercent(policy.feeBasisPoints),
  };
  return (
    <div className="wrap">
      <header className="pagehead">
        <div>
          <h1>{t(title)}</h1>
          <p className="lead mbs-2">{t(lead)}</p>
        </div>
      </header>
      {parts.map((part) => (
        <Section key={part.title} title={t(part.title)} {...(part.id ? { id: part.id } : {})}>
          <div className="prose">
            {part.text.map((key) => (
              <p key={key}>{t(key, figures)}</p>
            ))}
          </div>
        </Section>
      ))}
      {children}
    </div>
  );
}
