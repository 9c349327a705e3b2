import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { exported as texts } from "../copy/en/exported.ts";
import { payout } from "../copy/en/payout.ts";
import { statement } from "../copy/en/statement.ts";
import { csvFile } from "../lib/csv.ts";
import { majorUnits } from "../lib/format.ts";
import { languages } from "../lib/languages.ts";
import { kindWord, stateWord } from "../lib/movement-words.ts";
import { load } from "../lib/session.server.ts";
import { spokenLanguage } from "../lib/speaking.server.ts";
import { readMovements } from "../lib/statement.server.ts";
import { readStatementQuery } from "../lib/statement-query.ts";
import type { Movement } from "../lib/types.ts";

/** The statement as CSV with the filters of the page, newest first: in the reader's words, then, for programs, in the API's. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const query = readStatementQuery(new URL(args.request.url).searchParams);
    const items = await readMovements(api, query);
    const narrowed = [query.currency, query.kind, query.from, query.to].filter(Boolean).join("-");
    const { locale } = languages[spokenLanguage()];
    return csvFile(`openchance-${narrowed || "all"}`, [headings(), ...items.map(line)], locale);
  });
}

function headings(): string[] {
  const { challenge, amount, why } = texts;
  const { date, kind, currency, state, receipt } = statement;
  const forPeople = [date, kind, challenge, amount, currency, state, why, receipt];
  return [...forPeople, "kind", "side", "state", "reason", "id"];
}

function line(item: Movement): (string | number)[] {
  const { at, kind, side, challenge, amount, state, reason, holdId, id } = item;
  const stands = stateWord(item);
  return [
    at,
    statement[kindWord(item)],
    challenge?.title ?? "",
    majorUnits(amount),
    amount.currency,
    stands === null ? "" : statement[stands],
    reason ? payout[`why_${reason}`] : "",
    holdId ?? "",
    kind,
    side,
    state ?? "",
    reason ?? "",
    id,
  ];
}
