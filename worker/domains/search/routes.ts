/** Search over HTTP. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { answerKept } from "../../http/kept-answers.ts";
import { searchChallenges } from "./challenges.ts";
import { changeSavedSearch, dropSavedSearch, saveSearch } from "./commands.ts";
import {
  changeSavedSearchInput,
  savedSearchList,
  savedSearchParam,
  savedSearchView,
  saveSearchInput,
  searchChallengesQuery,
  searchChallengesView,
  searchUsersQuery,
  searchUsersView,
  suggestQuery,
  suggestView,
} from "./contract.ts";
import { searchUsers } from "./people.ts";
import { getSavedSearch, listSavedSearches } from "./queries.ts";
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
    async (c) => answerKept(c, await searchChallenges(c.var.ctx, c.req.valid("query"))),
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
  )
  .get(
    "/search/saved",
    describe({ summary: "Your saved searches", policy: "self", answers: { 200: savedSearchList } }),
    async (c) => c.json(await listSavedSearches(c.var.ctx)),
  )
  .post(
    "/search/saved",
    describe({
      summary: "Save a search; new challenges that fit are told as `alert` says",
      policy: "self",
      answers: { 201: savedSearchView },
      errors: ["invalid_input", "saved_searches_full"],
      idempotent: true,
    }),
    validator("json", saveSearchInput),
    async (c) => c.json(await saveSearch(c.var.ctx, c.req.valid("json")), 201),
  )
  .get(
    "/search/saved/:id",
    describe({
      summary: "One of your saved searches",
      policy: "owner",
      stranger: 404,
      answers: { 200: savedSearchView },
      errors: ["not_found"],
    }),
    validator("param", savedSearchParam),
    async (c) => c.json(await getSavedSearch(c.var.ctx, c.req.valid("param").id)),
  )
  .patch(
    "/search/saved/:id",
    describe({
      summary: "Rename a saved search, or change what it asks for or whether it is told",
      policy: "owner",
      stranger: 404,
      answers: { 200: savedSearchView },
      errors: ["invalid_input", "not_found"],
    }),
    validator("param", savedSearchParam),
    validator("json", changeSavedSearchInput),
    async (c) => c.json(await changeSavedSearch(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .delete(
    "/search/saved/:id",
    describe({
      summary: "Delete a saved search",
      policy: "owner",
      stranger: 404,
      answers: { 200: savedSearchView },
      errors: ["not_found"],
    }),
    validator("param", savedSearchParam),
    async (c) => c.json(await dropSavedSearch(c.var.ctx, c.req.valid("param").id)),
  );
