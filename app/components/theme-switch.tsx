import { Form, useLocation } from "@remix-run/react";
import { frame as texts } from "../copy/en/frame.ts";
import { type Theme, themes } from "../lib/theme.ts";
import { ToggleChip } from "./chip.tsx";
import { useTexts } from "./reader.tsx";

/** The page's colours, for everybody, at the foot of every page. The server draws the choice, so nothing flashes. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const t = useTexts(texts);
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/theme" className="theme" replace preventScrollReset>
      <input type="hidden" name="back" value={`${pathname}${search}`} />
      <fieldset className="bar">
        <legend className="vh">{t("theme")}</legend>
        {themes.map((name) => (
          <ToggleChip key={name} name="theme" value={name} pressed={name === theme}>
            {t(`theme_${name}`)}
          </ToggleChip>
        ))}
      </fieldset>
    </Form>
  );
}
