/** Refusals of the API, which speaks English, in the words of another language: by their code, and of fields by what they say. */
import type { fieldRefusals, refusals } from "../copy/en/refusals.ts";
import { majorText } from "./format.ts";
import { formatText } from "./message-format.ts";
import type { Problem } from "./problem.ts";

export type FieldRefusal = keyof typeof fieldRefusals;

/** What a language says. */
export interface RefusalTexts {
  refusals: Readonly<Record<keyof typeof refusals, string>>;
  fieldRefusals: Readonly<Record<FieldRefusal, string>>;
  locale: string;
}

/** How the API's sentences of fields are known again, in the order in which they are tried. */
export type Sentences = readonly { name: FieldRefusal; pattern: RegExp }[];

/** A value begins with a letter or a figure; signs before it belong to the sentence. */
const value = "[\\p{L}\\p{N}-].*?";

export function readSentences(english: RefusalTexts["fieldRefusals"]): Sentences {
  return Object.entries(english).map(([name, sentence]) => {
    const pattern = sentence
      .replace(/[.*+?^$()|[\]\\/]/g, "\\$&")
      .replaceAll("…", ".*?")
      .replace(/\{(\w+)\}/g, `(?<$1>${value})`);
    return { name: name as FieldRefusal, pattern: new RegExp(`^${pattern}$`, "su") }; // the keys of the area
  });
}

/** Which sentence it is and the values in it; undefined for one that nobody told of. */
export function findSentence(message: string, sentences: Sentences) {
  for (const { name, pattern } of sentences) {
    const found = pattern.exec(message);
    if (found !== null) return { name, values: found.groups ?? {} };
  }
  return undefined;
}

/** The problem as people of that language read it: never a sentence in English. */
export function inWordsOf(texts: RefusalTexts, sentences: Sentences, problem: Problem): Problem {
  const { code, detail, errors, requestId } = problem;
  const known = (message: string) => {
    const found = findSentence(message, sentences);
    return found && formatText(texts.fieldRefusals[found.name], written(found.values, texts.locale), texts.locale);
  };
  const ofCode = Object.hasOwn(texts.refusals, code ?? "")
    ? texts.refusals[code as keyof typeof refusals] // it is one of the keys
    : texts.refusals.unknown;
  return {
    ...(code === undefined ? {} : { code }),
    ...(requestId === undefined ? {} : { requestId }),
    detail: known(detail ?? "") ?? ofCode,
    ...(errors && {
      errors: errors.map(({ path, message }) => ({ path, message: known(message) ?? texts.fieldRefusals.other })),
    }),
  };
}

/** Sums (`1000.00 USD`) and days (`2026-11-20`) as the language writes them; what else there is stays. */
function written(values: Readonly<Record<string, string>>, locale: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => [name, sumIn(text, locale) ?? dayIn(text, locale) ?? text]),
  );
}

function sumIn(text: string, locale: string): string | undefined {
  const [, amount, currency] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text) ?? [];
  return amount && currency && `${majorText(Number(amount), currency, locale)}\u00a0${currency}`;
}

function dayIn(text: string, locale: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(text));
}
