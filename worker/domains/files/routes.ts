/** Files over HTTP. Nothing uploaded is ever run by a browser: downloads are attachments, images stand under a sandbox policy. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { rationed } from "../../http/rationed.ts";
import { uploadFile } from "./commands.ts";
import { fileParam, fileView, uploadQuery } from "./contract.ts";
import { openFile } from "./queries.ts";

export const fileRoutes = new Hono<AppEnv>()
  .post(
    "/files",
    describe({
      summary: "Upload a file: its bytes are the body, its type the Content-Type, its name in the query",
      policy: "member",
      keysMayWrite: true,
      answers: { 201: fileView },
      errors: ["rate_limited", "invalid_input", "body_too_large", "upload_quota_reached"],
      requestBody: {
        required: true,
        content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
      },
    }),
    rationed("uploads"),
    validator("query", uploadQuery),
    async (c) => {
      const length = c.req.header("content-length");
      const file = await uploadFile(c.var.ctx, {
        name: c.req.valid("query").name,
        type: c.req.header("content-type") ?? "application/octet-stream",
        size: length === undefined ? null : Number(length),
        body: c.req.raw.body,
      });
      return c.json(file, 201);
    },
  )
  .get(
    "/files/:id",
    describe({
      summary: "A file's bytes",
      policy: "participant",
      stranger: 404,
      answers: { 200: null },
      errors: ["not_found"],
    }),
    validator("param", fileParam),
    async (c) => {
      const { file, object, inline } = await openFile(c.var.ctx, c.req.valid("param").id);
      return new Response(object.body, {
        headers: {
          "content-type": inline ? file.type : "application/octet-stream",
          "content-length": String(object.size),
          "content-disposition": `${inline ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
          "content-security-policy": "sandbox; default-src 'none'",
          "cache-control": "private, max-age=3600",
        },
      });
    },
  );
