/** All mail that would have gone out, the newest 500 of it, in one SQLite object. */
import { DurableObject } from "cloudflare:workers";

export interface Env {
  MAILBOX: DurableObjectNamespace<Mailbox>;
  /** Where fates of mail are posted to; empty: nowhere. */
  WEBHOOK_URL: string;
}

/** What is kept of a mail. Instants are epoch ms. */
export interface Mail {
  [column: string]: SqlStorageValue;
  id: string;
  sender: string;
  recipient: string;
  subject: string;
  html: string;
  body: string;
  headers: string;
  at: number;
  fate: string;
}

export type NewMail = Omit<Mail, "id" | "at" | "fate">;

/** What becomes of the next mails: `refuse` takes nothing, `forget` takes the mail and answers as if it had not. */
export interface Fault {
  kind: "refuse" | "forget";
  status: number;
  times: number;
}

export type Taken = { id: string } | { conflict: true } | { status: number };

const KEPT = 500;
/** As long as Resend remembers a key. */
const NAMED_FOR_MS = 24 * 3_600_000;

export class Mailbox extends DurableObject<Env> {
  readonly #sql: SqlStorage;
  #fault: Fault | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sql = ctx.storage.sql;
    this.#sql.exec(
      `create table if not exists mail (seq integer primary key, id text unique not null, sender text not null, recipient text not null,
         subject text not null, html text not null, body text not null, headers text not null, at integer not null, fate text not null);
       create table if not exists name (key text primary key, hash text not null, id text not null, at integer not null) without rowid`,
    );
  }

  /** Takes a mail once for its key: the same words give the same id again, others are refused. */
  take(mail: NewMail, key: string | null, hash: string): Taken {
    const fault = this.#nextFault();
    if (fault?.kind === "refuse") return { status: fault.status };
    const taken = this.#store(mail, key, hash, Date.now());
    return fault === null ? taken : { status: fault.status };
  }

  #store(mail: NewMail, key: string | null, hash: string, now: number): Taken {
    this.#sql.exec("delete from name where at < ?", now - NAMED_FOR_MS);
    if (key !== null) {
      const [known] = this.#sql.exec<{ id: string; hash: string }>("select id, hash from name where key = ?", key);
      if (known !== undefined) return known.hash === hash ? { id: known.id } : { conflict: true };
    }
    const id = crypto.randomUUID();
    const { sender, recipient, subject, html, body, headers } = mail;
    this.#sql.exec(
      `insert into mail (id, sender, recipient, subject, html, body, headers, at, fate) values (?, ?, ?, ?, ?, ?, ?, ?, 'delivered')`,
      id,
      sender,
      recipient,
      subject,
      html,
      body,
      headers,
      now,
    );
    if (key !== null) this.#sql.exec("insert into name values (?, ?, ?, ?)", key, hash, id, now);
    this.#sql.exec("delete from mail where seq <= (select max(seq) from mail) - ?", KEPT);
    return { id };
  }

  #nextFault(): Fault | null {
    const fault = this.#fault;
    if (fault === null) return null;
    this.#fault = fault.times > 1 ? { ...fault, times: fault.times - 1 } : null;
    return fault;
  }

  failNext(fault: Fault): void {
    this.#fault = fault;
  }

  /** The newest first; of one recipient, or of all. */
  list(recipient: string | null, limit: number): Mail[] {
    return this.#sql
      .exec<Mail>(
        "select * from mail where ? is null or recipient = ? order by seq desc limit ?",
        recipient,
        recipient,
        limit,
      )
      .toArray();
  }

  find(id: string): Mail | null {
    const [mail] = this.#sql.exec<Mail>("select * from mail where id = ?", id).toArray();
    return mail ?? null;
  }

  mark(id: string, fate: string): void {
    this.#sql.exec("update mail set fate = ? where id = ?", fate, id);
  }

  empty(): void {
    this.#sql.exec("delete from mail");
  }
}
