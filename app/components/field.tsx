/** Form parts: label, hint, input, error. Errors come from the API's problem document and are tied to their input. */
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from "react";
import { form as formTexts } from "../copy/en/form.ts";
import { amountText } from "../lib/format.ts";
import { parseAmount } from "../lib/parse-money.ts";
import { errorOf, type FormFailure } from "../lib/problem.ts";
import type { Currency, Money } from "../lib/types.ts";
import { Icon } from "./icon.tsx";
import { useReader, useTexts } from "./reader.tsx";

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** Draws the input; the ids tie hint and error to it. */
  children: (ids: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  }) => ReactNode;
  id: string;
}

function Field({ label, hint, error, id, children }: FieldProps) {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      <ErrorLine id={`${id}-error`}>{error}</ErrorLine>
    </div>
  );
}

/** The sentence under an input. */
export function ErrorLine({ id, children }: { id: string; children?: string | undefined }) {
  if (!children) return null;
  return (
    <p className="err" id={id}>
      <Icon name="warn" />
      {children}
    </p>
  );
}

interface Common {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  failure?: FormFailure | undefined;
  /** Other names under which the API speaks of this field. */
  errorNames?: readonly string[];
}

/** What was typed before a refusal, else what is stored. */
function startValue(
  failure: FormFailure | undefined,
  name: string,
  stored: string | number | readonly string[] | undefined,
) {
  return failure?.values[name] ?? stored;
}

type TextFieldProps = Common & Omit<ComponentProps<"input">, "name" | "id" | "className">;

export function TextField({ name, label, hint, failure, errorNames = [], defaultValue, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} id={name} error={errorOf(failure, name, ...errorNames)}>
      {(ids) => (
        <input className="in" name={name} {...rest} {...ids} defaultValue={startValue(failure, name, defaultValue)} />
      )}
    </Field>
  );
}

type TextAreaProps = Common & Omit<ComponentProps<"textarea">, "name" | "id" | "className">;

export function TextArea({ name, label, hint, failure, errorNames = [], defaultValue, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} id={name} error={errorOf(failure, name, ...errorNames)}>
      {(ids) => (
        <textarea
          className="in"
          name={name}
          {...rest}
          {...ids}
          defaultValue={startValue(failure, name, defaultValue)}
        />
      )}
    </Field>
  );
}

type SelectProps = Common & Omit<ComponentProps<"select">, "name" | "id" | "className">;

export function SelectField({
  name,
  label,
  hint,
  failure,
  errorNames = [],
  defaultValue,
  children,
  ...rest
}: SelectProps) {
  return (
    <Field label={label} hint={hint} id={name} error={errorOf(failure, name, ...errorNames)}>
      {(ids) => (
        <select className="in" name={name} {...rest} {...ids} defaultValue={startValue(failure, name, defaultValue)}>
          {children}
        </select>
      )}
    </Field>
  );
}

/** A sum and its currency, joined. On leaving the field it shows how the sum was read. */
export function MoneyField({
  name,
  label,
  hint,
  failure,
  errorNames = [],
  defaultValue,
  currencies,
  onType,
}: Common & { defaultValue?: Money | null; currencies: readonly Currency[]; onType?: (typed: string) => void }) {
  const { locale } = useReader();
  const t = useTexts(formTexts);
  const [currency, setCurrency] = useState(
    startValue(failure, `${name}Currency`, defaultValue?.currency) ?? currencies[0],
  );
  const fixed = currencies.length === 1;
  const stored = defaultValue ? amountText(defaultValue, locale) : undefined;
  return (
    <Field label={label} hint={hint} id={name} error={errorOf(failure, name, ...errorNames)}>
      {(ids) => (
        <div className="affix max-inline-80">
          <input
            className="in"
            name={name}
            inputMode="decimal"
            autoComplete="off"
            {...ids}
            defaultValue={startValue(failure, name, stored)}
            onInput={onType ? (event) => onType(event.currentTarget.value) : undefined}
            onBlur={(event) => {
              const read = parseAmount(event.currentTarget.value, String(currency));
              if (read === null) return;
              event.currentTarget.value = amountText({ amountMinor: read, currency: currency as Currency }, locale);
            }}
          />
          {fixed ? (
            <>
              <span className="in unit">{currencies[0]}</span>
              <input type="hidden" name={`${name}Currency`} value={currencies[0]} />
            </>
          ) : (
            <select
              className="in"
              name={`${name}Currency`}
              aria-label={t("currency")}
              value={String(currency)}
              onChange={(event) => setCurrency(event.currentTarget.value)}
            >
              {currencies.map((code) => (
                <option key={code}>{code}</option>
              ))}
            </select>
          )}
        </div>
      )}
    </Field>
  );
}

interface Option {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

/** One of a few, each with its sentence. */
export function RadioGroup({
  name,
  legend,
  options,
  failure,
  defaultValue,
}: {
  name: string;
  legend: string;
  options: readonly Option[];
  failure?: FormFailure | undefined;
  defaultValue?: string;
}) {
  const chosen = startValue(failure, name, defaultValue);
  const error = errorOf(failure, name);
  return (
    <fieldset className="opts" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="vh">{legend}</legend>
      {options.map((option, index) => (
        <label className="tick" key={option.value}>
          <input
            type="radio"
            name={name}
            id={index === 0 ? name : undefined}
            value={option.value}
            defaultChecked={chosen === option.value}
          />
          <span>
            {option.label}
            {option.hint ? <span className="small dim block">{option.hint}</span> : null}
          </span>
        </label>
      ))}
      <ErrorLine id={`${name}-error`}>{error}</ErrorLine>
    </fieldset>
  );
}

/** What the API refused, above the form: each sentence leads to its field, and focus goes to the first of them. */
export function ErrorSummary({
  failure,
  names = {},
}: {
  failure: FormFailure | undefined;
  names?: Readonly<Record<string, string>>;
}) {
  const t = useTexts(formTexts);
  const box = useRef<HTMLDivElement>(null);
  // Focus moves once for each refusal, not whenever the page is drawn again while somebody types.
  const named = useRef(names);
  named.current = names;
  useEffect(() => {
    if (!failure) return;
    const first = failure.errors
      .map(({ path }) => document.getElementById(fieldOf(path, named.current)))
      .find((field) => field !== null);
    (first ?? box.current)?.focus();
  }, [failure]);
  if (!failure) return null;
  const message = failure.code === "unreachable" ? t("unreachable") : failure.message;
  return (
    <div className="note mbe-5" data-s="stop" role="alert" tabIndex={-1} ref={box}>
      <Icon name="warn" />
      <div>
        <b>{failure.errors.length > 0 ? t("summary", { count: failure.errors.length }) : message}</b>
        {failure.errors.length > 0 ? (
          <ul>
            {failure.errors.map(({ path, message: sentence }) => (
              <li key={path + sentence}>{path ? <a href={`#${fieldOf(path, names)}`}>{sentence}</a> : sentence}</li>
            ))}
          </ul>
        ) : (
          <p>{t("kept")}</p>
        )}
        {failure.requestId && failure.errors.length === 0 ? (
          <p className="micro dim">{t("requestId", { id: failure.requestId })}</p>
        ) : null}
      </div>
    </div>
  );
}

/** The id of the input a problem's path speaks of. */
function fieldOf(path: string, names: Readonly<Record<string, string>>): string {
  const head = path.split(".")[0] ?? path;
  return names[path] ?? names[head] ?? head;
}
