import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import { BrowseFacets } from "../components/browse-facets.tsx";
import { ButtonLink, Form } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { Empty, Skeleton } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { ChallengeRow } from "../components/row.tsx";
import { browse as texts } from "../copy/en/browse.ts";
import { row as rowTexts } from "../copy/en/row.ts";
import { chosenFilters, readBrowseQuery, without } from "../lib/browse-query.ts";
import { countText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { readTerms } from "../lib/policy.server.ts";
import { load } from "../lib/session.server.ts";
import type { ChallengeSearch } from "../lib/types.ts";

export const meta: MetaFunction = () =>
  pageMeta({ title: texts.title, description: texts.description, path: "/challenges" });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const offered = (await readTerms(api)).currencies.map(({ currency }) => currency);
    const query = readBrowseQuery(new URL(args.request.url).searchParams, offered);
    return { query, found: await api.get<ChallengeSearch>("/search/challenges", query.api) };
  });
}

export default function Browse() {
  const { query, found } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const t = useTexts(texts);
  const waiting = useSlowNavigation("/challenges");
  return (
    <div className="wrap">
      <div className="browse-top">
        <h1>{t("title")}</h1>
        <SearchForm />
      </div>
      <div className="cols">
        <BrowseFacets query={query} facets={found.facets} />
        <div id="results">
          <Results found={found} q={query.q} />
          <ActiveFilters />
          {waiting ? <Skeleton label={t("results")} /> : <Rows found={found} params={params} />}
        </div>
      </div>
    </div>
  );
}

function SearchForm() {
  const t = useTexts(texts);
  const [params] = useSearchParams();
  const kept = without(params, "q", "cursor");
  return (
    <search>
      <Form className="find" method="get">
        <label className="vh" htmlFor="q">
          {t("searchLabel")}
        </label>
        <input
          className="in"
          id="q"
          name="q"
          type="search"
          key={params.get("q")}
          defaultValue={params.get("q") ?? ""}
          placeholder={t("placeholder")}
          autoComplete="off"
        />
        {[...kept].map(([name, value]) => (
          <input type="hidden" key={name} name={name} value={value} />
        ))}
        <button type="submit" className="btn">
          <Icon name="search" />
          <span className="hide-s">{t("search")}</span>
          <span className="vh only-s">{t("search")}</span>
        </button>
      </Form>
    </search>
  );
}

function Results({ found, q }: { found: ChallengeSearch; q: string }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const total = `${countText(found.total, locale)}${found.totalIsCapped ? "+" : ""}`;
  const quoted = { q: (children: ReactNode) => <b>{children}</b> };
  return (
    <div className="bar between res">
      <div role="status">
        <p>{t.rich(q ? "countFor" : "count", { count: found.total, total, query: q, ...quoted })}</p>
      </div>
      <SortForm />
    </div>
  );
}

const sorts = ["relevance", "newest", "reward", "closing"] as const;

function SortForm() {
  const t = useTexts(texts);
  const submit = useSubmit();
  const [params] = useSearchParams();
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const chosen = params.get("sort") ?? (params.get("q") ? "relevance" : "newest");
  return (
    <Form method="get" className="bar" onChange={(event) => submit(event.currentTarget)}>
      {[...without(params, "sort", "cursor")].map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      <label className="bar">
        <span className="small dim hide-s">{t("sort")}</span>
        <span className="vh only-s">{t("sort")}</span>
        <select className="in compact" name="sort" key={chosen} defaultValue={chosen}>
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sort_${sort}`)}
            </option>
          ))}
        </select>
      </label>
      {live ? null : (
        <button type="submit" className="btn two">
          {t("sort")}
        </button>
      )}
    </Form>
  );
}

function ActiveFilters() {
  const t = useTexts(texts);
  const c = useTexts(rowTexts);
  const { query } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const filters = chosenFilters(query);
  const { locale } = useReader();
  const label = (filter: (typeof filters)[number]): string => {
    switch (filter.kind) {
      case "category":
        return c(`category_${filter.value}`);
      case "skill":
        return filter.value;
      case "agents":
        return t(`agents_${filter.value}`);
      case "closes":
        return t("within", { days: filter.value });
      default: {
        const sum = (value: string) => `${countText(Number(value), locale)} ${filter.currency}`;
        if (filter.from && filter.to)
          return t("range", { from: countText(Number(filter.from), locale), to: sum(filter.to) });
        return filter.from ? t("rangeFrom", { from: sum(filter.from) }) : t("rangeTo", { to: sum(filter.to ?? "") });
      }
    }
  };
  return (
    <div className={filters.length > 0 ? "chipstrip" : "chipstrip only-s"}>
      <a className={filters.length > 0 ? "chip on only-s" : "chip only-s"} href="#filters">
        <Icon name="filter" />
        {t("filtersOn", { count: filters.length })}
      </a>
      {filters.map((filter) => (
        <Link
          key={filter.kind}
          className="chip on"
          to={`?${without(params, "cursor", ...filter.names)}`}
          preventScrollReset
        >
          <span className="vh">{t("remove", { name: label(filter) })}</span>
          <span aria-hidden="true">{label(filter)}</span>
          <Icon name="close" />
        </Link>
      ))}
      {filters.length > 0 ? (
        <Link className="btn q" to={query.q ? `?q=${encodeURIComponent(query.q)}` : "/challenges"}>
          {t("clear")}
        </Link>
      ) : null}
    </div>
  );
}

function Rows({ found, params }: { found: ChallengeSearch; params: URLSearchParams }) {
  const t = useTexts(texts);
  const { query } = useLoaderData<typeof loader>();
  const { locale } = useReader();
  if (found.items.length === 0) {
    const filtered = query.q !== "" || chosenFilters(query).length > 0;
    return (
      <Empty
        title={query.q ? t("emptyQuery", { query: query.q }) : filtered ? t("empty") : t("emptyAll")}
        action={
          <ButtonLink to={filtered ? "/challenges" : "/post"} kind="two">
            {filtered ? t("clearAndShow") : t("post")}
          </ButtonLink>
        }
      >
        {filtered ? t("emptyText") : t("emptyAllText")}
      </Empty>
    );
  }
  const next = new URLSearchParams(params);
  if (found.nextCursor) next.set("cursor", found.nextCursor);
  return (
    <>
      <h2 className="vh">{t("results")}</h2>
      <ul className="rows">
        {found.items.map((challenge) => (
          <ChallengeRow key={challenge.id} challenge={challenge} />
        ))}
      </ul>
      <p className="bar between mbs-4">
        <span className="small dim">
          {t("shown", { shown: countText(found.items.length, locale), total: countText(found.total, locale) })}
        </span>
        {found.nextCursor ? (
          <ButtonLink kind="two" to={`?${next}`}>
            {t("next")}
          </ButtonLink>
        ) : null}
      </p>
    </>
  );
}

/** True once a navigation to `path` has taken 300 ms: before that a skeleton would only flicker. */
function useSlowNavigation(path: string): boolean {
  const navigation = useNavigation();
  const going = navigation.state === "loading" && navigation.location.pathname === path;
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!going) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, [going]);
  return slow;
}
