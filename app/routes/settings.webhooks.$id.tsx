import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { chosenTypes } from "#contract/webhooks";
import { Form, Submit } from "../components/button.tsx";
import { ErrorSummary } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { Notice } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { SaidOnce } from "../components/said-once.tsx";
import { Section } from "../components/slip.tsx";
import { WebhookFields } from "../components/webhook-fields.tsx";
import { WebhookLog } from "../components/webhook-log.tsx";
import { webhooks as texts } from "../copy/en/webhooks.ts";
import { act } from "../lib/form.server.ts";
import { momentText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import { load } from "../lib/session.server.ts";
import type { NewWebhookEndpoint, Page, WebhookDelivery, WebhookEndpoint } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
    const [{ items }, log] = await Promise.all([
      api.get<Page<WebhookEndpoint>>("/users/me/webhooks"),
      api.get<Page<WebhookDelivery>>(`${pathOf(args)}/deliveries`, { cursor }),
    ]);
    const endpoint = items.find(({ id }) => id === args.params.id);
    if (endpoint === undefined) throw Response.json({ code: "not_found" }, { status: 404 });
    return { endpoint, log, types: chosenTypes };
  });
}

const pathOf = ({ params }: Pick<LoaderFunctionArgs, "params">) =>
  `/users/me/webhooks/${encodeURIComponent(params.id ?? "")}`;

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, key, intent, text, all }) => {
    const path = pathOf(args);
    if (intent === "remove") {
      await api.remove(path);
      return { to: "/settings/webhooks" };
    }
    if (intent === "test") await api.post(`${path}/test`, { key, body: {} });
    else if (intent === "replay")
      await api.post(`/users/me/webhook-deliveries/${encodeURIComponent(text("delivery"))}/replay`, { key, body: {} });
    else if (intent === "on" || intent === "off")
      await api.patch(path, { body: { state: intent === "on" ? "active" : "disabled" } });
    else if (intent === "rotate") {
      const { secret } = await api.post<NewWebhookEndpoint>(`${path}/rotate-secret`, { body: {} });
      return { stay: { secret } };
    } else await api.patch(path, { body: { url: text("url"), types: all("types") } });
    return { stay: {} };
  });
}

const said = { test: "tested", replay: "replayed", save: "saved" } as const;

export default function Webhook() {
  const { endpoint, log, types } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  const reader = useReader();
  const t = useTexts(texts);
  const { url, state, disabledReason, failingSince, previousSecretUntil } = endpoint;
  const done = answer?.ok && answer.intent in said ? said[answer.intent as keyof typeof said] : null;
  const facts = [
    disabledReason === null ? t(`state_${state}`) : t(`reason_${disabledReason}`),
    ...(state === "active" && failingSince !== null ? [t("failing", { at: momentText(failingSince, reader) })] : []),
    ...(previousSecretUntil === null ? [] : [t("bothSign", { at: momentText(previousSecretUntil, reader) })]),
  ];
  return (
    <>
      <p className="small">
        <Link to="/settings/webhooks">{t("back")}</Link>
      </p>
      <h1 className="mbe-2 breaks">{url}</h1>
      <p className="dim mbe-4" suppressHydrationWarning>
        {facts.join(" · ")}
      </p>
      <ErrorSummary failure={failure} />
      {answer?.ok && "secret" in answer ? (
        <div className="mbe-4">
          <SaidOnce secret={String(answer.secret)} title={t("rotated")}>
            {t("rotatedText", { at: momentText(previousSecretUntil ?? endpoint.createdAt, reader) })}
          </SaidOnce>
        </div>
      ) : null}
      {done === null ? null : (
        <div className="mbe-4">
          <Notice tone="act" icon="check" alert>
            {t(done)}
          </Notice>
        </div>
      )}
      <Form method="post" className="bar mbe-5">
        <FormKey />
        {state === "active" ? (
          <>
            <Submit kind="two" intent="test">
              {t("test")}
            </Submit>
            <Submit kind="two" intent="rotate">
              {t("rotate")}
            </Submit>
            <Submit kind="two" intent="off">
              {t("off")}
            </Submit>
          </>
        ) : (
          <Submit kind="two" intent="on">
            {t("on")}
          </Submit>
        )}
        <Submit kind="bad" intent="remove">
          {t("remove")}
        </Submit>
      </Form>
      <WebhookLog log={log} isOn={state === "active"} />
      <div className="mbs-6">
        <Section title={t("changeTitle")}>
          <Form method="post" className="form" noValidate>
            <WebhookFields types={types} chosen={endpoint.types} url={url} failure={failure} />
            <p>
              <Submit intent="save" busyText={t("saving")}>
                {t("save")}
              </Submit>
            </p>
          </Form>
        </Section>
      </div>
    </>
  );
}
