import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useState } from "react";
import { BrowseFacets } from "../components/browse-facets.tsx";
import { BrowseSearch, useTyping } from "../components/browse-search.tsx";
import { ButtonLink, Form } from "../components/button.tsx";
import { FilterChip } from "../components/chip.tsx";
import { Icon } from "../components/icon.tsx";
import { Empty, Skeleton } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { ChallengeRow } from "../components/row.tsx";
import { SaveSearch } from "../components/save-search.tsx";
import { browse as texts } from "../copy/en/browse.ts";
import { row as rowTexts } from "../copy/en/row.ts";
import { readBrowseQuery } from "../lib/browse-address.server.ts";
import {
  type ChosenFilter,
  chosenFilters,
  type Facets,
  placeName,
  remote,
  searchSorts,
  without,
  withoutFilter,
} from "../lib/browse-query.ts";
import { countText, majorUnits } from "../lib/format.ts";
import { toListed } from "../lib/listed.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { readTerms } from "../lib/policy.server.ts";
import { ladderOf } from "../lib/reward-ladder.server.ts";
import { load } from "../lib/session.server.ts";
import type { ChallengeSearch, Listed } from "../lib/types.ts";

type Found = Omit<ChallengeSearch, "items" | "facets"> & { items: Listed[]; facets: Facets };

export const meta: MetaFunction = ({ location, matches }) => [
  ...pageMeta({ title: texts.title, description: texts.description, path: "/challenges", matches }),
  {
    tagName: "link",
    rel: "alternate",
    type: "application/atom+xml",
    title: texts.feed,
    href: `/challenges.atom${location.search}`,
  },
];

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const offered = (await readTerms(api)).currencies.map(({ currency }) => currency);
    const query = readBrowseQuery(new URL(args.request.url).searchParams, offered);
    const { items, ...found } = await api.get<ChallengeSearch>("/search/challenges", query.api);
    const facets: Facets = { ...found.facets, reward: ladderOf(found.facets.reward, query) };
    return { query, found: { ...found, facets, items: items.map(toListed) } };
  });
}

export default function Browse() {
  const { query, found } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const t = useTexts(texts);
  const typing = useTyping();
  const waiting = useSlowNavigation("/challenges");
  return (
    <div className="wrap">
      <div className="browse-top">
        <h1>{t("title")}</h1>
        <BrowseSearch typing={typing} />
      </div>
      <div className="cols">
        <BrowseFacets query={query} facets={found.facets} typing={typing} />
        <div id="results">
          <Results found={found} q={query.q} box={typing.box} />
          <Corrected found={found} q={query.q} />
          <ActiveFilters />
          <Keep />
          {waiting ? <Skeleton label={t("results")} /> : <Rows found={found} params={params} />}
        </div>
      </div>
    </div>
  );
}

function Results({ found, q, box }: { found: Found; q: string; box: RefObject<HTMLInputElement> }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const live = useLive();
  const total = `${countText(found.total, locale)}${found.totalIsCapped ? "+" : ""}`;
  const quoted = { q: (children: ReactNode) => <b>{children}</b> };
  return (
    <div className="bar between res">
      <div role="status">
        <p>{t.rich(q ? "countFor" : "count", { count: found.total, total, query: q, ...quoted })}</p>
      </div>
      <div className="bar">
        {live ? (
          <Suspense fallback={null}>
            <BrowseKeys box={box} />
          </Suspense>
        ) : null}
        <SortForm />
      </div>
    </div>
  );
}

const BrowseKeys = lazy(() =>
  import("../components/browse-keys.tsx").then((module) => ({ default: module.BrowseKeys })),
);

/** Whether scripts run here: not on the server, and not in the first drawing, which must be as the server's. */
function useLive(): boolean {
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return live;
}

/** What was searched instead, and the way back to what was typed. */
function Corrected({ found, q }: { found: Found; q: string }) {
  const t = useTexts(texts);
  const [params] = useSearchParams();
  if (found.corrected === undefined) return null;
  const asTyped = without(params, "cursor");
  asTyped.set("exact", "yes");
  return (
    <p className="bar small mbe-3" role="status">
      <span>{t.rich("corrected", { corrected: found.corrected, q: (children: ReactNode) => <b>{children}</b> })}</span>
      <Link to={`?${asTyped}`}>{t("asTyped", { query: q })}</Link>
    </p>
  );
}

