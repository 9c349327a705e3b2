import { createContext, useContext } from "react";
import type { Language } from "../lib/languages.ts";

/** The language of the page: the entries of server and browser name it, so that also a page of an error has one. */
export const LanguageContext = createContext<Language>("en");

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
