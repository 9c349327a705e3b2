import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink, Form, Submit } from "../components/button.tsx";
import { ErrorSummary } from "../components/field.tsx";
import { FormKey } from "../components/form-key.tsx";
import { Empty, Notice } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { AlertField, NameField } from "../components/save-search.tsx";
import { saved as texts } from "../copy/en/saved.ts";
import { readBrowseQuery, savedQueryOf } from "../lib/browse-address.server.ts";
import { act } from "../lib/form.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { readTerms } from "../lib/policy.server.ts";
import { failureOf } from "../lib/problem.ts";
import { addressOf } from "../lib/saved-address.ts";
import { load } from "../lib/session.server.ts";
import type { Page, SavedSearch } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, (api) => api.get<Page<SavedSearch>>("/search/saved"));
}

export function action(args: ActionFunctionArgs) {
  return act(args, async ({ api, key, intent, text }) => {
    const [name, alert] = [text("name"), text("alert")];
    const path = `/search/saved/${encodeURIComponent(text("id"))}`;
    if (intent === "delete") await api.remove(path, { key });
    else if (intent === "change") await api.patch(path, { key, body: { name, alert } });
    else {
      const offered = (await readTerms(api)).currencies.map(({ currency }) => currency);
      const query = savedQueryOf(readBrowseQuery(new URLSearchParams(text("search")), offered));
      await api.post("/search/saved", { key, body: { name, alert, query } });
    }
    return { stay: {} };
  });
}

export default function SavedSearches() {
  const { items } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const done = `done_${answer?.ok ? answer.intent : ""}`;
  return (
    <>
      <h1 className="mbe-2">{t("title")}</h1>
      <p className="prose mbe-4">{t("lead")}</p>
      <ErrorSummary failure={failureOf(answer)} />
      {done in texts ? (
        <div className="mbe-5">
          <Notice tone="act" icon="check">
            <b>{t(done as keyof typeof texts)}</b>
          </Notice>
        </div>
      ) : null}
      {items.length === 0 ? (
        <Empty title={t("empty")} action={<ButtonLink to="/challenges">{t("browse")}</ButtonLink>} />
      ) : (
        <ul className="rows">
          {items.map((search) => (
            <li key={search.id} className="pbs-3 pbe-5">
              <SavedRow search={search} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function SavedRow({ search }: { search: SavedSearch }) {
  const t = useTexts(texts);
  const { id, name, query, alert } = search;
  return (
    <Form method="post" className="form" aria-label={t("of", { name })}>
      <FormKey />
      <input type="hidden" name="id" value={id} />
      <h2 className="h3">
        <Link to={addressOf(query)}>{name}</Link>
      </h2>
      <div className="grid2">
        <NameField name={name} />
        <AlertField chosen={alert} />
      </div>
      <p className="bar">
        <Submit kind="two" intent="change">
          {t("keep")}
        </Submit>
        <Submit kind="quiet" intent="delete" formNoValidate>
          {t("delete")}
        </Submit>
      </p>
    </Form>
  );
}
