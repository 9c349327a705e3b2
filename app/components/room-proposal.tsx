/** Ending a challenge together: one side proposes how what is held is divided, the other accepts or refuses. */
import { room as texts } from "../copy/en/room.ts";
import { isOpen } from "../lib/dispute-view.ts";
import { isRunning, type RoomView } from "../lib/room-view.ts";
import { ButtonLink } from "./button.tsx";
import { Decision } from "./decision.tsx";
import { DivisionField, DivisionLedger, DivisionLine, type Sides, useAcceptText } from "./division.tsx";
import { TextArea } from "./field.tsx";
import { When } from "./money.tsx";
import { Notice } from "./notice.tsx";
import { useTexts } from "./reader.tsx";
import type { DecisionProps } from "./room-dialogs.tsx";

export function sidesOf({ poster, solver, side }: RoomView): Sides {
  return { poster, solver, you: side };
}

/** What the two should see before they write: an open dispute, or what is proposed, to the other side with its two answers. */
export function RoomNotice({ view }: { view: RoomView }) {
  const t = useTexts(texts);
  const { dispute } = view;
  if (!dispute || !isOpen(dispute)) return <ProposalNotice view={view} />;
  return (
    <Notice icon="clock">
      <b>{t("disputed")}</b> {t("disputedText")}{" "}
      <ButtonLink kind="quiet" to={`/disputes/${dispute.id}`}>
        {t("toDispute")}
      </ButtonLink>
    </Notice>
  );
}

function ProposalNotice({ view }: { view: RoomView }) {
  const t = useTexts(texts);
  const { proposal, side, other } = view;
  if (!proposal) return null;
  const mine = proposal.proposedBy === side;
  return (
    <Notice tone="act" icon="bell">
      <b>{mine ? t("proposedByYou") : t("proposedBy", { name: other.name })}</b>{" "}
      <DivisionLine division={proposal.division} sides={sidesOf(view)} />.{" "}
      {t.rich("proposedOn", { date: <When at={proposal.createdAt} form="moment" /> })}
      {proposal.note ? <q className="block dim own-words">{proposal.note}</q> : null}
      <p className="bar mbs-2">
        {mine ? null : (
          <ButtonLink to="?agree" preventScrollReset>
            {t("agree")}
          </ButtonLink>
        )}
        <ButtonLink kind={mine ? "quiet" : "two"} to="?refuse" preventScrollReset>
          {t(mine ? "takeProposalBack" : "refuse")}
        </ButtonLink>
      </p>
    </Notice>
  );
}

export function Propose({ view, ...rest }: DecisionProps) {
  const t = useTexts(texts);
  const { payment, other, proposal } = view;
  if (!payment || proposal || !isRunning(view)) return null;
  return (
    <Decision {...rest} title={t("proposeTitle")} intent="propose" button={t("proposeButton")}>
      <p>{t("proposeText", { name: other.name })}</p>
      <DivisionField reward={payment} sides={sidesOf(view)} legend={t("proposeShare")} failure={rest.failure} />
      <TextArea
        name="note"
        label={t("leaveNote", { name: other.name })}
        rows={3}
        maxLength={1000}
        failure={rest.failure}
      />
    </Decision>
  );
}

export function Agree({ view, ...rest }: DecisionProps) {
  const t = useTexts(texts);
  const acceptText = useAcceptText();
  const { proposal, side, other } = view;
  if (!proposal || proposal.proposedBy === side) return null;
  const { division } = proposal;
  return (
    <Decision
      {...rest}
      title={t("agreeTitle", { name: other.name })}
      intent="agree"
      button={acceptText(division, side)}
    >
      <input type="hidden" name="proposal" value={proposal.id} />
      <DivisionLedger division={division} sides={sidesOf(view)} />
      <p className="small dim">{t("agreeText")}</p>
    </Decision>
  );
}

export function Refuse({ view, ...rest }: DecisionProps) {
  const t = useTexts(texts);
  const { proposal, side, other } = view;
  if (!proposal) return null;
  const mine = proposal.proposedBy === side;
  return (
    <Decision
      {...rest}
      title={t(mine ? "takeBackTitle" : "refuseTitle", { name: other.name })}
      intent="refuse"
      button={t(mine ? "takeBackButton" : "refuseButton")}
    >
      <input type="hidden" name="proposal" value={proposal.id} />
      <p>{t("refuseText")}</p>
    </Decision>
  );
}
