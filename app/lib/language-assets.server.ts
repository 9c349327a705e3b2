/** The browser's files of each language (languages-plugin.ts). */
import type { ServerBuild } from "@remix-run/cloudflare";
import type { Language } from "./languages.ts";

/** The same build, whose pages name the files of one language. */
export function buildIn(language: Language, build: ServerBuild): ServerBuild {
  if (language === "en") return build;
  const named = JSON.stringify(build.assets).replace(/"\/assets\/([^"]+\.js)"/g, `"/assets/${language}/$1"`);
  // Browsers keep what the router is told of routes for a year, by their addresses and this version, which no two languages may share.
  const version = `${build.assets.version}-${language}`;
  // The list of files is a file itself, which is written once: pages have it in them, and a name without a file is asked for offline.
  return { ...build, assets: { ...JSON.parse(named), url: build.assets.url, version } };
}
