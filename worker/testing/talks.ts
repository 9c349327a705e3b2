/** Rooms and inboxes as people use them through the API, and events as queues deliver them. Only tests import this. */
import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { TestSocket } from "../../durable-objects/test-sockets.ts";
import { app } from "../app.ts";
import type { Conversation } from "../domains/messages/contract.ts";
import { readConfig } from "../env.ts";
import { planEvent } from "../platform/outbox.ts";
import type { TestPerson } from "./people.ts";
import { type Situation, situate, systemContext } from "./situations.ts";
import { runJobs } from "./stripe.ts";

/** An open challenge whose poster has opened the conversation with its applicant. */
export async function openTalk(
  poster: TestPerson,
  solver: TestPerson,
): Promise<{ situation: Situation; conversation: Conversation }> {
  const situation = await situate("open", poster, solver);
  const { challengeId } = situation;
  const answer = await poster.post<Conversation>("/conversations", { challengeId, applicantId: solver.id });
  if (answer.status !== 201) throw new Error(`no conversation: ${JSON.stringify(answer.body)}`);
  return { situation, conversation: answer.body };
}

/** Delivers what waits for rooms, and then for inboxes, as the queue would. */
export async function followEvents(): Promise<void> {
  await runJobs(["room"]);
  await runJobs(["inbox"]);
}

/** Announces an event as its command would. */
export async function happen(
  topic: Parameters<typeof planEvent>[1],
  facts: Parameters<typeof planEvent>[2],
): Promise<void> {
  const ctx = systemContext();
  await ctx.store.atomic(planEvent(ctx, topic, facts));
}

/** Asks for a socket, through all layers. @param bindings what the Worker is bound to, when it is something else than usual */
export async function upgrade(
  path: string,
  headers: Record<string, string>,
  bindings: Partial<Env> = {},
): Promise<Response> {
  const address = `${readConfig(env).APP_ORIGIN}/api/v1${path}`;
  const request = new Request(address, { headers: { upgrade: "websocket", ...headers } });
  return app.fetch(request, { ...env, ...bindings }, createExecutionContext());
}

/** Connects with a token and says hello. */
export async function sitWith(path: string, token: string): Promise<TestSocket> {
  const { webSocket, status } = await upgrade(path, { authorization: `Bearer ${token}` });
  if (webSocket === null) throw new Error(`no socket: ${status}`);
  const socket = new TestSocket(webSocket);
  socket.send({ type: "hello", proto: 1, since: null });
  await socket.type("welcome");
  return socket;
}
