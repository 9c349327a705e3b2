/** Form actions: read what was typed, call the API once under the form's key, and come back with everything kept. */
import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { data, redirect, redirectDocument } from "@remix-run/cloudflare";
import { type Api, ApiProblem, openApi } from "./api.server.ts";
import { plainFigures } from "./parse-money.ts";
import type { FieldError, FormFailure } from "./problem.ts";
import { signInPath } from "./session.server.ts";

/** A form as its action reads it. */
export interface SubmittedForm {
  api: Api;
  /** The form's hidden key: the API's Idempotency-Key. */
  key: string | undefined;
  /** Which of the page's forms: the value of the pressed button named `intent`. */
  intent: string;
  /** Trimmed text of a field; empty when absent. */
  text(name: string): string;
  /** Text, or undefined when empty. */
  optional(name: string): string | undefined;
  /** A whole number, or NaN, which the API refuses with the field's name. */
  integer(name: string): number;
  all(name: string): string[];
  files(name: string): File[];
}

/** Where to go after it worked; `external` leaves the site (a payment page). */
export type Outcome =
  | { to: string; external?: boolean; setCookie?: string }
  | { stay: Readonly<Record<string, unknown>> };

/** An answer of an action that stays on its page. */
export type FormSuccess = { ok: true; intent: string } & Readonly<Record<string, unknown>>;

/**
 * Runs one action. Refusals come back as {@link FormFailure} with the API's status; a session that has ended sends to
 * sign in. Only fields are kept for refilling, never files.
 */
export async function act(args: ActionFunctionArgs, handle: (form: SubmittedForm) => Promise<Outcome>) {
  const api = openApi(args);
  const form = await args.request.formData();
  const intent = String(form.get("intent") ?? "");
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.replaceAll("\r\n", "\n").trim() : "";
  };
  try {
    const outcome = await handle({
      api,
      key: text("key") || undefined,
      intent,
      text,
      optional: (name) => text(name) || undefined,
      integer: (name) => wholeNumber(text(name)),
      all: (name) => form.getAll(name).filter((value): value is string => typeof value === "string" && value !== ""),
      files: (name) => form.getAll(name).filter((value): value is File => value instanceof File && value.size > 0),
    });
    if ("stay" in outcome) return data({ ok: true as const, intent, ...outcome.stay }, { headers: api.cookies() });
    const go = outcome.external ? redirectDocument : redirect;
    const headers = api.cookies();
    if (outcome.setCookie) headers.append("Set-Cookie", outcome.setCookie);
    return go(outcome.to, { status: 303, headers });
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    if (problem.status === 401) return redirectDocument(signInPath(pageOf(args.request)));
    const failure: FormFailure = {
      ok: false,
      intent,
      code: problem.code,
      message: problem.message,
      requestId: problem.requestId,
      errors: problem.errors,
      values: typed(form),
    };
    return data(failure, { status: problem.status >= 500 ? 503 : problem.status, headers: api.cookies() });
  }
}

/** A refusal decided by the page itself, in the API's form. */
export function invalid(...errors: FieldError[]): ApiProblem {
  return new ApiProblem(422, { code: "invalid_input", errors });
}

/** The page a form stood on: where it came from, or the action's own address. */
function pageOf(request: Request): URL {
  const own = new URL(request.url);
  const referer = URL.canParse(request.headers.get("referer") ?? "")
    ? new URL(request.headers.get("referer") ?? "")
    : own;
  return referer.origin === own.origin ? referer : own;
}

function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && name !== "key")
      values[name] = name in values ? `${values[name]}\n${value}` : value;
  }
  return values;
}

/** Figures of any script, grouped or not; NaN for all else: `1,5` is no number of days. */
function wholeNumber(typed: string): number {
  const plain = plainFigures(typed).trim();
  return /^\d+$|^\d{1,3}(?:[\s.,'’٬]\d{3})+$/.test(plain) ? Number(plain.replace(/\D/g, "")) : Number.NaN;
}
