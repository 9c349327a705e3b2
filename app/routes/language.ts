/** Keeps the language of the pages, for a member in the profile too, and goes back to where it was chosen. */
import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { type Api, ApiProblem, openApi } from "../lib/api.server.ts";
import { type Language, languageCookie, languageOf, languages } from "../lib/languages.ts";
import { localPath } from "../lib/next-step.ts";
import { findUser } from "../lib/viewer.server.ts";

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const form = await request.formData();
  const language = languageOf(String(form.get("language"))) ?? "en";
  const api = openApi(args);
  await keepInProfile(api, language);
  const headers = api.cookies();
  headers.append("Set-Cookie", languageCookie(language, new URL(request.url).protocol === "https:"));
  const back = new URL(localPath(String(form.get("back"))) ?? "/", request.url);
  // What an address asks for would else stand above the choice.
  back.searchParams.delete("lang");
  return redirect(`${back.pathname}${back.search}`, { status: 303, headers });
}

/**
 * For mail, and for other browsers. The cookie is enough for this one, so what the API refuses keeps nobody from reading: a suspended
 * member changes no profile, and who only looks at somebody's account changes nothing there.
 */
async function keepInProfile(api: Api, language: Language): Promise<void> {
  try {
    if ((await findUser(api)) !== null) await api.patch("/users/me", { body: { locale: languages[language].tag } });
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
  }
}

/** Whoever opens the address by hand has nothing to choose here. */
export function loader() {
  return redirect("/");
}
