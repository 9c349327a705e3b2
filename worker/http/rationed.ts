/** Tells who calls how much of a ration is left, with whatever they are answered. */
import { createMiddleware } from "hono/factory";
import { readerId } from "../platform/context.ts";
import { type RationKind, rateLimitHeaders } from "../platform/ration-rules.ts";
import { findRation } from "../platform/rations.ts";
import type { AppEnv } from "./app-env.ts";

export function rationed(kind: RationKind) {
  return createMiddleware<AppEnv>(async (c, next) => {
    await next();
    const userId = readerId(c.var.ctx);
    if (userId === null) return;
    const left = await findRation(c.var.ctx, userId, kind);
    for (const [name, value] of Object.entries(rateLimitHeaders(kind, left))) c.res.headers.set(name, value);
  });
}
