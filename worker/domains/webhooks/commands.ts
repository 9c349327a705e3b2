/** Webhooks of one's own programs: made, changed, given a new secret, tried out, and sent again. */
import { and, eq, sql } from "drizzle-orm";
import { type WebhookEndpointRow, webhookDeliveries, webhookEndpoints } from "../../database/schema.ts";
import { ConstraintError, exactlyOne } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commit, commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { planFollowUps } from "../../platform/outbox.ts";
import { planSpend } from "../../platform/rations.ts";
import { planTurn } from "../../platform/turns.ts";
import { addressProblem } from "./addresses.ts";
import {
  type ChangeEndpointInput,
  type CreateEndpointInput,
  type NewWebhookEndpoint,
  type WebhookDelivery,
  type WebhookEndpoint,
  webhookLimits,
} from "./contract.ts";
import { jobOf, planDeliveries } from "./planning.ts";
import { getDelivery, getEndpointRow } from "./queries.ts";
import { newSecret, withNewSecret } from "./secrets.ts";
import { toDelivery, toEndpoint } from "./views.ts";

/** Makes an endpoint. Its secret is said in this answer, to whoever names the write, and never again. @throws AppError `invalid_input`, `too_many_webhooks` */
export async function createEndpoint(ctx: Context, { url, types }: CreateEndpointInput): Promise<NewWebhookEndpoint> {
  const actor = requireMember(ctx);
  requireAddress(ctx, url);
  const { db } = ctx.store;
  const theirs = eq(webhookEndpoints.userId, actor.id);
  const made = await commitOnce(ctx, async () => {
    if ((await db.$count(webhookEndpoints, theirs)) >= webhookLimits.endpoints) throw new AppError("too_many_webhooks");
    const row: WebhookEndpointRow = {
      id: newId("webhook"),
      userId: actor.id,
      url,
      types,
      state: "active",
      disabledReason: null,
      secret: newSecret(),
      previousSecret: null,
      previousUntil: null,
      olderSecrets: [],
      failingSince: null,
      failedTries: 0,
      createdAt: ctx.now,
    };
    // Of several that are made in the same moment, each counted without the others: whoever is one too many is told so when it is decided anew.
    const isWithinLimit = sql`(select count(*) from ${webhookEndpoints} where ${theirs}) <= ${webhookLimits.endpoints}`;
    const inserted = and(eq(webhookEndpoints.id, row.id), isWithinLimit);
    return {
      result: toEndpoint(row, ctx.now),
      plan: [
        ...planTurn(ctx, actor.id),
        db.insert(webhookEndpoints).values(row),
        exactlyOne(db.update(webhookEndpoints).set({ createdAt: ctx.now }).where(inserted)),
        ...planAudit(ctx, "webhook.created", row.id, { host: new URL(url).host }),
      ],
    };
  });
  return withSecret(ctx, made, actor.id);
}

/** The names of writes keep no secret: it is read from its row, also for whoever asks again because the first answer was lost. */
async function withSecret(ctx: Context, made: WebhookEndpoint, userId: string): Promise<NewWebhookEndpoint> {
  const { secret } = await getEndpointRow(ctx, made.id, userId);
  return { ...made, secret };
}

/**
 * Changes what is named. One that is switched on again begins anew: what failed before is forgotten.
 * @throws AppError `not_found`, `invalid_input`
 */
export async function changeEndpoint(ctx: Context, id: string, input: ChangeEndpointInput): Promise<WebhookEndpoint> {
  const actor = requireMember(ctx);
  const before = await getEndpointRow(ctx, id, actor.id);
  if (input.url !== undefined) requireAddress(ctx, input.url);
  const { url = before.url, types = before.types, state = before.state } = input;
  const switched = state === before.state ? {} : switchedTo(state);
  const columns = { url, types, ...switched };
  await commit(ctx, [
    exactlyOne(ctx.store.db.update(webhookEndpoints).set(columns).where(eq(webhookEndpoints.id, id))),
    ...planAudit(ctx, "webhook.changed", id, { host: new URL(url).host, state }),
  ]);
  return toEndpoint({ ...before, ...columns }, ctx.now);
}

function switchedTo(state: WebhookEndpointRow["state"]) {
  return {
    state,
    disabledReason: state === "active" ? null : ("switched_off" as const),
    failingSince: null,
    failedTries: 0,
  };
}

