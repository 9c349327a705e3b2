/**
 * The little of ICU MessageFormat that the texts use: `{name}`, `{n, plural, =0 {…} one {…} other {# …}}`,
 * `{kind, select, a {…} other {…}}` and tags `<b>…</b>`. Messages are plain strings, so a language is a file of data
 * and whole sentences stay whole: their order of words belongs to the translator.
 */
import { cloneElement, isValidElement, type ReactNode } from "react";
import { numberFormat, pluralRules } from "./formatters.ts";

export type TagRenderer = (children: ReactNode) => ReactNode;
export type MessageValue = ReactNode | TagRenderer;
export type MessageValues = Readonly<Record<string, MessageValue>>;

/** Renders a message to nodes; where every value is text, {@link formatText} gives a string instead. */
export function formatNodes(message: string, values: MessageValues, locale: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let text = "";
  let at = 0;
  const flush = () => {
    if (text) parts.push(text);
    text = "";
  };
  const push = (node: ReactNode) => {
    flush();
    parts.push(isValidElement(node) && node.key === null ? cloneElement(node, { key: parts.length }) : node);
  };
  while (at < message.length) {
    const char = message[at];
    if (char === "{") {
      const end = closing(message, at);
      const value = argument(message.slice(at + 1, end), values, locale);
      if (typeof value === "string" || typeof value === "number") text += String(value);
      else if (Array.isArray(value)) for (const node of value) push(node);
      else push(value);
      at = end + 1;
    } else if (char === "<") {
      const close = message.indexOf(">", at);
      const tag = message.slice(at + 1, close);
      const end = message.indexOf(`</${tag}>`, close);
      const renderer = values[tag];
      const children = formatNodes(message.slice(close + 1, end), values, locale);
      push(typeof renderer === "function" ? renderer(children) : children);
      at = end + tag.length + 3;
    } else {
      text += char;
      at += 1;
    }
  }
  flush();
  return parts;
}

/** Renders a message whose values are all text. */
export function formatText(message: string, values: Readonly<Record<string, string | number>>, locale: string): string {
  return formatNodes(message, values, locale).join("");
}

function closing(message: string, open: number): number {
  let depth = 0;
  for (let at = open; at < message.length; at += 1) {
    if (message[at] === "{") depth += 1;
    if (message[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`Unbalanced braces in message: ${message}`);
}

function argument(inner: string, values: MessageValues, locale: string): ReactNode | ReactNode[] {
  const [name = "", kind, rest = ""] = splitArgument(inner);
  const value = values[name];
  if (kind === undefined) return typeof value === "function" ? null : isolated(value, locale);
  const options = branches(rest);
  const chosen =
    kind === "plural"
      ? (options.get(`=${String(value)}`) ?? options.get(pluralRules(locale).select(Number(value))))
      : options.get(String(value));
  const branch = chosen ?? options.get("other") ?? "";
  const counted = kind === "plural" ? branch.replaceAll("#", numberFormat(locale).format(Number(value))) : branch;
  return formatNodes(counted, values, locale);
}

/** In a text that is read from the right, a title or a name keeps its own direction, and its last sign its place (as mail does). */
function isolated(value: ReactNode, locale: string): ReactNode {
  const apart = typeof value === "string" && value !== "" && locale.startsWith("ar");
  return apart ? `\u2068${value}\u2069` : value;
}

function splitArgument(inner: string): string[] {
  const first = inner.indexOf(",");
  if (first === -1) return [inner.trim()];
  const second = inner.indexOf(",", first + 1);
  return [inner.slice(0, first).trim(), inner.slice(first + 1, second).trim(), inner.slice(second + 1)];
}

function branches(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf("{", at);
    if (open === -1) break;
    const end = closing(text, open);
    found.set(text.slice(at, open).trim(), text.slice(open + 1, end));
    at = end + 1;
  }
  return found;
}
