/** Keeps what is typed into a form on this device until it is sent, and says so. */
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { form as texts } from "../copy/en/form.ts";
import { clockOrDayText } from "../lib/format.ts";
import { keptDraft } from "../lib/kept-drafts.ts";
import type { FormFailure } from "../lib/problem.ts";
import { Button } from "./button.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";

/** Ms without a key before what is written is kept. */
const pauseMs = 400;

interface Keeping {
  form: RefObject<HTMLFormElement>;
  /** For the form: something was typed. */
  onInput: () => void;
  /** When what stands in the form was kept, ISO; null while nothing is. */
  keptAt: string | null;
  /** Empties the form and forgets it. */
  throwAway: () => void;
}

/** @param name of the form, such as `apply:chl_…`; @param failure a refusal, which has brought back what was typed by itself */
export function useKeptDraft(name: string, failure: FormFailure | undefined): Keeping {
  const { user } = useRootData();
  const storage = useMemo(() => keptDraft(user?.id ?? "", name), [user?.id, name]);
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const refused = useRef(failure !== undefined);
  useEffect(() => {
    const draft = storage.load(Date.now());
    if (draft === null || form.current === null) return;
    if (!refused.current) write(form.current, draft.values);
    setKeptAt(new Date(draft.at).toISOString());
  }, [storage]);

  // What was sent a moment after the last key must not be kept again.
  useEffect(() => () => clearTimeout(timer.current), []);

  const onInput = () => {
    clearTimeout(timer.current);
    const written = form.current;
    if (written === null) return;
    timer.current = setTimeout(() => {
      const at = Date.now();
      storage.keep({ values: read(written), at });
      setKeptAt(new Date(at).toISOString());
    }, pauseMs);
  };
  const throwAway = () => {
    clearTimeout(timer.current);
    storage.forget();
    form.current?.reset();
    setKeptAt(null);
  };
  return { form, onInput, keptAt, throwAway };
}

/** Forgets a form's draft once what it led to is there. */
export function useForgottenDraft(name: string, sent: boolean): void {
  const { user } = useRootData();
  useEffect(() => {
    if (sent) keptDraft(user?.id ?? "", name).forget();
  }, [user?.id, name, sent]);
}

/** "Kept on this device", and the way to be rid of it. */
export function KeptLine({ keptAt, throwAway }: Pick<Keeping, "keptAt" | "throwAway">) {
  const t = useTexts(texts);
  const reader = useReader();
  return (
    <div className="bar small dim">
      <span role="status">{keptAt ? t("draftKept", { time: clockOrDayText(keptAt, reader) }) : ""}</span>
      {keptAt ? (
        <Button kind="quiet" onClick={throwAway}>
          {t("draftThrowAway")}
        </Button>
      ) : null}
    </div>
  );
}

/** What people type and choose; not what the page put there itself. Of inputs, areas and selects the same is read. */
function fieldsOf(form: HTMLFormElement): HTMLInputElement[] {
  const others = ["hidden", "submit", "radio", "checkbox", "file"];
  const fields = form.querySelectorAll<HTMLInputElement>("input, textarea, select");
  return [...fields].filter(({ type }) => !others.includes(type));
}

function read(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));
}

function write(form: HTMLFormElement, values: Readonly<Record<string, string>>): void {
  for (const field of fieldsOf(form)) {
    // Whoever began to write before this page's scripts ran goes on with that.
    const begun = "defaultValue" in field && field.value !== field.defaultValue;
    if (!begun) field.value = values[field.name] ?? field.value;
  }
}
