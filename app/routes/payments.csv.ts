import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { majorUnits } from "../lib/format.ts";
import { load } from "../lib/session.server.ts";
import type { Movement, Statement } from "../lib/types.ts";

/** Pages of 100 movements in one file at most. */
const mostPages = 50;

/** The statement of one currency as CSV, newest first. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const currency = new URL(args.request.url).searchParams.get("currency") ?? "USD";
    const items: Movement[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const found = await api.get<Statement>("/payments", { currency, limit: 100, cursor });
      items.push(...found.items);
      if (found.nextCursor === null) break;
      cursor = found.nextCursor;
    }
    const lines = items.map(({ at, kind, challenge, amount, state, reason }) =>
      [at, kind, challenge?.title ?? "", majorUnits(amount), amount.currency, state ?? "", reason ?? ""]
        .map(cell)
        .join(","),
    );
    const body = ["at,kind,challenge,amount,currency,state,reason", ...lines, ""].join("\r\n");
    return new Response(body, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="openchance-${currency.replace(/\W/g, "")}.csv"`,
        "Cache-Control": "private, no-store",
      },
    });
  });
}

/** Quoted; a leading sign of a formula is disarmed, since spreadsheets would run it. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
