import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { chosenTypes } from "#contract/webhooks";
import { Form, Submit } from "../components/button.tsx";
import { ErrorSummary } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { SaidOnce } from "../components/said-once.tsx";
import { Section } from "../components/slip.tsx";
import { WebhookFields } from "../components/webhook-fields.tsx";
import { webhooks as texts } from "../copy/en/webhooks.ts";
import { act } from "../lib/form.server.ts";
import { momentText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import { load } from "../lib/session.server.ts";
import type { NewWebhookEndpoint, Page, WebhookEndpoint } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const { items } = await api.get<Page<WebhookEndpoint>>("/users/me/webhooks");
    return { items, types: chosenTypes };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, key, text, all }) => {
    const body = { url: text("url"), types: all("types") };
    const { secret } = await api.post<NewWebhookEndpoint>("/users/me/webhooks", { key, body });
    return { stay: { secret } };
  });
}

export default function Webhooks() {
  const { items, types } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  const secret = answer?.ok && "secret" in answer ? String(answer.secret) : null;
  const t = useTexts(texts);
  return (
    <>
      <h1 className="mbe-2">{t("title")}</h1>
      <p className="prose mbe-4">
        {t("lead")} <a href="/api/docs">{t("docs")}</a>
      </p>
      <ErrorSummary failure={failure} />
      {secret === null ? null : (
        <div className="mbe-5">
          <SaidOnce secret={secret} title={t("made")}>
            {t("madeText")}
          </SaidOnce>
        </div>
      )}
      <Section title={t("yours")}>
        {items.length === 0 ? (
          <p className="dim">{t("none")}</p>
        ) : (
          items.map((item) => <Endpoint key={item.id} item={item} />)
        )}
      </Section>
      <div className="mbs-6">
        <Section title={t("makeTitle")}>
          <Form method="post" className="form" noValidate key={secret}>
            <FormKey />
            <WebhookFields types={types} chosen={types} failure={failure} />
            <p>
              <Submit intent="make" busyText={t("making")}>
                {t("make")}
              </Submit>
            </p>
          </Form>
        </Section>
      </div>
    </>
  );
}

function Endpoint({ item }: { item: WebhookEndpoint }) {
  const { url, state, disabledReason, failingSince, types } = item;
  const reader = useReader();
  const t = useTexts(texts);
  const facts = [
    disabledReason === null ? t(`state_${state}`) : t(`reason_${disabledReason}`),
    t("events", { count: types.length }),
    ...(state === "active" && failingSince !== null ? [t("failing", { at: momentText(failingSince, reader) })] : []),
  ];
  return (
    <div className="bar mbe-3">
      <span>
        <b className="breaks">{url}</b>
        <span className="small dim block" suppressHydrationWarning>
          {facts.join(" · ")}
        </span>
      </span>
      <Link to={`/settings/webhooks/${item.id}`} aria-label={t("logOf", { url })}>
        {t("log")}
      </Link>
    </div>
  );
}
