/**
 * What a route says of itself: one declaration that the OpenAPI document, the readable page and the route suite all read.
 * A route without one fails the route suite (http/routes.test.ts).
 */

import type { ValidationTargets } from "hono";
import { describeRoute, validator as openApiValidator, resolver } from "hono-openapi";
import type { OpenAPIV3_1 } from "openapi-types";
import type * as z from "zod";
import { AppError, type ErrorCode, errorCodes } from "../platform/errors.ts";
import { toFieldErrors } from "../platform/field-errors.ts";

/**
 * Who may call. `public`: guests too. `member`: anybody signed in. The others name a relation to the resource in the path;
 * strangers get 403 when its existence is public and 404 when it is not. `signature`: a provider's signed webhook.
 */
export const policies = [
  "public",
  "member",
  "self",
  "poster",
  "applicant",
  "participant",
  "solver",
  "moderator",
  "admin",
  "signature",
] as const;
export type Policy = (typeof policies)[number];

interface RouteDeclaration {
  summary: string;
  policy: Policy;
  /** How a stranger is answered; only for policies with a relation. Default 403. */
  stranger?: 403 | 404;
  /** Status → schema of the answer; `null` for one without a JSON body. */
  answers: Partial<Record<number, z.ZodType | null>>;
  /** Codes a caller should expect beyond those of every route. */
  errors?: readonly ErrorCode[];
  /** True when the route takes an Idempotency-Key (every POST that creates or moves something). */
  idempotent?: boolean;
  /** Only where the body is not JSON parsed by `validator`. */
  requestBody?: OpenAPIV3_1.RequestBodyObject;
}

const idempotencyHeader = {
  name: "Idempotency-Key",
  in: "header" as const,
  required: false,
  description:
    "Your name for this write, 1–200 characters. The same key with the same body gives the first answer again for 48 h; with another body 409.",
  schema: { type: "string" as const, maxLength: 200 },
};

const security: OpenAPIV3_1.SecurityRequirementObject[] = [{ session: [] }, { bearer: [] }];

/** Declares a route. Stands first among its handlers. */
export function describe(route: RouteDeclaration) {
  const answers = Object.entries(route.answers).map(([status, schema]) => [
    status,
    {
      description: schema ? "The answer" : "No JSON body",
      ...(schema ? { content: { "application/json": { schema: resolver(schema) } } } : {}),
    },
  ]);
  const problems = Map.groupBy(route.errors ?? [], (code) => errorCodes[code][0]);
  const failures = [...problems].map(([status, codes]) => [
    String(status),
    {
      description: `Problem: ${codes.join(", ")}`,
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    },
  ]);
  const signedIn = route.policy !== "public" && route.policy !== "signature";
  const operation = {
    summary: route.summary,
    parameters: route.idempotent ? [idempotencyHeader] : [],
    ...(route.requestBody ? { requestBody: route.requestBody } : {}),
    responses: Object.fromEntries([...failures, ...answers]),
    ...(signedIn ? { security } : {}),
    "x-policy": route.policy,
    "x-stranger": route.stranger ?? 403,
  };
  return describeRoute(operation);
}

/**
 * Parses one part of a request with a contract's schema.
 * @throws AppError `invalid_input` naming every field; `not_found` for a path parameter, since what is no id names nothing
 */
export function validator<Target extends "json" | "query" | "param", Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) {
  return openApiValidator(target satisfies keyof ValidationTargets, schema, (result) => {
    if (result.success) return;
    if (target === "param") throw new AppError("not_found");
    throw new AppError("invalid_input", { errors: toFieldErrors(result.error) });
  });
}
