import type { MetaFunction } from "@remix-run/cloudflare";
import { Form, Submit } from "../components/button.tsx";
import { RadioGroup } from "../components/field.tsx";
import { useLanguage } from "../components/language.ts";
import { useTexts } from "../components/reader.tsx";
import { useRootData } from "../components/root-data.ts";
import { frame as frameTexts } from "../copy/en/frame.ts";
import { settings as texts } from "../copy/en/settings.ts";
import { languageCodes, languages } from "../lib/languages.ts";
import { pageMeta } from "../lib/meta.ts";
import { themes } from "../lib/theme.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.appearance });

export default function Appearance() {
  const t = useTexts(texts);
  const f = useTexts(frameTexts);
  const language = useLanguage();
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
      {/* Another language has files of its own: the page loads anew. */}
      <Form method="post" action="/language" className="form mbs-6" reloadDocument>
        <input type="hidden" name="back" value="/settings/appearance" />
        <div>
          <h2 className="mbe-2">{f("language")}</h2>
          <RadioGroup
            name="language"
            legend={f("language")}
            defaultValue={language}
            options={languageCodes.map((value) => ({ value, label: languages[value].name }))}
          />
        </div>
        <p>
          <Submit intent="save">{t("save")}</Submit>
        </p>
      </Form>
    </>
  );
}
