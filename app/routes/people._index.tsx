import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { ButtonLink, Form } from "../components/button.tsx";
import { FindBox } from "../components/find-box.tsx";
import { Empty } from "../components/notice.tsx";
import { PersonLine } from "../components/people.tsx";
import { useTexts } from "../components/reader.tsx";
import { findPeople as texts } from "../copy/en/find-people.ts";
import { pageMeta } from "../lib/meta.ts";
import { load } from "../lib/session.server.ts";
import type { PeopleSearch } from "../lib/types.ts";

const pageSize = 20;

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ title: texts.title, description: texts.description, path: "/people", matches });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const params = new URL(args.request.url).searchParams;
    const q = params.get("q")?.trim() ?? "";
    const cursor = params.get("cursor") ?? undefined;
    // Without a word there is nobody to show: people are not ranked here.
    const found = q === "" ? null : await api.get<PeopleSearch>("/search/users", { q, cursor, limit: pageSize });
    return { q, found };
  });
}

export default function FindPeople() {
  const { q, found } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return (
    <div className="wrap">
      <div className="browse-top">
        <h1>{t("title")}</h1>
        <search>
          <Form method="get">
            <FindBox
              label={t("label")}
              button={t("search")}
              name="q"
              key={q}
              defaultValue={q}
              placeholder={t("placeholder")}
              maxLength={200}
              required
            />
          </Form>
        </search>
      </div>
      {found === null ? <p className="dim">{t("hint")}</p> : <Found q={q} found={found} />}
    </div>
  );
}

function Found({ q, found }: { q: string; found: PeopleSearch }) {
  const t = useTexts(texts);
  const [params] = useSearchParams();
  if (found.items.length === 0) return <Empty title={t("empty", { query: q })}>{t("emptyText")}</Empty>;
  const next = new URLSearchParams(params);
  if (found.nextCursor) next.set("cursor", found.nextCursor);
  return (
    <>
      {found.corrected === undefined ? null : (
        <p className="small" role="status">
          {t.rich("corrected", { corrected: found.corrected, q: (children: ReactNode) => <b>{children}</b> })}
        </p>
      )}
      <h2 className="vh">{t("results")}</h2>
      <ul className="rows">
        {found.items.map((person) => (
          <li className="pbs-5 pbe-6" key={person.id}>
            <PersonLine person={person}>{person.skills.slice(0, 6).join(", ")}</PersonLine>
          </li>
        ))}
      </ul>
      {found.nextCursor ? (
        <p className="mbs-4">
          <ButtonLink kind="two" to={`?${next}`}>
            {t("next")}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
