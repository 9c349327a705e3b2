/** Reads of deliveries: the poster's and the solver's, and once there is a dispute about them also those who decide it. */
import { and, asc, desc, eq, gte } from "drizzle-orm";
import { type DeliveryRow, deliveries, disputes, type FileRow, files } from "../../database/schema.ts";
import { type Context, isAdmin, requireReader, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type ChallengeWithPeople, getChallengeWithPeople } from "../challenges/queries.ts";
import type { Delivery } from "./contract.ts";
import { toDelivery } from "./views.ts";

/**
 * All versions, newest first.
 * @throws AppError `not_found`, `forbidden`
 */
export async function listDeliveries(ctx: Context, idOrSlug: string): Promise<{ items: Delivery[]; nextCursor: null }> {
  const actor = requireReader(ctx);
  const found = await getChallengeWithPeople(ctx, idOrSlug);
  if (!(await mayJudge(ctx, actor, found.challenge.id))) requireParticipant(actor, found);
  const rows = await ctx.store.db.query.deliveries.findMany({
    where: eq(deliveries.challengeId, found.challenge.id),
    orderBy: desc(deliveries.version),
  });
  return { items: await Promise.all(rows.map((row) => presentDelivery(ctx, row))), nextCursor: null };
}

/** A version as answers show it. */
export async function presentDelivery(ctx: Context, row: DeliveryRow): Promise<Delivery> {
  return toDelivery(row, await findDeliveryFiles(ctx, row.id), await findDisputedMs(ctx, row));
}

/** Nobody decides about work that they cannot see: an admin reads what there is, or was, a dispute about. */
async function mayJudge(ctx: Context, actor: UserActor, challengeId: string): Promise<boolean> {
  return isAdmin(actor) && (await ctx.store.db.$count(disputes, eq(disputes.challengeId, challengeId))) > 0;
}

/** Only the poster and the solver of a challenge. @throws AppError `forbidden` */
export function requireParticipant(actor: UserActor, { challenge }: Pick<ChallengeWithPeople, "challenge">): void {
  if (actor.id !== challenge.posterId && actor.id !== challenge.solverId) throw new AppError("forbidden");
}

/** @throws AppError `not_found` */
export async function getDeliveryRow(ctx: Context, deliveryId: string): Promise<DeliveryRow> {
  const row = await ctx.store.db.query.deliveries.findFirst({ where: eq(deliveries.id, deliveryId) });
  if (row === undefined) throw new AppError("not_found");
  return row;
}

/** The newest version, or null when nothing was delivered yet. */
export async function findLatestDelivery(ctx: Context, challengeId: string): Promise<DeliveryRow | null> {
  const row = await ctx.store.db.query.deliveries.findFirst({
    where: eq(deliveries.challengeId, challengeId),
    orderBy: desc(deliveries.version),
  });
  return row ?? null;
}

/**
 * Ms that the challenge stood still since a version was delivered, in disputes that were taken back: nobody's time to open one runs
 * out while another is open.
 */
export async function findDisputedMs(ctx: Context, { challengeId, createdAt }: DeliveryRow): Promise<number> {
  const takenBack = await ctx.store.db.query.disputes.findMany({
    where: and(
      eq(disputes.challengeId, challengeId),
      eq(disputes.state, "withdrawn"),
      gte(disputes.createdAt, createdAt),
    ),
  });
  // Taking it back is the last change of a dispute.
  return takenBack.reduce((ms, dispute) => ms + dispute.updatedAt - dispute.createdAt, 0);
}

async function findDeliveryFiles(ctx: Context, deliveryId: string): Promise<FileRow[]> {
  return ctx.store.db.query.files.findMany({ where: eq(files.deliveryId, deliveryId), orderBy: asc(files.createdAt) });
}
