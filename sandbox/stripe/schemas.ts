/**
 * The parameter trees that `derive-schemas.ts` reads out of the Stripe SDK's type declarations.
 * `emptyable` means that Stripe's types allow `''` (or `null` in v2) in order to unset the value.
 */
export type Schema = { emptyable?: true } & (
  | { type: "object"; properties: Record<string, Schema>; required?: string[] }
  | { type: "map" }
  | { type: "array"; items: Schema }
  | { type: "string"; enum?: string[] }
  | { type: "number" }
  | { type: "boolean" }
  | { type: "union"; anyOf: Schema[] }
);

/** What is written to `schemas.generated.json`. */
export interface DerivedSchemas {
  /** Version of the `stripe` package and a digest of this folder's inputs; another key means: derive again. */
  key: string;
  /** The API version that the package pins, as in `Stripe-Version`. */
  apiVersion: string;
  /** By `METHOD /path/:param`. */
  endpoints: Record<string, Schema>;
}
