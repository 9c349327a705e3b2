/**
 * Browsers: a random number in a cookie of our own that no script can read, set for whoever is signed in (app/lib/device.server.ts). The
 * record keeps its hash beside those who applied, chose somebody or set up payouts from there, so that two accounts of one person can be
 * seen by a moderator (docs/PROTECTION.md). It says nothing else of anybody, and is forgotten (retention.ts).
 */
import { and, eq, inArray, ne, or } from "drizzle-orm";
import { devices } from "../database/schema.ts";
import type { Plan } from "../database/store.ts";
import type { Context } from "./context.ts";

/** What the cookie holds: 128 bits. */
export function deviceOf(headers: Headers): string | null {
  return /(?:^|;\s*)oc_device=([0-9a-f]{32})(?:;|$)/.exec(headers.get("cookie") ?? "")?.[1] ?? null;
}

/** Keeps that this person acted from the browser that asks. Nothing where it has no number. */
export async function planSeenDevice(ctx: Context, userId: string): Promise<Plan> {
  if (!ctx.device) return [];
  const seen = { hash: await hashOf(ctx.device), userId, seenAt: ctx.now };
  return [
    ctx.store.db
      .insert(devices)
      .values(seen)
      .onConflictDoUpdate({ target: [devices.hash, devices.userId], set: { seenAt: ctx.now } }),
  ];
}

/** Whether both acted from one browser, the one that asks now included. */
export async function shareDevice(ctx: Context, userId: string, otherId: string): Promise<boolean> {
  const { db } = ctx.store;
  // In the record and not in a list here: somebody may have had more browsers than a query takes values.
  const own = db.select({ hash: devices.hash }).from(devices).where(eq(devices.userId, userId));
  const now = ctx.device && ctx.actor?.id === userId ? eq(devices.hash, await hashOf(ctx.device)) : undefined;
  const both = and(eq(devices.userId, otherId), ne(devices.userId, userId), or(inArray(devices.hash, own), now));
  return (await db.$count(devices, both)) > 0;
}

async function hashOf(device: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(device));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
