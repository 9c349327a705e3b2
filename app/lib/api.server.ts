/**
 * The pages' only way to the record: the API Worker, through the service binding. Cookie, origin and address of the
 * visitor travel along, so the Worker decides as if the browser had called it; what it sets as cookies travels back.
 */
import type { AppLoadContext } from "@remix-run/cloudflare";
import type { FieldError, Problem } from "./problem.ts";
import { inReadersWords } from "./refusals.server.ts";

/** Milliseconds a page waits for one answer before it says so. */
const apiTimeoutMs = 15_000;

/** Headers of the visitor that the Worker needs: who, from where, with what. */
const forwarded = [
  "cookie",
  "user-agent",
  "accept-language",
  "cf-connecting-ip",
  "x-request-id",
  "cf-ray",
  // Whoever asks not to be counted is not (worker/platform/analytics.ts).
  "sec-gpc",
  "dnt",
] as const;

/** A refusal of the API (RFC 9457), or of the way to it (`code: "unreachable"`, status 503). */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly errors: readonly FieldError[];

  constructor(status: number, body: Problem) {
    super(body.detail ?? body.title ?? "");
    this.status = status;
    this.code = body.code ?? "unknown";
    this.requestId = body.requestId;
    this.errors = body.errors ?? [];
  }
}

type Query = Readonly<Record<string, string | number | undefined>>;

interface WriteOptions {
  /** Names the write, so that a second press has no second effect. */
  key?: string | undefined;
  body?: unknown;
}

/** Calls of one request. Every method throws {@link ApiProblem} when the API refuses. */
export interface Api {
  get<Result>(path: string, query?: Query): Promise<Result>;
  /** What is no JSON, such as a file that is text. */
  text(path: string): Promise<string>;
  post<Result>(path: string, options?: WriteOptions): Promise<Result>;
  patch<Result>(path: string, options?: WriteOptions): Promise<Result>;
  put<Result>(path: string, options?: WriteOptions): Promise<Result>;
  remove<Result>(path: string, options?: WriteOptions): Promise<Result>;
  /** Sends a file's bytes. */
  upload<Result>(path: string, query: Query, file: File, key?: string): Promise<Result>;
  /** Cookies the API asked to set during these calls, for the page's own answer. */
  cookies(): Headers;
}

/** Opens the API for one request of a visitor. `context.cloudflare.env.API` is the binding. */
export function openApi({ context, request }: { context: AppLoadContext; request: Request }): Api {
  const origin = new URL(request.url).origin;
  const collected = new Headers();
  const base = new Headers({ Accept: "application/json", Origin: request.headers.get("origin") ?? origin });
  for (const name of forwarded) {
    const value = request.headers.get(name);
    if (value !== null) base.set(name, value);
  }

  async function ask(
    method: string,
    path: string,
    init: { query?: Query; key?: string | undefined; headers?: Record<string, string>; body?: BodyInit } = {},
  ) {
    const url = new URL(`/api/v1${path}`, origin);
    for (const [name, value] of Object.entries(init.query ?? {})) {
      if (value !== undefined && value !== "") url.searchParams.set(name, String(value));
    }
    const headers = new Headers(base);
    for (const [name, value] of Object.entries(init.headers ?? {})) headers.set(name, value);
    if (init.key) headers.set("Idempotency-Key", init.key);
    const response = await reach(context, url, {
      method,
      headers,
      ...(init.body === undefined ? {} : { body: init.body }),
    });
    for (const cookie of response.headers.getSetCookie()) collected.append("Set-Cookie", cookie);
    return response;
  }

  async function call<Result>(...asked: Parameters<typeof ask>): Promise<Result> {
    return readAnswer<Result>(await ask(...asked));
  }

  const write =
    (method: string) =>
    <Result>(path: string, { key, body }: WriteOptions = {}) =>
      call<Result>(method, path, {
        key,
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body ?? {}),
      });

  return {
    text: async (path) => {
      const response = await ask("GET", path);
      return response.ok ? response.text() : readAnswer<string>(response);
    },
    get: (path, query) => call("GET", path, query ? { query } : {}),
    post: write("POST"),
    patch: write("PATCH"),
    put: write("PUT"),
    remove: write("DELETE"),
    upload: (path, query, file, key) =>
      call("POST", path, {
        query,
        key,
        headers: { "Content-Type": file.type || "application/octet-stream" },
        body: file,
      }),
    cookies: () => new Headers(collected),
  };
}

async function reach(context: AppLoadContext, url: URL, init: RequestInit): Promise<Response> {
  try {
    // The binding's fetch is the runtime's; its Request type differs from the browser's only in name.
    const request = new Request(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(apiTimeoutMs) });
    return (await context.cloudflare.env.API.fetch(request as never)) as unknown as Response;
  } catch (cause) {
    console.error(JSON.stringify({ level: "error", where: "api", path: url.pathname, error: String(cause) }));
    throw new ApiProblem(503, { code: "unreachable" });
  }
}

async function readAnswer<Result>(response: Response): Promise<Result> {
  const json = response.headers.get("content-type")?.includes("json") ?? false;
  if (!response.ok) throw new ApiProblem(response.status, json ? inReadersWords(await response.json()) : {});
  // The answer's shape is the contract's; both ends are built and tested from the same schemas.
  return (json ? await response.json() : undefined) as Result;
}
