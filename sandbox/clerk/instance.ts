/** The one object that holds users, sessions, demo accounts and undelivered webhooks of the local Clerk instance. */
import { DurableObject } from "cloudflare:workers";
import { deletedResource, sessionResource, userResource } from "./resources.ts";
import { normaliseEmail, SESSION_DAYS, userIdOf } from "./settings.ts";
import { type AccountRow, createTables, type SessionRow, type UserRow } from "./storage.ts";
import { deliverWebhooks, enqueueWebhook } from "./webhooks.ts";

export interface Env {
  CLERK: DurableObjectNamespace<ClerkInstance>;
  /** The product's origin; every key, name and cookie follows from it. */
  APP_ORIGIN: string;
  WEBHOOK_URL: string;
  /** How a handshake comes back: `token` (verified with the public key) or `nonce` (fetched from the Backend API). */
  HANDSHAKE_FORMAT: string;
}

export interface DemoAccount {
  email: string;
  name: string;
  /** A few words for the sign-in page: "posts challenges", "admin". */
  about: string;
}

export interface SignedIn {
  user: UserRow;
  session: SessionRow;
}

const HANDSHAKE_MS = 60_000;

export class ClerkInstance extends DurableObject<Env> {
  readonly #sql: SqlStorage;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sql = ctx.storage.sql;
    createTables(this.#sql);
    // An alarm that fell due while the process was down may never fire locally: arm it anew on every wake.
    void ctx.blockConcurrencyWhile(() => this.#armWebhooks());
  }

  /** The living user with this e-mail, created when there is none. A name that differs is an update. */
  async ensureUser(input: { email: string; name?: string; quiet?: boolean }): Promise<UserRow> {
    const email = normaliseEmail(input.email);
    const known = this.#userByEmail(email);
    if (known === null)
      return this.#createUser(email, input.name?.trim() || nameFromEmail(email), input.quiet ?? false);
    const name = input.name?.trim();
    if (!name || name === known.name) return known;
    return (await this.updateUser(known.id, { name })) ?? known;
  }

  findUser(id: string): UserRow | null {
    return this.#sql.exec<UserRow>("SELECT * FROM users WHERE id = ? AND deleted_at IS NULL", id).toArray()[0] ?? null;
  }

  async updateUser(id: string, change: { name?: string; email?: string }): Promise<UserRow | null> {
    const user = this.findUser(id);
    if (user === null) return null;
    const email = change.email === undefined ? user.email : normaliseEmail(change.email);
    // Strictly later than before, so that "newest wins" has one answer for two updates in the same millisecond.
    const updatedAt = Math.max(Date.now(), user.updated_at + 1);
    const name = change.name ?? user.name;
    this.#sql.exec("UPDATE users SET name = ?, email = ?, updated_at = ? WHERE id = ?", name, email, updatedAt, id);
    const updated = { ...user, name, email, updated_at: updatedAt };
    await this.#announce("user.updated", userResource(updated));
    return updated;
  }

  /** Ends every session of the user, then the user. The e-mail becomes free, for another id. */
  async deleteUser(id: string): Promise<boolean> {
    if (this.findUser(id) === null) return false;
    for (const session of this.listSessions(id)) await this.endSession(session.id, "removed");
    this.#sql.exec("UPDATE users SET deleted_at = ? WHERE id = ?", Date.now(), id);
    await this.#announce("user.deleted", deletedResource("user", id));
    return true;
  }

  /** @param clientId the browser's client, or null for a script's token */
  async createSession(userId: string, clientId: string | null): Promise<SessionRow> {
    const now = Date.now();
    const session: SessionRow = {
      id: `sess_${randomId()}`,
      user_id: userId,
      client_id: clientId,
      status: "active",
      created_at: now,
      updated_at: now,
      expire_at: now + SESSION_DAYS * 86_400_000,
    };
    const { id, status, expire_at } = session;
    this.#sql.exec(
      "INSERT INTO sessions (id, user_id, client_id, status, created_at, updated_at, expire_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      ...[id, userId, clientId, status, now, now, expire_at],
    );
    await this.#announce("session.created", sessionResource(session));
    return session;
  }

  findSession(id: string): SessionRow | null {
    return this.#sql.exec<SessionRow>("SELECT * FROM sessions WHERE id = ?", id).toArray()[0] ?? null;
  }

  listSessions(userId: string): SessionRow[] {
    return this.#sql
      .exec<SessionRow>("SELECT * FROM sessions WHERE user_id = ? AND status = 'active' LIMIT 100", userId)
      .toArray();
  }

  /** The session a browser is signed in with, or null. */
  activeSession(clientId: string): SignedIn | null {
    const session = this.#sql
      .exec<SessionRow>(
        "SELECT * FROM sessions WHERE client_id = ? AND status = 'active' AND expire_at > ? ORDER BY created_at DESC LIMIT 1",
        clientId,
        Date.now(),
      )
      .toArray()[0];
    const user = session && this.findUser(session.user_id);
    return session && user ? { session, user } : null;
  }

