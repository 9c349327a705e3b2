/** What a page shows when the API refuses: the part of a problem document that helps a person. */
export interface FieldError {
  /** Where in the input, such as `reward.amountMinor`; empty for the whole. */
  path: string;
  message: string;
}

/** A problem document (RFC 9457), as far as people read it. */
export interface Problem {
  code?: string;
  detail?: string;
  title?: string;
  requestId?: string;
  errors?: readonly FieldError[];
}

/** The answer of an action that did not go through. `values` is what was typed, so that nothing is lost. */
export interface FormFailure {
  ok: false;
  intent: string;
  code: string;
  message: string;
  requestId: string | undefined;
  errors: readonly FieldError[];
  values: Readonly<Record<string, string>>;
}

/** The sentence for a field, by the names its errors may carry (`reward` also answers for `reward.amountMinor`). */
export function errorOf(failure: FormFailure | undefined, ...names: readonly string[]): string | undefined {
  return failure?.errors.find(({ path }) => names.some((name) => path === name || path.startsWith(`${name}.`)))
    ?.message;
}

/** The failure in an action's answer, if it is one; with an intent, only that form's. */
export function failureOf(answer: unknown, intent?: string): FormFailure | undefined {
  if (typeof answer !== "object" || answer === null || !("ok" in answer) || answer.ok !== false) return undefined;
  const failure = answer as FormFailure; // the only answer of an action that is not ok
  return intent === undefined || failure.intent === intent ? failure : undefined;
}
