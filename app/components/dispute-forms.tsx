/** What a reader of a dispute may do: the answer and the decision stand in the page, the rest in dialogs. */
import { Form, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { dispute as texts } from "../copy/en/dispute.ts";
import { acceptable, type DisputeReader, disputeDecisions } from "../lib/dispute-view.ts";
import type { FormFailure } from "../lib/problem.ts";
import { ButtonLink, Submit } from "./button.tsx";
import { Decision } from "./decision.tsx";
import { DivisionField, DivisionLedger, inputNames, type Sides, useAcceptText } from "./division.tsx";
import { ErrorSummary, TextArea } from "./field.tsx";
import { FilesField } from "./files-field.tsx";
import { FormKey } from "./form-key.tsx";
import { When } from "./money.tsx";
import { useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";
import { Section } from "./slip.tsx";
import { useUploads } from "./use-uploads.ts";

export interface DisputeFormProps {
  reader: DisputeReader;
  sides: Sides;
  failure: FormFailure | undefined;
}

const rewardOf = ({ dispute }: DisputeReader) => ({ ...dispute.reward, held: dispute.held });

/** The name of the reader's other side. */
function otherOf({ you, poster, solver }: Sides): string {
  return you === "poster" ? solver : poster;
}

/** The respondent's, while the dispute waits for it. */
export function AnswerForm({ reader, sides, failure: refused }: DisputeFormProps) {
  const t = useTexts(texts);
  const { policy } = useRootData();
  const { onSubmit, progress, problem } = useUploads("answer");
  const failure = problem ?? (refused?.intent === "answer" ? refused : undefined);
  return (
    <Section
      id="answer"
      title={t("answerTitle")}
      note={t.rich("answerNote", { time: <When at={reader.dispute.answerDueAt} form="deadline" /> })}
    >
      <Form method="post" encType="multipart/form-data" className="formflow" noValidate onSubmit={onSubmit}>
        <FormKey />
        <input type="hidden" name="intent" value="answer" />
        <ErrorSummary failure={failure} names={inputNames(failure)} />
        <TextArea
          name="text"
          label={t("answerText")}
          hint={t("answerHint", { name: otherOf(sides) })}
          rows={7}
          maxLength={reader.limits.text}
          failure={failure}
        />
        <FilesField most={reader.limits.files} failure={failure} />
        <DivisionField reward={rewardOf(reader)} sides={sides} legend={t("how")} failure={failure} />
        <p className="small dim">
          {t("answerAfter", { days: policy.disputeOfferDays, more: policy.disputeDecisionDays })}
        </p>
        <p>
          <Submit busy={progress !== null}>{t("answerButton")}</Submit>
        </p>
      </Form>
    </Section>
  );
}

/** An admin's, once the sides have had their time. */
export function DecideForm({ reader, sides, failure: refused }: DisputeFormProps) {
  const t = useTexts(texts);
  const failure = refused?.intent === "decide" ? refused : undefined;
  const due = reader.dispute.decisionDueAt;
  return (
    <Section
      id="decide"
      title={t("decideTitle")}
      note={due ? t.rich("decideNote", { time: <When at={due} form="deadline" /> }) : undefined}
    >
      <Form method="post" className="formflow" noValidate>
        <FormKey />
        <ErrorSummary failure={failure} names={inputNames(failure)} />
        <DivisionField reward={rewardOf(reader)} sides={sides} legend={t("how")} failure={failure} />
        <TextArea
          name="text"
          label={t("decideText")}
          hint={t("decideHint")}
          rows={7}
          maxLength={reader.limits.text}
          failure={failure}
        />
        <p className="small dim">{t("decideAfter")}</p>
        <p>
          <Submit intent="decide">{t("decideButton")}</Submit>
        </p>
      </Form>
    </Section>
  );
}

/** The dialog that the address asks for, if the reader may. */
export function DisputeDialog({ reader, sides, failure }: DisputeFormProps) {
  const [params] = useSearchParams();
  const kind = disputeDecisions.find((name) => params.has(name));
  if (!kind || !reader.dispute.may.includes(kind)) return null;
  const props = { reader, sides, failure: failure?.intent === kind ? failure : undefined };
  switch (kind) {
    case "accept":
      return <Accept {...props} />;
    case "offer":
      return <Offer {...props} />;
    case "evidence":
      return <Evidence {...props} />;
    case "withdraw":
      return <Withdraw {...props} />;
    case "message":
      return <MessageSides {...props} />;
  }
}

const closeTo = ({ dispute }: DisputeReader) => `/disputes/${dispute.id}`;

/** Exactly what was read: the entry's id goes with it, so that nobody accepts what came meanwhile. */
function Accept({ reader, sides, failure }: DisputeFormProps) {
  const t = useTexts(texts);
  const acceptText = useAcceptText();
  const entry = acceptable(reader);
  if (!entry?.division) return null;
  return (
    <Decision
      title={t("acceptTitle", { name: otherOf(sides) })}
      intent="accept"
      button={acceptText(entry.division, sides.you)}
      closeTo={closeTo(reader)}
      failure={failure}
    >
      <input type="hidden" name="entryId" value={entry.id} />
      <DivisionLedger division={entry.division} sides={sides} />
      <p className="small dim">{t("acceptText")}</p>
    </Decision>
  );
}

function Offer({ reader, sides, failure }: DisputeFormProps) {
  const t = useTexts(texts);
  const name = otherOf(sides);
  return (
    <Decision
      title={t("offerTitle")}
      intent="offer"
      button={t("offerButton")}
      closeTo={closeTo(reader)}
      failure={failure}
    >
      <DivisionField reward={rewardOf(reader)} sides={sides} legend={t("how")} failure={failure} />
      <TextArea
        name="text"
        label={t("offerText", { name })}
        rows={3}
        maxLength={reader.limits.note}
        failure={failure}
      />
      <p className="small dim">{t("offerAfter", { name })}</p>
    </Decision>
  );
}

function Evidence({ reader, sides, failure: refused }: DisputeFormProps) {
  const t = useTexts(texts);
  const { onSubmit, problem } = useUploads("evidence");
  const failure = problem ?? refused;
  return (
    <Decision
      title={t("evidenceTitle")}
      intent="evidence"
      button={t("evidenceButton")}
      closeTo={closeTo(reader)}
      failure={failure}
      onSubmit={onSubmit}
    >
      <TextArea
        name="text"
        label={t("evidenceText")}
        hint={t("evidenceHint", { name: otherOf(sides) })}
        rows={6}
        maxLength={reader.limits.text}
        failure={failure}
      />
      <FilesField most={reader.limits.files} failure={failure} />
    </Decision>
  );
}

function Withdraw({ reader, sides, failure }: DisputeFormProps) {
  const t = useTexts(texts);
  return (
    <Decision
      bad
      title={t("withdrawTitle")}
      intent="withdraw"
      button={t("withdrawButton")}
      closeTo={closeTo(reader)}
      failure={failure}
    >
      <p>{t("withdrawText")}</p>
      <TextArea
        name="text"
        label={t("withdrawNote", { name: otherOf(sides) })}
        rows={3}
        maxLength={reader.limits.note}
        failure={failure}
      />
    </Decision>
  );
}

/** An admin's words to both. */
function MessageSides({ reader, failure }: DisputeFormProps) {
  const t = useTexts(texts);
  return (
    <Decision
      title={t("messageTitle")}
      intent="message"
      button={t("messageButton")}
      closeTo={closeTo(reader)}
      failure={failure}
    >
      <TextArea
        name="text"
        label={t("messageText")}
        hint={t("messageHint")}
        rows={5}
        maxLength={reader.limits.note}
        failure={failure}
      />
      <TextArea
        name="reason"
        label={t("messageReason")}
        hint={t("messageReasonHint")}
        rows={2}
        maxLength={reader.limits.note}
        failure={failure}
      />
    </Decision>
  );
}

/** What else the reader can do. */
export function DisputeActions({ reader }: { reader: DisputeReader }) {
  const t = useTexts(texts);
  const { may } = reader.dispute;
  const action = (name: "offer" | "evidence" | "withdraw" | "message", kind: "primary" | "two" | "quiet"): ReactNode =>
    may.includes(name) ? (
      <ButtonLink kind={kind} to={`?${name}`} preventScrollReset>
        {t(name)}
      </ButtonLink>
    ) : null;
  if (!(["offer", "evidence", "withdraw", "message"] as const).some((name) => may.includes(name))) return null;
  return (
    <Section title={t("next")}>
      <div className="bar">
        {action("offer", "primary")}
        {action("evidence", "two")}
        {action("withdraw", "quiet")}
        {action("message", "two")}
      </div>
    </Section>
  );
}
