import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink, Form } from "../components/button.tsx";
import { SelectField, TextField } from "../components/field.tsx";
import { When } from "../components/money.tsx";
import { Empty } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { staff as texts } from "../copy/en/staff.ts";
import { loadForAdmin } from "../lib/admin.server.ts";
import { pageMeta } from "../lib/meta.ts";
import type { Account, Page } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.peopleTitle });

const pageRows = 50;
const states = ["active", "suspended", "closing", "deleted"] as const;
const roles = ["member", "moderator", "admin"] as const;

export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, async (api) => {
    const params = new URL(args.request.url).searchParams;
    const query = {
      q: params.get("q")?.trim() ?? "",
      state: states.find((state) => state === params.get("state")) ?? "",
      role: roles.find((role) => role === params.get("role")) ?? "",
    };
    const cursor = params.get("cursor") ?? undefined;
    return { query, ...(await api.get<Page<Account>>("/admin/people", { ...query, cursor, limit: pageRows })) };
  });
}

export default function AdminPeople() {
  const { query, items, nextCursor } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const older = new URLSearchParams({ ...query, cursor: nextCursor ?? "" });
  return (
    <>
      <h1>{t("peopleTitle")}</h1>
      <p className="lead mbs-2 mbe-4">{t("peopleLead")}</p>
      <Form method="get" className="filters" key={JSON.stringify(query)}>
        <TextField name="q" label={t("search")} defaultValue={query.q} spellCheck={false} type="search" />
        <SelectField name="state" label={t("state")} defaultValue={query.state}>
          <option value="">{t("anyState")}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {t(`state_${state}`)}
            </option>
          ))}
        </SelectField>
        <SelectField name="role" label={t("role")} defaultValue={query.role}>
          <option value="">{t("anyRole")}</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`role_${role}`)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" kind="two">
          {t("find")}
        </Button>
      </Form>
      {items.length === 0 ? <Empty title={t("nobody")}>{t("nobodyText")}</Empty> : <People items={items} />}
      {nextCursor ? (
        <p className="mbs-4">
          <ButtonLink kind="two" to={`?${older}`}>
            {t("older")}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}

function People({ items }: { items: readonly Account[] }) {
  const t = useTexts(texts);
  return (
    <table className="tbl fold admin accounts" aria-label={t("peopleTitle")}>
      <thead>
        <tr>
          <th>{t("who")}</th>
          <th>{t("role")}</th>
          <th>{t("state")}</th>
          <th>{t("since")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, handle, name, email, role, state, suspension, createdAt }) => (
          <tr key={id}>
            <td>
              <Link to={`/admin/people/${handle}`}>{name}</Link> <span className="dim">@{handle}</span>
              {email ? <span className="block dim breaks">{email}</span> : null}
            </td>
            <td>{t(`role_${role}`)}</td>
            <td>
              {t(`state_${state}`)}
              {suspension?.appeal && !suspension.refusal ? <b className="block">{t("appealed")}</b> : null}
            </td>
            <td className="dim">
              <When at={createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
