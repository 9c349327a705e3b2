/** Search over HTTP. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { searchChallenges } from "./challenges.ts";
import {
  searchChallengesQuery,
  searchChallengesView,
  searchUsersQuery,
  searchUsersView,
  suggestQuery,
  suggestView,
} from "./contract.ts";
import { searchUsers } from "./people.ts";
import { suggest } from "./suggest.ts";

export const searchRoutes = new Hono<AppEnv>()
  .get(
    "/search/challenges",
    describe({
      summary: "Open challenges by words and filters, with facets",
      policy: "public",
      answers: { 200: searchChallengesView },
      errors: ["invalid_input", "invalid_cursor"],
    }),
    validator("query", searchChallengesQuery),
    async (c) => c.json(await searchChallenges(c.var.ctx, c.req.valid("query"))),
  )
  .get(
    "/search/users",
    describe({
      summary: "People by name, handle or skill",
      policy: "public",
      answers: { 200: searchUsersView },
      errors: ["invalid_input", "invalid_cursor"],
    }),
    validator("query", searchUsersQuery),
    async (c) => c.json(await searchUsers(c.var.ctx, c.req.valid("query"))),
  )
  .get(
    "/search/suggest",
    describe({
      summary: "Titles, skills and people while somebody types",
      policy: "public",
      answers: { 200: suggestView },
      errors: ["invalid_input"],
    }),
    validator("query", suggestQuery),
    async (c) => c.json(await suggest(c.var.ctx, c.req.valid("query").q)),
  );
