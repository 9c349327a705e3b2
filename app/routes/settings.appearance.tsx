import type { MetaFunction } from "@remix-run/cloudflare";
import { Form, Submit } from "../components/button.tsx";
import { RadioGroup } from "../components/field.tsx";
import { useTexts } from "../components/reader.tsx";
import { useRootData } from "../components/root-data.ts";
import { settings as texts } from "../copy/en/settings.ts";
import { pageMeta } from "../lib/meta.ts";
import { themes } from "../lib/theme.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.appearance });

export default function Appearance() {
  const t = useTexts(texts);
  const { theme } = useRootData();
  return (
    <>
      <h1 className="mbe-4">{t("appearance")}</h1>
      <Form method="post" action="/theme" className="form">
        <input type="hidden" name="back" value="/settings/appearance" />
        <div>
          <h2 className="mbe-2">{t("theme")}</h2>
          <RadioGroup
            name="theme"
            legend={t("theme")}
            defaultValue={theme}
            options={themes.map((value) => ({ value, label: t(`theme_${value}`) }))}
          />
        </div>
        <p>
          <Submit intent="save">{t("save")}</Submit>
        </p>
      </Form>
    </>
  );
}
