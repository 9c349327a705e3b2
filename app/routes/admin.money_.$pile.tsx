import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { AdminDecisions } from "../components/admin-dialog.tsx";
import { type AdminLine, AdminLines } from "../components/admin-lines.tsx";
import { useAdminLines } from "../components/admin-piles.tsx";
import { Button, ButtonLink, Form } from "../components/button.tsx";
import { SelectField } from "../components/field.tsx";
import { useTexts } from "../components/reader.tsx";
import { admin as texts } from "../copy/en/admin.ts";
import { decideAsAdmin, loadForAdmin } from "../lib/admin.server.ts";
import { type PileName, piles } from "../lib/admin-piles.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import type { AdminMismatch, AdminOutboxRow, AdminPayout, AdminRefund, AdminStripeEvent, Page } from "../lib/types.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta({ title: texts[`list_${data.name}`] }) : [];

const pageRows = 50;

/** What each list's answer holds, by the list's name. */
interface PileItems {
  stripeEvents: AdminStripeEvent;
  payouts: AdminPayout;
  refunds: AdminRefund;
  outbox: AdminOutboxRow;
  mismatches: AdminMismatch;
}

export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, async (api) => {
    const pile = piles[args.params.pile ?? ""];
    if (!pile) throw Response.json({ code: "not_found" }, { status: 404 });
    const params = new URL(args.request.url).searchParams;
    const asked = params.get("state") ?? pile.first;
    const state = pile.states.includes(asked) ? asked : pile.first;
    const page = await api.get<Page<PileItems[PileName]>>(pile.path, {
      state,
      cursor: params.get("cursor") ?? undefined,
      limit: pageRows,
    });
    return { name: pile.name, states: pile.states, state, ...page };
  });
}

export const action = (args: ActionFunctionArgs) => decideAsAdmin(args);

export default function AdminPile() {
  const { name, states, state, items, nextCursor } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const failure = failureOf(useActionData<typeof action>());
  const line = useAdminLines();
  // A list's items are of its own kind: both come from one entry of `piles`.
  const toLine = line[name] as (item: PileItems[PileName]) => AdminLine;
  const lines = (items as PileItems[PileName][]).map(toLine);
  return (
    <>
      <p className="small">
        <Link to="/admin/money">{t("back")}</Link>
      </p>
      <h1 className="mbe-4">{t(`list_${name}`)}</h1>
      <AdminDecisions subjects={lines} failure={failure} />
      <Form method="get" className="filters" key={state}>
        <SelectField name="state" label={t("state")} defaultValue={state}>
          {states.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </SelectField>
        <Button type="submit" kind="two">
          {t("show")}
        </Button>
      </Form>
      {lines.length > 0 ? <AdminLines label={t(`list_${name}`)} lines={lines} /> : <p>{t("noMore")}</p>}
      {nextCursor ? (
        <p className="mbs-4">
          <ButtonLink kind="two" to={`?state=${state}&cursor=${encodeURIComponent(nextCursor)}`}>
            {t("older")}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
