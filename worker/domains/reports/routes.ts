/** Reports over HTTP. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { fileReport } from "./commands.ts";
import {
  filedReportPage,
  filedReportQuery,
  filedReportView,
  reportInput,
  reportPage,
  reportParam,
  reportQuery,
  reportView,
} from "./contract.ts";
import { getFiledReport, listFiledReports, listOwnReports } from "./queries.ts";

export const reportRoutes = new Hono<AppEnv>()
  .get(
    "/reports",
    describe({
      summary: "What you have reported, the latest first",
      policy: "member",
      answers: { 200: reportPage },
      errors: ["invalid_cursor"],
    }),
    validator("query", reportQuery),
    async (c) => c.json(await listOwnReports(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/reports",
    describe({
      summary: "Report a message, a person, a challenge or a work; of a message, what was said around it is kept",
      policy: "member",
      answers: { 201: reportView },
      errors: ["not_found", "not_a_member", "forbidden"],
      idempotent: true,
    }),
    validator("json", reportInput),
    async (c) => c.json(await fileReport(c.var.ctx, c.req.valid("json")), 201),
  )
  .get(
    "/admin/reports",
    describe({
      summary: "Reports with their evidence, the latest first",
      policy: "moderator",
      stranger: 404,
      answers: { 200: filedReportPage },
      errors: ["invalid_cursor"],
    }),
    validator("query", filedReportQuery),
    async (c) => c.json(await listFiledReports(c.var.ctx, c.req.valid("query"))),
  )
  .get(
    "/admin/reports/:id",
    describe({
      summary: "One report with its evidence",
      policy: "moderator",
      stranger: 404,
      answers: { 200: filedReportView },
      errors: ["not_found"],
    }),
    validator("param", reportParam),
    async (c) => c.json(await getFiledReport(c.var.ctx, c.req.valid("param").id)),
  );
