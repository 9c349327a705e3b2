import { invalidParameter, type StripeFailure } from "./errors.ts";
import type { Schema } from "./schemas.ts";

/** A parameter as it came over the wire: form values are strings, JSON values have their own types. */
export type Raw = string | number | boolean | null | Raw[] | { [name: string]: Raw };
type RawObject = { [name: string]: Raw };

/** Parses `a[b][0][c]=v` pairs (v1 bodies and every query string) into a tree. */
export function parseForm(text: string): RawObject {
  const root: RawObject = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [...name.matchAll(/[^[\]]+|\[\]/g)].map((match) => match[0]);
    if (path.length === 0 || path.length > 10) throw invalidParameter(`Invalid parameter name: ${name}`, name);
    place(root, path, value);
  }
  return foldArrays(root) as RawObject; // the root itself has names for keys, and stays an object
}

function place(root: RawObject, path: string[], value: string): void {
  let node = root;
  path.forEach((part, depth) => {
    // `[]` appends; the tree keeps arrays as objects with numbers for keys until foldArrays.
    const key = part === "[]" ? String(Object.keys(node).length) : part;
    if (depth === path.length - 1) {
      define(node, key, value);
      return;
    }
    const next = Object.hasOwn(node, key) ? node[key] : undefined;
    if (next !== undefined && typeof next === "object" && next !== null && !Array.isArray(next)) node = next;
    else node = define(node, key, {});
  });
}

/** Sets an own property, whatever its name: `__proto__` is an unknown parameter like any other. */
function define<T extends Raw>(node: RawObject, key: string, value: T): T {
  Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true });
  return value;
}

function foldArrays(node: Raw): Raw {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return node;
  const keys = Object.keys(node);
  if (keys.length > 0 && keys.every((key, index) => key === String(index))) return Object.values(node).map(foldArrays);
  for (const key of keys) define(node, key, foldArrays(node[key] ?? null));
  return node;
}

/** `["a", "b", "0"]` → `a[b][0]`, as Stripe names a parameter. */
function nameOf(path: (string | number)[]): string {
  return path.map((part, depth) => (depth === 0 ? String(part) : `[${part}]`)).join("");
}

/**
 * Checks parameters against Stripe's own declaration and turns form strings into the declared types.
 * Fails with Stripe's `parameter_unknown`, `parameter_missing`, … (400).
 */
export function checkParams(schema: Schema, raw: RawObject, json: boolean): unknown {
  return check(schema, raw, [], json);
}

type Path = (string | number)[];

function check(schema: Schema, raw: Raw, path: Path, json: boolean): unknown {
  if (raw === null || (raw === "" && !json)) {
    // Stripe's forms send "" for null. At the top level of a value it means "unset", where that is allowed.
    if (schema.emptyable === true) return "";
    if (raw === null && json) return null;
    throw invalidParameter(
      `You passed an empty string for '${nameOf(path)}'. We assume empty values are an attempt to unset a parameter; however '${nameOf(path)}' cannot be unset. You should remove '${nameOf(path)}' from your request or supply a non-empty value.`,
      nameOf(path),
      "parameter_invalid_empty",
    );
  }
  switch (schema.type) {
    case "string":
      return checkString(schema, raw, path);
    case "number":
      return checkNumber(raw, path, json);
    case "boolean":
      return checkBoolean(raw, path, json);
    case "map":
      return checkMap(raw, path, json);
    case "array":
      return checkArray(schema, raw, path, json);
    case "object":
      return checkObject(schema, raw, path, json);
    case "union":
      return checkUnion(schema.anyOf, raw, path, json);
  }
}

function checkString(schema: Schema & { type: "string" }, raw: Raw, path: Path): string {
  if (typeof raw !== "string") throw invalidParameter(`Invalid string: ${JSON.stringify(raw)}`, nameOf(path));
  const { enum: values } = schema;
  if (values !== undefined && !values.includes(raw)) {
    const list = values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")}, or ${values.at(-1)}`;
    throw invalidParameter(`Invalid ${nameOf(path)}: must be one of ${list}`, nameOf(path));
  }
  if (raw.length > 5000) {
    const message = `Invalid string: ${raw.slice(0, 10)}...${raw.slice(-5)}; must be at most 5000 characters`;
    throw invalidParameter(message, nameOf(path));
  }
  return raw;
}

