/**
 * What a route says of itself: one declaration that the OpenAPI document, the readable page and the route suite all read.
 * A route without one fails the route suite (http/routes.test.ts).
 */

import type { MiddlewareHandler, ValidationTargets } from "hono";
import { describeRoute, validator as openApiValidator, resolver } from "hono-openapi";
import type { OpenAPIV3_1 } from "openapi-types";
import type * as z from "zod";
import type { KeyScope } from "../domains/auth/contract.ts";
import { type Actor, requireMember, requireReader } from "../platform/context.ts";
import { AppError, type ErrorCode, errorCodes, type FieldError } from "../platform/errors.ts";
import { toFieldErrors } from "../platform/field-errors.ts";
import { type AccessRule, scopeOf } from "./access.ts";
import type { AppEnv } from "./app-env.ts";

interface RouteDeclaration extends AccessRule {
  summary: string;
  /** Status → schema of the answer; `null` for one without a JSON body. */
  answers: Partial<Record<number, z.ZodType | null>>;
  /** Codes a caller should expect beyond those of every route. */
  errors?: readonly ErrorCode[];
  /** True when the route takes an Idempotency-Key (every POST that creates or moves something); `required` when it does nothing without. */
  idempotent?: boolean | "required";
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

function problemAnswer(description: string) {
  return { description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } };
}
const anyProblem = problemAnswer("Any other failure, as a problem document with its `code`");

/** Declares a route, and turns away who may not even try. Stands first among a route's handlers. */
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
    problemAnswer(`Problem: ${codes.join(", ")}`),
  ]);
  const signedIn = route.policy !== "public" && route.policy !== "signature";
  const operation = {
    summary: route.summary,
    parameters: route.idempotent ? [{ ...idempotencyHeader, required: route.idempotent === "required" }] : [],
    ...(route.requestBody ? { requestBody: route.requestBody } : {}),
    responses: Object.fromEntries([...failures, ...answers, ["default", anyProblem]]),
    ...(signedIn ? { security } : {}),
    "x-access": ruleOf(route),
  };
  if (route.policy === "signature") return describeRoute(operation);
  // Who is signed out or suspended is told so before anything else of the request is looked at. hono-openapi finds a route's
  // description on its handler, so the guard carries it.
  const guard: MiddlewareHandler<AppEnv> = async (c, next) => {
    requireScope(c.var.ctx.actor, scopeOf(route, c.req.method !== "GET" || 101 in route.answers));
    if (signedIn) {
      const { state } = requireReader(c.var.ctx);
      const isOpenTo: readonly string[] = route.readOnlyAccounts ?? [];
      if (c.req.method !== "GET" && !isOpenTo.includes(state)) requireMember(c.var.ctx);
    }
    await next();
  };
  return Object.assign(guard, describeRoute(operation));
}

/** Public routes ask too: they show a draft's poster more than a guest. @throws AppError `key_not_allowed` */
function requireScope(actor: Actor | null, scope: KeyScope | null): void {
  if (actor?.kind !== "user" || actor.keyScopes === undefined) return;
  if (scope === null || !actor.keyScopes.includes(scope)) throw new AppError("key_not_allowed");
}

/** Only what says who may; the rest of a declaration is the document's own. */
function ruleOf({ policy, stranger, oversight, keysMayWrite, readOnlyAccounts }: AccessRule): AccessRule {
  return {
    policy,
    ...(stranger === undefined ? {} : { stranger }),
    ...(oversight === undefined ? {} : { oversight }),
    ...(keysMayWrite === undefined ? {} : { keysMayWrite }),
    ...(readOnlyAccounts === undefined ? {} : { readOnlyAccounts }),
  };
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
    const broken = result.success ? pathToBrokenText(result.data) : null;
    if (result.success && broken === null) return;
    if (target === "param") throw new AppError("not_found");
    const errors: FieldError[] = result.success
      ? [
          {
            path: (broken ?? []).join("."),
            message: "A text cannot hold the character U+0000, nor half of a character.",
          },
        ]
      : toFieldErrors(result.error);
    throw new AppError("invalid_input", { errors });
  });
}

/** Where a value holds U+0000, which Postgres keeps in no text, or one surrogate without the other, which is no text; null for nowhere. */
function pathToBrokenText(value: unknown): string[] | null {
  if (typeof value === "string") return value.includes("\0") || !value.isWellFormed() ? [] : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, member] of Object.entries(value)) {
    const path = pathToBrokenText(member);
    if (path !== null) return [name, ...path];
  }
  return null;
}
