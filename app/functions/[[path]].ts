import { createPagesFunctionHandler } from "@remix-run/cloudflare-pages";
// @ts-expect-error: the server build exists only after `remix vite:build`; the types of this file do not depend on it.
import * as built from "../build/server/index.js";
import type * as entry from "../entry.server.tsx";
import { type Language, languageOfRequest } from "../lib/languages.ts";
import type { AppEnv, PageData } from "../load-context.ts";

// The build's own entry: it speaks by the same store that its loaders and pages ask.
const { buildIn, speak }: typeof entry = built.entry.module;

const pages = new Map<Language, PagesFunction<AppEnv, string, PageData>>();

function pagesIn(language: Language): PagesFunction<AppEnv, string, PageData> {
  const handler = pages.get(language) ?? createPagesFunctionHandler({ build: buildIn(language, built) });
  pages.set(language, handler);
  return handler;
}

/** Every address that is neither an asset, nor /api, nor /__clerk is a page, in the language of whoever reads it, and says so to caches. */
export const onRequest: PagesFunction<AppEnv, string, PageData> = async (context) => {
  const { session } = context.data;
  // Whoever looks at another's account reads it in their own language.
  const profile = session?.viewing ? null : session?.user?.locale;
  const language = languageOfRequest(context.request, profile ?? null);
  const answer = await speak(language, () => pagesIn(language)(context));
  const response = new Response(answer.body, answer);
  response.headers.append("Vary", "Accept-Language, Cookie");
  return response;
};
