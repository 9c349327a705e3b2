/** What is wrong with it, and whatever else somebody says of it: the same for all that can be reported. */
import { talk as texts } from "../copy/en/talk.ts";
import type { FormFailure } from "../lib/problem.ts";
import { SelectField, TextArea } from "./field.tsx";
import { useTexts } from "./reader.tsx";

const reasons = ["spam", "harassment", "scam", "off_platform", "illegal", "other"] as const;

export function ReportFields({ failure }: { failure: FormFailure | undefined }) {
  const t = useTexts(texts);
  return (
    <>
      <SelectField name="reason" label={t("reportReason")} failure={failure} required>
        {reasons.map((reason) => (
          <option key={reason} value={reason}>
            {t(`reason_${reason}`)}
          </option>
        ))}
      </SelectField>
      <TextArea name="note" label={t("reportNote")} rows={3} maxLength={2_000} failure={failure} />
    </>
  );
}
