import { Form, useLocation } from "@remix-run/react";
import { frame as texts } from "../copy/en/frame.ts";
import { languageCodes, languages } from "../lib/languages.ts";
import { useLanguage } from "./language.ts";
import { useTexts } from "./reader.tsx";

/** The languages by their own names, for everybody, at the foot of every page. A choice loads the page anew, with its files. */
export function LanguageSwitch() {
  const t = useTexts(texts);
  const spoken = useLanguage();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/language" className="languages" reloadDocument>
      <input type="hidden" name="back" value={`${pathname}${search}`} />
      <fieldset className="bar">
        <legend className="vh">{t("language")}</legend>
        {languageCodes.map((code) => (
          <button
            key={code}
            type="submit"
            name="language"
            value={code}
            className="btn q"
            lang={languages[code].tag}
            aria-pressed={code === spoken}
          >
            {languages[code].name}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}
