/** Reads of applications: a poster's board, a solver's own list. */
import { and, asc, desc, eq, gt, inArray, lt } from "drizzle-orm";
import { type ApplicationRow, applications, conversations, type UserRow, users } from "../../database/schema.ts";
import { type Context, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Page, readCursor, toPage } from "../../platform/paging.ts";
import { requirePoster } from "../challenges/commands.ts";
import { findSummaries, getChallengeWithPeople } from "../challenges/queries.ts";
import { findPayableUsers } from "../payments/queries.ts";
import type { Application, OwnApplication } from "./contract.ts";
import { toApplication } from "./views.ts";

interface ListQuery {
  cursor?: string | undefined;
  limit: number;
  state?: ApplicationRow["state"] | undefined;
}

export interface ApplicationWithPerson {
  application: ApplicationRow;
  applicant: UserRow;
}

/**
 * The board: every application for a challenge, first come first.
 * @throws AppError `not_found`, `forbidden`
 */
export async function listApplicationsFor(
  ctx: Context,
  idOrSlug: string,
  query: ListQuery,
): Promise<Page<Application>> {
  const actor = requireReader(ctx);
  const found = await getChallengeWithPeople(ctx, idOrSlug);
  requirePoster(actor, found);
  const [after] = readCursor(query.cursor, 1) ?? [];
  const rows = await withPeople(ctx)
    .where(
      and(
        eq(applications.challengeId, found.challenge.id),
        query.state ? eq(applications.state, query.state) : undefined,
        after === undefined ? undefined : gt(applications.seq, after),
      ),
    )
    .orderBy(asc(applications.seq))
    .limit(query.limit + 1);
  const page = toPage(rows, query.limit, (row) => [row.application.seq]);
  return { items: await present(ctx, page.items), nextCursor: page.nextCursor };
}

/** One's own applications with their challenges, newest first. */
export async function listOwnApplications(ctx: Context, query: ListQuery): Promise<Page<OwnApplication>> {
  const actor = requireReader(ctx);
  const [before] = readCursor(query.cursor, 1) ?? [];
  const rows = await withPeople(ctx)
    .where(
      and(
        eq(applications.applicantId, actor.id),
        query.state ? eq(applications.state, query.state) : undefined,
        before === undefined ? undefined : lt(applications.seq, before),
      ),
    )
    .orderBy(desc(applications.seq))
    .limit(query.limit + 1);
  const page = toPage(rows, query.limit, (row) => [row.application.seq]);
  const items = await present(ctx, page.items);
  const summaries = await findSummaries(ctx, { ids: items.map((item) => item.challengeId) });
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  return {
    items: items.flatMap((item) => {
      const challenge = byId.get(item.challengeId);
      return challenge ? [{ ...item, challenge }] : [];
    }),
    nextCursor: page.nextCursor,
  };
}

/** One application, for its poster and its applicant. @throws AppError `not_found` */
export async function getApplication(ctx: Context, applicationId: string): Promise<Application> {
  const [application] = await present(ctx, [await getApplicationRow(ctx, applicationId)]);
  if (application === undefined) throw new AppError("not_found");
  return application;
}

/** The row, if the reader is a party of it. @throws AppError `not_found` */
export async function getApplicationRow(ctx: Context, applicationId: string): Promise<ApplicationWithPerson> {
  const [row] = await withPeople(ctx).where(eq(applications.id, applicationId)).limit(1);
  const readerId = ctx.actor?.id;
  const party =
    ctx.actor?.kind === "system" || row?.application.posterId === readerId || row?.application.applicantId === readerId;
  if (row === undefined || !party) throw new AppError("not_found");
  return row;
}

function withPeople(ctx: Context) {
  return ctx.store.db
    .select({ application: applications, applicant: users })
    .from(applications)
    .innerJoin(users, eq(users.id, applications.applicantId))
    .$dynamic();
}

/** Adds what stands beside the rows: who can be paid, which room is open. */
export async function present(ctx: Context, rows: readonly ApplicationWithPerson[]): Promise<Application[]> {
  const readerId = requireReader(ctx).id;
  if (rows.length === 0) return [];
  const payable = await findPayableUsers(
    ctx,
    rows.map((row) => row.applicant.id),
  );
  const rooms = await findRooms(
    ctx,
    rows.map((row) => row.application),
  );
  return rows.map(({ application, applicant }) =>
    toApplication(application, {
      applicant,
      payable: payable.has(applicant.id),
      conversationId: rooms.get(`${application.challengeId} ${application.applicantId}`) ?? null,
      readerId,
    }),
  );
}

async function findRooms(ctx: Context, rows: readonly ApplicationRow[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  // A page has at most 100 rows, and D1 binds 100 parameters a query.
  for (let start = 0; start < rows.length; start += 40) {
    const part = rows.slice(start, start + 40);
    const rooms = await ctx.store.db.query.conversations.findMany({
      where: and(
        inArray(conversations.challengeId, [...new Set(part.map((row) => row.challengeId))]),
        inArray(conversations.applicantId, [...new Set(part.map((row) => row.applicantId))]),
      ),
    });
    for (const room of rooms) found.set(`${room.challengeId} ${room.applicantId}`, room.id);
  }
  return found;
}
