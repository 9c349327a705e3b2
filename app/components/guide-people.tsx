/** The styleguide's lists and talk: challenges, people side by side, what they say, and what they decide. */
import { Link } from "@remix-run/react";
import { styleguide as texts } from "../copy/en/styleguide.ts";
import type { Application, Challenge, ChallengeSummary } from "../lib/types.ts";
import { ButtonLink } from "./button.tsx";
import { ComparisonTable } from "./comparison-table.tsx";
import { usd } from "./guide-money.tsx";
import { When } from "./money.tsx";
import { Empty, Skeleton } from "./notice.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { ChallengeRow } from "./row.tsx";
import { Section } from "./slip.tsx";
import { LedgerLine, MessageItem } from "./talk.tsx";

const dayMs = 86_400_000;

function useExamples() {
  const t = useTexts(texts);
  const { now } = useReader();
  const inDays = (days: number) => new Date(now + days * dayMs).toISOString();
  const person = (name: string, letter: string) => ({
    id: `usr_${letter.repeat(26)}`,
    handle: "example",
    name,
    country: "DE",
    rating: { average: 4.8, count: 12 },
  });
  const poster = { ...person(t("posterName"), "a"), paidAsPoster: 12 };
  const summary: ChallengeSummary = {
    id: `chl_${"a".repeat(26)}`,
    slug: "",
    kind: "hire",
    state: "open",
    title: t("row1"),
    summary: t("row1Text"),
    category: "software",
    skills: ["accessibility", "react", "testing"],
    reward: usd(240_000),
    agents: "declared",
    place: null,
    applicationDeadline: inDays(9),
    deliveryDays: 21,
    applicationCount: 7,
    poster,
    publishedAt: inDays(-2),
    createdAt: inDays(-2),
  };
  const challenge: Challenge = {
    ...summary,
    brief: "",
    briefVersion: 1,
    solver: null,
    awardedApplicationId: null,
    dueAt: null,
    approvesAt: null,
    paymentDueAt: null,
    completedAt: null,
    cancelReason: null,
    takenDownAt: null,
    cancelNote: null,
    version: 1,
  };
  const soon: ChallengeSummary = {
    ...summary,
    id: `chl_${"b".repeat(26)}`,
    title: t("row2"),
    summary: t("row2Text"),
    skills: ["portuguese"],
    reward: { amountMinor: 85_000, currency: "EUR" },
    applicationDeadline: inDays(1),
    applicationCount: 23,
  };
  const application = (name: string, letter: string, state: Application["state"], price: number): Application => ({
    id: `app_${letter.repeat(26)}`,
    challengeId: summary.id,
    state,
    coverLetter: t("letter"),
    price: usd(price),
    days: 18,
    agentUse: null,
    applicant: { ...person(name, letter), completedAsSolver: 9 },
    payable: true,
    conversationId: null,
    note: null,
    createdAt: inDays(-1),
  });
  const applications = [
    application(t("solverName"), "s", "shortlisted", 240_000),
    application(t("secondName"), "t", "submitted", 228_000),
  ];
  return { challenge, challenges: [summary, soon], applications, poster, at: new Date(now).toISOString() };
}

export function GuidePeople() {
  const t = useTexts(texts);
  const { challenge, challenges, applications } = useExamples();
  return (
    <>
      <Section title={t("rows")} note={t("rowsNote")}>
        <ul className="rows">
          {challenges.map((each) => (
            <ChallengeRow key={each.id} challenge={each} />
          ))}
        </ul>
      </Section>
      <Section title={t("loading")} note={t("loadingNote")}>
        <Skeleton label={t("loading")} rows={2} />
      </Section>
      <Section title={t("empty")} note={t("emptyNote")}>
        <Empty
          heading="h3"
          title={t("emptyTitle")}
          action={
            <ButtonLink kind="two" to="/challenges">
              {t("browse")}
            </ButtonLink>
          }
        >
          {t("emptyText")}
        </Empty>
      </Section>
      <Section title={t("compare")} note={t("compareNote")}>
        <ComparisonTable applications={applications} challenge={challenge} />
      </Section>
      <GuideTalk />
      <Section title={t("decisions")} note={t("decisionsNote")}>
        <div className="flow">
          <ButtonLink kind="two" to="?dialog" preventScrollReset>
            {t("openDialog")}
          </ButtonLink>
          <div className="toast">
            <span>{t("toast")}</span>
            <Link to="/styleguide">{t("toastLink")}</Link>
          </div>
        </div>
      </Section>
    </>
  );
}

function GuideTalk() {
  const t = useTexts(texts);
  const { applications, poster, at } = useExamples();
  const solver = applications[0]?.applicant ?? poster;
  const time = <When at={at} form="moment" />;
  return (
    <Section title={t("talk")} note={t("talkNote")}>
      <MessageItem author={solver} mine={false} time={time}>
        <p>{t("said")}</p>
      </MessageItem>
      <MessageItem author={poster} mine time={time} edited>
        <p>{t("answered")}</p>
      </MessageItem>
      <LedgerLine seal="held" time={time}>
        {t("heldLine")}
      </LedgerLine>
      <LedgerLine version={2} time={time}>
        {t("versionLine")}
      </LedgerLine>
      <MessageItem author={poster} mine time={time} state="offline">
        <p>{t("waiting")}</p>
      </MessageItem>
      <MessageItem author={poster} mine time={time} state="failed">
        <p>{t("failed")}</p>
      </MessageItem>
    </Section>
  );
}
