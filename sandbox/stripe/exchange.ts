/** Reading a request: who sends it, for which account, in which version, with what. */
import type { EndpointKey } from "./endpoints.ts";
import { StripeFailure } from "./errors.ts";
import { digestOf } from "./idempotency.ts";
import { PLATFORM_ACCOUNT } from "./ids.ts";
import { parseForm, type Raw } from "./params.ts";
import { API_VERSION, type Sandbox } from "./sandbox.ts";

const DEFAULT_KEY = "sk_sandbox_openchance";

/** One request on its way through. */
export interface Exchange {
  endpoint: EndpointKey;
  method: string;
  path: string;
  parts: Record<string, string>;
  origin: string;
  requestId: string;
  account: string;
  version: string | null;
  idempotencyKey: string | null;
  raw: { [name: string]: Raw };
  digest: string;
}

/** Refuses (401, 400, 403) what Stripe would not even begin with. */
export function readRequest(
  sandbox: Sandbox,
  endpoint: EndpointKey,
  request: Request,
  url: URL,
  text: string,
  parts: Record<string, string>,
  requestId: string,
): Exchange {
  authenticate(sandbox, request);
  const v2 = url.pathname.startsWith("/v2/");
  const version = request.headers.get("stripe-version");
  if (version === null ? v2 : version !== API_VERSION) {
    const message =
      version === null ? "The Stripe-Version header is required." : `Invalid Stripe API version: ${version}`;
    throw new StripeFailure(400, { message }, false);
  }
  const raw = request.method === "GET" ? parseForm(url.search.slice(1)) : readBody(request, text, v2);
  return {
    endpoint,
    method: request.method,
    path: url.pathname,
    parts,
    origin: url.origin,
    requestId,
    account: accountOf(sandbox, request, v2),
    version,
    idempotencyKey: request.method === "GET" ? null : request.headers.get("idempotency-key"),
    raw,
    digest: digestOf(raw),
  };
}

function authenticate(sandbox: Sandbox, request: Request): void {
  const header = request.headers.get("authorization") ?? "";
  const key = /^Bearer (.+)$/.exec(header)?.[1] ?? basicUser(header);
  if (key === null) {
    throw new StripeFailure(
      401,
      {
        message:
          "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
      },
      false,
    );
  }
  const accepted = (sandbox.vars.SECRET_KEYS ?? DEFAULT_KEY).split(",").map((candidate) => candidate.trim());
  if (!accepted.includes(key)) {
    const shown = key.length > 12 ? `${key.slice(0, 8)}${"*".repeat(key.length - 12)}${key.slice(-4)}` : "****";
    throw new StripeFailure(401, { message: `Invalid API Key provided: ${shown}` }, false);
  }
}

function basicUser(header: string): string | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header)?.[1];
  return encoded === undefined ? null : (atob(encoded).split(":")[0] ?? null);
}

function readBody(request: Request, text: string, v2: boolean): { [name: string]: Raw } {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim();
  if (text === "") return {};
  const expected = v2 ? "application/json" : "application/x-www-form-urlencoded";
  if (type !== expected) {
    const message = `Invalid request (check that your POST content type is ${expected}). If you have questions, we can help at https://support.stripe.com/.`;
    throw new StripeFailure(400, { message }, false);
  }
  if (!v2) return parseForm(text);
  try {
    const parsed: Raw = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // Answered below like any other body that is not an object.
  }
  throw new StripeFailure(400, { message: "The request body is not a JSON object." }, false);
}

/** The connected account named by Stripe-Account (v1) or Stripe-Context (v2). */
function accountOf(sandbox: Sandbox, request: Request, v2: boolean): string {
  const account = request.headers.get(v2 ? "stripe-context" : "stripe-account");
  if (account === null || account === PLATFORM_ACCOUNT) return "";
  if (sandbox.store.findAny(account)?.object.object !== "v2.core.account") {
    const message = `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`;
    throw new StripeFailure(403, { code: "account_invalid", message }, false);
  }
  return account;
}
