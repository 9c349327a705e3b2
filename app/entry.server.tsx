import type { AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToReadableStream } from "react-dom/server";
import { LanguageContext } from "./components/language.ts";
import { NonceContext } from "./components/nonce.ts";
import { reportError } from "./lib/error-reports.server.ts";
import { languages } from "./lib/languages.ts";
import { createNonce, setSecurityHeaders } from "./lib/security-headers.server.ts";
import { spokenLanguage } from "./lib/speaking.server.ts";

// What functions/[[path]].ts needs of this very build.
export { buildIn } from "./lib/language-assets.server.ts";
export { speak } from "./lib/speaking.server.ts";

/** How long deferred data may hold a page's stream open. */
const streamTimeoutMs = 5_000;

/** Renders a page to a stream; crawlers get it whole. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = createNonce();
  const url = new URL(request.url);
  let finalStatus = status;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), streamTimeoutMs + 1_000);
  const stream = await renderToReadableStream(
    <NonceContext.Provider value={nonce}>
      <LanguageContext.Provider value={spokenLanguage()}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={streamTimeoutMs} />
      </LanguageContext.Provider>
    </NonceContext.Provider>,
    {
      nonce,
      signal: timeout.signal,
      onError(error: unknown) {
        if (timeout.signal.aborted) return;
        reportError(error, "render", loadContext);
        finalStatus = 500;
      },
    },
  );
  // A render that failed was told to onError above; here it only means that the timer is no longer needed.
  void stream.allReady.finally(() => clearTimeout(timer)).catch(() => undefined);
  if (isbot(request.headers.get("user-agent") ?? "")) await stream.allReady;
  headers.set("Content-Type", "text/html; charset=utf-8");
  // Whose page it is: the service worker keeps pages of one reader at a time.
  headers.set("X-Reader", readerOf(remixContext));
  headers.set("Content-Language", languages[spokenLanguage()].tag);
  setSecurityHeaders(headers, nonce, url);
  return new Response(stream, { headers, status: finalStatus });
}

/** The id of whoever is signed in; empty for a guest, and where the root could not be loaded. */
function readerOf({ staticHandlerContext }: EntryContext): string {
  const root = staticHandlerContext.loaderData.root as { user?: { id: string } | null } | undefined; // root.tsx
  return root?.user?.id ?? "";
}

/** Errors of loaders and actions. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs): void {
  if (!request.signal.aborted) reportError(error, "loader", context);
}
