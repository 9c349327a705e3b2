import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { AnalyticsSection } from "../components/analytics-section.tsx";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { ErrorSummary, TextField } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { When } from "../components/money.tsx";
import { Notice } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { Section } from "../components/slip.tsx";
import { useLookAgain } from "../components/use-look-again.ts";
import { yourData as texts } from "../copy/en/your-data.ts";
import { act } from "../lib/form.server.ts";
import { bytesText, momentText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { policy } from "../lib/policy.server.ts";
import { type FormFailure, failureOf } from "../lib/problem.ts";
import { load } from "../lib/session.server.ts";
import type { OwnUser, Privacy } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const [me, privacy] = await Promise.all([api.get<OwnUser>("/users/me"), api.get<Privacy>("/users/me/privacy")]);
    const { closingDays, closingReviewDays } = policy;
    return {
      handle: me.handle,
      role: me.role,
      state: me.state,
      privacy,
      closingDays,
      closingReviewDays,
      now: Date.now(),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, intent, key, text }) => {
    if (intent === "export") await api.post("/users/me/export", { key });
    else if (intent === "keep") await api.post("/users/me/keep");
    else if (intent === "close") await api.remove("/users/me", { body: { handle: text("handle") } });
    return { stay: {} };
  });
}

export default function YourData() {
  const { privacy, role, state } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  const t = useTexts(texts);
  return (
    <>
      <h1 className="mbe-4">{t("title")}</h1>
      <ErrorSummary failure={failure} />
      {answer?.ok && answer.intent === "keep" ? (
        <div className="mbe-5">
          <Notice tone="act" icon="check">
            {t("kept")}
          </Notice>
        </div>
      ) : null}
      {privacy.closing === null ? null : <Closes closing={privacy.closing} open={privacy.open} />}
      <Section title={t("exportTitle")}>
        <p className="prose mbe-3">{t("exportText")}</p>
        <Export last={privacy.export} />
      </Section>
      <div className="mbs-6">
        <AnalyticsSection />
      </div>
      {privacy.closing === null && role === "member" && state === "active" ? (
        <div className="mbs-6">
          <Close failure={failure} />
        </div>
      ) : null}
    </>
  );
}

function Export({ last }: { last: Privacy["export"] }) {
  const t = useTexts(texts);
  const reader = useReader();
  const { now } = useLoaderData<typeof loader>();
  const making = last !== null && last.state !== "ready";
  useLookAgain(making, { everyMs: 3_000, most: 100 });
  if (making) {
    const { done, total } = last.progress;
    return (
      <>
        <p role="status" className="mbe-3">
          {total === 0 ? t("waiting") : t("building", { done, total })}
        </p>
        {total === 0 ? null : <progress className="mbe-3" value={done} max={total} aria-label={t("exportTitle")} />}
        <p>
          <ButtonLink kind="quiet" to="/settings/privacy">
            {t("look")}
          </ButtonLink>
        </p>
      </>
    );
  }
  const mayAsk = last === null || Date.parse(last.nextAt) <= now;
  return (
    <div className="flow">
      {last === null ? null : (
        <>
          <p>
            <b>{t("ready")}</b>{" "}
            <span className="dim" suppressHydrationWarning>
              {t("readyText", {
                size: bytesText(last.size ?? 0, reader.locale),
                when: momentText(last.expiresAt ?? last.requestedAt, reader),
              })}
            </span>
          </p>
          <p>
            <ButtonLink to="/settings/privacy/export" reloadDocument prefetch="none">
              {t("fetch")}
            </ButtonLink>
          </p>
        </>
      )}
      {mayAsk ? (
        <Form method="post">
          <FormKey />
          <Submit kind={last === null ? "primary" : "two"} intent="export" busyText={t("asking")}>
            {t("ask")}
          </Submit>
        </Form>
      ) : (
        <p className="small dim">{t.rich("again", { when: <When at={last.nextAt} form="moment" /> })}</p>
      )}
    </div>
  );
}

function Closes({ closing, open }: { closing: NonNullable<Privacy["closing"]>; open: Privacy["open"] }) {
  const t = useTexts(texts);
  return (
    <div className="mbe-6 flow">
      <Notice tone="stop">
        <b>{t("closes")}</b>
        <br />
        {t.rich("closesText", { when: <When at={closing.eraseAt} form="moment" /> })}
      </Notice>
      <Form method="post">
        <Submit intent="keep" busyText={t("keeping")}>
          {t("keep")}
        </Submit>
      </Form>
      <Open open={open} />
    </div>
  );
}

function Close({ failure }: { failure: FormFailure | undefined }) {
  const { handle, privacy, closingDays, closingReviewDays } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return (
    <Section title={t("closeTitle")}>
      <p className="prose">{t("closeText", { days: closingDays })}</p>
      <ul className="prose mbs-3 mbe-4">
        <li>{t("endsNow")}</li>
        <li>{t("endsLater", { days: closingReviewDays })}</li>
        <li>{t("stays")}</li>
      </ul>
      <Open open={privacy.open} />
      <Form method="post" className="form" noValidate>
        <TextField name="handle" label={t("handle", { handle })} autoComplete="off" failure={failure} />
        <p>
          <Submit kind="bad" intent="close" busyText={t("closing")}>
            {t("close")}
          </Submit>
        </p>
      </Form>
    </Section>
  );
}

/** What still binds somebody to others; nothing when nothing does. */
function Open({ open }: { open: Privacy["open"] }) {
  const t = useTexts(texts);
  const figures = (["payouts", "refunds", "chargebacks"] as const).filter((kind) => open[kind] > 0);
  if (open.challenges.length + figures.length === 0) return null;
  return (
    <div className="mbe-4">
      <h3 className="mbe-2">{t("openNow")}</h3>
      <ul className="prose">
        {open.challenges.map(({ id, slug, title, state }) => {
          const word = `challenge_${state}`;
          return (
            <li key={id}>
              <Link to={`/challenges/${slug}`}>{title}</Link>{" "}
              <span className="dim">{t(word in texts ? (word as "challenge_open") : "challenge_other")}</span>
            </li>
          );
        })}
        {figures.map((kind) => (
          <li key={kind}>{t(kind, { count: open[kind] })}</li>
        ))}
      </ul>
    </div>
  );
}
