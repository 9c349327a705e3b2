/** Refusals of the API, which speaks English, in the words of another language: by their code, and of fields by what they say. */
import type { details, fieldRefusals, refusals } from "../copy/en/refusals.ts";
import { majorText } from "./format.ts";
import { dateTimeFormat, regionNames } from "./formatters.ts";
import { formatText } from "./message-format.ts";
import type { Problem } from "./problem.ts";

export type FieldRefusal = keyof typeof fieldRefusals;
export type DetailRefusal = keyof typeof details;

/** What a language says. */
export interface RefusalTexts {
  refusals: Readonly<Record<keyof typeof refusals, string>>;
  details: Readonly<Record<DetailRefusal, string>>;
  fieldRefusals: Readonly<Record<FieldRefusal, string>>;
  locale: string;
}

/** How the API's sentences are known again, in the order in which they are tried. */
export type Sentences<Name extends string> = readonly { name: Name; pattern: RegExp }[];

/** In English: what codes say by themselves, and those of the whole and of fields. */
export interface KnownSentences {
  titles: RefusalTexts["refusals"];
  details: Sentences<DetailRefusal>;
  fields: Sentences<FieldRefusal>;
}

/** A value begins with a letter or a figure; signs before it belong to the sentence. */
const value = "[\\p{L}\\p{N}-].*?";

/** @param english in its own words */
export function knownSentences(english: Omit<RefusalTexts, "locale">): KnownSentences {
  return {
    titles: english.refusals,
    details: readSentences(english.details),
    fields: readSentences(english.fieldRefusals),
  };
}

function readSentences<Name extends string>(english: Readonly<Record<Name, string>>): Sentences<Name> {
  return Object.entries<string>(english).map(([name, sentence]) => {
    const pattern = sentence
      .replace(/[.*+?^$()|[\]\\/]/g, "\\$&")
      .replaceAll("…", ".*?")
      .replace(/\{(\w+)\}/g, `(?<$1>${value})`);
    return { name: name as Name, pattern: new RegExp(`^${pattern}$`, "su") }; // the keys of the area
  });
}

/** Which sentence it is and the values in it; undefined for one that nobody told of. */
export function findSentence<Name extends string>(message: string, sentences: Sentences<Name>) {
  for (const { name, pattern } of sentences) {
    const found = pattern.exec(message);
    if (found !== null) return { name, values: found.groups ?? {} };
  }
  return undefined;
}

/** The problem as people of that language read it: never a sentence in English. */
export function inWordsOf(texts: RefusalTexts, known: KnownSentences, problem: Problem): Problem {
  const { code, detail = "", errors, requestId } = problem;
  const field = (message: string) => said(message, known.fields, texts.fieldRefusals, texts.locale);
  // A whole that was refused for one field says what the field says.
  const exact = (message: string) => said(message, known.details, texts.details, texts.locale) ?? field(message);
  const knownCode = (Object.hasOwn(texts.refusals, code ?? "") ? code : "unknown") as keyof typeof refusals; // it is one of the keys
  return {
    ...(code === undefined ? {} : { code }),
    ...(requestId === undefined ? {} : { requestId }),
    detail: (detail === known.titles[knownCode] ? undefined : exact(detail)) ?? texts.refusals[knownCode],
    ...(errors && {
      errors: errors.map(({ path, message }) => ({ path, message: field(message) ?? texts.fieldRefusals.other })),
    }),
  };
}

function said<Name extends string>(
  message: string,
  sentences: Sentences<Name>,
  texts: Readonly<Record<Name, string>>,
  locale: string,
): string | undefined {
  const found = findSentence(message, sentences);
  return found && formatText(texts[found.name], written(found.values, locale), locale);
}

/**
 * Sums (`1000.00 USD`), days (`2026-11-20`), times (`2026-11-20 21:40 UTC`) and countries (`DE`) as the language writes them; what else
 * there is stays.
 */
function written(values: Readonly<Record<string, string>>, locale: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => [
      name,
      sumIn(text, locale) ?? timeIn(text, locale) ?? countryIn(text, locale) ?? text,
    ]),
  );
}

function sumIn(text: string, locale: string): string | undefined {
  const [, amount, currency] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text) ?? [];
  return amount && currency && `${majorText(Number(amount), currency, locale)}\u00a0${currency}`;
}

function timeIn(text: string, locale: string): string | undefined {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}) UTC)?$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  const clock = time === undefined ? {} : ({ timeStyle: "short" } as const);
  const written = dateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC", ...clock });
  return `${written.format(new Date(`${day}T${time ?? "00:00"}Z`))}${time === undefined ? "" : " UTC"}`;
}

function countryIn(text: string, locale: string): string | undefined {
  return /^[A-Z]{2}$/.test(text) ? regionNames(locale).of(text) : undefined;
}
