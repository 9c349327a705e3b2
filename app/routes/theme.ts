/** Keeps how the page is to look, and goes back to where it was chosen. */
import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { localPath } from "../lib/next-step.ts";
import { themeCookie, themes } from "../lib/theme.ts";

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = themes.find((name) => name === form.get("theme")) ?? "system";
  return redirect(localPath(String(form.get("back"))) ?? "/", {
    status: 303,
    headers: { "Set-Cookie": themeCookie(theme, new URL(request.url).protocol === "https:") },
  });
}

/** Whoever opens the address by hand has nothing to choose here. */
export function loader() {
  return redirect("/");
}
