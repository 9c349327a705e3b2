/** One attempt: signs a body as Standard Webhooks says, sends it, and says what came back. No redirect is followed. */
import { Webhook } from "standardwebhooks";
import type { WebhookDeliveryRow, WebhookEndpointRow } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import { addressProblem } from "./addresses.ts";
import { type Attempt, webhookLimits } from "./contract.ts";
import { retiredSecrets } from "./secrets.ts";

export async function sendOnce(
  { config, now }: Context,
  endpoint: WebhookEndpointRow,
  { id, payload }: Pick<WebhookDeliveryRow, "id" | "payload">,
): Promise<Attempt> {
  const none = { at: now, status: null, durationMs: 0, response: "" };
  if (addressProblem(endpoint.url, config) !== null) return { ...none, error: "address" };
  const begun = Date.now();
  const took = () => Math.max(0, Date.now() - begun);
  try {
    const response = await fetch(endpoint.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "OpenChance-Webhooks",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(now / 1_000)),
        "webhook-signature": signaturesOf(endpoint, id, payload, now),
      },
      body: payload,
      redirect: "manual",
      signal: AbortSignal.timeout(webhookLimits.timeoutMs),
    });
    const { status } = response;
    const excerpt = await beginningOf(response);
    const error = status >= 300 && status < 400 ? "redirected" : null;
    return { at: now, status, durationMs: took(), error, response: excerpt };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === "TimeoutError";
    return { ...none, durationMs: took(), error: timedOut ? "timeout" : "unreachable" };
  }
}

/** By the secret, and by each one before for a day after it was changed, too. */
function signaturesOf(endpoint: WebhookEndpointRow, id: string, payload: string, now: number): string {
  const secrets = [endpoint.secret, ...retiredSecrets(endpoint, now).map(({ secret }) => secret)];
  return secrets.map((each) => new Webhook(each).sign(id, new Date(now), payload)).join(" ");
}

/** As much of an answer as the log keeps; the rest is never read. Without control characters, which Postgres would not keep. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (done || text.length >= webhookLimits.excerpt) break;
  }
  await reader.cancel();
  return text
    .slice(0, webhookLimits.excerpt)
    .replace(/\p{Cc}+/gu, " ")
    .toWellFormed();
}
