import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink, Form } from "../components/button.tsx";
import { TextField } from "../components/field.tsx";
import { When } from "../components/money.tsx";
import { Empty } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { staff as texts } from "../copy/en/staff.ts";
import { loadForAdmin } from "../lib/admin.server.ts";
import { ApiProblem } from "../lib/api.server.ts";
import { type AuditQuery, mostExported, readAuditQuery, toApiQuery } from "../lib/audit-query.ts";
import { countText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import type { AuditEntry, Page } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.auditTitle });

const pageRows = 100;

export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, async (api) => {
    const params = new URL(args.request.url).searchParams;
    const query = readAuditQuery(params);
    const cursor = params.get("cursor") ?? undefined;
    const page = await api
      .get<Page<AuditEntry>>("/admin/audit", { ...toApiQuery(query), cursor, limit: pageRows })
      .catch(nothingFits);
    return { query, ...page };
  });
}

/** What is typed into a day need not be one: then nothing fits. */
function nothingFits(problem: unknown): Page<AuditEntry> {
  if (problem instanceof ApiProblem && problem.status === 422) return { items: [], nextCursor: null };
  throw problem;
}

const search = (query: AuditQuery, cursor?: string) =>
  `?${new URLSearchParams({ ...query, ...(cursor ? { cursor } : {}) })}`;

export default function AdminAudit() {
  const { query, items, nextCursor } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const { locale } = useReader();
  return (
    <>
      <h1>{t("auditTitle")}</h1>
      <p className="lead mbs-2 mbe-4">{t("auditLead")}</p>
      <Form method="get" className="filters" key={search(query)}>
        <TextField name="actor" label={t("actor")} defaultValue={query.actor} spellCheck={false} />
        <TextField name="subject" label={t("subject")} defaultValue={query.subject} spellCheck={false} />
        <TextField name="verb" label={t("verb")} defaultValue={query.verb} spellCheck={false} />
        <TextField name="from" type="date" label={t("from")} defaultValue={query.from} />
        <TextField name="to" type="date" label={t("to")} defaultValue={query.to} />
        <p className="bar">
          <Button type="submit" kind="two">
            {t("show")}
          </Button>
          {Object.keys(query).length > 0 ? <Link to="/admin/audit">{t("clear")}</Link> : null}
          <Link to={`/admin/audit/csv${search(query)}`} reloadDocument>
            {t("asCsv", { most: countText(mostExported, locale) })}
          </Link>
        </p>
      </Form>
      {items.length === 0 ? (
        <Empty title={t("auditNothing")}>{t("auditNothingText")}</Empty>
      ) : (
        <Entries items={items} />
      )}
      {nextCursor ? (
        <p className="mbs-4">
          <ButtonLink kind="two" to={search(query, nextCursor)}>
            {t("older")}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}

function Entries({ items }: { items: readonly AuditEntry[] }) {
  const t = useTexts(texts);
  return (
    <table className="tbl fold admin audit" aria-label={t("auditTitle")}>
      <thead>
        <tr>
          <th>{t("did")}</th>
          <th>{t("actor")}</th>
          <th>{t("subject")}</th>
          <th>{t("details")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ seq, at, actorId, verb, subject, detail, requestId }) => (
          <tr key={seq}>
            <td>
              <b>{verb}</b>
              <span className="block dim">
                <When at={at} form="moment" />
              </span>
            </td>
            <td>
              <Link className="breaks" to={search({ actor: actorId })}>
                {actorId}
              </Link>
            </td>
            <td>
              <Link className="breaks" to={search({ subject })}>
                {subject}
              </Link>
            </td>
            <td>
              {Object.entries(detail).map(([name, value]) => (
                <span key={name} className="block breaks">
                  <span className="dim">{name}</span> {typeof value === "string" ? value : JSON.stringify(value)}
                </span>
              ))}
              <code className="dim breaks">{requestId}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
