/** The one place where what the API refuses with turns into what a page shows, in the language of the request. */
import { fieldRefusals, refusals } from "../copy/en/refusals.ts";
import { languages } from "./languages.ts";
import type { Problem } from "./problem.ts";
import { inWordsOf, readSentences } from "./refusals.ts";
import { speak, spokenLanguage } from "./speaking.server.ts";

const sentences = speak("en", () => readSentences(fieldRefusals));

/** In English as the API says it, which may be more exact than the sentence of its code. */
export function inReadersWords(problem: Problem): Problem {
  const language = spokenLanguage();
  if (language === "en") return problem;
  return inWordsOf({ refusals, fieldRefusals, locale: languages[language].locale }, sentences, problem);
}
