import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { OpenSession } from "#contract/auth";
import { Form, Submit } from "../components/button.tsx";
import { ErrorSummary } from "../components/field.tsx";
import { When } from "../components/money.tsx";
import { Notice } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { settings as texts } from "../copy/en/settings.ts";
import { act } from "../lib/form.server.ts";
import { countryText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import { load } from "../lib/session.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.sessions });

export function loader(args: LoaderFunctionArgs) {
  return load(args, (api) => api.get<{ items: OpenSession[] }>("/auth/sessions"));
}

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api }) => ({ stay: await api.post<{ ended: number }>("/auth/sessions/end-others") }));
}

export default function Sessions() {
  const { items } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const others = items.filter(({ current }) => !current).length;
  return (
    <>
      <h1 className="mbe-4">{t("sessions")}</h1>
      <p className="mbe-4">{t("sessionsText")}</p>
      <ErrorSummary failure={failureOf(answer)} />
      {answer?.ok ? (
        <div className="mbe-5">
          <Notice tone="act" icon="check">
            <b>{t("sessionsEnded")}</b>
          </Notice>
        </div>
      ) : null}
      <ul className="lines mbe-5">
        {items.map((session) => (
          <li key={session.id}>
            <SessionLine session={session} />
          </li>
        ))}
      </ul>
      {others > 0 ? (
        <Form method="post">
          <Submit kind="bad" intent="end-others" busyText={t("sessionsEnding")}>
            {t("sessionsEnd", { count: others })}
          </Submit>
        </Form>
      ) : null}
    </>
  );
}

function SessionLine({
  session: { browser, device, country, current, lastActiveAt, signedInAt },
}: {
  session: OpenSession;
}) {
  const t = useTexts(texts);
  const { locale } = useReader();
  // Clerk writes the country as a code or as a name.
  const place = country !== null && /^[A-Z]{2}$/.test(country) ? countryText(country, locale) : country;
  const known = [browser, device, place].filter((part) => part !== null).join(", ");
  return (
    <p className="pbs-3 pbe-3">
      <b>{known || t("sessionUnknown")}</b> {current ? <span className="paid-word">{t("sessionThis")}</span> : null}
      <span className="small dim block">
        {t.rich("sessionWhen", {
          since: <When at={signedInAt} form="moment" />,
          last: <When at={lastActiveAt} form="relative" />,
        })}
      </span>
    </p>
  );
}
