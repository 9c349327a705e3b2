/** The styleguide's controls: what is pressed, written in and chosen. */
import { Link } from "@remix-run/react";
import { styleguide as texts } from "../copy/en/styleguide.ts";
import type { FormFailure } from "../lib/problem.ts";
import { Button, ButtonLink } from "./button.tsx";
import { Chip, FilterChip, SkillChips, ToggleChip } from "./chip.tsx";
import { MoneyField, RadioGroup, SelectField, TextArea, TextField } from "./field.tsx";
import { FindBox } from "./find-box.tsx";
import { usd } from "./guide-money.tsx";
import { Notice, Tabs } from "./notice.tsx";
import { useTexts } from "./reader.tsx";
import { Section } from "./slip.tsx";

const here = "/styleguide";

export function GuideControls() {
  const t = useTexts(texts);
  return (
    <>
      <Section title={t("buttons")} note={t("buttonsNote")}>
        <div className="bar">
          <Button>{t("primary")}</Button>
          <Button kind="two">{t("two")}</Button>
          <Button kind="quiet">{t("quiet")}</Button>
          <Button kind="bad">{t("bad")}</Button>
          <Button busy>{t("busy")}</Button>
          <Button aria-disabled="true">{t("unavailable")}</Button>
          <span className="small dim">{t("unavailableWhy")}</span>
        </div>
      </Section>
      <GuideFields />
      <Section title={t("chips")} note={t("chipsNote")}>
        <div className="flow">
          <SkillChips skills={[t("chipSkill")]} />
          <p className="bar">
            <Chip>{t("chipSkill")}</Chip>
            <FilterChip to={here} remove={t("chipRemove")}>
              {t("chipFilter")}
            </FilterChip>
            <ToggleChip type="button" pressed={false}>
              {t("chipOff")}
            </ToggleChip>
            <ToggleChip type="button" pressed>
              {t("chipOn")}
            </ToggleChip>
          </p>
          <Tabs label={t("tabs")}>
            <Link to={here} aria-current="page">
              {t("tab1")} <span className="dim num">4</span>
            </Link>
            <Link to={here}>
              {t("tab2")} <span className="dim num">9</span>
            </Link>
            <Link to={here}>{t("tab3")}</Link>
          </Tabs>
        </div>
      </Section>
      <Section title={t("notices")} note={t("noticesNote")}>
        <div className="flow">
          <Notice icon="clock">
            <b>{t("noticePlain")}</b> {t("noticeText")}
          </Notice>
          <Notice tone="act" icon="bell">
            <b>{t("noticeAct")}</b> <Link to={here}>{t("toastLink")}</Link>
          </Notice>
          <Notice tone="held" icon="check">
            <b>{t("noticeHeld")}</b> {t("noticeText")}
          </Notice>
          <Notice tone="stop">
            <b>{t("noticeStop")}</b> {t("noticeText")} <Link to={here}>{t("correct")}</Link>
          </Notice>
          <p>
            <ButtonLink kind="two" to="/challenges">
              {t("browse")}
            </ButtonLink>
          </p>
        </div>
      </Section>
    </>
  );
}

function GuideFields() {
  const t = useTexts(texts);
  const failure: FormFailure = {
    ok: false,
    intent: "",
    code: "invalid_input",
    message: "",
    requestId: undefined,
    errors: [{ path: "guide-refused", message: t("fieldError") }],
    values: {},
  };
  return (
    <Section title={t("fields")} note={t("fieldsNote")}>
      <div className="form flow">
        <TextField name="guide-title" label={t("field")} hint={t("fieldHint")} />
        <TextField name="guide-refused" label={t("fieldRefused")} defaultValue="2026-11-20" failure={failure} />
        <TextArea name="guide-brief" label={t("area")} rows={3} />
        <SelectField name="guide-category" label={t("select")}>
          <option>{t("chipFilter")}</option>
        </SelectField>
        <MoneyField
          name="guide-reward"
          label={t("moneyField")}
          defaultValue={usd(120_000)}
          currencies={["USD", "EUR"]}
        />
        <RadioGroup
          name="guide-radio"
          legend={t("radio")}
          defaultValue="1"
          options={[
            { value: "1", label: t("radio1") },
            { value: "2", label: t("radio2"), hint: t("radio2Hint") },
          ]}
        />
        <search>
          <form action="/challenges">
            <FindBox label={t("findLabel")} button={t("find")} name="q" />
          </form>
        </search>
      </div>
    </Section>
  );
}
