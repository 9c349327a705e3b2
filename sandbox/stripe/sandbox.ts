import type Stripe from "stripe";
import { newId } from "./ids.ts";
import { type JobKind, runJob } from "./jobs.ts";
import { present } from "./present.ts";
import { Store, type StoredObject } from "./store.ts";
import { planDeliveries, runDeliveries } from "./webhooks.ts";

/** The API version that stripe@23.1.0 pins. */
export const API_VERSION = "2026-10-28.endive";

/** Variables of the Worker. An empty URL means that nothing is delivered there. */
export interface SandboxVars {
  WEBHOOK_URL_PLATFORM?: string;
  WEBHOOK_URL_CONNECT?: string;
  WEBHOOK_URL_ACCOUNTS?: string;
  WEBHOOK_SECRET_PLATFORM?: string;
  WEBHOOK_SECRET_CONNECT?: string;
  WEBHOOK_SECRET_ACCOUNTS?: string;
  /** Secret keys that are accepted, separated by commas; `sk_sandbox_openchance` when absent. */
  SECRET_KEYS?: string;
}

/** What caused an event, as `event.request` tells it. */
export interface Cause {
  id: string | null;
  idempotency_key: string | null;
}

/** The state of the sandbox and what its parts do together: the clock, events, work that is due. */
export class Sandbox {
  readonly store: Store;
  readonly vars: SandboxVars;
  /** Deliveries that are on their way, so that no two runs send the same one at once. */
  readonly inFlight = new Set<number>();
  /** The request that is being performed. Handlers never wait, so there is only one. */
  cause: Cause = { id: null, idempotency_key: null };
  private readonly storage: DurableObjectStorage;
  private waking = false;

  constructor(storage: DurableObjectStorage, vars: SandboxVars) {
    this.storage = storage;
    this.vars = vars;
    this.store = new Store(storage);
  }

  /** The sandbox's time in ms: the real time plus what scripts have moved it by. */
  now(): number {
    return Date.now() + this.store.setting("clockOffset", 0);
  }

  /** The same in whole seconds, as v1 objects carry it. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Does `kind` to `subject` once `delayMs` of the sandbox's time have passed. */
  schedule(kind: JobKind, subject: string, delayMs: number, detail: Record<string, unknown> = {}): void {
    this.store.sql.exec(
      "INSERT INTO jobs (due_at, kind, subject, detail) VALUES (?, ?, ?, ?)",
      this.now() + delayMs,
      kind,
      subject,
      JSON.stringify(detail),
    );
  }

  /**
   * Writes a snapshot event about `object` and its deliveries. `account` is the connected account that the object belongs
   * to ("" for the platform's own); `previous` are the former values of what changed.
   */
  emit(type: string, object: StoredObject, options: { account?: string; previous?: object } = {}): Stripe.Event {
    const account = options.account ?? "";
    const event = {
      id: newId("evt"),
      object: "event",
      ...(account === "" ? {} : { account }),
      api_version: API_VERSION,
      created: this.seconds(),
      data: {
        object: present(this, object),
        ...(options.previous === undefined ? {} : { previous_attributes: options.previous }),
      },
      livemode: false,
      pending_webhooks: 0,
      request: { ...this.cause },
      type,
    } as unknown as Stripe.Event; // `type` and `data.object` are paired by the callers; the union cannot be built generically
    event.pending_webhooks = planDeliveries(this, event.id, account === "" ? "platform" : "connect", type);
    this.store.insert(event, event.created, account);
    return event;
  }

  /** Writes a v2 event about an account; its notification (the thin form) is what is delivered. */
  emitThin(type: string, account: string, data?: object): void {
    const event = {
      id: newId("evt"),
      object: "v2.core.event" as const,
      context: null,
      created: new Date(this.now()).toISOString(),
      livemode: false,
      reason:
        this.cause.id === null
          ? null
          : { type: "request", request: { id: this.cause.id, idempotency_key: this.cause.idempotency_key ?? "" } },
      // Stripe declares no related object for events about links; their `data` names the account.
      related_object: type.startsWith("v2.core.account_link.")
        ? null
        : { id: account, type: "v2.core.account", url: `/v2/core/accounts/${account}` },
      type,
      changes: null,
      ...(data === undefined ? {} : { data }),
    };
    this.store.insert(event, this.seconds());
    planDeliveries(this, event.id, "accounts", type);
  }

  /** Starts the work that is due, soon but not within the present request, and sets the alarm for the rest. */
  wake(): void {
    if (this.waking) return;
    this.waking = true;
    // The pause lets the answer of the causing request go out first, as it would at Stripe.
    setTimeout(() => {
      this.waking = false;
      this.runDue().catch((error: unknown) => console.error("sandbox: work that was due failed", error));
    }, 3);
  }

  /** Runs everything that is due, then arms the alarm for what is not. Twice is harmless. */
  async runDue(): Promise<void> {
    try {
      this.runDueJobs();
      await runDeliveries(this);
    } finally {
      await this.arm();
    }
  }

  /** Runs the jobs whose time has come, in order, each in its own transaction. */
  runDueJobs(): void {
    for (;;) {
      const job = this.store.sql
        .exec<{ seq: number; kind: string; subject: string; detail: string }>(
          "SELECT seq, kind, subject, detail FROM jobs WHERE due_at <= ? ORDER BY due_at, seq LIMIT 1",
          this.now(),
        )
        .toArray()[0];
      if (job === undefined) return;
      this.store.transaction(() => {
        this.store.sql.exec("DELETE FROM jobs WHERE seq = ?", job.seq);
        this.cause = { id: null, idempotency_key: null };
        runJob(this, job.kind as JobKind, job.subject, JSON.parse(job.detail)); // both written by schedule()
      });
    }
  }

  private async arm(): Promise<void> {
    const { sql } = this.store;
    const job = sql.exec<{ at: number | null }>("SELECT MIN(due_at) AS at FROM jobs").one().at;
    const delivery = sql
      .exec<{ at: number | null }>("SELECT MIN(due_at) AS at FROM deliveries WHERE state = 'pending'")
      .one().at;
    const times = [job === null ? null : job - this.store.setting("clockOffset", 0), delivery].filter(
      (at) => at !== null,
    );
    if (times.length === 0) return;
    const at = Math.max(Date.now() + 20, Math.min(...times));
    const armed = await this.storage.getAlarm();
    // One that is long overdue was lost with a former process; one that is just due fires by itself.
    const lost = armed !== null && armed < Date.now() - 2_000;
    if (armed === null || armed > at || lost) await this.storage.setAlarm(at);
  }
}
