import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { LanguageContext } from "./components/language.ts";
import { languageOf } from "./lib/languages.ts";

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <LanguageContext.Provider value={languageOf(document.documentElement.lang) ?? "en"}>
        <RemixBrowser />
      </LanguageContext.Provider>
    </StrictMode>,
  );
});
