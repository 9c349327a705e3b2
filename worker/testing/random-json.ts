/** Random values for a JSON Schema: mostly what it allows, sometimes what it does not. Only tests import this. */
import fc from "fast-check";

/** What is read of a schema; the rest is left to chance. */
export interface JsonSchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

/** Words that have broken programs before. */
const nasty = [
  "",
  " ",
  "0",
  "-1",
  "null",
  "undefined",
  "__proto__",
  "constructor",
  "' or 1=1 --",
  "%00",
  "\u0000",
  "\ud800",
  "../../etc/passwd",
  "<script>",
  "{{7*7}}",
  "9007199254740993",
  "1e400",
  "x".repeat(5_000),
  "\u202e\u0301e\u{1f469}\u200d\u{1f680}",
];
const nastyText = fc.constantFrom(...nasty);
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  nastyText,
  fc.constantFrom(Number.MAX_SAFE_INTEGER, -1, 1.5, 1e308, -0),
);

/** @param known ids and words that exist, so that some requests get past the first look */
export function valuesFor(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: fitting(schema, known) }, { weight: 1, arbitrary: anything });
}

function fitting(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined && choices.length > 0) return fc.oneof(...choices.map((one) => fitting(one, known)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object") return objects(schema, known);
  if (type === "array") return fc.array(valuesFor(schema.items ?? {}, known), { maxLength: 4 });
  if (type === "integer" || type === "number") return numbers(schema);
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "string") return texts(schema, known);
  return anything;
}

function objects({ properties = {}, required = [] }: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valuesFor(one, known)]));
  const needed = required.filter((name) => name in fields);
  // Now and then something that must be there is not.
  return fc.oneof(
    { weight: 8, arbitrary: fc.record(fields, { requiredKeys: needed }) },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.record(fields, { requiredKeys: needed }), anything)
        .map(([known, more]) => ({ ...known, noSuchField: more })),
    },
  );
}

function numbers({ minimum = -1_000, maximum = 1_000_000 }: JsonSchema): fc.Arbitrary<unknown> {
  const least = Math.ceil(Math.max(minimum, Number.MIN_SAFE_INTEGER));
  const most = Math.floor(Math.min(maximum, Number.MAX_SAFE_INTEGER));
  return fc.oneof(
    fc.integer({ min: Math.max(least, -(2 ** 31)), max: Math.min(most, 2 ** 31 - 1) }),
    fc.constantFrom(least - 1, least, most, most + 1),
  );
}

function texts({ format, pattern, maxLength = 60 }: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  if (format === "date-time") {
    return fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString());
  }
  if (format === "date") return fc.constantFrom("2026-11-23", "2024-02-29", "0000-00-00");
  const words = fc.string({ maxLength: Math.min(maxLength, 200), unit: "grapheme" });
  const ids = fc.constantFrom(...known);
  return pattern === undefined ? fc.oneof(words, words, nastyText, ids) : fc.oneof(ids, ids, words, nastyText);
}
