/** Webhooks over HTTP: one's own alone. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { changeEndpoint, createEndpoint, dropEndpoint, replayDelivery, rotateSecret, sendTest } from "./commands.ts";
import {
  changeEndpointInput,
  createEndpointInput,
  endpointPage,
  endpointParam,
  endpointView,
  newEndpointView,
  webhookDeliveryPage,
  webhookDeliveryParam,
  webhookDeliveryQuery,
  webhookDeliveryView,
} from "./contract.ts";
import { listDeliveries, listEndpoints } from "./queries.ts";

export const webhookRoutes = new Hono<AppEnv>()
  .get(
    "/users/me/webhooks",
    describe({ summary: "Your webhooks", policy: "self", answers: { 200: endpointPage } }),
    async (c) => c.json(await listEndpoints(c.var.ctx)),
  )
  .post(
    "/users/me/webhooks",
    describe({
      summary: "Have an address told of events; its secret is said in this answer and never again",
      policy: "self",
      answers: { 201: newEndpointView },
      errors: ["invalid_input", "too_many_webhooks"],
      idempotent: true,
    }),
    validator("json", createEndpointInput),
    async (c) => c.json(await createEndpoint(c.var.ctx, c.req.valid("json")), 201),
  )
  .patch(
    "/users/me/webhooks/:id",
    describe({
      summary: "Change a webhook, or switch it off and on",
      policy: "self",
      answers: { 200: endpointView },
      errors: ["invalid_input", "not_found"],
    }),
    validator("param", endpointParam),
    validator("json", changeEndpointInput),
    async (c) => c.json(await changeEndpoint(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .delete(
    "/users/me/webhooks/:id",
    describe({
      summary: "Delete a webhook with its log",
      policy: "self",
      readOnlyAccounts: ["suspended", "closing"],
      answers: { 200: endpointView },
      errors: ["not_found"],
    }),
    validator("param", endpointParam),
    async (c) => c.json(await dropEndpoint(c.var.ctx, c.req.valid("param").id)),
  )
  .post(
    "/users/me/webhooks/:id/rotate-secret",
    describe({
      summary: "A new secret; those before sign beside it for a day after each was changed",
      policy: "self",
      answers: { 200: newEndpointView },
      errors: ["not_found", "stale_write", "rate_limited"],
      idempotent: true,
    }),
    validator("param", endpointParam),
    async (c) => c.json(await rotateSecret(c.var.ctx, c.req.valid("param").id)),
  )
  .post(
    "/users/me/webhooks/:id/test",
    describe({
      summary: "Send a `webhook.test`",
      policy: "self",
      answers: { 201: webhookDeliveryView },
      errors: ["not_found", "webhook_disabled", "rate_limited"],
      idempotent: true,
    }),
    validator("param", endpointParam),
    async (c) => c.json(await sendTest(c.var.ctx, c.req.valid("param").id), 201),
  )
  .get(
    "/users/me/webhooks/:id/deliveries",
    describe({
      summary: "What was sent to a webhook in the last 30 days, the latest first",
      policy: "self",
      answers: { 200: webhookDeliveryPage },
      errors: ["not_found", "invalid_cursor"],
    }),
    validator("param", endpointParam),
    validator("query", webhookDeliveryQuery),
    async (c) => c.json(await listDeliveries(c.var.ctx, c.req.valid("param").id, c.req.valid("query"))),
  )
  .post(
    "/users/me/webhook-deliveries/:id/replay",
    describe({
      summary: "Send a delivery again, under the same `webhook-id`",
      policy: "self",
      answers: { 200: webhookDeliveryView },
      errors: ["not_found", "webhook_disabled", "rate_limited"],
      idempotent: true,
    }),
    validator("param", webhookDeliveryParam),
    async (c) => c.json(await replayDelivery(c.var.ctx, c.req.valid("param").id)),
  );
