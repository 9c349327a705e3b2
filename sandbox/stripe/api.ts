/** Stripe's API itself: authentication, idempotency, validation, faults, the log, and the handlers of each resource. */

import { accountLinkHandlers } from "./account-links.ts";
import { accountHandlers } from "./accounts.ts";
import { accountV1Handlers } from "./accounts-v1.ts";
import { balanceHandlers } from "./balance.ts";
import type { Call, HandlersOf } from "./call.ts";
import { chargeHandlers } from "./charges.ts";
import { checkoutHandlers } from "./checkout.ts";
import { disputeHandlers } from "./disputes.ts";
import type { EndpointKey } from "./endpoints.ts";
import { StripeFailure } from "./errors.ts";
import { eventHandlers } from "./events.ts";
import { type Exchange, readRequest } from "./exchange.ts";
import { externalAccountHandlers } from "./external-accounts.ts";
import { type RequestFault, takeFault } from "./faults.ts";
import { findAnswer, type SavedAnswer, saveAnswer } from "./idempotency.ts";
import { checkParams } from "./params.ts";
import { paymentHandlers } from "./payments.ts";
import { payoutHandlers } from "./payouts.ts";
import { type ListBody, present, presentList } from "./present.ts";
import { refundHandlers } from "./refunds.ts";
import { logRequest } from "./request-log.ts";
import { API_VERSION, type Sandbox } from "./sandbox.ts";
import schemas from "./schemas.generated.json";
import type { DerivedSchemas, Schema } from "./schemas.ts";
import type { StoredObject } from "./store.ts";
import { transferHandlers } from "./transfers.ts";
import { newRequestId } from "./webhooks.ts";

const handlers: HandlersOf<EndpointKey> = {
  ...accountHandlers,
  ...accountLinkHandlers,
  ...accountV1Handlers,
  ...balanceHandlers,
  ...chargeHandlers,
  ...checkoutHandlers,
  ...disputeHandlers,
  ...eventHandlers,
  ...externalAccountHandlers,
  ...paymentHandlers,
  ...payoutHandlers,
  ...refundHandlers,
  ...transferHandlers,
};

const derived = schemas as unknown as DerivedSchemas; // written by derive-schemas.ts; the JSON's own type is too wide

/** Every endpoint that is served, as `METHOD /path/:param`. */
export const endpointKeys = Object.keys(handlers) as EndpointKey[]; // the keys that the type above demands

interface Answer {
  status: number;
  body: string;
  /** Id of the first request, when this is a replay. */
  replayOf?: string;
}

/** Keyed requests that have not been answered yet. Lost with the process, like the requests themselves. */
const underWay = new Set<string>();

/** Answers a request to one of the endpoints. */
export async function serve(
  sandbox: Sandbox,
  endpoint: EndpointKey,
  request: Request,
  parts: Record<string, string>,
): Promise<Response> {
  const requestId = newRequestId();
  const url = new URL(request.url);
  const text = await request.text();
  let exchange: Exchange | null = null;
  let fault: RequestFault | null = null;
  let answer: Answer;
  try {
    exchange = readRequest(sandbox, endpoint, request, url, text, parts, requestId);
    fault = takeFault(sandbox, exchange.method, exchange.path);
    answer = await answerOnce(sandbox, exchange, fault);
  } catch (error) {
    answer = failureAnswer(error, requestId);
  }
  logRequest(sandbox, {
    id: requestId,
    at: new Date(sandbox.now()).toISOString(),
    method: request.method,
    path: url.pathname,
    endpoint,
    account: exchange?.account ?? "",
    stripeVersion: request.headers.get("stripe-version"),
    idempotencyKey: request.headers.get("idempotency-key"),
    params: exchange?.raw ?? text.slice(0, 2000),
    status: answer.status,
    errorCode: errorCodeOf(answer),
    replayOf: answer.replayOf ?? null,
    fault: fault?.id ?? null,
  });
  return toResponse(answer, request, requestId, fault);
}

/** 404 for a path that Stripe does not have, or the sandbox does not serve. */
export function unrecognised(request: Request): Response {
  const requestId = newRequestId();
  const message = `Unrecognized request URL (${request.method}: ${new URL(request.url).pathname}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`;
  return toResponse(failureAnswer(new StripeFailure(404, { message }), requestId), request, requestId, null);
}

