/** Answers from the cache over HTTP: one that many guests are given is written as JSON once. */
import type { Context as HonoContext } from "hono";
import type { AppEnv } from "./app-env.ts";

/** A value that the cache's memory holds → its JSON. Both go together. */
const written = new WeakMap<object, Uint8Array<ArrayBuffer>>();

/** What `c.json` would answer. */
export function answerKept<Value extends object>(c: HonoContext<AppEnv>, value: Value) {
  // To whoever is signed in nothing is given that another was.
  if (c.var.ctx.actor !== null) return c.json(value);
  let json = written.get(value);
  if (json === undefined) {
    json = new Uint8Array(new TextEncoder().encode(JSON.stringify(value)));
    written.set(value, json);
  }
  const answer = c.body(json, 200, { "content-type": "application/json" });
  // Bytes have no type; they are this value's.
  return answer as unknown as ReturnType<typeof c.json<Value, 200>>;
}
