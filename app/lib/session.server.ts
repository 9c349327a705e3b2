/** Who is looking: asked of the API once per document, with Clerk's handshake obeyed on the way. */

import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { redirectDocument } from "@remix-run/cloudflare";
import type { SessionView } from "#contract/auth";
import { type Api, ApiProblem, openApi } from "./api.server.ts";

/**
 * The session of a request; the cookies that came with it are in `api.cookies()` and belong on the page's answer.
 * @throws Response a redirect of the whole document, when Clerk asks for its handshake
 */
export async function readSession(args: LoaderFunctionArgs, api: Api): Promise<SessionView> {
  const document = documentUrl(new URL(args.request.url));
  const known = args.context.cloudflare.data?.session;
  const session = known ?? (await api.get<SessionView>("/auth/session", { document }).catch(asGuest));
  if (session.state !== "handshake" || !session.handshake) return session;
  throw redirectDocument(session.handshake.location, { headers: api.cookies() });
}

/** Two sign-ins in one request are nobody's; anything else the API says is a failure of the page. */
function asGuest(problem: unknown): SessionView {
  if (problem instanceof ApiProblem && problem.status === 401) return { state: "signed-out", user: null };
  throw problem;
}

/** Whether the router asks for a page's data. Loaders see the page's own address; the request as it came tells. */
export function isDataRequest({ context, request }: LoaderFunctionArgs): boolean {
  return new URL((context.cloudflare.request ?? request).url).pathname.endsWith(".data");
}

/** Where a signed-out visitor signs in, to come back to `page` afterwards. */
export function signInPath(page: URL): string {
  return `/__clerk/sign-in?redirect_url=${encodeURIComponent(documentUrl(page))}`;
}

/** Turns a refusal into what a page does about it: sign in, a 404, or the error page with its request id. */
export function refuse(problem: unknown, args: LoaderFunctionArgs): never {
  if (!(problem instanceof ApiProblem)) throw problem;
  const url = new URL(args.request.url);
  // A token that ran out between two data requests is renewed by the document's own way to Clerk.
  if (problem.code === "session_expired" && isDataRequest(args)) throw redirectDocument(documentUrl(url));
  if (problem.status === 401) throw redirectDocument(signInPath(url));
  const status = problem.status === 403 && problem.code !== "viewing_only" ? 404 : problem.status;
  throw Response.json({ code: problem.code, requestId: problem.requestId }, { status });
}

/** Signed-out visitors of a members' page go to sign in first. */
export function sendToSignIn({ request }: LoaderFunctionArgs): never {
  throw redirectDocument(signInPath(new URL(request.url)));
}

/** Runs a loader against the API; refusals become pages. */
export async function load<Result>(args: LoaderFunctionArgs, read: (api: Api) => Promise<Result>): Promise<Result> {
  const api = openApi(args);
  try {
    return await read(api);
  } catch (problem) {
    if (problem instanceof Response) throw problem;
    refuse(problem, args);
  }
}

/** The same request by nobody: for answers that are one and the same for all. */
export function asAnybody(args: LoaderFunctionArgs): LoaderFunctionArgs {
  const headers = new Headers(args.request.headers);
  headers.delete("cookie");
  return { ...args, request: new Request(args.request.url, { headers, signal: args.request.signal }) };
}

/** The address of the page itself: data requests of the router carry a suffix and an index mark. */
export function documentUrl(url: URL): string {
  const page = new URL(url);
  page.pathname = page.pathname.replace(/\/?_root\.data$/, "/").replace(/\.data$/, "");
  page.searchParams.delete("_routes");
  page.searchParams.delete("index");
  return page.toString();
}
