/** Why the API did not take a file that the browser sent by itself. */
import { useCallback } from "react";
import { uploads } from "../copy/en/uploads.ts";
import type { Problem } from "../lib/problem.ts";
import { useLanguage } from "./language.ts";
import { useTexts } from "./reader.tsx";

/** In English as the API says it, in other languages by its code; undefined when it said nothing. */
export function useUploadRefusal(): (answer: Problem | null) => string | undefined {
  const t = useTexts(uploads);
  const language = useLanguage();
  return useCallback(
    (answer) => {
      if (answer?.detail === undefined || language === "en") return answer?.detail;
      const code = answer.code ?? "";
      return t(Object.hasOwn(uploads, code) ? (code as keyof typeof uploads) : "other"); // one of the keys
    },
    [t, language],
  );
}
