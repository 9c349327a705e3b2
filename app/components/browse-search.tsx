import { useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { browse as texts } from "../copy/en/browse.ts";
import { without } from "../lib/browse-query.ts";
import type { Suggestions } from "../lib/types.ts";
import { Form } from "./button.tsx";
import { FindBox } from "./find-box.tsx";
import { useTexts } from "./reader.tsx";

/** Ms without a key before results and suggestions follow what is typed. */
const pauseMs = 250;

/** The box, and the search that waits for a pause in typing: the filters take what is typed along, and end the wait. */
export interface Typing {
  box: RefObject<HTMLInputElement>;
  timer: { current: ReturnType<typeof setTimeout> | undefined };
}

export function useTyping(): Typing {
  return { box: useRef<HTMLInputElement>(null), timer: useRef<ReturnType<typeof setTimeout>>() };
}

/** A GET form, which searches by itself while somebody types. */
export function BrowseSearch({ typing: { box, timer } }: { typing: Typing }) {
  const t = useTexts(texts);
  const params = useParamsAhead();
  const submit = useSubmit();
  const [suggestions, suggest] = useSuggestions();
  const list = useId();
  const q = params.get("q") ?? "";
  // Going back, or a correction that was taken, changes the address alone.
  useEffect(() => {
    if (box.current !== null && box.current !== document.activeElement) box.current.value = q;
  }, [q, box]);
  useEffect(() => () => clearTimeout(timer.current), [timer]);
  return (
    <search>
      <Form method="get" onSubmit={() => clearTimeout(timer.current)}>
        <FindBox
          label={t("searchLabel")}
          button={t("search")}
          name="q"
          ref={box}
          defaultValue={q}
          placeholder={t("placeholder")}
          maxLength={200}
          list={list}
          onChange={({ currentTarget: { form, value } }) => {
            clearTimeout(timer.current);
            timer.current = setTimeout(() => {
              // One letter is the beginning of a word: whoever means it presses Enter.
              if (value.trim().length !== 1 && value.trim() !== q.trim())
                submit(form, { replace: true, preventScrollReset: true });
              suggest(value.trim());
            }, pauseMs);
          }}
        />
        <datalist id={list}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        {[...without(params, "q", "cursor", "exact")].map(([name, value]) => (
          <input type="hidden" key={`${name} ${value}`} name={name} value={value} />
        ))}
      </Form>
    </search>
  );
}

/** The address's parameters, of the one that is on its way if there is one: a filter ticked just now is in it. */
function useParamsAhead(): URLSearchParams {
  const [params] = useSearchParams();
  const { location } = useNavigation();
  return location?.pathname === "/challenges" ? new URLSearchParams(location.search) : params;
}

/** Skills and titles for what was typed last; an answer that was overtaken is dropped. */
function useSuggestions(): [string[], (q: string) => void] {
  const [suggestions, setSuggestions] = useState<string[]>([]);
  const asked = useRef<AbortController>();
  useEffect(() => () => asked.current?.abort(), []);
  const suggest = (q: string) => {
    asked.current?.abort();
    if (q.length < 2) return setSuggestions([]);
    const asking = new AbortController();
    asked.current = asking;
    fetch(`/api/v1/search/suggest?q=${encodeURIComponent(q)}`, { signal: asking.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<Suggestions>) : null))
      .then((found) => {
        if (found !== null) setSuggestions([...found.skills, ...found.titles.map(({ title }) => title)]);
      })
      // Suggestions are a help: without them the box works as it is.
      .catch(() => undefined);
  };
  return [suggestions, suggest];
}
