/** Running OpenChance, over HTTP. To everybody else there is nothing here, but what everybody is told. */
import { Hono } from "hono";
import type * as z from "zod";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { pageQuery } from "../../platform/paging.ts";
import { reasonInput } from "../admin/contract.ts";
import { announce, endAnnouncement, setFee, setFlag } from "./commands.ts";
import {
  announcementInput,
  announcementPage,
  announcementParam,
  announcementsView,
  announcementView,
  auditPage,
  auditQuery,
  feePoliciesView,
  feePolicyInput,
  flagInput,
  flagParam,
  flagsView,
  flagView,
  metricsQuery,
  metricsView,
  objectivesView,
} from "./contract.ts";
import { getMetrics } from "./metrics.ts";
import {
  getObjectives,
  listAnnouncements,
  listAudit,
  listCurrentAnnouncements,
  listFeePolicies,
  listFlags,
} from "./queries.ts";

function reads(summary: string, answer: z.ZodType) {
  return describe({
    summary,
    policy: "admin",
    stranger: 404,
    answers: { 200: answer },
    errors: ["not_found", "invalid_cursor"],
  });
}

function decides(summary: string, answer: z.ZodType, status: 200 | 201 = 200) {
  return describe({
    summary,
    policy: "admin",
    stranger: 404,
    answers: { [status]: answer },
    errors: ["not_found", "wrong_state", "invalid_input", "sign_in_again"],
    idempotent: true,
  });
}

export const operationRoutes = new Hono<AppEnv>()
  .get(
    "/announcements",
    describe({ summary: "What everybody is told now", policy: "public", answers: { 200: announcementsView } }),
    async (c) => c.json({ items: await listCurrentAnnouncements(c.var.ctx) }),
  )
  .get(
    "/admin/announcements",
    reads("Announcements, those to come and those that are over too", announcementPage),
    validator("query", pageQuery),
    async (c) => c.json(await listAnnouncements(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/admin/announcements",
    decides("Tell everybody something until a day", announcementView, 201),
    validator("json", announcementInput),
    async (c) => c.json(await announce(c.var.ctx, c.req.valid("json")), 201),
  )
  .post(
    "/admin/announcements/:id/end",
    decides("End an announcement before its time", announcementView),
    validator("param", announcementParam),
    validator("json", reasonInput),
    async (c) => c.json(await endAnnouncement(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .get("/admin/flags", reads("What is switched on for whom", flagsView), async (c) =>
    c.json({ items: await listFlags(c.var.ctx) }),
  )
  .put(
    "/admin/flags/:name",
    decides("Say for whom a flag is on", flagView),
    validator("param", flagParam),
    validator("json", flagInput),
    async (c) => c.json(await setFlag(c.var.ctx, c.req.valid("param").name, c.req.valid("json"))),
  )
  .get("/admin/fees", reads("What the platform takes, and what was decided about it", feePoliciesView), async (c) =>
    c.json(await listFeePolicies(c.var.ctx)),
  )
  .post(
    "/admin/fees",
    decides("Decide what the platform takes of rewards that are held from a day on", feePoliciesView),
    validator("json", feePolicyInput),
    async (c) => c.json(await setFee(c.var.ctx, c.req.valid("json"))),
  )
  .get("/admin/audit", reads("Who did what, the latest first", auditPage), validator("query", auditQuery), async (c) =>
    c.json(await listAudit(c.var.ctx, c.req.valid("query"))),
  )
  .get(
    "/admin/objectives",
    reads("What is aimed at and what it comes to, and what calls for somebody", objectivesView),
    async (c) => c.json(await getObjectives(c.var.ctx)),
  )
  .get("/admin/metrics", reads("How it goes, day by day", metricsView), validator("query", metricsQuery), async (c) =>
    c.json(await getMetrics(c.var.ctx, c.req.valid("query").days)),
  );
