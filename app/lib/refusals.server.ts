/** The one place where what the API refuses with turns into what a page shows, in the language of the request. */
import { details, fieldRefusals, refusals } from "../copy/en/refusals.ts";
import { languages } from "./languages.ts";
import type { Problem } from "./problem.ts";
import { inWordsOf, knownSentences } from "./refusals.ts";
import { speak, spokenLanguage } from "./speaking.server.ts";

const known = speak("en", () => knownSentences({ refusals, details, fieldRefusals }));

/** In English as the API says it, which may be more exact than the sentence of its code. */
export function inReadersWords(problem: Problem): Problem {
  const language = spokenLanguage();
  if (language === "en") return problem;
  return inWordsOf({ refusals, details, fieldRefusals, locale: languages[language].locale }, known, problem);
}
