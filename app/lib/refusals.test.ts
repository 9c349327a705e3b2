/** Everything that the API can refuse with is said in every language: codes, the sentences of commands and those of schemas. */
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { AppError, errorCodes } from "../../worker/platform/errors.ts";
import { toFieldErrors } from "../../worker/platform/field-errors.ts";
import { moneySchema } from "../../worker/platform/money.ts";
import * as english from "../copy/en/refusals.ts";
import { uploads } from "../copy/en/uploads.ts";
import { languageCodes, languages } from "./languages.ts";
import { findSentence, inWordsOf, knownSentences, type RefusalTexts } from "./refusals.ts";

const contracts = import.meta.glob<Record<string, unknown>>("../../worker/domains/*/contract.ts", { eager: true });
const copies = import.meta.glob<Omit<RefusalTexts, "locale">>("../copy/*/refusals.ts", {
  eager: true,
});
const known = knownSentences(english);
const others = languageCodes.filter((code) => code !== "en");

function textsOf(code: (typeof languageCodes)[number]): RefusalTexts {
  const copy = copies[`../copy/${code}/refusals.ts`];
  if (copy === undefined) throw new Error(`nothing is refused in ${code}`);
  return { ...copy, locale: languages[code].locale };
}

/** What schemas and their checks are made of. */
interface Part {
  _zod: { def: { checks?: Part[]; check?: string; error?: (issue: object) => unknown; [name: string]: unknown } };
}

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null && "_zod" in value;
}

/** A schema, what it is made of, and what is checked of each. */
function partsOf(value: unknown, found: Set<Part> = new Set()): Set<Part> {
  if (isPart(value)) {
    if (found.has(value)) return found;
    found.add(value);
    const { getter, ...def } = value._zod.def;
    partsOf(typeof getter === "function" ? { ...def, inner: getter() } : def, found);
  } else if (Array.isArray(value)) for (const each of value) partsOf(each, found);
  else if (typeof value === "object" && value !== null && !(value instanceof RegExp))
    for (const each of Object.values(value)) partsOf(each, found);
  return found;
}

const parts = [...partsOf(Object.values(contracts).flatMap((contract) => Object.values(contract)))];

/** Nonsense of every kind, so that each schema says each of its own sentences and the library's. */
const nonsense = [undefined, null, Number.NaN, 1.5, -1e9, 1e17, "", "x", "x".repeat(30_000), true, [], {}].concat(
  Array(1_000).fill("x") as never,
  { type: "x", kind: "x", unknown: 1 } as never,
  { unknown: 1, unknowable: 2 } as never,
);

function messagesOf(part: Part): string[] {
  const own = part._zod.def.error?.({ code: "custom", input: undefined });
  // What is only done to a value that was read cannot stand by itself.
  const reads = part instanceof z.ZodType && !(part instanceof z.ZodTransform || part instanceof z.ZodCustom);
  const said = reads ? nonsense.flatMap((value) => errorsOf(part.safeParse(value))) : [];
  return typeof own === "string" ? [own, ...said] : said;
}

function errorsOf(result: z.ZodSafeParseResult<unknown>): string[] {
  return result.success ? [] : toFieldErrors(result.error.issues).map(({ message }) => message);
}

describe("what the API refuses with", () => {
  it("is read from the contracts", () => {
    const all = parts.flatMap(messagesOf);
    expect(all).toContain("Quiet hours need an end that is not their beginning.");
    expect(all).toContain("Too big: expected string to have <=120 characters");
    expect(all).toContain("Choose a category.");
  });

  it("has a sentence for whatever a schema says", () => {
    const unknown = parts.flatMap(messagesOf).filter((message) => findSentence(message, known.fields) === undefined);
    expect([...new Set(unknown)]).toEqual([]);
  });

  it("comes from no check that makes its sentences while it reads, but that of sums, whose sentences the compiler knows", () => {
    const silentOf = (of: readonly Part[]) =>
      new Set(of.flatMap(({ _zod }) => _zod.def.checks ?? []).filter(({ _zod }) => isSilent(_zod.def)));
    const allowed = silentOf([...partsOf(moneySchema)]);
    expect(allowed.size).toBe(1);
    expect([...silentOf(parts)].filter((check) => !allowed.has(check))).toHaveLength(0);
  });

  it("is a sentence that is known, or does not compile", () => {
    const known = new AppError("wrong_state", { detail: `We cannot pay out to ${"DE" as string} yet.` });
    // @ts-expect-error -- nobody could say it in another language
    const unknown = new AppError("wrong_state", { detail: "This is new." });
    expect([known.message, unknown.message]).toEqual(["We cannot pay out to DE yet.", "This is new."]);
  });

  it("is not taken for another sentence", () => {
    for (const [name, sentence] of Object.entries(english.details)) {
      const said = sentence.replace(/\{\w+\}/g, "7").replace("…", "in review");
      expect(findSentence(said, known.details)?.name).toBe(name);
    }
  });

  it.each(others)("is said in %s, code by code, sentence by sentence and field by field", (code) => {
    const texts = textsOf(code);
    for (const [name, [, title]] of Object.entries(errorCodes)) {
      const { detail } = inWordsOf(texts, known, { code: name, detail: title });
      expect(detail, name).toBe(texts.refusals[name as keyof typeof errorCodes]);
      expect(detail, name).not.toBe(title);
    }
    for (const [name, sentence] of Object.entries(english.details)) {
      const { detail } = inWordsOf(texts, known, { code: "wrong_state", detail: sentence.replace(/\{\w+\}/g, "7") });
      expect(detail, name).not.toBe(texts.refusals.wrong_state);
      expect(detail, name).not.toMatch(/[{}]|undefined/);
    }
    for (const [name, sentence] of Object.entries(english.fieldRefusals)) {
      const said = texts.fieldRefusals[name as keyof typeof english.fieldRefusals];
      expect(said?.trim(), name).toBeTruthy();
      expect(said, name).not.toBe(sentence);
    }
  });
});

