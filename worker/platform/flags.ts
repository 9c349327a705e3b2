/**
 * Feature flags: what is switched on for whom. A flag without a row is on for everybody, so that a new deployment lacks nothing; an admin
 * turns it down to a share of the people, or to some by name (domains/operations).
 */
import { eq } from "drizzle-orm";
import { featureFlags } from "../database/schema.ts";
import type { Context } from "./context.ts";
import { AppError } from "./errors.ts";

/** What may be paused while something is wrong, without a deployment. */
export const flagNames = ["posting", "applying"] as const;
export type FlagName = (typeof flagNames)[number];

export interface FlagRule {
  /** 0 to 100. */
  readonly percentage: number;
  readonly userIds: readonly string[];
}

export const onForAll: FlagRule = { percentage: 100, userIds: [] };

/** Whether a flag is on for this person: the same people stay in as the percentage grows. */
export function isOnFor(name: FlagName, { percentage, userIds }: FlagRule, userId: string): boolean {
  return userIds.includes(userId) || bucketOf(`${name}:${userId}`) < percentage;
}

/** 0 to 99, evenly: FNV-1a, which needs no crypto and is the same everywhere. */
function bucketOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % 100;
}

/** @throws AppError `paused` when the flag is off for this person */
export async function requireFlag(ctx: Context, name: FlagName, userId: string): Promise<void> {
  const row = await ctx.store.db.query.featureFlags.findFirst({ where: eq(featureFlags.name, name) });
  if (!isOnFor(name, row ?? onForAll, userId)) throw new AppError("paused");
}
