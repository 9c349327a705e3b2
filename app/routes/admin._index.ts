import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { loadForAdmin } from "../lib/admin.server.ts";

/** Money is what admins are needed for first. */
export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, async () => redirect("/admin/money"));
}
