/** Opening a dispute: three questions, and before the button what happens then and what silence means. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { disputeLimits, disputeReasons } from "#contract/disputes";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { DivisionField, inputNames, type Sides } from "../components/division.tsx";
import { ErrorSummary, RadioGroup, TextArea } from "../components/field.tsx";
import { FilesField } from "../components/files-field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { Money, When } from "../components/money.tsx";
import { MoneyRail, MoneyWord } from "../components/money-story.tsx";
import { Notice } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { useRootData } from "../components/root-data.ts";
import { Slip, Timeline, type TimelineStep, toneOf } from "../components/slip.tsx";
import { useUploads } from "../components/use-uploads.ts";
import { dispute as texts } from "../copy/en/dispute.ts";
import { asClocksStand, disputeWindow } from "../lib/dispute-window.ts";
import { readDivision } from "../lib/division-form.server.ts";
import { act } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { moneyState } from "../lib/money-state.ts";
import { policy } from "../lib/policy.server.ts";
import { failureOf } from "../lib/problem.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Challenge, Delivery, Dispute, Page } from "../lib/types.ts";
import { fileIdsOf } from "../lib/uploads.server.ts";
import { readViewer } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.fileTitle });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const challenge = await api.get<Challenge>(`/challenges/${encodeURIComponent(args.params.id ?? "")}`);
    const viewer = await readViewer(api, challenge);
    if (!viewer.user) sendToSignIn(args);
    if (viewer.dispute && challenge.state === "disputed") throw redirect(`/disputes/${viewer.dispute.id}`);
    const { payment, side, conversationId } = viewer;
    if (side === "guest" || !payment || !challenge.solver) throw redirect(`/challenges/${challenge.slug}`);
    const { items } = await api.get<Page<Delivery>>(`/challenges/${challenge.id}/deliveries`);
    const now = Date.now();
    const sides: Sides = { poster: challenge.poster.name, solver: challenge.solver.name, you: side };
    return {
      challenge,
      payment,
      sides,
      other: side === "poster" ? challenge.solver.name : challenge.poster.name,
      room: conversationId ? `/messages/${conversationId}` : `/challenges/${challenge.slug}`,
      window: disputeWindow(asClocksStand(challenge, payment, items[0], now), items, policy.disputeFilingDays, now),
      money: moneyState(challenge, payment, side),
      limits: disputeLimits,
      reasons: disputeReasons,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async (form) => {
    const { api, key, text } = form;
    const body = {
      reason: text("reason"),
      text: text("text"),
      release: readDivision(form),
      fileIds: await fileIdsOf(form),
    };
    const id = encodeURIComponent(args.params.id ?? "");
    const challenge = await api.get<Challenge>(`/challenges/${id}`);
    const dispute = await api.post<Dispute>(`/challenges/${challenge.id}/dispute`, { key, body });
    return { to: `/disputes/${dispute.id}` };
  });
}

export default function FileDispute() {
  const { challenge, payment, sides, money, room, window } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return (
    <div className="wrap">
      <div className="chl">
        <header className="head">
          <p className="small">
            <Link to={room}>{challenge.title}</Link>
          </p>
          <h1>{t("fileTitle")}</h1>
          <p className="lead">{t("fileLead")}</p>
        </header>
        <aside className="side">
          <Slip tone={toneOf(money.seal)} label={t("fileSlip")}>
            <p className="small dim">{t("heldNow")}</p>
            <p>
              <Money value={payment.held} size="m44" />
            </p>
            <p className="slipword">
              <MoneyWord state={money} />
            </p>
            <MoneyRail
              state={money}
              names={{ poster: sides.poster, solver: sides.solver }}
              {...(sides.you === "none" ? {} : { you: sides.you })}
            />
          </Slip>
        </aside>
        <div className="main">{window.open ? <FileForm /> : <NotNow />}</div>
      </div>
    </div>
  );
}

function FileForm() {
  const { payment, sides, other, room, limits, reasons } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const refused = failureOf(useActionData<typeof action>());
  const { onSubmit, progress, problem } = useUploads("file");
  const failure = problem ?? refused;
  return (
    <Form method="post" encType="multipart/form-data" noValidate onSubmit={onSubmit}>
      <FormKey />
      <ErrorSummary failure={failure} names={inputNames(failure)} />
      <section className="ask">
        <h2>{t("what")}</h2>
        <RadioGroup
          name="reason"
          legend={t("what")}
          options={reasons.map((reason) => ({ value: reason, label: t(`reason_${reason}`) }))}
          failure={failure}
        />
      </section>
      <section className="ask">
        <h2>{t("happened")}</h2>
        <TextArea
          name="text"
          label={t("text")}
          hint={t("textHint", { name: other })}
          rows={8}
          maxLength={limits.text}
          failure={failure}
        />
        <FilesField most={limits.files} failure={failure} />
      </section>
      <section className="ask">
        <h2>{t("how")}</h2>
        <DivisionField reward={payment} sides={sides} failure={failure} />
      </section>
      <section className="ask">
        <h2>{t("after")}</h2>
        <Timeline steps={useSteps()} />
      </section>
      <div className="bar">
        <Submit busy={progress !== null}>{t("fileButton")}</Submit>
        <ButtonLink kind="quiet" to={room}>
          {t("notYet")}
        </ButtonLink>
      </div>
    </Form>
  );
}

const dayMs = 86_400_000;

/** What opening it starts, with dates as they would be now. */
function useSteps(): TimelineStep[] {
  const { other, payment } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const { now } = useReader();
  const { policy: figures } = useRootData();
  const answerBy = new Date(now + figures.disputeAnswerDays * dayMs).toISOString();
  const time = <When at={answerBy} form="deadline" />;
  const limitAt = payment.heldAt
    ? new Date(Date.parse(payment.heldAt) + figures.holdLimitDays * dayMs).toISOString()
    : null;
  return [
    { phase: "now", title: t("f_now"), when: t("f_nowWhen") },
    { phase: "next", title: t("f_answer", { name: other }), when: t.rich("f_answerWhen", { time }) },
    { phase: "auto", title: t("f_silence"), when: t.rich("f_silenceWhen", { time }) },
    { phase: "next", title: t("f_offers"), when: t("f_offersWhen", { days: figures.disputeOfferDays }) },
    { phase: "next", title: t("f_decision"), when: t("f_decisionWhen", { days: figures.disputeDecisionDays }) },
    ...(limitAt
      ? [{ phase: "auto" as const, title: t("f_limit"), when: t.rich("f_limitWhen", { time: <When at={limitAt} /> }) }]
      : []),
  ];
}

/** Why not, and since or until when. */
function NotNow() {
  const { window, room, other } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const { policy: figures } = useRootData();
  if (window.open) return null;
  const days = figures.disputeFilingDays;
  return (
    <div className="flow">
      <Notice icon="clock">
        <b>{t("cannotTitle")}</b>{" "}
        {window.why === "early"
          ? t.rich("cannot_early", { time: <When at={window.since} form="deadline" />, days })
          : window.why === "late"
            ? t.rich("cannot_late", { time: <When at={window.until} form="deadline" />, days })
            : t("cannot_never")}
      </Notice>
      <p>{t("cannotInstead", { name: other })}</p>
      <p>
        <ButtonLink to={room}>{t("backToRoom")}</ButtonLink>
      </p>
    </div>
  );
}
