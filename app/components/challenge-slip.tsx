/** The slip of a challenge's page: one component, fed by the state of its money. */
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { challenge as texts } from "../copy/en/challenge.ts";
import { sums } from "../copy/en/sums.ts";
import { countryText, moneyText, negative } from "../lib/format.ts";
import type { MoneyState } from "../lib/money-state.ts";
import type { Challenge } from "../lib/types.ts";
import type { Viewer } from "../lib/viewer.server.ts";
import { ButtonLink } from "./button.tsx";
import { Money, When } from "./money.tsx";
import { MoneyRail, MoneySentence, MoneyWord } from "./money-story.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { useEstimate, useRootData } from "./root-data.ts";
import { type Fact, Facts, Slip, toneOf, useFeePercent, useTaxFact } from "./slip.tsx";

export function ChallengeSlip({
  challenge,
  viewer,
  money: state,
}: {
  challenge: Challenge;
  viewer: Viewer;
  money: MoneyState;
}) {
  const t = useTexts(texts);
  const sum = viewer.payment?.amount ?? challenge.reward;
  const action = <SlipAction challenge={challenge} viewer={viewer} />;
  return (
    <Slip tone={toneOf(state.seal)} label={t("slipLabel")} rosette>
      <p className="small dim">{t("reward")}</p>
      <p>{sum ? <Money value={sum} size="m44" /> : t("noReward")}</p>
      <p className="slipword">
        <MoneyWord state={state} />
      </p>
      <MoneyRail state={state} />
      {viewer.side === "guest" && challenge.state === "open" ? null : (
        <p className="small mbs-4">
          <MoneySentence state={state} />
        </p>
      )}
      <hr />
      <Facts tight items={useFacts(challenge, viewer)} />
      {challenge.reward && viewer.side === "guest" && challenge.state === "open" ? (
        <Receive challenge={challenge} />
      ) : null}
      <div className={applyingTo(challenge, viewer) ? "mbs-4 stick-twin" : "mbs-4"}>{action}</div>
      {viewer.payment?.heldAt ? (
        <p className="small mbs-3">
          <Link to={`/payments/receipts/${viewer.payment.holdId}`}>{t("receipt")}</Link>
        </p>
      ) : null}
    </Slip>
  );
}

/** The same action at the thumb, on the phone, for somebody who may apply. */
export function StickyApply({ challenge, viewer }: { challenge: Challenge; viewer: Viewer }) {
  if (!applyingTo(challenge, viewer)) return null;
  return (
    <div className="stick">
      <SlipAction challenge={challenge} viewer={viewer} />
    </div>
  );
}

function applyingTo(challenge: Challenge, viewer: Viewer): boolean {
  return challenge.state === "open" && viewer.side === "guest" && viewer.application === null;
}

function useFacts(challenge: Challenge, viewer: Viewer): (Fact | null)[] {
  const t = useTexts(texts);
  const reader = useReader();
  const due = (term: string, at: string | null): Fact | null =>
    at ? { term, answer: <When at={at} form="deadline" /> } : null;
  const country = viewer.payout?.country;
  const open = challenge.state === "open";
  return [
    open && challenge.applicationDeadline
      ? {
          term: t("applyByTerm"),
          answer: t.rich("deadlineAnswer", {
            day: <When at={challenge.applicationDeadline} />,
            relative: <When at={challenge.applicationDeadline} form="relative" />,
          }),
        }
      : null,
    due(t("payByTerm"), challenge.state === "awarded" ? challenge.paymentDueAt : null),
    due(t("dueTerm"), challenge.state === "in_progress" ? challenge.dueAt : null),
    due(t("answerByTerm"), challenge.state === "delivered" ? challenge.approvesAt : null),
    challenge.deliveryDays ? { term: t("timeToDeliver"), answer: t("days", { count: challenge.deliveryDays }) } : null,
    { term: t("applicationsTerm"), answer: <span className="num">{challenge.applicationCount}</span> },
    challenge.solver ? { term: t("solverTerm"), answer: challenge.solver.name } : null,
    open && country
      ? {
          term: t("payoutCountry"),
          answer: <span className="paid-word">{t("canBePaid", { country: countryText(country, reader.locale) })}</span>,
        }
      : null,
  ];
}

