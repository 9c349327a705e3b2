/** What each side would accept, in columns of the same weight. */
import { dispute as texts } from "../copy/en/dispute.ts";
import { acceptable, type DisputeReader, type DisputeSide, isOpen, respondentOf } from "../lib/dispute-view.ts";
import { ButtonLink } from "./button.tsx";
import { DivisionLedger, type Sides } from "./division.tsx";
import { When } from "./money.tsx";
import { PersonLine } from "./people.tsx";
import { useTexts } from "./reader.tsx";
import { Section } from "./slip.tsx";

export function Positions({ reader, sides }: { reader: DisputeReader; sides: Sides }) {
  const t = useTexts(texts);
  return (
    <Section title={t("positions")} note={t("positionsNote")}>
      <div className="positions">
        <Position of="poster" reader={reader} sides={sides} />
        <Position of="solver" reader={reader} sides={sides} />
      </div>
    </Section>
  );
}

const since = { claim: "asks", answer: "answers", offer: "offers" } as const;

function Position({ of, reader, sides }: { of: DisputeSide; reader: DisputeReader; sides: Sides }) {
  const t = useTexts(texts);
  const { dispute, side } = reader;
  const entry = dispute.standing[of];
  const mayAccept = entry !== null && acceptable(reader)?.id === entry.id;
  const kind = entry && entry.kind in since ? since[entry.kind as keyof typeof since] : "asks";
  return (
    <section aria-label={sides[of]}>
      <PersonLine person={dispute[of]}>{t(of === side ? `${of}You` : of)}</PersonLine>
      {entry?.division ? (
        <>
          <p className="small dim">{t.rich(kind, { date: <When at={entry.at} /> })}</p>
          <DivisionLedger division={entry.division} sides={sides} />
          {mayAccept ? (
            <ButtonLink kind="two" to="?accept" preventScrollReset>
              {t("accept")}
            </ButtonLink>
          ) : null}
        </>
      ) : (
        <p className="small dim">
          {isOpen(dispute) && respondentOf(dispute) === of ? (
            <>
              {t("silent")}{" "}
              {t.rich("silentUntil", {
                you: of === side ? "yes" : "no",
                name: sides[of],
                time: <When at={dispute.answerDueAt} form="deadline" />,
              })}
            </>
          ) : (
            t("silentOver")
          )}
        </p>
      )}
    </section>
  );
}
