/**
 * OpenChance's API with types of every request and answer that a key may ask for (api.ts, made from the API's own OpenAPI document).
 * Each write carries an Idempotency-Key, so that it may be sent again when its answer was lost.
 */
import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { components, paths } from "./api.ts";

export type Problem = components["schemas"]["Problem"];

export interface OpenChanceOptions {
  /** Such as `https://openchance.example`, without a trailing slash. */
  origin: string;
  /** `och_…`: settings, "Keys". */
  key: string;
  /** Absent: the platform's own. */
  fetch?: (request: Request) => Promise<Response>;
}

/** Names a write that its caller has not named. */
const nameWrites: Middleware = {
  onRequest({ request }) {
    if (request.method === "POST" && !request.headers.has("idempotency-key"))
      request.headers.set("idempotency-key", crypto.randomUUID());
  },
};

export function openChance({ origin, key, fetch }: OpenChanceOptions): Client<paths> {
  const client = createClient<paths>({
    baseUrl: origin,
    headers: { authorization: `Bearer ${key}` },
    ...(fetch === undefined ? {} : { fetch }),
  });
  client.use(nameWrites);
  return client;
}

/** A refusal, with the code that programs may rely on (`problem.code`). */
export class OpenChanceError extends Error {
  override readonly name = "OpenChanceError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}

/** The answer itself. @throws OpenChanceError when it was refused */
export function must<Data>({ data, error }: { data?: Data; error?: Problem }): Data {
  if (error !== undefined) throw new OpenChanceError(error);
  // One of the two is there: a route of this client always answers with a body.
  return data as Data;
}