  /** `ended` by the user, `revoked` by an administrator, `removed` with its client or user. Ending twice is harmless. */
  async endSession(id: string, status: "ended" | "revoked" | "removed"): Promise<SessionRow | null> {
    const session = this.findSession(id);
    if (session === null || session.status !== "active") return session;
    const ended: SessionRow = { ...session, status, updated_at: Date.now() };
    this.#sql.exec("UPDATE sessions SET status = ?, updated_at = ? WHERE id = ?", status, ended.updated_at, id);
    await this.#announce(`session.${status}`, sessionResource(ended));
    return ended;
  }

  /** Replaces the demo accounts of the sign-in page. Their users come to be without webhooks: the seed writes their rows. */
  async replaceAccounts(accounts: DemoAccount[]): Promise<(DemoAccount & { userId: string })[]> {
    this.#sql.exec("DELETE FROM accounts");
    const listed: (DemoAccount & { userId: string })[] = [];
    for (const [order, { email, name, about }] of accounts.entries()) {
      const user = await this.ensureUser({ email, name, quiet: true });
      this.#sql.exec(
        "INSERT OR REPLACE INTO accounts (email, name, about, ord) VALUES (?, ?, ?, ?)",
        ...[user.email, name, about, order],
      );
      listed.push({ email: user.email, name, about, userId: user.id });
    }
    return listed;
  }

  listAccounts(): DemoAccount[] {
    return this.#sql.exec<AccountRow>("SELECT * FROM accounts ORDER BY ord").toArray();
  }

  /** Keeps the cookies of a handshake for one minute; they can be fetched once. */
  keepHandshake(directives: string[]): string {
    const nonce = randomId();
    this.#sql.exec("DELETE FROM handshakes WHERE expire_at < ?", Date.now());
    this.#sql.exec(
      "INSERT INTO handshakes (nonce, directives, expire_at) VALUES (?, ?, ?)",
      ...[nonce, JSON.stringify(directives), Date.now() + HANDSHAKE_MS],
    );
    return nonce;
  }

  takeHandshake(nonce: string): string[] | null {
    const row = this.#sql
      .exec<{ directives: string }>(
        "DELETE FROM handshakes WHERE nonce = ? AND expire_at >= ? RETURNING directives",
        nonce,
        Date.now(),
      )
      .toArray()[0];
    return row ? (JSON.parse(row.directives) as string[]) : null; // written by keepHandshake alone
  }

  /** How many webhooks wait, and why the oldest one does. */
  pendingWebhooks(): { count: number; lastError: string | null } {
    return this.#sql
      .exec<{ count: number; lastError: string | null }>(
        "SELECT count(*) AS count, max(last_error) AS lastError FROM webhooks",
      )
      .one();
  }

  override async alarm(): Promise<void> {
    try {
      await deliverWebhooks(this.#sql, this.env.WEBHOOK_URL, Date.now());
    } finally {
      await this.#armWebhooks();
    }
  }

  async #createUser(email: string, name: string, quiet: boolean): Promise<UserRow> {
    const now = Date.now();
    const { deleted } = this.#sql
      .exec<{ deleted: number }>("SELECT count(*) AS deleted FROM users WHERE email = ?", email)
      .one();
    const id = await userIdOf(email, deleted);
    // Hashing awaited: another request may have created the same user meanwhile.
    const known = this.findUser(id);
    if (known !== null) return known;
    const user: UserRow = { id, email, name, created_at: now, updated_at: now, deleted_at: null };
    this.#sql.exec(
      "INSERT INTO users (id, email, name, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
      ...[id, email, name, now, now],
    );
    if (!quiet) await this.#announce("user.created", userResource(user));
    return user;
  }

  #userByEmail(email: string): UserRow | null {
    return (
      this.#sql.exec<UserRow>("SELECT * FROM users WHERE email = ? AND deleted_at IS NULL", email).toArray()[0] ?? null
    );
  }

  async #announce(type: string, data: object): Promise<void> {
    enqueueWebhook(this.#sql, { type, data }, Date.now());
    await this.#armWebhooks();
  }

  async #armWebhooks(): Promise<void> {
    const { at } = this.#sql.exec<{ at: number | null }>("SELECT min(next_at) AS at FROM webhooks").one();
    if (at === null) return;
    const armed = await this.ctx.storage.getAlarm();
    const wanted = Math.max(at, Date.now());
    if (armed === null || armed > wanted || armed < Date.now()) await this.ctx.storage.setAlarm(wanted);
  }
}

function randomId(): string {
  return crypto.randomUUID().replaceAll("-", "");
}

/** `ada.lovelace@…` → `Ada Lovelace`. */
function nameFromEmail(email: string): string {
  const words = (email.split("@")[0] ?? "").split(/[._+-]+/).filter((word) => word !== "");
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(" ") || email;
}
