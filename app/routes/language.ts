/** Keeps the language of the pages, for a member in the profile too, and goes back to where it was chosen. */
import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { ApiProblem, openApi } from "../lib/api.server.ts";
import { languageCookie, languageOf, languages } from "../lib/languages.ts";
import { localPath } from "../lib/next-step.ts";
import { findUser } from "../lib/viewer.server.ts";

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const form = await request.formData();
  const language = languageOf(String(form.get("language"))) ?? "en";
  const api = openApi(args);
  if ((await findUser(api)) !== null) {
    // Who only looks at somebody's account reads it in their own language and changes nothing there.
    await api.patch("/users/me", { body: { locale: languages[language].tag } }).catch((problem) => {
      if (!(problem instanceof ApiProblem && problem.code === "viewing_only")) throw problem;
    });
  }
  const headers = api.cookies();
  headers.append("Set-Cookie", languageCookie(language, new URL(request.url).protocol === "https:"));
  const back = new URL(localPath(String(form.get("back"))) ?? "/", request.url);
  // What an address asks for would else stand above the choice.
  back.searchParams.delete("lang");
  return redirect(`${back.pathname}${back.search}`, { status: 303, headers });
}

/** Whoever opens the address by hand has nothing to choose here. */
export function loader() {
  return redirect("/");
}