/** Deletes it with its log. @throws AppError `not_found` */
export async function dropEndpoint(ctx: Context, id: string): Promise<WebhookEndpoint> {
  const actor = requireReader(ctx);
  const row = await getEndpointRow(ctx, id, actor.id);
  const { db } = ctx.store;
  const drop = () =>
    commit(ctx, [
      db.delete(webhookDeliveries).where(eq(webhookDeliveries.endpointId, id)),
      db.delete(webhookEndpoints).where(eq(webhookEndpoints.id, id)),
      ...planAudit(ctx, "webhook.deleted", id),
    ]);
  // An event may have added to the log in this very moment: what it added goes with the second try.
  await drop().catch((error: unknown) => (error instanceof ConstraintError ? drop() : Promise.reject(error)));
  return toEndpoint(row, ctx.now);
}

/** A new secret. Those before sign beside it for a day after each was changed, so that a receiver can change over. @throws AppError `not_found`, `rate_limited` */
export async function rotateSecret(ctx: Context, id: string): Promise<NewWebhookEndpoint> {
  const actor = requireMember(ctx);
  await getEndpointRow(ctx, id, actor.id);
  const made = await commitOnce(ctx, async () => {
    const before = await getEndpointRow(ctx, id, actor.id);
    const columns = withNewSecret(before, ctx.now);
    const asRead = and(eq(webhookEndpoints.id, id), eq(webhookEndpoints.secret, before.secret));
    return {
      result: toEndpoint({ ...before, ...columns }, ctx.now),
      plan: [
        exactlyOne(ctx.store.db.update(webhookEndpoints).set(columns).where(asRead)),
        ...planAudit(ctx, "webhook.secret_rotated", id),
      ],
    };
  });
  return withSecret(ctx, made, actor.id);
}

/** Sends an event that means nothing, like any other. @throws AppError `not_found`, `webhook_disabled`, `rate_limited` */
export async function sendTest(ctx: Context, id: string): Promise<WebhookDelivery> {
  const actor = requireMember(ctx);
  await getEndpointRow(ctx, id, actor.id);
  return commitOnce(ctx, async () => {
    requireActive(await getEndpointRow(ctx, id, actor.id));
    const facts = { at: ctx.now, actorId: actor.id, requestId: ctx.requestId };
    const event = { eventId: newId("event"), type: "webhook.test" as const, facts, data: { webhookId: id } };
    const { rows, plan } = planDeliveries(ctx, event, [id]);
    const result = rows.map((row) => toDelivery({ ...row, ...fresh }))[0];
    if (result === undefined) throw new Error("a test has one delivery");
    return { result, plan: [...(await planSpend(ctx, actor.id, "webhooks")), ...plan] };
  });
}

/** What the record fills in. */
const fresh = { seq: 0, state: "pending", round: 0, tries: 0, attempts: [] as never[], nextAt: null } as const;

/**
 * Sends it again, from the beginning of the schedule: the same body under the same id, whatever became of it before.
 * @throws AppError `not_found`, `webhook_disabled`, `rate_limited`
 */
export async function replayDelivery(ctx: Context, id: string): Promise<WebhookDelivery> {
  const actor = requireMember(ctx);
  await getDelivery(ctx, id, actor.id);
  return commitOnce(ctx, async () => {
    const { delivery, endpoint } = await getDelivery(ctx, id, actor.id);
    requireActive(endpoint);
    const round = delivery.round + 1;
    const columns = { state: "pending" as const, round, tries: 0, nextAt: ctx.now };
    const asRead = and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.round, delivery.round));
    const job = jobOf(id, round, ctx.now, { at: ctx.now, actorId: actor.id, requestId: ctx.requestId });
    return {
      result: toDelivery({ ...delivery, ...columns }),
      plan: [
        ...(await planSpend(ctx, actor.id, "webhooks")),
        exactlyOne(ctx.store.db.update(webhookDeliveries).set(columns).where(asRead)),
        ...planFollowUps(ctx, { eventId: delivery.eventId, topic: delivery.type }, [job]),
      ],
    };
  });
}

function requireActive({ state }: WebhookEndpointRow): void {
  if (state !== "active") throw new AppError("webhook_disabled");
}

function requireAddress({ config }: Context, url: string): void {
  const message = addressProblem(url, config);
  if (message !== null) throw new AppError("invalid_input", { errors: [{ path: "url", message }] });
}
