/** The slip of a dispute: what is held, who must act until when, and what happens by itself if nobody does. */
import { dispute as texts } from "../copy/en/dispute.ts";
import { type DisputeReader, isOpen, respondentOf, stageEndsAt } from "../lib/dispute-view.ts";
import type { MoneyState } from "../lib/money-state.ts";
import { DivisionLedger, type Sides } from "./division.tsx";
import { Money, When } from "./money.tsx";
import { MoneyRail, MoneySentence, MoneyWord } from "./money-story.tsx";
import { useTexts } from "./reader.tsx";
import { type Fact, Facts, Slip, toneOf } from "./slip.tsx";

export function DisputeSlip({ reader, sides, money }: { reader: DisputeReader; sides: Sides; money: MoneyState }) {
  const t = useTexts(texts);
  const { dispute } = reader;
  const { you } = sides;
  return (
    <Slip tone={toneOf(money.seal)} label={t("slip")} rosette>
      <p className="small dim">{t(isOpen(dispute) ? "inDispute" : "wasInDispute")}</p>
      <p>
        <Money value={dispute.held} size="m44" />
      </p>
      <p className="slipword">
        <MoneyWord state={money} />
      </p>
      <MoneyRail
        state={money}
        names={{ poster: sides.poster, solver: sides.solver }}
        {...(you === "none" ? {} : { you })}
      />
      <p className="small mbs-4">
        <MoneySentence state={money} />
      </p>
      {isOpen(dispute) ? <Stage reader={reader} sides={sides} /> : null}
      {dispute.settlement ? (
        <>
          <hr />
          <DivisionLedger division={dispute.settlement} sides={sides} />
        </>
      ) : null}
    </Slip>
  );
}

function Stage({ reader, sides }: { reader: DisputeReader; sides: Sides }) {
  const t = useTexts(texts);
  const { dispute, side } = reader;
  const until = stageEndsAt(dispute);
  const asked = respondentOf(dispute);
  const who =
    dispute.state === "filed"
      ? t("mustAct_answer", { you: asked === side ? "yes" : "no", name: sides[asked] })
      : dispute.state === "answered"
        ? side === "none"
          ? t("mustAct_offersOf", { poster: sides.poster, solver: sides.solver })
          : t("mustAct_offers")
        : t("mustAct_decision", { you: dispute.may.includes("decide") ? "yes" : "no" });
  const facts: (Fact | null)[] = [
    { term: t("mustAct"), answer: who },
    until ? { term: t("until"), answer: <When at={until} form="deadline" /> } : null,
  ];
  return (
    <>
      <hr />
      <Facts tight items={facts} />
      <hr />
      <h2 className="sliphead">{t("ifNobody")}</h2>
      <Silence reader={reader} sides={sides} />
    </>
  );
}

function Silence({ reader: { dispute, side }, sides }: { reader: DisputeReader; sides: Sides }) {
  const t = useTexts(texts);
  const { silence, offersEndAt, limitAt, filedBy } = dispute;
  if (!silence) return null;
  const time = <When at={silence.at} form="deadline" />;
  const sentence =
    silence.outcome === "claim"
      ? t.rich(filedBy === side ? "silence_claimYou" : "silence_claim", { time, name: sides[filedBy] })
      : silence.outcome === "limit"
        ? t.rich("silence_limit", { time })
        : dispute.state === "answered" && offersEndAt
          ? t.rich("silence_decisionAfter", { time, offers: <When at={offersEndAt} form="deadline" /> })
          : t.rich("silence_decision", { time });
  return (
    <div className="flow">
      <p className="small">{sentence}</p>
      {silence.division ? <DivisionLedger division={silence.division} sides={sides} /> : null}
      {limitAt && silence.outcome !== "limit" ? (
        <p className="micro dim">{t.rich("limitNote", { time: <When at={limitAt} /> })}</p>
      ) : null}
    </div>
  );
}
