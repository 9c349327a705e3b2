/** Who is looking: asked of the API once per document, with Clerk's handshake obeyed on the way. */

import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { redirect, redirectDocument } from "@remix-run/cloudflare";
import type { SessionUser, SessionView } from "#contract/auth";
import { type Api, ApiProblem, openApi } from "./api.server.ts";

/**
 * The session of a request; the cookies that came with it are in `api.cookies()` and belong on the page's answer.
 * @throws Response a redirect, when Clerk asks for its handshake: documents go there, data requests load the document anew
 */
export async function readSession(args: LoaderFunctionArgs, api: Api): Promise<SessionUser | null> {
  const url = new URL(args.request.url);
  const document = documentUrl(url);
  const session = await api.get<SessionView>("/auth/session", { document }).catch(asGuest);
  if (session.state !== "handshake" || !session.handshake) return session.user;
  const headers = api.cookies();
  throw isDataRequest(url)
    ? redirectDocument(document, { headers })
    : redirect(session.handshake.location, { headers });
}

/** Two sign-ins in one request are nobody's; anything else the API says is a failure of the page. */
function asGuest(problem: unknown): SessionView {
  if (problem instanceof ApiProblem && problem.status === 401) return { state: "signed-out", user: null };
  throw problem;
}

function isDataRequest(url: URL): boolean {
  return url.pathname.endsWith(".data");
}

/** Where a signed-out visitor signs in, to come back to `url` afterwards. */
export function signInPath(url: URL): string {
  return `/__clerk/sign-in?redirect_url=${encodeURIComponent(documentUrl(url))}`;
}

/** Turns a refusal into what a page does about it: sign in, a 404, or the error page with its request id. */
export function refuse(problem: unknown, request: Request): never {
  if (!(problem instanceof ApiProblem)) throw problem;
  const url = new URL(request.url);
  if (problem.status === 401) throw redirectDocument(signInPath(url));
  const status = problem.status === 403 ? 404 : problem.status;
  throw Response.json({ code: problem.code, requestId: problem.requestId }, { status });
}

/** Runs a loader against the API; refusals become pages. */
export async function load<Result>(args: LoaderFunctionArgs, read: (api: Api) => Promise<Result>): Promise<Result> {
  const api = openApi(args);
  try {
    return await read(api);
  } catch (problem) {
    if (problem instanceof Response) throw problem;
    refuse(problem, args.request);
  }
}

/** The address of the page itself: data requests of the router carry a suffix and an index mark. */
export function documentUrl(url: URL): string {
  const page = new URL(url);
  page.pathname = page.pathname.replace(/\/?_root\.data$/, "/").replace(/\.data$/, "");
  page.searchParams.delete("_routes");
  page.searchParams.delete("index");
  return page.toString();
}
