/** The least that an HTTP answer of a Worker can cost: one route of Hono that knows its answer. */
import { Hono } from "hono";

export default new Hono().get("/", (c) => c.json({ ok: true }));
