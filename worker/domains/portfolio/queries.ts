/** Reads of portfolios. Whoever is suspended shows none: what was reported of them must not go on standing there. */
import { and, asc, eq, isNull } from "drizzle-orm";
import { challenges, type FileRow, files, users, type WorkRow, works } from "../../database/schema.ts";
import { forGuests } from "../../platform/cache.ts";
import { type Context, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { getUserRow } from "../users/queries.ts";
import type { Work, WorkList } from "./contract.ts";
import { toWork } from "./views.ts";

/** Somebody's works, in their order. @throws AppError `not_found` */
export async function listWorksOf(ctx: Context, handle: string): Promise<WorkList> {
  return forGuests(ctx, "people", `works of ${handle}`, async () => {
    const { id, state } = await getUserRow(ctx, handle);
    return { items: state === "suspended" ? [] : await findWorks(ctx, eq(works.userId, id)), nextCursor: null };
  });
}

/** One's own, in their order. */
export async function listOwnWorks(ctx: Context): Promise<WorkList> {
  return { items: await findWorks(ctx, eq(works.userId, requireReader(ctx).id)), nextCursor: null };
}

/** One's own. @throws AppError `not_found` also for somebody else's */
export async function getWorkRow(ctx: Context, workId: string, userId: string): Promise<WorkRow> {
  const row = await ctx.store.db.query.works.findFirst({ where: and(eq(works.id, workId), eq(works.userId, userId)) });
  if (row === undefined) throw new AppError("not_found");
  return row;
}

/** One's own works as rows, in their order. */
export function findWorkRows(ctx: Context, userId: string): Promise<WorkRow[]> {
  return ctx.store.db.query.works.findMany({
    where: eq(works.userId, userId),
    orderBy: [asc(works.place), asc(works.id)],
  });
}

/** A picture for everybody who may see the work. @throws AppError `not_found` */
export async function openPicture(ctx: Context, workId: string): Promise<{ file: FileRow; object: R2ObjectBody }> {
  const [found] = await ctx.store.db
    .select({ file: files, state: users.state })
    .from(files)
    .innerJoin(users, eq(users.id, files.ownerId))
    .where(and(eq(files.workId, workId), eq(files.state, "clean")))
    .limit(1);
  if (found === undefined || found.state === "suspended") throw new AppError("not_found");
  const object = await ctx.env.FILES.get(found.file.id);
  if (object === null) throw new AppError("not_found");
  return { file: found.file, object };
}

/** A work that others see, with its picture. @throws AppError `not_found` also for one of somebody suspended */
export async function getShownWork(
  ctx: Context,
  workId: string,
): Promise<{ work: WorkRow; picture: Pick<FileRow, "id"> | null }> {
  const [found] = await ctx.store.db
    .select({ work: works, picture: { id: files.id }, state: users.state })
    .from(works)
    .innerJoin(users, eq(users.id, works.userId))
    .leftJoin(files, and(eq(files.workId, works.id), eq(files.state, "clean")))
    .where(eq(works.id, workId))
    .limit(1);
  if (found === undefined || found.state === "suspended") throw new AppError("not_found");
  return found;
}

export async function findWorks(ctx: Context, which: ReturnType<typeof eq>): Promise<Work[]> {
  const rows = await ctx.store.db
    .select({ work: works, challenge: challenges, picture: files })
    .from(works)
    // What was taken down is named nowhere; the words about it are the solver's own.
    .leftJoin(challenges, and(eq(challenges.id, works.challengeId), isNull(challenges.takenDownAt)))
    .leftJoin(files, and(eq(files.workId, works.id), eq(files.state, "clean")))
    .where(which)
    .orderBy(asc(works.place), asc(works.id));
  return rows.map(({ work, challenge, picture }) => toWork(work, challenge, picture));
}
