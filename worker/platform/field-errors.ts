/** Issues of a schema as field errors. */
import type { FieldError } from "./errors.ts";
import type { FieldMessage } from "./field-messages.ts";

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** `["reward", "amountMinor"]` → `reward.amountMinor`; works for zod's issues and any standard schema's. */
export function toFieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.map((issue) => ({
    path: (issue.path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join("."),
    // What schemas say, zod's own sentences too, is walked by app/lib/refusals.test.ts.
    message: issue.message as FieldMessage,
  }));
}
