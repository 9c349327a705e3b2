import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { exported } from "../copy/en/exported.ts";
import { staff } from "../copy/en/staff.ts";
import { loadForAdmin } from "../lib/admin.server.ts";
import { mostExported, readAuditQuery, toApiQuery } from "../lib/audit-query.ts";
import { csvFile } from "../lib/csv.ts";
import { languages } from "../lib/languages.ts";
import { spokenLanguage } from "../lib/speaking.server.ts";
import type { AuditEntry, Page } from "../lib/types.ts";

const pageRows = 100;

/** The audit log as CSV with the filters of its page, the latest first. A file that is cut says so by its name. */
export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, async (api) => {
    const query = toApiQuery(readAuditQuery(new URL(args.request.url).searchParams));
    const { number, time } = exported;
    const { locale } = languages[spokenLanguage()];
    const { actor, did, subject, request, details } = staff;
    const lines: (string | number)[][] = [[number, time, actor, did, subject, request, details]];
    let cursor: string | undefined;
    while (lines.length <= mostExported) {
      const { items, nextCursor } = await api.get<Page<AuditEntry>>("/admin/audit", {
        ...query,
        cursor,
        limit: pageRows,
      });
      for (const { seq, at, actorId, verb, subject, requestId, detail } of items) {
        lines.push([seq, at, actorId, verb, subject, requestId, JSON.stringify(detail)]);
      }
      if (nextCursor === null) return csvFile("openchance-audit", lines, locale);
      cursor = nextCursor;
    }
    return csvFile(`openchance-audit-newest-${mostExported}`, lines, locale);
  });
}
