/** Taking in a file: a row that says it is coming, the bytes to R2, then the row that says it may be read. */
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { type FileRow, files } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { dayMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { spend } from "../../platform/rations.ts";
import { fileLimits, type inlineImageTypes, type StoredFile } from "./contract.ts";
import { imageHeadBytes, imageSize } from "./image-size.ts";
import { toFile } from "./views.ts";

/** First bytes of the images a browser may show in place: a file that says it is one must be one. */
const signatures: Record<(typeof inlineImageTypes)[number], readonly number[]> = {
  "image/png": [0x89, 0x50, 0x4e, 0x47],
  "image/jpeg": [0xff, 0xd8, 0xff],
  "image/gif": [0x47, 0x49, 0x46, 0x38],
  "image/webp": [0x52, 0x49, 0x46, 0x46],
};

export interface Upload {
  name: string;
  /** The Content-Type header. */
  type: string;
  /** The Content-Length header, bytes; null when the client sent none. */
  size: number | null;
  body: ReadableStream<Uint8Array> | null;
}

/**
 * Streams a file into R2. It belongs to nothing until a delivery or message takes it.
 * @throws AppError `invalid_input`, `body_too_large`, `upload_quota_reached`, `rate_limited`
 */
export async function uploadFile(ctx: Context, upload: Upload): Promise<StoredFile> {
  const actor = requireMember(ctx);
  const size = requireSize(upload);
  const type = upload.type.split(";")[0]?.trim().toLowerCase() || "application/octet-stream";
  const file: FileRow = {
    id: newId("file"),
    ownerId: actor.id,
    name: upload.name.replace(/[\p{Cc}/\\]/gu, "_"),
    type,
    size,
    width: null,
    height: null,
    state: "pending",
    deliveryId: null,
    conversationId: null,
    disputeId: null,
    workId: null,
    checksum: null,
    createdAt: ctx.now,
  };
  await spend(ctx, actor.id, "uploads", async () => {
    await requireQuota(ctx, actor.id, size);
    return [ctx.store.db.insert(files).values(file)];
  });
  const stored = await ctx.env.FILES.put(file.id, upload.body, { httpMetadata: { contentType: type } });
  const head = await readHead(ctx, file);
  const state = stored.size === size && isWhatItSays(file, head) ? "clean" : "rejected";
  // R2 works it out as the bytes go by.
  const checksum = stored.checksums.toJSON().md5 ?? null;
  const pixels = imageSize(type, head) ?? { width: null, height: null };
  await commit(ctx, [
    exactlyOne(
      ctx.store.db
        .update(files)
        .set({ state, checksum, ...pixels })
        .where(and(eq(files.id, file.id), eq(files.state, "pending"))),
    ),
  ]);
  if (state === "rejected") {
    await ctx.env.FILES.delete(file.id);
    throw new AppError("invalid_input", {
      errors: [{ path: "body", message: `This is not a whole file of the type ${type}.` }],
    });
  }
  return toFile({ ...file, ...pixels, checksum, state });
}

function requireSize(upload: Upload): number {
  if (upload.size === null || upload.body === null) {
    throw new AppError("invalid_input", {
      errors: [{ path: "Content-Length", message: "Send the file as the body, with its length." }],
    });
  }
  if (upload.size === 0)
    throw new AppError("invalid_input", { errors: [{ path: "body", message: "The file is empty." }] });
  if (upload.size > fileLimits.bytes)
    throw new AppError("body_too_large", { detail: `A file may have ${fileLimits.bytes / 1024 / 1024} MiB at most.` });
  return upload.size;
}

async function requireQuota(ctx: Context, ownerId: string, size: number): Promise<void> {
  const [row] = await ctx.store.db
    .select({ bytes: sql<number>`coalesce(sum(${files.size}), 0)`.mapWith(Number) })
    .from(files)
    .where(and(eq(files.ownerId, ownerId), gt(files.createdAt, ctx.now - dayMs)));
  if ((row?.bytes ?? 0) + size > fileLimits.dailyBytes) throw new AppError("upload_quota_reached");
}

/** The first bytes of an image; nothing of other files, which nobody looks into. */
async function readHead(ctx: Context, file: FileRow): Promise<Uint8Array> {
  if (!(file.type in signatures)) return new Uint8Array();
  const range = { offset: 0, length: Math.min(imageHeadBytes, file.size) };
  const head = await ctx.env.FILES.get(file.id, { range });
  return head === null ? new Uint8Array() : new Uint8Array(await head.arrayBuffer());
}

function isWhatItSays(file: FileRow, head: Uint8Array): boolean {
  const expected = new Map<string, readonly number[]>(Object.entries(signatures)).get(file.type);
  return expected?.every((byte, at) => head[at] === byte) ?? true;
}

/** Takes files away from everybody: what they held must not be read again. */
export async function rejectFiles(ctx: Context, fileIds: readonly string[]): Promise<void> {
  for (const id of fileIds) {
    await commit(ctx, [ctx.store.db.update(files).set({ state: "rejected" }).where(eq(files.id, id))]);
    await ctx.env.FILES.delete(id);
  }
}

/** Where a file comes to belong: whoever may see that may read the file. */
type Belonging = { deliveryId: string } | { conversationId: string } | { disputeId: string } | { workId: string };

/** A file that nothing took yet: it may still be attached, and is forgotten when nobody does (retention.ts). */
export const belongsToNothing = and(
  isNull(files.deliveryId),
  isNull(files.conversationId),
  isNull(files.disputeId),
  isNull(files.workId),
);

/**
 * Gives a person's own, still free files to a delivery, a conversation or a dispute. Put it after the insert of what they belong to.
 * @throws AppError `file_not_usable`
 */
export async function planAttachFiles(
  ctx: Context,
  ownerId: string,
  fileIds: readonly string[],
  to: Belonging,
): Promise<{ plan: Plan; attached: FileRow[] }> {
  const attached: FileRow[] = [];
  for (const fileId of new Set(fileIds)) {
    const file = await ctx.store.db.query.files.findFirst({ where: and(eq(files.id, fileId), belongsToNothing) });
    if (file?.ownerId !== ownerId || file.state !== "clean")
      throw new AppError("file_not_usable", {
        errors: [{ path: "fileIds", message: `${fileId} cannot be used here.` }],
      });
    attached.push({ ...file, ...to });
  }
  return {
    attached,
    plan: attached.map((file) =>
      exactlyOne(
        ctx.store.db
          .update(files)
          .set(to)
          .where(and(eq(files.id, file.id), belongsToNothing)),
      ),
    ),
  };
}
