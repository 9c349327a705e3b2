/** Everything that was said in a dispute, in its order, and what will happen by itself. Whoever reads it reads the same. */
import type { ReactNode } from "react";
import { dispute as texts } from "../copy/en/dispute.ts";
import { respondentOf } from "../lib/dispute-view.ts";
import { bytesText } from "../lib/format.ts";
import type { Dispute, DisputeEntry } from "../lib/types.ts";
import { DivisionLine, type Sides } from "./division.tsx";
import { When } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { Section } from "./slip.tsx";

/** @param sides named, whoever reads */
export function DisputeRecord({ dispute, sides }: { dispute: Dispute; sides: Sides }) {
  const t = useTexts(texts);
  const named: Sides = { ...sides, you: "none" };
  return (
    <Section title={t("said")} note={t("saidNote", { currency: dispute.held.currency })} id="said">
      <ol className="tl record">
        {dispute.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} sides={named} />
        ))}
        <Ahead dispute={dispute} sides={named} />
      </ol>
    </Section>
  );
}

function Entry({ entry, sides }: { entry: DisputeEntry; sides: Sides }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const byItself = entry.side === "system";
  return (
    <li className={byItself ? "auto past" : "past"} id={entry.id}>
      <b>{t(`e_${entry.kind}`, { name: entry.author?.name ?? "" })}</b>
      <When at={entry.at} form="moment" className="when" />
      {entry.division ? (
        <p className="small">
          <DivisionLine division={entry.division} sides={sides} bare />
        </p>
      ) : null}
      {entry.text ? <p className="prose pre own-words">{entry.text}</p> : null}
      {entry.files.length > 0 ? (
        <ul className="small">
          {entry.files.map((file) => (
            <li className="fileline" key={file.id}>
              <a href={`/api/v1/files/${file.id}`} download={file.name}>
                {file.name}
              </a>{" "}
              <span className="dim" suppressHydrationWarning>
                {bytesText(file.size, locale)}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** What is still to come, with its date. */
function Ahead({ dispute, sides }: { dispute: Dispute; sides: Sides }) {
  const t = useTexts(texts);
  const { state, silence, answerDueAt, offersEndAt, decisionDueAt } = dispute;
  const step = (phase: "now" | "next" | "auto", title: ReactNode, when: ReactNode) => (
    <li className={phase} aria-current={phase === "now" ? "step" : undefined}>
      <b>{title}</b>
      <span className="when">{when}</span>
    </li>
  );
  const time = (at: string) => <When at={at} form="deadline" />;
  const name = sides[respondentOf(dispute)];
  return (
    <>
      {state === "filed"
        ? step("now", t("e_answerDue", { name }), t.rich("e_answerDueWhen", { time: time(answerDueAt) }))
        : null}
      {state === "answered" && offersEndAt
        ? step("now", t("e_offers"), t.rich("e_answerDueWhen", { time: time(offersEndAt) }))
        : null}
      {silence?.outcome === "decision" && decisionDueAt
        ? step(
            state === "deciding" ? "now" : "next",
            t("e_decisionDue"),
            t.rich("e_answerDueWhen", { time: time(decisionDueAt) }),
          )
        : null}
      {silence?.outcome === "claim" || silence?.outcome === "limit"
        ? step("auto", t(`e_by_${silence.outcome}`), t.rich("e_byItself", { time: time(silence.at) }))
        : null}
    </>
  );
}
