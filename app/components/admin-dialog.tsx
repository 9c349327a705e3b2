/** An admin's decision before it is made: what it is about, what will happen, and why. */
import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { admin as texts } from "../copy/en/admin.ts";
import {
  type AdminDecision,
  fieldsOf,
  isAdminDecision,
  isTold,
  takesAway,
  undecidedSearch,
} from "../lib/admin-decisions.ts";
import type { FormFailure } from "../lib/problem.ts";
import type { Currency, ReportReason } from "../lib/types.ts";
import { Decision } from "./decision.tsx";
import { MoneyField, SelectField, TextArea, TextField } from "./field.tsx";
import { Notice } from "./notice.tsx";
import { useTexts } from "./reader.tsx";

/** What the rules forbid, as reports name it. */
const rules = [
  "spam",
  "harassment",
  "scam",
  "off_platform",
  "illegal",
  "other",
] as const satisfies readonly ReportReason[];

/** Something on the page that may be decided about. */
export interface AdminSubject {
  id: string;
  what: ReactNode;
  /** Where a sum is asked for. */
  currency?: Currency;
  /** The hold that a claim is about. */
  holdId?: string;
}

/** What was done, and the decision that the address names. */
export function AdminDecisions({
  subjects,
  failure,
}: {
  subjects: readonly AdminSubject[];
  failure: FormFailure | undefined;
}) {
  const [params] = useSearchParams();
  const t = useTexts(texts);
  const done = params.get("done");
  const wanted = params.get("do");
  const subject = subjects.find(({ id }) => id === params.get("about"));
  return (
    <>
      {isAdminDecision(done) ? (
        <div className="mbe-5">
          <Notice tone="act" icon="check">
            {t(`done_${done}`)}
          </Notice>
        </div>
      ) : null}
      {isAdminDecision(wanted) && subject ? (
        <AdminDialog decision={wanted} subject={subject} failure={failure} />
      ) : null}
    </>
  );
}

function AdminDialog({
  decision,
  subject,
  failure,
}: {
  decision: AdminDecision;
  subject: AdminSubject;
  failure: FormFailure | undefined;
}) {
  const [params] = useSearchParams();
  const t = useTexts(texts);
  const fields = fieldsOf(decision);
  return (
    <Decision
      title={t(`title_${decision}`)}
      intent={decision}
      button={t(`verb_${decision}`)}
      bad={takesAway(decision)}
      closeTo={undecidedSearch(params)}
      failure={failure?.intent === decision ? failure : undefined}
    >
      <input type="hidden" name="about" value={subject.id} />
      {subject.holdId ? <input type="hidden" name="holdId" value={subject.holdId} /> : null}
      {fields.includes("source") ? <input type="hidden" name="source" value={params.get("source") ?? ""} /> : null}
      <div>{subject.what}</div>
      <p>{t(`then_${decision}`)}</p>
      {fields.includes("amount") && subject.currency ? (
        <MoneyField name="amount" label={t("amount")} currencies={[subject.currency]} failure={failure} />
      ) : null}
      {fields.includes("days") ? (
        <TextField name="days" label={t("days")} inputMode="numeric" defaultValue={2} failure={failure} />
      ) : null}
      {fields.includes("why") ? (
        <SelectField name="why" label={t("why")} failure={failure}>
          {rules.map((rule) => (
            <option key={rule} value={rule}>
              {t(`rule_${rule}`)}
            </option>
          ))}
        </SelectField>
      ) : null}
      <TextArea
        name="reason"
        label={t("reason")}
        hint={t(isTold(decision) ? "reasonTold" : "reasonHint")}
        rows={3}
        minLength={3}
        maxLength={1000}
        required
        failure={failure}
      />
    </Decision>
  );
}
