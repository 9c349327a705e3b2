/** The room of a dispute: where the money is, what each side asks for, and what whoever reads can do. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { disputeLimits } from "#contract/disputes";
import { ButtonLink } from "../components/button.tsx";
import { AnswerForm, DecideForm, DisputeActions, DisputeDialog } from "../components/dispute-forms.tsx";
import { Positions } from "../components/dispute-positions.tsx";
import { DisputeRecord } from "../components/dispute-record.tsx";
import { DisputeSlip } from "../components/dispute-slip.tsx";
import type { Sides } from "../components/division.tsx";
import { When } from "../components/money.tsx";
import { Notice } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { dispute as texts } from "../copy/en/dispute.ts";
import { type DisputeReader, isOpen, respondentOf } from "../lib/dispute-view.ts";
import { readDivision } from "../lib/division-form.server.ts";
import { act, type SubmittedForm } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { moneyState } from "../lib/money-state.ts";
import { failureOf } from "../lib/problem.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Challenge, Dispute, Payment } from "../lib/types.ts";
import { fileIdsOf } from "../lib/uploads.server.ts";
import { findUser, orNull } from "../lib/viewer.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta({ title: `${texts.short}: ${data.reader.dispute.challenge.title}` }) : [];

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const user = await findUser(api);
    if (!user) sendToSignIn(args);
    const dispute = await api.get<Dispute>(`/disputes/${encodeURIComponent(args.params.id ?? "")}`);
    const side = user.id === dispute.poster.id ? "poster" : user.id === dispute.solver.id ? "solver" : "none";
    const [challenge, payment] = await Promise.all([
      api.get<Challenge>(`/challenges/${dispute.challenge.id}`),
      side === "none" ? null : orNull(api.get<Payment>(`/challenges/${dispute.challenge.id}/payment`)),
    ]);
    const reader: DisputeReader = { dispute, side, limits: disputeLimits };
    // One that was taken back says nothing of where the money is now.
    const facts = { dispute: dispute.state === "withdrawn" ? null : dispute };
    return { reader, money: moneyState(challenge, payment, side === "none" ? "guest" : side, facts) };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    const id = encodeURIComponent(args.params.id ?? "");
    await decide(form, id);
    return { to: `/disputes/${id}` };
  });
}

async function decide(form: SubmittedForm, id: string): Promise<void> {
  const { api, key, text } = form;
  switch (form.intent) {
    case "answer": {
      const body = { text: text("text"), release: readDivision(form), fileIds: await fileIdsOf(form) };
      await api.post(`/disputes/${id}/answer`, { key, body });
      return;
    }
    case "offer":
      await api.post(`/disputes/${id}/offer`, { key, body: { release: readDivision(form), text: text("text") } });
      return;
    case "accept":
      await api.post(`/disputes/${id}/accept`, { key, body: { entryId: text("entryId") } });
      return;
    case "evidence":
      await api.post(`/disputes/${id}/evidence`, { key, body: { text: text("text"), fileIds: await fileIdsOf(form) } });
      return;
    case "message":
      await api.post(`/admin/disputes/${id}/message`, { key, body: { text: text("text"), reason: text("reason") } });
      return;
    case "withdraw":
      await api.post(`/disputes/${id}/withdraw`, { key, body: { text: text("text") } });
      return;
    case "decide":
      await api.post(`/admin/disputes/${id}/decide`, {
        key,
        body: { release: readDivision(form), text: text("text") },
      });
      return;
  }
}

export default function DisputeRoom() {
  const { reader, money } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  const { dispute, side } = reader;
  const sides: Sides = { poster: dispute.poster.name, solver: dispute.solver.name, you: side };
  const props = { reader, sides, failure };
  const { may } = dispute;
  return (
    <div className="wrap">
      <DisputeDialog {...props} />
      <div className="chl">
        <header className="head">
          <p className="small">
            <Link to={`/challenges/${dispute.challenge.slug}`}>{dispute.challenge.title}</Link>
          </p>
          <h1>{t("title")}</h1>
          <p className="lead">
            {t.rich("filedLine", {
              name: sides[dispute.filedBy],
              date: <When at={dispute.createdAt} />,
              reason: t(`reason_${dispute.reason}`),
            })}
          </p>
          {side !== "none" && dispute.conversationId ? (
            <p>
              <ButtonLink kind="quiet" to={`/messages/${dispute.conversationId}`}>
                {t("talk")}
              </ButtonLink>
            </p>
          ) : null}
        </header>
        <aside className="side">
          <DisputeSlip reader={reader} sides={sides} money={money} />
        </aside>
        <div className="main">
          <State reader={reader} sides={sides} />
          <Positions reader={reader} sides={sides} />
          {may.includes("answer") ? <AnswerForm {...props} /> : null}
          {may.includes("decide") ? <DecideForm {...props} /> : null}
          <DisputeActions reader={reader} />
          <DisputeRecord dispute={dispute} sides={sides} />
        </div>
      </div>
    </div>
  );
}

/** What stands above everything else: a payment that is looked into, the end, or what whoever will decide waits for. */
function State({ reader: { dispute, side }, sides }: { reader: DisputeReader; sides: Sides }) {
  const t = useTexts(texts);
  const { state, outcome, entries } = dispute;
  const decision = entries.find(({ kind }) => kind === "decision");
  const takenBack = entries.find(({ kind }) => kind === "withdrawal");
  if (isOpen(dispute) && dispute.frozen) {
    return (
      <Notice tone="stop">
        <b>{t("frozenTitle")}</b> {t("frozenText")}
      </Notice>
    );
  }
  if (outcome === "chargeback") {
    return (
      <Notice tone="stop">
        <b>{t("overTitle")}</b> {t("overText")}
      </Notice>
    );
  }
  if (takenBack) {
    return (
      <Notice icon="check">
        {t.rich("withdrawn", { name: sides[dispute.filedBy], date: <When at={takenBack.at} /> })}
      </Notice>
    );
  }
  if (decision?.text) {
    return (
      <Notice icon="check">
        <b>{t("reasons")}</b>
        <p className="prose pre own-words">{decision.text}</p>
      </Notice>
    );
  }
  if (side === "none" && state === "filed") {
    const name = sides[respondentOf(dispute)];
    return (
      <Notice icon="clock">
        {t.rich("watchAnswer", { name, time: <When at={dispute.answerDueAt} form="deadline" /> })}
      </Notice>
    );
  }
  if (side === "none" && state === "answered" && dispute.offersEndAt) {
    return (
      <Notice icon="clock">{t.rich("watchNote", { time: <When at={dispute.offersEndAt} form="deadline" /> })}</Notice>
    );
  }
  return null;
}
