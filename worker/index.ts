/** The Worker: HTTP, queues and clock, and the classes of its objects. */
import { app } from "./app.ts";
import { consumerFunctions } from "./consumers.ts";
import { openStore } from "./database/store.ts";
import { sweepCheckouts } from "./domains/engagements/checkout-sweep.ts";
import { sweepTimers } from "./domains/engagements/timers.ts";
import { sweepReconciliation } from "./domains/payments/reconciliation.ts";
import { sweepPayments } from "./domains/payments/sweep.ts";
import { readConfig } from "./env.ts";
import { sweepIdempotencyKeys } from "./platform/commit.ts";
import { type Context, systemActor } from "./platform/context.ts";
import { newId } from "./platform/ids.ts";
import { deliver, type OutboxMessage, sweepOutbox } from "./platform/outbox.ts";
import { log } from "./platform/telemetry.ts";
import { sweepRetention } from "./retention.ts";

export { ConversationRoom } from "../durable-objects/conversation-room.ts";
export { UserInbox } from "../durable-objects/user-inbox.ts";

export default {
  fetch: app.fetch,

  /** Each message is one outbox row and is acked by itself, so that one failure does not repeat its neighbours. */
  async queue(batch: MessageBatch<OutboxMessage>, env: Env, execution: ExecutionContext): Promise<void> {
    if (batch.queue.endsWith("-dead")) return reportDeadLetters(batch);
    for (const message of batch.messages) {
      const ctx = systemContext(env, execution);
      try {
        const delivered = await deliver(ctx, message.body.outboxId, consumerFunctions);
        if (delivered === "ack") message.ack();
        else message.retry({ delaySeconds: 5 });
      } catch (error) {
        log("error", "queue.delivery_failed", { requestId: ctx.requestId, outboxId: message.body.outboxId, error });
        message.retry({ delaySeconds: 30 });
      }
    }
  },

  /** Every minute: clocks that are due, events that were lost, calls that were left in the middle. One failing does not stop the others. */
  async scheduled(_event: ScheduledController, env: Env, execution: ExecutionContext): Promise<void> {
    const ctx = systemContext(env, execution);
    const sweeps = {
      timers: sweepTimers,
      outbox: sweepOutbox,
      checkouts: sweepCheckouts,
      payments: sweepPayments,
      reconciliation: sweepReconciliation,
      idempotencyKeys: sweepIdempotencyKeys,
      retention: sweepRetention,
    };
    for (const [name, sweep] of Object.entries(sweeps)) {
      try {
        await sweep(ctx);
      } catch (error) {
        log("error", "sweep.failed", { requestId: ctx.requestId, sweep: name, error });
      }
    }
  },
} satisfies ExportedHandler<Env, OutboxMessage>;

function systemContext(env: Env, execution: ExecutionContext): Context {
  return {
    actor: systemActor,
    refused: null,
    now: Date.now(),
    store: openStore(env.DB),
    env,
    config: readConfig(env),
    requestId: newId("request"),
    write: null,
    defer: (work) => execution.waitUntil(work),
  };
}

/** The outbox row is the record and cron sends it again; a dead letter only says that the queue gave up hurrying it. */
function reportDeadLetters(batch: MessageBatch<OutboxMessage>): void {
  for (const message of batch.messages)
    log("error", "queue.dead_letter", { queue: batch.queue, outboxId: message.body.outboxId });
  batch.ackAll();
}