/** Fee and what would arrive: before anybody decides. */
function Receive({ challenge }: { challenge: Challenge }) {
  const m = useTexts(sums);
  const { policy } = useRootData();
  const percent = useFeePercent(policy.feeBasisPoints);
  const taxFact = useTaxFact();
  const estimate = useEstimate();
  if (!challenge.reward) return null;
  const { fee, tax, net } = estimate(challenge.reward);
  return (
    <>
      <hr />
      <Facts
        tight
        sum
        items={[
          { term: m("fee", { percent }), answer: <Money value={negative(fee)} bare /> },
          taxFact(negative(tax)),
          {
            term: m("youWouldReceive"),
            answer: <Money value={net} />,
          },
        ]}
      />
    </>
  );
}

/** The one thing to do next, for this person in this state; on the phone it sticks to the bottom. */
function SlipAction({ challenge, viewer }: { challenge: Challenge; viewer: Viewer }) {
  const t = useTexts(texts);
  const reader = useReader();
  const base = `/challenges/${challenge.slug}`;
  const room = viewer.conversationId ? `/messages/${viewer.conversationId}` : null;
  const { signInHref } = useRootData();
  if (viewer.side === "poster") {
    if (challenge.state === "draft")
      return <ButtonLink to={`/post/${challenge.id}/check`}>{t("continueDraft")}</ButtonLink>;
    if (challenge.state === "open")
      return (
        <Stack
          first={<ButtonLink to={`${base}/applications`}>{t("reviewApplications")}</ButtonLink>}
          second={
            <ButtonLink kind="two" to={`${base}/edit`}>
              {t("edit")}
            </ButtonLink>
          }
        />
      );
    if (challenge.state === "awarded" && viewer.payment) {
      return (
        <ButtonLink to={`${base}/checkout`}>
          {t("pay", { sum: moneyText(viewer.payment.amount, reader.locale) })}
        </ButtonLink>
      );
    }
    return room ? (
      <Room to={room} viewer={viewer} />
    ) : (
      <ButtonLink kind="two" to={`${base}/applications`}>
        {t("reviewApplications")}
      </ButtonLink>
    );
  }
  if (viewer.application) {
    return (
      <div className="flow">
        <p className="small">
          {t.rich("applied", { day: <When at={viewer.application.createdAt} /> })}{" "}
          <b>{t(`applicationState_${viewer.application.state}`)}</b>
        </p>
        {room ? (
          <Room to={room} viewer={viewer} />
        ) : (
          <ButtonLink kind="two" to={`${base}/apply`}>
            {t("yourApplication")}
          </ButtonLink>
        )}
      </div>
    );
  }
  if (challenge.state !== "open") return <p className="small dim">{t("notOpen")}</p>;
  const button = viewer.user ? (
    viewer.payout?.state === "ready" ? (
      <ButtonLink to={`${base}/apply`}>{t("apply")}</ButtonLink>
    ) : (
      <ButtonLink to={`/settings/payouts?next=${encodeURIComponent(`${base}/apply`)}`}>{t("setUpPayouts")}</ButtonLink>
    )
  ) : (
    <a className="btn" href={signInHref}>
      {t("signInToApply")}
    </a>
  );
  return (
    <>
      {viewer.user && viewer.payout?.state !== "ready" ? <p className="small mbe-2">{t("setUpPayoutsWhy")}</p> : null}
      {button}
    </>
  );
}

/** Where the two meet: the room, and before it the dispute while there is one. */
function Room({ to, viewer: { dispute } }: { to: string; viewer: Viewer }) {
  const t = useTexts(texts);
  if (!dispute) return <ButtonLink to={to}>{t("openRoom")}</ButtonLink>;
  const open = dispute.settledAt === null && dispute.state !== "withdrawn";
  return (
    <Stack
      first={
        <ButtonLink kind={open ? "primary" : "two"} to={`/disputes/${dispute.id}`}>
          {t(open ? "toDispute" : "readDispute")}
        </ButtonLink>
      }
      second={
        <ButtonLink kind={open ? "two" : "primary"} to={to}>
          {t("openRoom")}
        </ButtonLink>
      }
    />
  );
}

function Stack({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <div className="flow">
      {first}
      {second}
    </div>
  );
}
