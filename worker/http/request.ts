/** The outer layers of every request: an id, security headers, limits on bodies, a line in the log. */
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import { takeSlowQueries } from "../database/store.ts";
import { countUse } from "../platform/analytics.ts";
import { actorId, type Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { log, measure, traced } from "../platform/telemetry.ts";
import { observe } from "../platform/telemetry-export.ts";
import type { AppEnv } from "./app-env.ts";

/** Bytes of a JSON body. Files are streamed by POST /files and have a limit of their own. */
export const jsonBodyLimit = 256 * 1024;

/** Gives the request an id, answers with it, and logs one line when it is done. */
export const requestIdentity = createMiddleware<AppEnv>(async (c, next) => {
  const started = Date.now();
  const sendOn = observe(c.env, (work) => c.executionCtx.waitUntil(work));
  const given = c.req.header("x-request-id");
  const keeps = given !== undefined && /^req_[0-9a-z]{26}$/.test(given);
  c.set("requestId", keeps ? given : newId("request"));
  await next();
  if (c.req.raw.body !== null) c.executionCtx.waitUntil(readToTheEnd(c.req.raw));
  if (c.res.status !== 101) c.res.headers.set("x-request-id", c.var.requestId);
  // The route as it is declared: an address may name a person, whatever else is in it was typed by a visitor, and lines are sent on.
  const route = routePath(c, -1);
  log("info", "request", {
    requestId: c.var.requestId,
    method: c.req.method,
    route,
    status: c.res.status,
    ms: Date.now() - started,
    ...whoOf(c.get("ctx")),
  });
  const ended = Date.now();
  measure(c.env, "request", [route, c.req.method, String(c.res.status)], ended - started);
  for (const ms of takeSlowQueries()) measure(c.env, "slow_query", ["request"], ms);
  traced({
    requestId: c.var.requestId,
    name: `${c.req.method} ${route}`,
    kind: "server",
    root: !keeps,
    startedAt: started,
    endedAt: ended,
    attributes: {
      "http.request.method": c.req.method,
      "http.route": route,
      "http.response.status_code": c.res.status,
    },
    failed: c.res.status >= 500,
  });
  const ctx: Context | undefined = c.get("ctx"); // absent when the request was turned away before that was known
  if (ctx !== undefined) {
    const asked = {
      route: `${c.req.method} ${route}`,
      status: c.res.status,
      headers: c.req.raw.headers,
      actor: ctx.actor,
    };
    await countUse(ctx.config, asked);
  }
  sendOn();
});

/** Who asked, and who looked through their eyes. Absent when the request was turned away before that was known. */
function whoOf(ctx: Context | undefined): { actorId?: string; viewedBy?: string } {
  if (ctx === undefined) return {};
  const viewing = ctx.actor?.kind === "user" ? ctx.actor.viewing : null;
  return { actorId: actorId(ctx), ...(viewing === null ? {} : { viewedBy: viewing.adminId }) };
}

/** A body that nobody read would keep the answer from reaching a caller that came through a service binding (locally, for ever). */
async function readToTheEnd({ body, bodyUsed }: Request): Promise<void> {
  if (body === null || bodyUsed) return;
  // The caller may be gone before its body has arrived: then there is nothing left to read.
  await body.pipeTo(new WritableStream()).catch(() => undefined);
}

/** The API answers data, never pages: nothing may be sniffed, framed or run. `/api/docs` sets its own policy. */
export const apiSecurityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.res.status === 101) return;
  const headers = c.res.headers;
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "no-referrer");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  if (!headers.has("content-security-policy"))
    headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-store");
});

const limited = bodyLimit({
  maxSize: jsonBodyLimit,
  onError: () => {
    throw new AppError("body_too_large", { detail: `A body may have ${jsonBodyLimit / 1024} KiB at most.` });
  },
});

/** Bodies are JSON of a bounded size, but for uploads and for webhooks, which are verified byte by byte. */
export const jsonBodies = createMiddleware<AppEnv>(async (c, next) => {
  if (isUpload(c.req.method, c.req.path)) return next();
  const hasBody = c.req.raw.body !== null && c.req.header("content-length") !== "0";
  if (hasBody && !isProvidersWebhook(c.req.path) && !isJson(c.req.header("content-type")))
    throw new AppError("unsupported_media_type");
  return limited(c, next);
});

/** What a provider tells us is signed; what people's own webhooks are told lives elsewhere. */
export function isProvidersWebhook(path: string): boolean {
  return path.startsWith("/api/v1/webhooks/");
}

/** The one route whose body is streamed: it is neither limited here nor read for its write's name. */
export function isUpload(method: string, path: string): boolean {
  return method === "POST" && path === "/api/v1/files";
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(contentType ?? "");
}
