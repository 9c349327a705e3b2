import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { load, sendToSignIn } from "../lib/session.server.ts";
import { findUser } from "../lib/viewer.server.ts";

/** The archive itself. It comes by way of a page, so that a sign-in that has run out meanwhile is renewed on the way. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    throw redirect("/api/v1/users/me/export/file", { headers: api.cookies() });
  });
}
