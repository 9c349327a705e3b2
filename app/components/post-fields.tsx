/** The fields of a challenge, in the three groups of the wizard; the edit page shows all of them. */

import { useState } from "react";
import { post as texts } from "../copy/en/post.ts";
import { row as rowTexts } from "../copy/en/row.ts";
import { categories } from "../lib/categories.ts";
import { dateTimeFormat } from "../lib/formatters.ts";
import { parseAmount } from "../lib/parse-money.ts";
import type { FormFailure } from "../lib/problem.ts";
import type { RewardGuidance as RewardGuidanceData } from "../lib/reward-guidance.ts";
import type { Challenge } from "../lib/types.ts";
import { MoneyField, RadioGroup, SelectField, TextArea, TextField } from "./field.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { RewardGuidance } from "./reward-guidance.tsx";
import { useRootData } from "./root-data.ts";

export interface FieldsProps {
  challenge: Challenge | null;
  /** What similar challenges offer, where enough are known. */
  guidance?: RewardGuidanceData | null;
  failure?: FormFailure | undefined;
}

export function ProblemFields({ challenge, failure }: FieldsProps) {
  const t = useTexts(texts);
  const c = useTexts(rowTexts);
  return (
    <>
      <section className="ask">
        <h2>{t("askProblem")}</h2>
        <TextField
          name="title"
          label={t("titleLabel")}
          hint={t("titleHint")}
          defaultValue={challenge?.title}
          maxLength={120}
          required
          failure={failure}
        />
        <TextArea
          name="summary"
          label={t("summary")}
          hint={t("summaryHint")}
          defaultValue={challenge?.summary}
          maxLength={240}
          rows={3}
          failure={failure}
        />
      </section>
      <section className="ask">
        <h2>{t("askField")}</h2>
        <SelectField name="category" label={t("category")} defaultValue={challenge?.category ?? ""} failure={failure}>
          <option value="">{t("chooseCategory")}</option>
          {categories.map((category) => (
            <option key={category} value={category}>
              {c(`category_${category}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="skills"
          label={t("skills")}
          hint={t("skillsHint")}
          defaultValue={challenge?.skills.join(", ")}
          autoComplete="off"
          failure={failure}
        />
        <TextField
          name="place"
          label={t("place")}
          hint={t("placeHint")}
          defaultValue={challenge?.place ?? ""}
          maxLength={80}
          autoComplete="off"
          failure={failure}
        />
      </section>
    </>
  );
}

export function BriefFields({ challenge, failure }: FieldsProps) {
  const t = useTexts(texts);
  return (
    <section className="ask">
      <h2>{t("askBrief")}</h2>
      <TextArea
        name="brief"
        label={t("brief")}
        hint={t("briefHint")}
        defaultValue={challenge?.brief}
        maxLength={20_000}
        rows={18}
        failure={failure}
      />
      <p className="small dim">{t("markdownHelp")}</p>
    </section>
  );
}

export function RewardFields({ challenge, guidance, failure }: FieldsProps) {
  const t = useTexts(texts);
  const reader = useReader();
  const { policy, terms } = useRootData();
  const offered = terms.currencies.map(({ currency }) => currency);
  const kept = challenge?.reward?.currency;
  const today = new Date(reader.now).toISOString().slice(0, 10);
  const currency = kept ?? offered[0] ?? "USD";
  const [typed, setTyped] = useState<string | null>(null);
  const stored = challenge?.reward?.amountMinor ?? null;
  return (
    <>
      <section className="ask">
        <h2>{t("askWorth")}</h2>
        <MoneyField
          name="reward"
          label={t("reward")}
          hint={t("rewardHint")}
          defaultValue={challenge?.reward ?? null}
          // A reward that stands in a currency which is no longer offered stays as it is.
          currencies={kept === undefined || offered.includes(kept) ? offered : [...offered, kept]}
          failure={failure}
          onType={setTyped}
        />
        {guidance && challenge?.category ? (
          <RewardGuidance
            guidance={guidance}
            category={challenge.category}
            currency={currency}
            yoursMinor={typed === null ? stored : parseAmount(typed, currency)}
          />
        ) : null}
      </section>
      <section className="ask">
        <h2>{t("askWhen")}</h2>
        <div className="grid2">
          <TextField
            name="applicationDeadline"
            type="date"
            label={t("closes")}
            hint={t("closesHint")}
            defaultValue={
              challenge?.applicationDeadline ? dateInput(challenge.applicationDeadline, reader.timeZone) : ""
            }
            min={today}
            failure={failure}
          />
          <TextField
            name="deliveryDays"
            inputMode="numeric"
            label={t("days")}
            hint={t("daysHint", { most: policy.deliveryDaysMost })}
            defaultValue={challenge?.deliveryDays ?? ""}
            failure={failure}
          />
        </div>
      </section>
      <section className="ask">
        <h2>{t("askAgents")}</h2>
        <RadioGroup
          name="agents"
          legend={t("askAgents")}
          defaultValue={challenge?.agents ?? "declared"}
          failure={failure}
          options={[
            { value: "humans", label: t("agents_humans") },
            { value: "declared", label: t("agents_declared"), hint: t("agents_declaredHint") },
            { value: "allowed", label: t("agents_allowed") },
          ]}
        />
      </section>
    </>
  );
}

/** `2026-11-20`: the calendar day of an instant, as a date input wants it. */
function dateInput(iso: string, timeZone: string): string {
  return dateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(iso));
}
