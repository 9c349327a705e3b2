/** The Worker: HTTP, queues and clock, and the classes of its objects. */
import { app } from "./app.ts";
import { consumerFunctions } from "./consumers.ts";
import { takeSlowQueries } from "./database/store.ts";
import { sweepCheckouts } from "./domains/engagements/checkout-sweep.ts";
import { sweepLateEvents } from "./domains/engagements/stripe-event-review.ts";
import { sweepTimers } from "./domains/engagements/timers.ts";
import { sweepDigests } from "./domains/notifications/digests.ts";
import { sweepIncidents } from "./domains/operations/incidents.ts";
import { sweepReconciliation } from "./domains/payments/reconciliation.ts";
import { sweepPayments } from "./domains/payments/sweep.ts";
import { sweepClosings } from "./domains/privacy/closing.ts";
import { sweepStars } from "./domains/reviews/counting.ts";
import { sweepAlerts } from "./domains/search/alerts.ts";
import { sweepIdempotencyKeys } from "./platform/commit.ts";
import { deliver, type OutboxMessage, sweepOutbox } from "./platform/outbox.ts";
import { systemContext } from "./platform/system-context.ts";
import { log, measure } from "./platform/telemetry.ts";
import { observe } from "./platform/telemetry-export.ts";
import { sweepRetention } from "./retention.ts";

export { ConversationRoom } from "../durable-objects/conversation-room.ts";
export { UserInbox } from "../durable-objects/user-inbox.ts";

export default {
  fetch: app.fetch,

  async queue(batch: MessageBatch<OutboxMessage>, env: Env, execution: ExecutionContext): Promise<void> {
    const sendOn = observe(env, (work) => execution.waitUntil(work));
    if (batch.queue.endsWith("-dead")) reportDeadLetters(batch);
    else await deliverAll(batch, env, execution);
    countSlowQueries(env, "queue");
    sendOn();
  },

  /** Every minute: clocks that are due, events that were lost, calls that were left in the middle. One failing does not stop the others. */
  async scheduled(_event: ScheduledController, env: Env, execution: ExecutionContext): Promise<void> {
    const sendOn = observe(env, (work) => execution.waitUntil(work));
    const ctx = systemContext(env, (work) => execution.waitUntil(work));
    const sweeps = {
      timers: sweepTimers,
      outbox: sweepOutbox,
      checkouts: sweepCheckouts,
      lateEvents: sweepLateEvents,
      payments: sweepPayments,
      reconciliation: sweepReconciliation,
      idempotencyKeys: sweepIdempotencyKeys,
      digests: sweepDigests,
      closings: sweepClosings,
      alerts: sweepAlerts,
      retention: sweepRetention,
      stars: sweepStars,
      incidents: sweepIncidents,
    };
    for (const [name, sweep] of Object.entries(sweeps)) {
      try {
        await sweep(ctx);
      } catch (error) {
        log("error", "sweep.failed", { requestId: ctx.requestId, sweep: name, error });
      }
    }
    execution.waitUntil(ctx.store.close());
    countSlowQueries(env, "clock");
    sendOn();
  },
} satisfies ExportedHandler<Env, OutboxMessage>;

/** Those that ran meanwhile in this isolate. */
function countSlowQueries(env: Env, found: "queue" | "clock"): void {
  for (const ms of takeSlowQueries()) measure(env, "slow_query", [found], ms);
}

/** Each message is one outbox row and is acked by itself, so that one failure does not repeat its neighbours. */
async function deliverAll(batch: MessageBatch<OutboxMessage>, env: Env, execution: ExecutionContext): Promise<void> {
  for (const message of batch.messages) {
    const ctx = systemContext(env, (work) => execution.waitUntil(work));
    try {
      const delivered = await deliver(ctx, message.body.outboxId, consumerFunctions);
      if (delivered === "ack") message.ack();
      else message.retry({ delaySeconds: 5 });
    } catch (error) {
      log("error", "queue.delivery_failed", { requestId: ctx.requestId, outboxId: message.body.outboxId, error });
      message.retry({ delaySeconds: 30 });
    } finally {
      execution.waitUntil(ctx.store.close());
    }
  }
}

/** The outbox row is the record and cron sends it again; a dead letter only says that the queue gave up hurrying it. */
function reportDeadLetters(batch: MessageBatch<OutboxMessage>): void {
  for (const message of batch.messages)
    log("error", "queue.dead_letter", { queue: batch.queue, outboxId: message.body.outboxId });
  batch.ackAll();
}
