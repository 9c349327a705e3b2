import { describe, expect, it } from "vitest";
import { chooseLanguage, type LanguageHints, languageCookie, languageOf } from "./languages.ts";

describe("the language of a page", () => {
  const cases: [LanguageHints, string][] = [
    [{}, "en"],
    [{ accepted: "de-AT,de;q=0.9,en;q=0.8" }, "de"],
    [{ accepted: "en;q=0.2, fr-CH;q=0.7" }, "fr"],
    [{ accepted: "pt, zh-Hans-CN;q=0.5" }, "zh"],
    [{ accepted: "ar;q=0, es;q=0.1" }, "es"],
    [{ accepted: "tlh, x;q=nonsense" }, "en"],
    [{ accepted: "de", cookies: "a=1; oc_language=ar" }, "ar"],
    [{ accepted: "de", cookies: "oc_language=tlh" }, "de"],
    [{ accepted: "de", cookies: "oc_language=ar", profile: "fr" }, "fr"],
    // Nobody chose the English of a new profile.
    [{ accepted: "de", profile: "en" }, "de"],
    [{ accepted: "de", cookies: "oc_language=en", profile: "en" }, "en"],
    [{ accepted: "de", profile: "pt-BR" }, "de"],
    [{ asked: "es", profile: "fr", cookies: "oc_language=ar" }, "es"],
    [{ asked: "tlh", profile: "fr" }, "fr"],
  ];
  it.each(cases)("%o is %s", (hints, language) => expect(chooseLanguage(hints)).toBe(language));

  it("is kept for a year", () => {
    const line = languageCookie("zh", true);
    expect(line).toBe("oc_language=zh; Path=/; Max-Age=31536000; SameSite=Lax; Secure");
    expect(chooseLanguage({ cookies: line.split(";")[0] ?? "" })).toBe("zh");
  });

  it("is none of ours for a tag of another", () => {
    expect(languageOf("deutsch")).toBeNull();
    expect(languageOf("")).toBeNull();
  });
});
