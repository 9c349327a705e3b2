import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Form, Submit } from "../components/button.tsx";
import { ErrorLine, ErrorSummary, TextField } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { SaidOnce } from "../components/said-once.tsx";
import { Section } from "../components/slip.tsx";
import { keys as texts } from "../copy/en/keys.ts";
import { act } from "../lib/form.server.ts";
import { dateText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { errorOf, type FormFailure, failureOf } from "../lib/problem.ts";
import { load } from "../lib/session.server.ts";
import type { ApiKey, NewApiKey, Page } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

const scopes = ["read", "write"] as const;

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const { items } = await api.get<Page<ApiKey>>("/users/me/api-keys");
    return { items, now: Date.now() };
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, key: name, intent, text, integer, all }) => {
    if (intent === "revoke") {
      await api.remove(`/users/me/api-keys/${encodeURIComponent(text("id"))}`);
      return { stay: {} };
    }
    const body = { name: text("name"), scopes: all("scopes"), days: integer("days") };
    const { key } = await api.post<NewApiKey>("/users/me/api-keys", { key: name, body });
    return { stay: { key } };
  });
}

export default function Keys() {
  const { items } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  const key = answer?.ok && "key" in answer ? String(answer.key) : null;
  const t = useTexts(texts);
  return (
    <>
      <h1 className="mbe-2">{t("title")}</h1>
      <p className="prose mbe-4">
        {t("lead")} <a href="/api/docs">{t("docs")}</a>
      </p>
      <ErrorSummary failure={failure} />
      {key === null ? null : (
        <div className="mbe-5">
          <SaidOnce secret={key} title={t("made")}>
            {t("madeText")}
          </SaidOnce>
        </div>
      )}
      <Section title={t("yours")}>
        {items.length === 0 ? (
          <p className="dim">{t("none")}</p>
        ) : (
          items.map((item) => <Key key={item.id} item={item} />)
        )}
      </Section>
      <div className="mbs-6">
        <Section title={t("makeTitle")}>
          <Make failure={failure} />
        </Section>
      </div>
    </>
  );
}

function Key({ item }: { item: ApiKey }) {
  const { now } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const reader = useReader();
  const facts = [
    ...item.scopes.map((scope) => t(`scope_${scope}`)),
    t("starts", { start: item.start }),
    Date.parse(item.expiresAt) <= now ? t("ended") : t("ends", { day: dateText(item.expiresAt, reader) }),
    item.lastUsedAt === null ? t("unused") : t("used", { day: dateText(item.lastUsedAt, reader) }),
  ];
  return (
    <Form method="post" className="bar mbe-3">
      <input type="hidden" name="id" value={item.id} />
      <span>
        <b>{item.name}</b>
        <span className="small dim block" suppressHydrationWarning>
          {facts.join(" · ")}
        </span>
      </span>
      <Submit kind="bad" intent="revoke" aria-label={t("revokeThis", { name: item.name })}>
        {t("revoke")}
      </Submit>
    </Form>
  );
}

function Make({ failure }: { failure: FormFailure | undefined }) {
  const t = useTexts(texts);
  const error = errorOf(failure, "scopes");
  return (
    <Form method="post" className="form" noValidate>
      <FormKey />
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        maxLength={60}
        autoComplete="off"
        failure={failure}
      />
      <fieldset className="opts" aria-describedby={error ? "scopes-error" : undefined}>
        <legend className="label">{t("scopes")}</legend>
        {scopes.map((scope) => (
          <label className="tick" key={scope}>
            <input type="checkbox" name="scopes" value={scope} defaultChecked={scope === "read"} />
            <span>{t(scope)}</span>
          </label>
        ))}
        <ErrorLine id="scopes-error">{error}</ErrorLine>
      </fieldset>
      <TextField name="days" label={t("days")} inputMode="numeric" defaultValue="90" failure={failure} />
      <p>
        <Submit intent="make" busyText={t("making")}>
          {t("make")}
        </Submit>
      </p>
    </Form>
  );
}
