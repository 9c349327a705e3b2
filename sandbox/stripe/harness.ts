/** Runs the sandbox inside a Node process, for tests: the built Worker in workerd, and a receiver of its webhooks. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import Stripe from "stripe";
import { deriveSchemas } from "./derive-schemas.ts";

/** The secrets that the harness gives the three endpoints. */
export const SECRETS = {
  platform: "whsec_test_platform",
  connect: "whsec_test_connect",
  accounts: "whsec_test_accounts",
};

/** One delivery as it arrived. */
export interface Received {
  endpoint: keyof typeof SECRETS;
  body: string;
  signature: string;
}

export interface Harness {
  url: URL;
  stripe: Stripe;
  received: Received[];
  /** Answers to the next deliveries, first in, first out; 200 when there are none. */
  answers: number[];
  /** Calls the scripts' API; a body makes it a POST. Fails on anything but 2xx. */
  script<T = Record<string, unknown>>(path: string, body?: unknown, method?: string): Promise<T>;
  /** Another SDK client of the same sandbox. */
  client(options?: { key?: string; timeout?: number }): Stripe;
  /** Kills workerd and starts it again on the same state. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** @param statePath where the state is kept; in memory when absent, and then lost by `restart` */
export async function startSandbox(statePath?: string): Promise<Harness> {
  deriveSchemas();
  const script = await bundle();
  const received: Received[] = [];
  const answers: number[] = [];
  const receiver = createServer((request, response) => void receive(request, response, received, answers));
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  let miniflare = boot(script, receiver, statePath);
  let url = await miniflare.ready;
  const client = ({ key = "sk_sandbox_openchance", timeout = 10_000 } = {}) =>
    new Stripe(key, {
      host: url.hostname,
      port: Number(url.port),
      protocol: "http",
      httpClient: Stripe.createFetchHttpClient(),
      maxNetworkRetries: 0,
      telemetry: false,
      timeout,
    });
  const harness: Harness = {
    url,
    stripe: client(),
    received,
    answers,
    client,
    async script<T>(path: string, body?: unknown, method = body === undefined ? "GET" : "POST"): Promise<T> {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      const response = await fetch(new URL(`/sandbox${path}`, url), init);
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return JSON.parse(text) as T; // the caller names what the route answers
    },
    async restart() {
      await miniflare.dispose();
      miniflare = boot(script, receiver, statePath);
      url = await miniflare.ready;
      harness.url = url;
      harness.stripe = client();
    },
    async stop() {
      await miniflare.dispose();
      await new Promise((resolve) => receiver.close(resolve));
    },
  };
  return harness;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "index.ts")],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2023",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:workers"],
    logLevel: "silent",
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error("esbuild wrote nothing");
  return output.text;
}

function boot(script: string, receiver: Server, statePath: string | undefined): Miniflare {
  const { port } = receiver.address() as AddressInfo; // it listens on TCP
  return new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      ...(statePath === undefined ? {} : { resourcePersistencePath: statePath }),
      workers: [
        {
          name: "sandbox-stripe",
          compatibilityDate: "2026-10-20",
          modules: true,
          script,
          durableObjects: { STRIPE: { className: "StripeSandbox", useSQLite: true } },
          bindings: {
            WEBHOOK_URL_PLATFORM: `http://127.0.0.1:${port}/platform`,
            WEBHOOK_URL_CONNECT: `http://127.0.0.1:${port}/connect`,
            WEBHOOK_URL_ACCOUNTS: `http://127.0.0.1:${port}/accounts`,
            WEBHOOK_SECRET_PLATFORM: SECRETS.platform,
            WEBHOOK_SECRET_CONNECT: SECRETS.connect,
            WEBHOOK_SECRET_ACCOUNTS: SECRETS.accounts,
          },
        },
      ],
    }),
  );
}

async function receive(request: IncomingMessage, response: ServerResponse, received: Received[], answers: number[]) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  received.push({
    endpoint: request.url?.slice(1) as keyof typeof SECRETS, // one of the three URLs that boot() configures
    body: Buffer.concat(chunks).toString("utf8"),
    signature: String(request.headers["stripe-signature"]),
  });
  response.statusCode = answers.shift() ?? 200;
  response.end("{}");
}
