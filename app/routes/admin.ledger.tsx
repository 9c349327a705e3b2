import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink, Form } from "../components/button.tsx";
import { TextField } from "../components/field.tsx";
import { Money, When } from "../components/money.tsx";
import { Empty } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { admin as texts } from "../copy/en/admin.ts";
import { loadForAdmin } from "../lib/admin.server.ts";
import { ApiProblem } from "../lib/api.server.ts";
import { pageMeta } from "../lib/meta.ts";
import type { AdminPosting, Page } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.ledgerTitle });

const pageRows = 100;
const filters = ["account", "hold", "journal"] as const;
type LedgerQuery = Partial<Record<(typeof filters)[number], string>>;

export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, async (api) => {
    const params = new URL(args.request.url).searchParams;
    const query: LedgerQuery = Object.fromEntries(
      filters.flatMap((name) => (params.get(name)?.trim() ? [[name, params.get(name)?.trim()]] : [])),
    );
    const cursor = params.get("cursor") ?? undefined;
    const page = await api
      .get<Page<AdminPosting>>("/admin/ledger", { ...query, cursor, limit: pageRows })
      .catch(nothingFits);
    return { query, ...page };
  });
}

/** What is typed into a filter need not be an id: then no posting fits. */
function nothingFits(problem: unknown): Page<AdminPosting> {
  if (problem instanceof ApiProblem && problem.status === 422) return { items: [], nextCursor: null };
  throw problem;
}

const ledgerSearch = (query: LedgerQuery, cursor?: string) =>
  `?${new URLSearchParams({ ...query, ...(cursor ? { cursor } : {}) })}`;

export default function AdminLedger() {
  const { query, items, nextCursor } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return (
    <>
      <h1>{t("ledgerTitle")}</h1>
      <p className="lead mbs-2 mbe-4">{t("ledgerLead")}</p>
      <Form method="get" className="filters" key={ledgerSearch(query)}>
        <TextField
          name="account"
          label={t("account")}
          placeholder={t("ledgerAccountHint")}
          defaultValue={query.account}
          spellCheck={false}
        />
        <TextField name="hold" label={t("ledgerHold")} defaultValue={query.hold} spellCheck={false} />
        <TextField name="journal" label={t("ledgerJournal")} defaultValue={query.journal} spellCheck={false} />
        <p className="bar">
          <Button type="submit" kind="two">
            {t("show")}
          </Button>
          {Object.keys(query).length > 0 ? <Link to="/admin/ledger">{t("ledgerClear")}</Link> : null}
          {query.hold ? <Link to={`/admin/holds/${query.hold}`}>{t("openHold")}</Link> : null}
        </p>
      </Form>
      {items.length === 0 ? (
        <Empty title={t("ledgerNothing")}>{t("ledgerNothingText")}</Empty>
      ) : (
        <Postings items={items} />
      )}
      {nextCursor ? (
        <p className="mbs-4">
          <ButtonLink kind="two" to={ledgerSearch(query, nextCursor)}>
            {t("older")}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}

function Postings({ items }: { items: readonly AdminPosting[] }) {
  const t = useTexts(texts);
  return (
    <table className="tbl fold admin postings" aria-label={t("ledgerTitle")}>
      <thead>
        <tr>
          <th>{t("ledgerJournal")}</th>
          <th>{t("debit")}</th>
          <th>{t("credit")}</th>
          <th className="n">{t("sum")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ seq, journal, holdId, debit, credit, amount, at }) => (
          <tr key={seq}>
            <td>
              <Link to={ledgerSearch({ journal: journal.id })}>{journal.kind}</Link>{" "}
              <span className="dim">
                <When at={at} form="moment" />
              </span>
              <span className="block dim breaks">{journal.source}</span>
              {holdId ? (
                <Link className="block breaks" to={ledgerSearch({ hold: holdId })}>
                  {holdId}
                </Link>
              ) : null}
            </td>
            <td>
              <Link className="breaks" to={ledgerSearch({ account: debit })}>
                {debit}
              </Link>
            </td>
            <td>
              <Link className="breaks" to={ledgerSearch({ account: credit })}>
                {credit}
              </Link>
            </td>
            <td className="n">
              <Money value={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
