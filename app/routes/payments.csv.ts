import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { csvFile } from "../lib/csv.ts";
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
    const narrowed = [query.currency, query.kind, query.from, query.to].filter(Boolean).join("-");
    return csvFile(`openchance-${narrowed || "all"}`, [columns, ...items.map(line)]);
  });
}

function line({ at, kind, side, challenge, amount, state, reason, holdId, id }: Movement): (string | number)[] {
  const { currency } = amount;
  return [
    at,
    kind,
    side,
    challenge?.title ?? "",
    majorUnits(amount),
    currency,
    state ?? "",
    reason ?? "",
    holdId ?? "",
    id,
  ];
}