function checkNumber(raw: Raw, path: Path, json: boolean): number {
  const integer = !/percent|rate|factor/.test(nameOf(path));
  const text = typeof raw === "number" && json ? String(raw) : raw;
  if (typeof text === "string" && (integer ? /^-?\d{1,15}$/ : /^-?\d+(\.\d+)?$/).test(text)) return Number(text);
  throw invalidParameter(`Invalid integer: ${show(raw)}`, nameOf(path), "parameter_invalid_integer");
}

function checkBoolean(raw: Raw, path: Path, json: boolean): boolean {
  if (json && typeof raw === "boolean") return raw;
  if (!json && (raw === "true" || raw === "false")) return raw === "true";
  throw invalidParameter(`Invalid boolean: ${show(raw)}`, nameOf(path));
}

/** Metadata: at most 50 keys of 40 characters, values of 500. An empty value removes the key. */
function checkMap(raw: Raw, path: Path, json: boolean): Record<string, string> {
  if (typeof raw !== "object" || raw === null) throw invalidParameter("Invalid object", nameOf(path));
  const entries = Object.entries(raw);
  if (entries.length > 50) throw invalidParameter("You can specify up to 50 keys", nameOf(path));
  const map: Record<string, string> = {};
  for (const [key, value] of entries) {
    const name = nameOf([...path, key]);
    if (value === null || (typeof value === "object" && value !== null) || (json && typeof value !== "string")) {
      if (value !== null) throw invalidParameter(`Invalid string: ${show(value)}`, name);
    }
    const text = value === null ? "" : String(value);
    if (key.length > 40) throw invalidParameter(`Metadata keys must be up to 40 characters long: ${key}`, name);
    if (text.length > 500) throw invalidParameter(`Metadata values must be up to 500 characters long: ${key}`, name);
    define(map, key, text);
  }
  return map;
}

function checkArray(schema: Schema & { type: "array" }, raw: Raw, path: Path, json: boolean): unknown[] {
  if (!Array.isArray(raw)) throw invalidParameter("Invalid array", nameOf(path));
  return raw.map((item, index) => check(schema.items, item, [...path, index], json));
}

function checkObject(
  schema: Schema & { type: "object" },
  raw: Raw,
  path: Path,
  json: boolean,
): Record<string, unknown> {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    // `metadata[]`-like forms of an empty object fold into an empty array.
    if (!(Array.isArray(raw) && raw.length === 0)) throw invalidParameter("Invalid object", nameOf(path));
  }
  const entries = Object.entries(raw);
  const unknown = entries.map(([name]) => name).filter((name) => !Object.hasOwn(schema.properties, name));
  if (unknown.length > 0) throw unknownParameters(unknown.map((name) => nameOf([...path, name])));
  const values: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    const property = schema.properties[name];
    if (property !== undefined) values[name] = check(property, value, [...path, name], json);
  }
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(values, name)) throw missing(nameOf([...path, name]));
  }
  return values;
}

function checkUnion(anyOf: Schema[], raw: Raw, path: Path, json: boolean): unknown {
  const isObject = typeof raw === "object" && !Array.isArray(raw);
  const candidates = anyOf.filter((schema) => {
    if (schema.type === "object" || schema.type === "map") return isObject;
    return schema.type === "array" ? Array.isArray(raw) : typeof raw !== "object";
  });
  let failure: StripeFailure | undefined;
  for (const schema of candidates.length > 0 ? candidates : anyOf) {
    try {
      return check(schema, raw, path, json);
    } catch (error) {
      failure = error as StripeFailure; // check throws nothing else
    }
  }
  throw failure ?? invalidParameter(`Invalid value: ${show(raw)}`, nameOf(path));
}

function unknownParameters(names: string[]): StripeFailure {
  const label = names.length === 1 ? "parameter" : "parameters";
  return invalidParameter(`Received unknown ${label}: ${names.join(", ")}`, names[0] ?? "", "parameter_unknown");
}

/** 400 `parameter_missing`, also for what Stripe requires although its types do not say so. */
export function missing(param: string): StripeFailure {
  return invalidParameter(`Missing required param: ${param}.`, param, "parameter_missing");
}

function show(raw: Raw): string {
  return typeof raw === "string" ? raw : JSON.stringify(raw);
}
