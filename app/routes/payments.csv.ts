import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { majorUnits } from "../lib/format.ts";
import { load } from "../lib/session.server.ts";
import { readMovements } from "../lib/statement.server.ts";
import { readStatementQuery } from "../lib/statement-query.ts";
import type { Movement } from "../lib/types.ts";

const columns = ["at", "kind", "side", "challenge", "amount", "currency", "state", "reason", "receipt", "id"] as const;

/** The statement as CSV with the filters of the page, newest first. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const query = readStatementQuery(new URL(args.request.url).searchParams);
    const items = await readMovements(api, query);
    const body = [columns.join(","), ...items.map(line), ""].join("\r\n");
    return new Response(body, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="openchance-${[query.currency, query.kind, query.from, query.to].filter(Boolean).join("-") || "all"}.csv"`,
        "Cache-Control": "private, no-store",
      },
    });
  });
}

function line({ at, kind, side, challenge, amount, state, reason, holdId, id }: Movement): string {
  const { currency } = amount;
  const cells = [at, kind, side, challenge?.title ?? "", majorUnits(amount), currency, state, reason, holdId, id];
  return cells.map((value) => cell(value ?? "")).join(",");
}

/** Quoted; a leading sign of a formula is disarmed, since spreadsheets would run it. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
