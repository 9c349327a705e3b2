/** The API: the layers of every request, the routers of the domains, and the type that clients of the API are made from. */
import { Hono } from "hono";
import { cors } from "hono/cors";
import { adminRoutes } from "./domains/admin/routes.ts";
import { applicationRoutes } from "./domains/applications/routes.ts";
import { authRoutes } from "./domains/auth/routes.ts";
import { challengeRoutes } from "./domains/challenges/routes.ts";
import { deliveryRoutes } from "./domains/deliveries/routes.ts";
import { engagementRoutes } from "./domains/engagements/routes.ts";
import { fileRoutes } from "./domains/files/routes.ts";
import { messageRoutes } from "./domains/messages/routes.ts";
import { moderationRoutes } from "./domains/moderation/routes.ts";
import { notificationRoutes } from "./domains/notifications/routes.ts";
import { operationRoutes } from "./domains/operations/routes.ts";
import { paymentRoutes } from "./domains/payments/routes.ts";
import { portfolioRoutes } from "./domains/portfolio/routes.ts";
import { privacyRoutes } from "./domains/privacy/routes.ts";
import { reportRoutes } from "./domains/reports/routes.ts";
import { reviewRoutes } from "./domains/reviews/routes.ts";
import { searchRoutes } from "./domains/search/routes.ts";
import { signalRoutes } from "./domains/signals/routes.ts";
import { userRoutes } from "./domains/users/routes.ts";
import { webhookRoutes } from "./domains/webhooks/routes.ts";
import { readConfig } from "./env.ts";
import type { AppEnv } from "./http/app-env.ts";
import { requestContext } from "./http/authentication.ts";
import { describe } from "./http/describe.ts";
import { healthRoutes } from "./http/health.ts";
import { docsPage, openApiDocument } from "./http/openapi.ts";
import { answerFailure } from "./http/problems.ts";
import { apiSecurityHeaders, jsonBodies, requestIdentity } from "./http/request.ts";
import { AppError } from "./platform/errors.ts";

const v1 = new Hono<AppEnv>()
  .route("/", authRoutes)
  .route("/", privacyRoutes)
  .route("/", userRoutes)
  .route("/", portfolioRoutes)
  .route("/", challengeRoutes)
  .route("/", applicationRoutes)
  .route("/", deliveryRoutes)
  .route("/", engagementRoutes)
  .route("/", paymentRoutes)
  .route("/", messageRoutes)
  .route("/", reviewRoutes)
  .route("/", reportRoutes)
  .route("/", signalRoutes)
  .route("/", notificationRoutes)
  .route("/", searchRoutes)
  .route("/", fileRoutes)
  .route("/", webhookRoutes)
  .route("/", moderationRoutes)
  .route("/", operationRoutes)
  .route("/", adminRoutes);

/** The Worker's HTTP side. Layers in order: id and log, headers, CORS, bodies, who is calling. */
export const app = new Hono<AppEnv>();
app.onError(answerFailure);
app.notFound((c) => answerFailure(new AppError("not_found"), c));
app.use(requestIdentity, apiSecurityHeaders);
// Pages of other origins may call with a Bearer token when the deployment names them; cookies count from our own origin alone.
const otherOrigins = cors({
  origin: (origin, c) => (readConfig(c.env).CORS_ORIGINS.includes(origin) ? origin : null),
  allowHeaders: ["authorization", "content-type", "idempotency-key"],
  exposeHeaders: ["x-request-id", "retry-after", "ratelimit", "ratelimit-policy"],
  maxAge: 86_400,
});
app.use("/api/*", async (c, next) => {
  if (c.req.header("origin") !== undefined) return otherOrigins(c, next);
  // Nothing to allow. hono's layer would make every answer anew twice, its body as a stream.
  await next();
  if (c.res.status !== 101) c.res.headers.append("vary", "Origin");
});
app.route("/", healthRoutes);
app.use("/api/v1/*", jsonBodies, requestContext);
app.get(
  "/api/v1/openapi.json",
  describe({ summary: "This API as OpenAPI 3.1", policy: "public", answers: { 200: null } }),
  async (c) =>
    c.json(await openApiDocument(app, readConfig(c.env).APP_ORIGIN), 200, { "cache-control": "public, max-age=300" }),
);
app.get("/api/docs", async (c) => {
  c.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  return c.html(docsPage(await openApiDocument(app, readConfig(c.env).APP_ORIGIN)));
});
const routed = app.route("/api/v1", v1);

export type AppType = typeof routed;
