/** Reads a DivisionField into the API's `release`. */
import { division as texts } from "../copy/en/division.ts";
import { readMoney } from "./challenge-form.server.ts";
import { invalid, type SubmittedForm } from "./form.server.ts";

/** @throws ApiProblem naming the field when nothing was chosen, or what was typed is no sum */
export function readDivision(form: SubmittedForm): { amountMinor: number; currency: string } {
  const share = form.text("share");
  if (share === "other") {
    const typed = readMoney(form, "release");
    if (typed !== null) return typed;
  } else if (/^\d+$/.test(share)) {
    return { amountMinor: Number(share), currency: form.text("releaseCurrency") };
  }
  const path = share === "other" ? "release" : "share";
  throw invalid({ path, message: texts.chooseShare });
}
