/** The browser's files of each language (languages-plugin.ts). */
import type { ServerBuild } from "@remix-run/cloudflare";
import type { Language } from "./languages.ts";

/** The same build, whose pages name the files of one language. */
export function buildIn(language: Language, build: ServerBuild): ServerBuild {
  if (language === "en") return build;
  const named = JSON.stringify(build.assets).replace(/"\/assets\/([^"]+\.js)"/g, `"/assets/${language}/$1"`);
  return { ...build, assets: JSON.parse(named) };
}
