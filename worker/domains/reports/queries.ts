/** Reads of reports: one's own, and all of them for moderators. */
import { and, desc, eq, isNull, lt, ne, or, type SQL } from "drizzle-orm";
import { reports, type UserRow, users } from "../../database/schema.ts";
import { type Context, requireModerator, requireReader, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Page, readCursor, toPage } from "../../platform/paging.ts";
import { findUserRows } from "../users/queries.ts";
import type { FiledReport, Report, ReportState } from "./contract.ts";
import { toFiledReport, toReport } from "./views.ts";

interface PageQuery {
  cursor?: string | undefined;
  limit: number;
}

/** What one has reported, the latest first. */
export async function listOwnReports(ctx: Context, query: PageQuery): Promise<Page<Report>> {
  const actor = requireReader(ctx);
  const [before] = readCursor(query.cursor, 1) ?? [];
  const rows = await ctx.store.db.query.reports.findMany({
    where: and(eq(reports.reporterId, actor.id), before === undefined ? undefined : lt(reports.seq, before)),
    orderBy: desc(reports.seq),
    limit: query.limit + 1,
  });
  const page = toPage(rows, query.limit, (row) => [row.seq]);
  return { items: page.items.map(toReport), nextCursor: page.nextCursor };
}

/** Reports in a state with their evidence, the latest first. For moderators, but for what is said about themselves. */
export async function listFiledReports(
  ctx: Context,
  query: PageQuery & { state: ReportState },
): Promise<Page<FiledReport>> {
  const moderator = requireModerator(ctx);
  const [before] = readCursor(query.cursor, 1) ?? [];
  const rows = await filed(ctx)
    .where(
      and(
        eq(reports.state, query.state),
        ofOthers(moderator),
        before === undefined ? undefined : lt(reports.seq, before),
      ),
    )
    .orderBy(desc(reports.seq))
    .limit(query.limit + 1);
  const { items, nextCursor } = toPage(rows, query.limit, ({ report }) => [report.seq]);
  const againstIds = items.flatMap(({ report }) => report.againstId ?? []);
  const against = new Map<string, UserRow>();
  for (let from = 0; from < againstIds.length; from += 90) {
    for (const [id, row] of await findUserRows(ctx, againstIds.slice(from, from + 90))) against.set(id, row);
  }
  return {
    items: items.map(({ report, reporter }) =>
      toFiledReport(report, reporter, against.get(report.againstId ?? "") ?? null),
    ),
    nextCursor,
  };
}

/** @throws AppError `not_found` */
export async function getFiledReport(ctx: Context, reportId: string): Promise<FiledReport> {
  const moderator = requireModerator(ctx);
  const [row] = await filed(ctx)
    .where(and(eq(reports.id, reportId), ofOthers(moderator)))
    .limit(1);
  if (row === undefined) throw new AppError("not_found");
  const { againstId } = row.report;
  const against = againstId === null ? undefined : (await findUserRows(ctx, [againstId])).get(againstId);
  return toFiledReport(row.report, row.reporter, against ?? null);
}

function ofOthers({ id }: UserActor): SQL | undefined {
  return or(isNull(reports.againstId), ne(reports.againstId, id));
}

function filed(ctx: Context) {
  return ctx.store.db
    .select({ report: reports, reporter: users })
    .from(reports)
    .innerJoin(users, eq(users.id, reports.reporterId))
    .$dynamic();
}
