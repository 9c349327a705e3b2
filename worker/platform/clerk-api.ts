/** Clerk's Backend API and its webhooks: the few calls the product makes, each with a time-out. */
import { verifyWebhook } from "@clerk/backend/webhooks";
import * as z from "zod";
import type { ClerkVars } from "./clerk.ts";
import { AppError } from "./errors.ts";

const CLERK_API = "https://api.clerk.com";
/** A page may be waiting, so not long; nothing is retried here, every call may be made again. */
const TIMEOUT_MS = 5_000;

/** @returns what Clerk answered, or null for 404 and 410 (expired nonce, user already gone) */
async function call(method: "GET" | "POST" | "DELETE", path: string, vars: ClerkVars): Promise<unknown> {
  const response = await fetch(`${vars.CLERK_API_BASE ?? CLERK_API}/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${vars.CLERK_SECRET_KEY}`, "content-type": "application/json" },
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new AppError("identity_provider_unavailable", { cause });
  });
  if (response.status === 404 || response.status === 410) {
    await response.body?.cancel();
    return null;
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new AppError("identity_provider_unavailable", { cause: new Error(`Clerk answered ${response.status}`) });
  }
  return response.json();
}

const handshakePayload = z.object({ directives: z.array(z.string()) });

/** The Set-Cookie lines behind a handshake's nonce; none when it is unknown or used. */
export async function fetchHandshakeCookies(nonce: string, vars: ClerkVars): Promise<string[]> {
  const answer = await call("GET", `/clients/handshake_payload?nonce=${encodeURIComponent(nonce)}`, vars);
  return answer === null ? [] : handshakePayload.parse(answer).directives;
}

/** Ends a session everywhere. Ending one that is gone is fine. */
export async function revokeClerkSession(sessionId: string, vars: ClerkVars): Promise<void> {
  await call("POST", `/sessions/${encodeURIComponent(sessionId)}/revoke`, vars);
}

const clerkSession = z.object({
  id: z.string().min(1),
  created_at: z.number(),
  last_active_at: z.number(),
  latest_activity: z
    .object({ browser_name: z.string().nullish(), device_type: z.string().nullish(), country: z.string().nullish() })
    .nullish(),
});

/** Where somebody is signed in, as far as Clerk knows. Instants are epoch ms. */
export interface ClerkSession {
  id: string;
  createdAt: number;
  lastActiveAt: number;
  browser: string | null;
  device: string | null;
  country: string | null;
}

/** Sessions of one person that are looked at; nobody is signed in at more places. */
const MOST_SESSIONS = 100;

export async function listClerkSessions(subject: string, vars: ClerkVars): Promise<ClerkSession[]> {
  const query = new URLSearchParams({ user_id: subject, status: "active", limit: String(MOST_SESSIONS) });
  const answer = await call("GET", `/sessions?${query}`, vars);
  return z
    .array(clerkSession)
    .parse(answer ?? [])
    .map(({ id, created_at, last_active_at, latest_activity }) => ({
      id,
      createdAt: created_at,
      lastActiveAt: last_active_at,
      browser: latest_activity?.browser_name ?? null,
      device: latest_activity?.device_type ?? null,
      country: latest_activity?.country ?? null,
    }));
}

/** Deletes the person's account at Clerk, which ends their sessions. Deleting one that is gone is fine. */
export async function deleteClerkUser(subject: string, vars: ClerkVars): Promise<void> {
  await call("DELETE", `/users/${encodeURIComponent(subject)}`, vars);
}

const emailAddress = z.object({
  id: z.string(),
  email_address: z.string(),
  verification: z.object({ status: z.string() }).nullish(),
});

const person = z.object({
  id: z.string().min(1),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  primary_email_address_id: z.string().nullish(),
  email_addresses: z.array(emailAddress).default([]),
  created_at: z.number(),
  updated_at: z.number(),
});

const eventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal(["user.created", "user.updated"]), data: person }),
  z.object({ type: z.literal("user.deleted"), data: z.object({ id: z.string().min(1) }) }),
  z.object({
    type: z.literal(["session.ended", "session.removed", "session.revoked"]),
    data: z.object({ id: z.string().min(1), user_id: z.string().min(1).optional() }),
  }),
]);

/** What a webhook says, in our words. Instants are epoch ms. */
export type ClerkEvent = { id: string } & (
  | { kind: "person"; type: string; subject: string; email: string | null; name: string | null; updatedAt: number }
  | { kind: "person-deleted"; type: string; subject: string }
  | { kind: "session-ended"; type: string; sessionId: string; subject: string | null }
  | { kind: "other"; type: string }
);

/**
 * Verifies the svix signature (± 5 minutes) and reads the event. A replay within the window passes: dedupe on `id`.
 * @throws AppError `invalid_signature`
 */
export async function readClerkEvent(request: Request, vars: ClerkVars): Promise<ClerkEvent> {
  const id = request.headers.get("svix-id") ?? "";
  const event = await verifyWebhook(request, { signingSecret: vars.CLERK_WEBHOOK_SECRET }).catch((cause: unknown) => {
    throw new AppError("invalid_signature", { cause });
  });
  const parsed = eventSchema.safeParse(event);
  // A kind we do not follow, or a shape Clerk changed: it is genuine, so it is taken and kept by name.
  return parsed.success ? { id, ...inOurWords(parsed.data) } : { id, kind: "other", type: String(event.type) };
}

type WithoutId<Event> = Event extends { id: string } ? Omit<Event, "id"> : never;

function inOurWords(event: z.output<typeof eventSchema>): WithoutId<ClerkEvent> {
  const { type } = event;
  if (event.type === "user.deleted") return { kind: "person-deleted", type, subject: event.data.id };
  if (!("email_addresses" in event.data))
    return { kind: "session-ended", type, sessionId: event.data.id, subject: event.data.user_id ?? null };
  const { id, first_name, last_name, primary_email_address_id, email_addresses, updated_at } = event.data;
  const primary = email_addresses.find((address) => address.id === primary_email_address_id);
  const name = [first_name, last_name].filter(Boolean).join(" ").trim();
  return {
    kind: "person",
    type,
    subject: id,
    // Mail goes to it: an address that somebody only claims to have may be another's.
    email: (primary?.verification?.status ?? "verified") === "verified" ? (primary?.email_address ?? null) : null,
    name: name || null,
    updatedAt: updated_at,
  };
}
