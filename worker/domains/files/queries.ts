/** Reading files: the owner always, others only through what the file belongs to. */
import { and, eq, exists, isNull, or, type SQL, sql } from "drizzle-orm";
import {
  challenges,
  conversationMembers,
  deliveries,
  disputes,
  type FileRow,
  files,
  reports,
} from "../../database/schema.ts";
import { type Context, isAdmin, isModerator, requireReader, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { inlineImageTypes } from "./contract.ts";

export interface FileToRead {
  file: FileRow;
  object: R2ObjectBody;
  /** True for images that a browser may show in place; everything else is downloaded. */
  inline: boolean;
}

/** @throws AppError `not_found` also for files one may not read */
export async function openFile(ctx: Context, fileId: string): Promise<FileToRead> {
  const reader = requireReader(ctx);
  const file = await ctx.store.db.query.files.findFirst({ where: eq(files.id, fileId) });
  if (file?.state !== "clean" || !(await mayRead(ctx, file, reader))) throw new AppError("not_found");
  const object = await ctx.env.FILES.get(file.id);
  if (object === null) throw new AppError("not_found");
  return { file, object, inline: inlineImageTypes.some((type) => type === file.type) };
}

async function mayRead(ctx: Context, file: FileRow, reader: UserActor): Promise<boolean> {
  const readerId = reader.id;
  const { ownerId, deliveryId, disputeId, conversationId } = file;
  if (ownerId === readerId) return true;
  if (deliveryId !== null)
    return (await isOnDelivery(ctx, deliveryId, readerId)) || (isAdmin(reader) && isDisputed(ctx, deliveryId));
  if (disputeId !== null) return isAdmin(reader) || isInDispute(ctx, disputeId, readerId);
  if (conversationId !== null) return isMember(ctx, conversationId, readerId);
  // A picture that its owner has taken from the work.
  return isModerator(ctx) && isReported(ctx, file.id);
}

async function isReported(ctx: Context, fileId: string): Promise<boolean> {
  return (await ctx.store.db.$count(files, and(eq(files.id, fileId), isReportEvidence(ctx)))) > 0;
}

/** Of a file: a report of its owner's work has it as evidence, and has not forgotten that (retention.ts). */
export function isReportEvidence(ctx: Context): SQL {
  return exists(
    ctx.store.db
      .select({ one: sql`1` })
      .from(reports)
      .where(
        and(
          eq(reports.againstId, files.ownerId),
          eq(reports.subject, "work"),
          sql`${reports.evidence} -> 'shown' ->> 'picture' = ${files.id}`,
        ),
      ),
  );
}

/** Whether there is, or was, a dispute about the work: admins then look at it. */
async function isDisputed(ctx: Context, deliveryId: string): Promise<boolean> {
  const [row] = await ctx.store.db
    .select({ id: disputes.id })
    .from(deliveries)
    .innerJoin(disputes, eq(disputes.challengeId, deliveries.challengeId))
    .where(eq(deliveries.id, deliveryId))
    .limit(1);
  return row !== undefined;
}

async function isInDispute(ctx: Context, disputeId: string, readerId: string): Promise<boolean> {
  const [row] = await ctx.store.db
    .select({ id: disputes.id })
    .from(disputes)
    .innerJoin(challenges, eq(challenges.id, disputes.challengeId))
    .where(and(eq(disputes.id, disputeId), or(eq(challenges.posterId, readerId), eq(challenges.solverId, readerId))))
    .limit(1);
  return row !== undefined;
}

async function isOnDelivery(ctx: Context, deliveryId: string, readerId: string): Promise<boolean> {
  const [row] = await ctx.store.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .innerJoin(challenges, eq(challenges.id, deliveries.challengeId))
    .where(and(eq(deliveries.id, deliveryId), or(eq(challenges.posterId, readerId), eq(deliveries.solverId, readerId))))
    .limit(1);
  return row !== undefined;
}

async function isMember(ctx: Context, conversationId: string, readerId: string): Promise<boolean> {
  const row = await ctx.store.db.query.conversationMembers.findFirst({
    where: and(
      eq(conversationMembers.conversationId, conversationId),
      eq(conversationMembers.userId, readerId),
      isNull(conversationMembers.leftAt),
    ),
  });
  return row !== undefined;
}
