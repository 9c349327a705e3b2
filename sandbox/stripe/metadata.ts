import type Stripe from "stripe";

/** Metadata after an update: new keys are set, empty values unset theirs, `""` for the whole unsets everything. */
export function withMetadata(
  present: Stripe.Metadata | null,
  update: Stripe.MetadataParam | "" | null | undefined,
): Stripe.Metadata {
  if (update === undefined) return { ...present };
  if (update === "" || update === null) return {};
  const merged: Stripe.Metadata = { ...present };
  for (const [key, value] of Object.entries(update)) {
    if (value === null || value === "") delete merged[key];
    else merged[key] = String(value);
  }
  return merged;
}