function SortForm() {
  const t = useTexts(texts);
  const submit = useSubmit();
  const [params] = useSearchParams();
  const live = useLive();
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
          {searchSorts.map((sort) => (
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

/** What a chosen filter is called. */
function useFilterName(): (filter: ChosenFilter) => string {
  const t = useTexts(texts);
  const c = useTexts(rowTexts);
  const { locale } = useReader();
  const { api } = useLoaderData<typeof loader>().query;
  return (filter) => {
    switch (filter.kind) {
      case "category":
        return c(`category_${filter.value}`);
      case "skill":
        return filter.value;
      case "agents":
        return t(`agents_${filter.value}`);
      case "place":
        return filter.value === remote ? t("remote") : placeName(filter.value);
      case "closes":
        return t("within", { days: filter.value });
      case "paid":
        return t("paidBefore");
      default: {
        const { currency } = filter;
        // As the server read what was typed (`1.200` or `1,200`); what is no sum is shown as it is.
        const bare = (typed: string, minor: string | number | undefined) =>
          minor === undefined ? typed : countText(majorUnits({ amountMinor: Number(minor), currency }), locale);
        const from = bare(filter.from ?? "", api.minReward);
        const to = `${bare(filter.to ?? "", api.maxReward)} ${currency}`;
        if (filter.from && filter.to) return t("range", { from, to });
        return filter.from ? t("rangeFrom", { from: `${from} ${currency}` }) : t("rangeTo", { to });
      }
    }
  };
}

function ActiveFilters() {
  const t = useTexts(texts);
  const { query } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const filters = chosenFilters(query);
  const label = useFilterName();
  return (
    <div className={filters.length > 0 ? "chipstrip" : "chipstrip only-s"}>
      <a className={filters.length > 0 ? "chip on only-s" : "chip only-s"} href="#filters">
        <Icon name="filter" />
        {t("filtersOn", { count: filters.length })}
      </a>
      {filters.map((filter) => (
        <FilterChip
          key={label(filter)}
          to={`?${withoutFilter(params, filter)}`}
          remove={t("remove", { name: label(filter) })}
        >
          {label(filter)}
        </FilterChip>
      ))}
      {filters.length > 0 ? (
        <Link className="btn q" to={query.q ? `?q=${encodeURIComponent(query.q)}` : "/challenges"}>
          {t("clear")}
        </Link>
      ) : null}
    </div>
  );
}

/** Offered when something is asked for. */
function Keep() {
  const { query } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const label = useFilterName();
  const names = [...(query.q ? [query.q] : []), ...chosenFilters(query).map(label)];
  if (names.length === 0) return null;
  const address = without(params, "cursor", "exact", "sort").toString();
  return <SaveSearch address={address} name={names.join(", ").slice(0, 80)} />;
}

function Rows({ found, params }: { found: Found; params: URLSearchParams }) {
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
        {found.help.length > 0 ? null : filtered ? t("emptyText") : t("emptyAllText")}
        <Help found={found} params={params} />
        {query.q ? (
          <span className="block">
            <Link to={`/people?q=${encodeURIComponent(query.q)}`}>{t("people")}</Link>
          </span>
        ) : null}
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
          <ChallengeRow key={challenge.slug} challenge={challenge} />
        ))}
      </ul>
      <p className="bar between mbs-4">
        <span className="small dim">
          {t("shown", { shown: countText(found.items.length, locale), total: countText(found.total, locale) })}
        </span>
        <span className="bar">
          <a className="btn q" href={`/challenges.atom?${without(params, "cursor", "sort")}`}>
            {t("feed")}
          </a>
          {found.nextCursor ? (
            <ButtonLink kind="two" to={`?${next}`}>
              {t("next")}
            </ButtonLink>
          ) : null}
        </span>
      </p>
    </>
  );
}

/** What would fit without one of the words or filters. */
function Help({ found, params }: { found: Found; params: URLSearchParams }) {
  const t = useTexts(texts);
  const { query } = useLoaderData<typeof loader>();
  const { locale } = useReader();
  const label = useFilterName();
  const filters = chosenFilters(query);
  return (
    <>
      {found.help.slice(0, 4).map(({ drop, word, total }) => {
        const count = { count: total, total: countText(total, locale) };
        if (drop === "word" && word !== null) {
          const next = without(params, "cursor");
          next.set(
            "q",
            query.q
              .split(/\s+/)
              .filter((each) => !foldsTo(each, word))
              .join(" "),
          );
          return <HelpLine key={word} to={next} text={t("helpWord", { ...count, word })} />;
        }
        const meant = filters.filter(({ kind }) => kind === helpedKinds[drop]);
        if (meant.length === 0) return null;
        const next = meant.reduce<URLSearchParams>(withoutFilter, params);
        const filter = meant.map(label).join(", ");
        return <HelpLine key={drop} to={next} text={t("helpFilter", { ...count, filter })} />;
      })}
    </>
  );
}

function HelpLine({ to, text }: { to: URLSearchParams; text: string }) {
  return (
    <span className="block">
      <Link to={`?${to}`}>{text}</Link>
    </span>
  );
}

/** The API's names of filters, as the chips know them. */
const helpedKinds: Partial<Record<ChallengeSearch["help"][number]["drop"], ChosenFilter["kind"]>> = {
  category: "category",
  skill: "skill",
  reward: "reward",
  currency: "reward",
  closesWithinDays: "closes",
  agents: "agents",
  place: "place",
  posterHasPaid: "paid",
};

/** Whether a typed piece is the word that the API names: it answers in small letters, without marks and signs. */
function foldsTo(typed: string, word: string): boolean {
  const folded = typed.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return folded.replace(/[^\p{L}\p{N}]/gu, "") === word;
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
