import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { loadForStaff } from "../lib/admin.server.ts";

/** Money is what admins are needed for first, and reports moderators. */
export function loader(args: LoaderFunctionArgs) {
  return loadForStaff(args, async (_, { role }) => redirect(role === "admin" ? "/admin/money" : "/admin/reports"));
}