/** A superRefine: it has neither a sentence of its own nor a test that would say the library's. */
function isSilent(def: Part["_zod"]["def"]): boolean {
  return def.check === "custom" && def.error === undefined && def.fn === undefined;
}

describe("a problem in another language", () => {
  const inGerman = (problem: Parameters<typeof inWordsOf>[2]) => inWordsOf(textsOf("de"), known, problem);
  const field = (message: string) => inGerman({ code: "invalid_input", errors: [{ path: "a", message }] }).errors?.[0];

  it("keeps its values", () => {
    expect(field("Use at least 8 characters.")?.message).toBe("Schreib mindestens 8 Zeichen.");
    expect(field("Too big: expected string to have <=120 characters")?.message).toBe("Schreib höchstens 120 Zeichen.");
    expect(field("The smallest sum is 1000.50 USD.")?.message).toBe("Der kleinste Betrag ist 1.000,50\u00a0USD.");
    expect(field("Sums in KWD go in steps of 0.010 KWD.")?.message).toBe(
      "Beträge in KWD gehen in Schritten von 0,010\u00a0KWD.",
    );
    expect(field("Choose a day until 2027-02-21.")?.message).toBe("Wähle einen Tag, spätestens den 21. Februar 2027.");
    expect(field("Write ada-1.")?.message).toBe("Schreib ada-1.");
    expect(field("fil_0123 cannot be used here.")?.message).toBe("Eine der Dateien kann hier nicht verwendet werden.");
  });

  it("takes the nearest of several sentences", () => {
    expect(field("Too small: expected string to have >=1 characters")?.message).toBe("Schreib hier etwas.");
    expect(field("Invalid input: expected number, received null")?.message).toBe("Schreib eine Zahl.");
    expect(field("Invalid input: expected string, received null")?.message).toBe("Das fehlt noch.");
  });

  it("never shows English, whatever it was", () => {
    expect(field("This is new.")?.message).toBe("Sieh dir das noch einmal an.");
    expect(inGerman({ code: "brand_new", detail: "This is new." }).detail).toBe("Das wurde abgelehnt.");
    expect(inGerman({}).detail).toBe("Das wurde abgelehnt.");
    expect(inGerman({ code: "toString", detail: "x" }).detail).toBe("Das wurde abgelehnt.");
    expect(inGerman({ code: "wrong_state", detail: "This is new." }).detail).toBe("Das geht im jetzigen Stand nicht.");
  });

  it("says why exactly, with its times, countries and counts", () => {
    const detail = (english: string) => inGerman({ code: "wrong_state", detail: english }).detail;
    const until =
      "A dispute could be opened until 2026-11-22 21:40 UTC: 14 days after the last delivery or the due date.";
    expect(detail(until)).toBe(
      "Ein Streitfall ließ sich bis 22. November 2026 um 21:40 UTC eröffnen: 14 Tage nach der letzten Lieferung oder dem Liefertermin.",
    );
    expect(detail("We cannot pay out to BR yet.")).toBe("In dieses Land können wir noch nicht auszahlen: Brasilien.");
    expect(detail("Rewards here are in EUR, USD. Choose one of these.")).toBe(
      "Prämien gibt es hier in EUR, USD. Wähle eine davon.",
    );
    const restricted = detail("Your payout account is restricted. Put it right in your payout settings.");
    expect(restricted).toMatch(/^Dein Auszahlungskonto ist eingeschränkt\./);
    const missing =
      "Your payout account is restricted. Stripe still asks for: individual.dob. Put it right in your payout settings.";
    expect(detail(missing)).toBe(restricted);
  });

  it("says a known sentence in place of its code's, and keeps what else it tells", () => {
    const message = "No more than the 90.00 EUR that is held.";
    const problem = {
      code: "invalid_split",
      detail: message,
      requestId: "req_1",
      errors: [{ path: "release", message }],
    };
    const said = "Nicht mehr als die verwahrten 90,00\u00a0EUR.";
    expect(inGerman(problem)).toEqual({ ...problem, detail: said, errors: [{ path: "release", message: said }] });
  });
});

it("an upload is refused with codes that there are", () => {
  const codes = Object.keys(uploads).filter((code) => code !== "other");
  expect(codes.filter((code) => !Object.hasOwn(errorCodes, code))).toEqual([]);
});
