/** Deliveries over HTTP. Delivering and answering move the challenge too: engagements/routes.ts. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { pageOf } from "../../platform/paging.ts";
import { challengeParam } from "../challenges/contract.ts";
import { deliveryView } from "./contract.ts";
import { listDeliveries } from "./queries.ts";

export const deliveryRoutes = new Hono<AppEnv>().get(
  "/challenges/:id/deliveries",
  describe({
    summary: "All versions of the work, newest first",
    policy: "participant",
    oversight: true,
    answers: { 200: pageOf(deliveryView) },
    errors: ["not_found", "forbidden"],
  }),
  validator("param", challengeParam),
  async (c) => c.json(await listDeliveries(c.var.ctx, c.req.valid("param").id)),
);