async function answerOnce(sandbox: Sandbox, exchange: Exchange, fault: RequestFault | null): Promise<Answer> {
  const { idempotencyKey: key } = exchange;
  if (key === null) return withFaults(sandbox, exchange, fault);
  if (key.length > 255)
    throw new StripeFailure(400, { message: "Idempotency keys must be at most 255 characters long." }, false);
  const lock = `${exchange.account} ${key}`;
  if (underWay.has(lock)) {
    throw new StripeFailure(
      409,
      {
        code: "idempotency_key_in_use",
        type: "idempotency_error",
        message: `There is currently another in-progress request using this Idempotency Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
      },
      false,
    );
  }
  underWay.add(lock);
  try {
    return await withFaults(sandbox, exchange, fault);
  } finally {
    underWay.delete(lock);
  }
}

async function withFaults(sandbox: Sandbox, exchange: Exchange, fault: RequestFault | null): Promise<Answer> {
  if (fault === null) return replayOrPerform(sandbox, exchange);
  if (fault.when === "before") {
    await pause(fault);
    if (fault.status === undefined && fault.disconnect !== true) return replayOrPerform(sandbox, exchange);
    const answer = outage(fault.status ?? 503, fault.code, exchange.requestId);
    if (fault.save === true) remember(sandbox, exchange, answer);
    return answer;
  }
  const done = replayOrPerform(sandbox, exchange);
  sandbox.wake(); // what was done is announced, although its caller may never hear of it
  if (fault.status === undefined) {
    await pause(fault);
    return done;
  }
  const answer = outage(fault.status, fault.code, exchange.requestId);
  if (fault.save !== false) remember(sandbox, exchange, answer);
  await pause(fault);
  return answer;
}

function pause(fault: RequestFault): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, fault.latencyMs ?? 0));
}

function outage(status: number, code: string | undefined, requestId: string): Answer {
  if (code !== undefined) {
    const message = `This request cannot be carried out: ${code}. (This is a fault that was asked for.)`;
    return { status, body: new StripeFailure(status, { code, message }).body(requestId) };
  }
  const failure =
    status === 429
      ? new StripeFailure(429, {
          code: "rate_limit",
          message:
            "Request rate limit exceeded. Learn more about rate limits here https://docs.stripe.com/rate-limits.",
        })
      : new StripeFailure(status, {
          type: "api_error",
          message: "An unknown error occurred on our side. (This is a fault that was asked for.)",
        });
  return { status, body: failure.body(requestId) };
}

function remember(
  sandbox: Sandbox,
  { account, idempotencyKey, endpoint, path, digest, requestId }: Exchange,
  answer: Answer,
): void {
  if (idempotencyKey === null) return;
  saveAnswer(sandbox, account, idempotencyKey, scopeOf(endpoint, path), digest, { ...answer, request: requestId });
}

function scopeOf(endpoint: EndpointKey, path: string): string {
  return `${endpoint.split(" ")[0]} ${path}`;
}

function replayOrPerform(sandbox: Sandbox, exchange: Exchange): Answer {
  const { account, idempotencyKey: key, endpoint, path, digest, requestId } = exchange;
  if (key !== null) {
    const saved: SavedAnswer | null = findAnswer(sandbox, account, key, scopeOf(endpoint, path), digest);
    if (saved !== null) return { status: saved.status, body: saved.body, replayOf: saved.request };
  }
  sandbox.cause = { id: requestId, idempotency_key: key };
  try {
    // What was done and its answer are kept together, or not at all.
    return sandbox.store.transaction(() => {
      const answer: Answer = { status: 200, body: perform(sandbox, exchange) };
      remember(sandbox, exchange, answer);
      return answer;
    });
  } catch (error) {
    const answer = failureAnswer(error, requestId);
    // v1 replays refusals of requests that began; v2 tries those again.
    const began = !(error instanceof StripeFailure) || error.began;
    if (began && !path.startsWith("/v2/")) remember(sandbox, exchange, answer);
    return answer;
  } finally {
    sandbox.cause = { id: null, idempotency_key: null };
  }
}

function perform(sandbox: Sandbox, exchange: Exchange): string {
  const { endpoint, raw, parts, path, account, origin } = exchange;
  const v2 = path.startsWith("/v2/");
  const schema = derived.endpoints[endpoint];
  if (schema === undefined) throw new Error(`No schema was derived for ${endpoint}`);
  const params = checkParams(schema as Schema, raw, v2 && exchange.method !== "GET");
  const call: Call<object> = { params: params as object, path: parts, url: path, account, origin };
  // The schema of an endpoint is derived from the very type that its handler declares.
  const handler = handlers[endpoint] as unknown as (sandbox: Sandbox, call: Call<object>) => object;
  const result = handler(sandbox, call);
  if (v2) return JSON.stringify(result);
  const expand = (params as { expand?: string[] }).expand ?? [];
  const shown =
    (result as { object?: string }).object === "list"
      ? presentList(sandbox, result as ListBody, expand)
      : present(sandbox, result as StoredObject, expand);
  return JSON.stringify(shown, null, 2);
}

function failureAnswer(error: unknown, requestId: string): Answer {
  if (error instanceof StripeFailure) return { status: error.status, body: error.body(requestId) };
  console.error("sandbox: a request failed unexpectedly", error);
  const failure = new StripeFailure(500, {
    type: "api_error",
    message: `The sandbox failed: ${error instanceof Error ? error.message : String(error)}`,
  });
  return { status: 500, body: failure.body(requestId) };
}

function errorCodeOf({ status, body }: Answer): string | null {
  if (status < 400) return null;
  const { error } = JSON.parse(body) as { error: { code?: string; type: string } }; // written by StripeFailure.body
  return error.code ?? error.type;
}

function toResponse(answer: Answer, request: Request, requestId: string, fault: RequestFault | null): Response {
  const headers = new Headers({
    "content-type": "application/json",
    "request-id": requestId,
    "stripe-version": API_VERSION,
    "cache-control": "no-cache, no-store",
  });
  const key = request.headers.get("idempotency-key");
  if (key !== null) {
    headers.set("idempotency-key", key);
    headers.set("original-request", answer.replayOf ?? requestId);
  }
  if (answer.replayOf !== undefined) headers.set("idempotent-replayed", "true");
  // Stripe would only replay a saved 500, so it advises against trying again with the same key.
  if (answer.status === 500) headers.set("stripe-should-retry", "false");
  if (fault?.disconnect === true) return new Response(brokenBody(answer.body), { status: answer.status, headers });
  return new Response(answer.body, { status: answer.status, headers });
}

/** Sends the beginning of an answer and then breaks the connection. */
function brokenBody(body: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(body.slice(0, 10)));
      controller.error(new Error("The connection was broken on request"));
    },
  });
}
