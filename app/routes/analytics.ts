/** Keeps what a visitor said to being counted, and goes back to where they were asked. */
import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { analyticsCookie } from "../lib/analytics.server.ts";
import { ApiProblem, openApi } from "../lib/api.server.ts";
import { localPath } from "../lib/next-step.ts";

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const { origin, protocol } = new URL(request.url);
  // Another site could else say yes for a guest.
  if (request.headers.get("origin") !== origin) throw new Response(null, { status: 403 });
  const form = await request.formData();
  const choice = form.get("intent") === "allowed" ? "allowed" : "declined";
  const headers = new Headers();
  try {
    await openApi(args).put("/users/me/analytics", { body: { choice } });
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    if (problem.status === 401) headers.set("Set-Cookie", analyticsCookie(choice, protocol === "https:"));
    else throw Response.json({ code: problem.code, requestId: problem.requestId }, { status: problem.status });
  }
  return redirect(localPath(String(form.get("back"))) ?? "/", { status: 303, headers });
}

/** Whoever opens the address by hand has nothing to choose here. */
export function loader() {
  return redirect("/privacy");
}
