/** The board's decisions, each in writing before it is made: choose, decline, take back. */
import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { board as texts } from "../copy/en/board.ts";
import { negative } from "../lib/format.ts";
import type { FormFailure } from "../lib/problem.ts";
import type { Application, Challenge } from "../lib/types.ts";
import { ButtonLink, Form, Submit } from "./button.tsx";
import { DecisionDialog } from "./dialog.tsx";
import { ErrorSummary, TextArea } from "./field.tsx";
import { FormKey } from "./form-key.tsx";
import { Money } from "./money.tsx";
import { useTexts } from "./reader.tsx";
import { useEstimate, useRootData } from "./root-data.ts";
import { Facts, useFeePercent, useTaxFact } from "./slip.tsx";

/** What the board's decisions are called in its address. */
export const boardDecisions = ["choose", "decline", "retract"] as const;

/** Shows the decision its address names. */
export function BoardDialog({
  applications,
  challenge,
  failure,
}: {
  applications: readonly Application[];
  challenge: Challenge;
  failure: FormFailure | undefined;
}) {
  const [params] = useSearchParams();
  const t = useTexts(texts);
  const kind = boardDecisions.find((name) => params.has(name));
  const application = kind && applications.find(({ id }) => id === params.get(kind));
  if (!kind || !application) return null;
  const allowed = kind === "retract" ? challenge.state === "awarded" : challenge.state === "open";
  if (!allowed) return null;
  const { name } = application.applicant;
  const first = name.split(" ")[0] ?? name;
  const closeTo = `/challenges/${challenge.slug}/applications`;
  const content = {
    choose: {
      title: t("chooseTitle", { name }),
      button: t("chooseButton", { name: first }),
      body: <ChooseBody application={application} />,
    },
    decline: {
      title: t("declineTitle", { name }),
      button: t("declineButton", { name: first }),
      body: <p>{t("declineText", { name })}</p>,
    },
    retract: {
      title: t("retractTitle"),
      button: t("retractButton"),
      body: (
        <>
          <p>{t("retractText", { name })}</p>
          <TextArea name="reason" label={t("reason")} maxLength={1000} failure={failure} />
        </>
      ),
    },
  }[kind];
  return (
    <DecisionDialog title={content.title} closeTo={closeTo}>
      <DecisionForm
        id={application.id}
        intent={kind}
        closeTo={closeTo}
        failure={failure?.intent === kind ? failure : undefined}
        button={content.button}
        bad={kind !== "choose"}
      >
        {content.body}
      </DecisionForm>
    </DecisionDialog>
  );
}

function DecisionForm({
  id,
  intent,
  closeTo,
  failure,
  button,
  bad,
  children,
}: {
  id: string;
  intent: string;
  closeTo: string;
  failure: FormFailure | undefined;
  button: string;
  bad: boolean;
  children: ReactNode;
}) {
  const t = useTexts(texts);
  return (
    <Form method="post" className="flow" preventScrollReset>
      <FormKey />
      <input type="hidden" name="application" value={id} />
      <ErrorSummary failure={failure} />
      {children}
      <p className="bar mbs-4">
        <Submit intent={intent} kind={bad ? "bad" : "primary"}>
          {button}
        </Submit>
        <ButtonLink kind="quiet" to={closeTo} preventScrollReset replace data-safe>
          {t("notYet")}
        </ButtonLink>
      </p>
    </Form>
  );
}

function ChooseBody({ application: { price, applicant } }: { application: Application }) {
  const t = useTexts(texts);
  const { policy } = useRootData();
  const percent = useFeePercent(policy.feeBasisPoints);
  const { fee, tax, net } = useEstimate()(price);
  const taxFact = useTaxFact();
  return (
    <>
      <Facts
        tight
        sum
        items={[
          { term: t("paysYou"), answer: <Money value={price} bare /> },
          { term: t("fee", { percent }), answer: <Money value={negative(fee)} bare /> },
          taxFact(negative(tax)),
          {
            term: t("receives", { name: applicant.name }),
            answer: <Money value={net} />,
          },
        ]}
      />
      <p>{t.rich("chooseText", { sum: <Money value={price} />, hours: policy.windowHours })}</p>
      <p className="small dim">{t("chooseAfter", { name: applicant.name })}</p>
    </>
  );
}
