/** The one mapper from failures to RFC 9457 problem documents. */
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import { AppError, errorCodes } from "../platform/errors.ts";
import { interruptionOf } from "../platform/interruptions.ts";
import { log } from "../platform/telemetry.ts";
import type { AppEnv } from "./app-env.ts";

/** What every failed request is answered with; `errors` only for invalid input. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors?: { path: string; message: string }[];
}

/** Answers an expected failure with its code, and an unexpected one with nothing but the request id. */
export function answerFailure(failure: unknown, c: Context<AppEnv>): Response {
  const error = asAppError(failure);
  if (error.code === "internal_error" || error.code === "interrupted")
    log("error", `request.${error.code === "interrupted" ? "interrupted" : "failed"}`, {
      requestId: c.var.requestId,
      route: routePath(c, -1),
      error: failure,
    });
  const problem: Problem = {
    type: `/api/docs#${error.code}`,
    title: errorCodes[error.code][1],
    status: error.status,
    detail: error.message,
    code: error.code,
    requestId: c.var.requestId,
    ...(error.errors ? { errors: error.errors } : {}),
  };
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (error.retryAfterSeconds !== undefined) headers.set("retry-after", String(error.retryAfterSeconds));
  if (error.status === 401) headers.set("www-authenticate", 'Bearer realm="OpenChance"');
  return new Response(JSON.stringify(problem), { status: error.status, headers });
}

function asAppError(failure: unknown): AppError {
  if (failure instanceof AppError) return failure;
  // Hono's own: a body that is not JSON is the only one our middleware lets through to it.
  if (failure instanceof HTTPException && failure.status === 400)
    return new AppError("invalid_json", { cause: failure });
  if (failure instanceof HTTPException && failure.status === 413)
    return new AppError("body_too_large", { cause: failure });
  const interruption = interruptionOf(failure);
  if (interruption === null) return new AppError("internal_error", { cause: failure });
  return new AppError("interrupted", { retryAfterSeconds: interruption === "again" ? 1 : 10, cause: failure });
}
