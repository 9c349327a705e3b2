/** The API described from its own routes: OpenAPI 3.1 at /api/v1/openapi.json, a page for people at /api/docs. */

import type { Hono } from "hono";
import { html, raw } from "hono/html";
import { generateSpecs } from "hono-openapi";
import type { OpenAPIV3_1 } from "openapi-types";
import { errorCodes } from "../platform/errors.ts";
import { type Access, type AccessRule, accessOf, scopeOf } from "./access.ts";
import type { AppEnv } from "./app-env.ts";

/** Operations as describe.ts writes them. */
export type Operation = OpenAPIV3_1.OperationObject & { "x-access"?: AccessRule };

const problemSchema = {
  type: "object",
  description: "RFC 9457. `code` is stable; `detail` says what to do.",
  required: ["type", "title", "status", "detail", "code", "requestId"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string", enum: Object.keys(errorCodes) },
    requestId: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
  },
} as const;

const introduction = `Post a challenge with a reward; the reward is held before work begins and paid when the work is approved.

Sign in with the session cookie or \`Authorization: Bearer <token>\`. Bodies are JSON; instants are ISO 8601; money is \`{amountMinor, currency}\` in integer minor units. Lists take \`cursor\` and \`limit\` and answer \`{items, nextCursor}\`. Failures are problem documents (RFC 9457) with a stable \`code\`. Name your writes with \`Idempotency-Key\`, and a retry has one effect. Sockets are described in docs/PROTOCOL.md.`;

/** The whole document. */
export function openApiDocument(app: Hono<AppEnv>, origin: string) {
  return generateSpecs(app, {
    documentation: {
      openapi: "3.1.0",
      info: { title: "OpenChance API", version: "1", description: introduction },
      servers: [{ url: origin }],
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "__session" },
          bearer: { type: "http", scheme: "bearer" },
        },
        schemas: { Problem: problemSchema as unknown as OpenAPIV3_1.SchemaObject }, // reason: readonly literals against mutable arrays
      },
    },
  });
}

/** Every operation of the document with its method and path. */
export function operationsOf(document: {
  paths?: OpenAPIV3_1.PathsObject;
}): { method: string; path: string; operation: Operation }[] {
  return Object.entries(document.paths ?? {}).flatMap(
    ([path, item]) =>
      Object.entries(item ?? {}).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operation: operation as Operation,
      })), // reason: a path item of ours holds operations only
  );
}

/** How every kind of caller is answered here, and the scope that a key needs (access.ts). What opens a socket counts as a write. */
export function accessTo({ method, operation }: { method: string; operation: Operation }): Access | null {
  const rule = operation["x-access"];
  return rule === undefined ? null : accessOf(rule, writes(method, operation));
}

export function scopeFor({ method, operation }: { method: string; operation: Operation }): string | null {
  const rule = operation["x-access"];
  return rule === undefined ? null : scopeOf(rule, writes(method, operation));
}

function writes(method: string, operation: Operation): boolean {
  return method !== "GET" || "101" in (operation.responses ?? {});
}

/** The readable page: every operation with its parameters, body and answers as JSON Schema, and all error codes. No script. */
export function docsPage(document: Awaited<ReturnType<typeof openApiDocument>>) {
  const style =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#08272a;background:#f0f9f5}code,pre{font:14px/1.5 ui-monospace,monospace}pre{overflow:auto;background:#e0f0e8;padding:.75rem}details{border-top:1px solid #c4d6cf;padding:.75rem 0}summary{cursor:pointer}summary b{display:inline-block;min-width:4rem}td,th{padding:.25rem 1rem .25rem 0;text-align:start;vertical-align:top}";
  const block = (value: unknown) => html`<pre>${JSON.stringify(value, null, 2)}</pre>`;
  const operations = operationsOf(document).map(
    ({ method, path, operation }) => html`<details id="${operation.operationId ?? `${method}${path}`}">
      <summary><b>${method}</b> <code>${path}</code> — ${operation.summary ?? ""}</summary>
      <p>Who may: ${operation["x-access"]?.policy ?? "undeclared"}.</p>
      ${operation.parameters?.length ? html`<h3>Parameters</h3>${block(operation.parameters)}` : ""}
      ${operation.requestBody ? html`<h3>Body</h3>${block(operation.requestBody)}` : ""}
      <h3>Answers</h3>
      ${block(operation.responses)}
    </details>`,
  );
  const codes = Object.entries(errorCodes).map(
    ([code, [status, title]]) =>
      html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`,
  );
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>OpenChance API</title><style>${raw(style)}</style></head>
    <body><h1>OpenChance API</h1><p style="white-space:pre-line">${introduction}</p><p><a href="/api/v1/openapi.json">openapi.json</a></p>
    <h2>Operations</h2>${operations}<h2>Error codes</h2><table><tr><th>code</th><th>status</th><th>what it says</th></tr>${codes}</table></body></html>`;
}
