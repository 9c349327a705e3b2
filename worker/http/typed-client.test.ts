/** The typed client for integrators (clients/typescript), against the real API. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { postChallenge } from "../../clients/typescript/examples/post-a-challenge.ts";
import { must, OpenChanceError, openChance } from "../../clients/typescript/src/client.ts";
import { readWebhook } from "../../clients/typescript/src/webhooks.ts";
import { app } from "../app.ts";
import type { NewApiKey } from "../domains/auth/contract.ts";
import type { NewWebhookEndpoint } from "../domains/webhooks/contract.ts";
import { newPerson, type TestPerson } from "../testing/people.ts";
import { holdQueues } from "../testing/queues.ts";
import { runJobs } from "../testing/stripe.ts";

// Anew for each test, since their mocks are taken back after it.
beforeEach(() => holdQueues());

let person: TestPerson;
let key: string;
beforeAll(async () => {
  person = await newPerson("Integrator");
  const input = { name: "The typed client", scopes: ["read", "write"], days: 1 };
  key = (await person.post<NewApiKey>("/users/me/api-keys", input)).body.key;
});
afterEach(() => vi.restoreAllMocks());

async function toWorker(request: Request): Promise<Response> {
  const execution = createExecutionContext();
  const answer = await app.fetch(request, env, execution);
  await waitOnExecutionContext(execution);
  return answer;
}
const api = (withKey = key) => openChance({ origin: "https://openchance.test", key: withKey, fetch: toWorker });

describe("the typed client", () => {
  it("posts a challenge with a key and finds it in the list", async () => {
    const { id, open } = await postChallenge(api(), "Index the letters of the client's archive");
    expect(open).toContain("Index the letters of the client's archive");
    const found = must(await api().GET("/api/v1/challenges/{id}", { params: { path: { id } } }));
    expect(found).toMatchObject({ id, state: "open", poster: { id: person.id } });
  });

  it("names each write: the same name again is the same challenge", async () => {
    const send = (headers: Record<string, string>) =>
      api().POST("/api/v1/challenges", { body: { title: "Written once" }, headers });
    const named = { "idempotency-key": "mine" };
    const [first, second, other] = [must(await send(named)), must(await send(named)), must(await send({}))];
    expect(second.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
  });

  it("throws a refusal with its code", async () => {
    const refused = api(`och_${"0".repeat(64)}`).GET("/api/v1/challenges");
    await expect(refused.then(must)).rejects.toThrow(OpenChanceError);
    await expect(refused.then(must)).rejects.toMatchObject({ problem: { status: 401, code: "invalid_token" } });
  });

  it("reads a webhook that the product signed, and none that was changed or is another's", async () => {
    const received: { headers: Headers; body: string }[] = [];
    const real = globalThis.fetch.bind(globalThis);
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      if (new URL(request.url).hostname !== "hooks.partner.example.com") return real(input, init);
      received.push({ headers: new Headers(request.headers), body: await request.text() });
      return new Response();
    });
    const url = "https://hooks.partner.example.com/";
    const { id, secret } = (await person.post<NewWebhookEndpoint>("/users/me/webhooks", { url, types: ["award.made"] }))
      .body;
    await person.post(`/users/me/webhooks/${id}/test`);
    await runJobs(["webhook"]);
    const { headers, body } = received[0] ?? { headers: new Headers(), body: "" };
    expect(readWebhook(secret, headers, body)).toMatchObject({
      id: headers.get("webhook-id"),
      type: "webhook.test",
      data: { webhookId: id },
    });
    expect(() => readWebhook(secret, headers, `${body} `)).toThrow();
    expect(() => readWebhook(`whsec_${btoa("x".repeat(32))}`, headers, body)).toThrow();
  });
});
