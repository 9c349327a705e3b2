import { useRouteLoaderData } from "@remix-run/react";
import { useId } from "react";

/**
 * The hidden key that names this form's write: the same until the page's data is read again, so that a double press or
 * a reload of the answer has one effect.
 */
export function FormKey() {
  const seed = (useRouteLoaderData("root") as { formSeed?: string } | undefined)?.formSeed ?? "";
  const id = useId().replaceAll(/\W/g, "");
  return <input type="hidden" name="key" value={`${seed}${id}`} />;
}
