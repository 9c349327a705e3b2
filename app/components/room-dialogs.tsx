/** The room's decisions, each in writing before it is made. */
import { useSearchParams } from "@remix-run/react";
import { money as moneyTexts } from "../copy/en/money.ts";
import { room as texts } from "../copy/en/room.ts";
import { divide, netOf } from "../lib/division.ts";
import { moneyText, negative } from "../lib/format.ts";
import type { FormFailure } from "../lib/problem.ts";
import { type RoomView, roomDecisions, waitingDelivery } from "../lib/room-view.ts";
import { Decision } from "./decision.tsx";
import { DeliverForm } from "./deliver-form.tsx";
import { TextArea, TextField } from "./field.tsx";
import { Money } from "./money.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { Agree, Propose, Refuse } from "./room-proposal.tsx";
import { useRootData } from "./root-data.ts";
import { Facts, useFeePercent, useTaxFact } from "./slip.tsx";

export function RoomDialog({ view, failure }: { view: RoomView; failure: FormFailure | undefined }) {
  const [params] = useSearchParams();
  const kind = roomDecisions.find((name) => params.has(name));
  if (!kind || !view.challenge) return null;
  const closeTo = `/messages/${view.conversation.id}`;
  const props = { view, closeTo, failure: failure?.intent === kind ? failure : undefined };
  switch (kind) {
    case "deliver":
      return view.side === "solver" ? <DeliverForm {...props} /> : null;
    case "approve":
      return view.side === "poster" ? <Approve {...props} /> : null;
    case "changes":
      return view.side === "poster" ? <Changes {...props} /> : null;
    case "propose":
      return <Propose {...props} />;
    case "agree":
      return <Agree {...props} />;
    case "refuse":
      return <Refuse {...props} />;
    case "leave":
      return <Leave {...props} />;
    case "decline":
      return view.side === "solver" ? <DeclineAward {...props} /> : null;
  }
}

export interface DecisionProps {
  view: RoomView;
  closeTo: string;
  failure: FormFailure | undefined;
}

function Approve({ view, ...rest }: DecisionProps) {
  const t = useTexts(texts);
  const m = useTexts(moneyTexts);
  const { locale } = useReader();
  const { policy } = useRootData();
  const percent = useFeePercent(policy.feeBasisPoints);
  const taxFact = useTaxFact();
  const delivery = waitingDelivery(view);
  const { payment, solver } = view;
  if (!delivery || !payment) return null;
  const division = divide(payment, payment.held.amountMinor);
  const net = netOf(division);
  const title = t("approveTitle", { version: delivery.version, name: solver });
  return (
    <Decision {...rest} title={title} intent="approve" button={t("payButton", { sum: moneyText(net, locale) })}>
      <input type="hidden" name="delivery" value={delivery.id} />
      <Facts
        tight
        sum
        items={[
          { term: m("heldSum"), answer: <Money value={payment.held} bare /> },
          { term: m("fee", { percent }), answer: <Money value={negative(division.fee)} bare /> },
          taxFact(negative(division.tax)),
          { term: m("personReceives", { name: solver }), answer: <Money value={net} /> },
        ]}
      />
      <p className="small dim">{t("approveText")}</p>
    </Decision>
  );
}

function Changes({ view, ...rest }: DecisionProps) {
  const t = useTexts(texts);
  const { policy } = useRootData();
  const delivery = waitingDelivery(view);
  if (!delivery) return null;
  return (
    <Decision
      {...rest}
      title={t("changesTitle", { version: delivery.version })}
      intent="changes"
      button={t("changesButton")}
    >
      <input type="hidden" name="delivery" value={delivery.id} />
      <TextArea
        name="feedback"
        label={t("changesLabel")}
        hint={t("changesHint")}
        rows={5}
        maxLength={5000}
        required
        failure={rest.failure}
      />
      <TextField
        name="days"
        inputMode="numeric"
        label={t("changesDays")}
        hint={t("changesDaysHint", { most: policy.changeDaysMost })}
        defaultValue={7}
        failure={rest.failure}
      />
      <p className="small dim">{t("changesText")}</p>
    </Decision>
  );
}

function Leave({ view, ...rest }: DecisionProps) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const { policy } = useRootData();
  const { payment, other, side } = view;
  const sum = payment ? moneyText(payment.held, locale) : "";
  return (
    <Decision
      {...rest}
      bad
      title={side === "solver" ? t("leaveTitle") : t("withdrawTitle", { sum })}
      intent="leave"
      button={side === "solver" ? t("leaveButton", { sum }) : t("withdrawButton")}
    >
      <p>
        {side === "solver"
          ? t("leaveText", { sum, name: other.name })
          : t("withdrawText", { name: other.name, days: policy.overdueDays })}
      </p>
      <TextArea name="note" label={t("leaveNote", { name: other.name })} maxLength={1000} failure={rest.failure} />
    </Decision>
  );
}

function DeclineAward({ view, ...rest }: DecisionProps) {
  const t = useTexts(texts);
  if (view.challenge?.state !== "awarded") return null;
  return (
    <Decision {...rest} bad title={t("declineAwardTitle")} intent="decline" button={t("declineAwardButton")}>
      <p>{t("declineAwardText", { name: view.poster })}</p>
      <TextArea name="reason" label={t("leaveNote", { name: view.poster })} maxLength={1000} failure={rest.failure} />
    </Decision>
  );
}
