import { useSearchParams, useSubmit } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { browse as texts } from "../copy/en/browse.ts";
import { row as rowTexts } from "../copy/en/row.ts";
import {
  agentPolicies,
  type BrowseQuery,
  type Facets,
  isSamePlace,
  mostSkills,
  placeName,
  remote,
} from "../lib/browse-query.ts";
import { categories } from "../lib/categories.ts";
import { countText } from "../lib/format.ts";
import type { Typing } from "./browse-search.tsx";
import { Form } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { RewardHistogram } from "./reward-histogram.tsx";
import { useRootData } from "./root-data.ts";

const closing = [3, 7, 30] as const;
const skillsShown = 8;

/** The filters: a GET form that sends itself on change, and has a button for when nothing can. */
export function BrowseFacets({ query, facets, typing }: { query: BrowseQuery; facets: Facets; typing: Typing }) {
  const t = useTexts(texts);
  const c = useTexts(rowTexts);
  const { terms } = useRootData();
  const submit = useSubmit();
  const [params] = useSearchParams();
  const form = useFormOf(params.toString());
  const skills = facets.skill.slice(0, skillsShown);
  for (const value of query.skills)
    if (!skills.some((known) => known.value === value)) skills.push({ value, count: 0 });
  const places = facets.place.filter(({ value }) => value !== remote);
  const place = [remote, ...places.map(({ value }) => value)].find((value) => isSamePlace(value, query.place));
  if (query.place && place === undefined) places.push({ value: query.place, count: 0 });
  const fromAnywhere = facets.place.find(({ value }) => value === remote)?.count ?? 0;
  return (
    <Form
      method="get"
      className="facets"
      id="filters"
      aria-label={t("filters")}
      ref={form}
      onChange={(event) => {
        const field = event.target as HTMLInputElement;
        // On the phone the filters are a sheet: they are sent together, by its button.
        if (!["radio", "checkbox"].includes(field.type) || !window.matchMedia("(min-width: 56.01rem)").matches) return;
        submit(withTyped(event.currentTarget, typing), {
          method: "get",
          action: "/challenges",
          preventScrollReset: true,
        });
      }}
    >
      {[...params]
        .filter(([name, value]) => (name === "q" || name === "sort") && value)
        .map(([name, value]) => (
          <input type="hidden" key={name} name={name} value={value} />
        ))}
      <div className="bar between only-s">
        <h2>{t("filters")}</h2>
        <a className="btn two icon" href="#results" aria-label={t("close")}>
          <Icon name="close" />
        </a>
      </div>
      <Facet name="category" legend={t("category")} any={t("anyCategory")} chosen={query.category}>
        {categories.map((value) => ({
          value,
          label: c(`category_${value}`),
          count: facets.category.find((facet) => facet.value === value)?.count ?? 0,
        }))}
      </Facet>
      <fieldset className="facet">
        <legend>{t("reward")}</legend>
        <RewardHistogram currency={query.currency} ladder={facets.reward} />
        <div className="range">
          <label>
            <span className="micro dim">{t("from")}</span>
            <input className="in num" name="from" inputMode="decimal" defaultValue={query.from} />
          </label>
          <label>
            <span className="micro dim">{t("to")}</span>
            <input className="in num" name="to" inputMode="decimal" defaultValue={query.to} />
          </label>
          <label>
            <span className="micro dim">{t("currency")}</span>
            <select className="in" name="currency" key={query.currency} defaultValue={query.currency}>
              {terms.currencies.map(({ currency }) => (
                <option key={currency}>{currency}</option>
              ))}
            </select>
          </label>
          <button type="submit" className="btn two self-end">
            {t("apply")}
          </button>
        </div>
      </fieldset>
      {skills.length > 0 ? (
        <Facet name="skill" legend={t("skill")} chosen={query.skills} most={mostSkills}>
          {skills.map(({ value, count }) => ({ value, count, label: value }))}
        </Facet>
      ) : null}
      <Facet
        name="closes"
        legend={t("closesWithin")}
        any={t("anyTime")}
        chosen={query.closes ? String(query.closes) : undefined}
      >
        {closing.map((days) => ({ value: String(days), label: t(`days${days}`) }))}
      </Facet>
      <Facet name="agents" legend={t("agents")} any={t("anyAgents")} chosen={query.agents}>
        {agentPolicies.map((value) => ({
          value,
          label: t(`agents_${value}`),
          count: facets.agents.find((facet) => facet.value === value)?.count ?? 0,
        }))}
      </Facet>
      <Facet name="place" legend={t("where")} any={t("anyPlace")} chosen={place ?? query.place}>
        {[
          { value: remote, label: t("remote"), count: fromAnywhere },
          ...places.map(({ value, count }) => ({ value, count, label: placeName(value) })),
        ]}
      </Facet>
      <Facet name="paid" legend={t("poster")} chosen={query.paid ? ["yes"] : []}>
        {[{ value: "yes", label: t("paidBefore") }]}
      </Facet>
      <p className="sheetfoot only-s">
        <button type="submit" className="btn">
          {t("show")}
        </button>
      </p>
    </Form>
  );
}

/** A form whose fields show the address again when it has changed; not made anew, so that the focus stays in it. */
function useFormOf(address: string) {
  const form = useRef<HTMLFormElement>(null);
  const shown = useRef(address);
  useEffect(() => {
    if (shown.current === address) return;
    shown.current = address;
    form.current?.reset();
  }, [address]);
  return form;
}

/** The filters with what is in the search's box now, which is no longer waited for. */
function withTyped(form: HTMLFormElement, { box, timer }: Typing): FormData {
  clearTimeout(timer.current);
  const data = new FormData(form);
  const q = box.current?.value.trim() ?? "";
  data.delete("q");
  if (q !== "") data.set("q", q);
  return data;
}

/** One of several values, with a word for none of them; or any number, ticked. */
function Facet({
  name,
  legend,
  any,
  chosen,
  most = Number.POSITIVE_INFINITY,
  children,
}: {
  name: string;
  legend: string;
  any?: ReactNode;
  chosen: string | undefined | readonly string[];
  /** How many may be ticked. */
  most?: number;
  children: readonly { value: string; label: ReactNode; count?: number }[];
}) {
  const { locale } = useReader();
  const several = Array.isArray(chosen);
  const isFull = several && chosen.length >= most;
  const isChosen = (value: string) => (several ? chosen.includes(value) : value === chosen);
  return (
    <fieldset className="facet">
      <legend>{legend}</legend>
      {several ? null : (
        <label className="tick">
          <input type="radio" name={name} value="" defaultChecked={!chosen} />
          {any}
        </label>
      )}
      {children.map(({ value, label, count }) => (
        <label className={count === 0 ? "tick dim" : "tick"} key={value}>
          <input
            type={several ? "checkbox" : "radio"}
            name={name}
            value={value}
            defaultChecked={isChosen(value)}
            disabled={isFull && !isChosen(value)}
          />
          {label}
          {count === undefined ? null : <span className="num">{countText(count, locale)}</span>}
        </label>
      ))}
    </fieldset>
  );
}
