/** Secrets of an endpoint: the one that signs, and those that still do beside it. Pure, but for chance. */
import type { WebhookEndpointRow } from "../../database/schema.ts";
import { hourMs } from "../../platform/clock.ts";
import { AppError } from "../../platform/errors.ts";
import { webhookLimits } from "./contract.ts";

type Secrets = Pick<WebhookEndpointRow, "secret" | "previousSecret" | "previousUntil" | "olderSecrets">;

/** Those that are no longer the one, but still sign, the latest first. @param now ms */
export function retiredSecrets({ previousSecret, previousUntil, olderSecrets }: Secrets, now: number) {
  const previous =
    previousSecret === null || previousUntil === null ? [] : [{ secret: previousSecret, until: previousUntil }];
  return [...previous, ...olderSecrets].filter(({ until }) => until > now);
}

/**
 * An endpoint's secrets with a new one. All that were said within the day still sign, so that no receiver that is changing over is lost.
 * @throws AppError `rate_limited` when it was changed too often for that
 */
export function withNewSecret(before: Secrets, now: number): Secrets {
  const older = retiredSecrets(before, now);
  const oldest = older.at(-1);
  if (oldest !== undefined && older.length >= webhookLimits.retiredSecrets)
    throw new AppError("rate_limited", {
      detail: "You have done a lot of this lately. It goes on in a while.",
      retryAfterSeconds: Math.ceil((oldest.until - now) / 1_000),
    });
  return {
    secret: newSecret(),
    previousSecret: before.secret,
    previousUntil: now + webhookLimits.rotationHours * hourMs,
    olderSecrets: older,
  };
}

/** 256 random bits, as Standard Webhooks writes a key. */
export function newSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
}
