import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "../components/button.tsx";
import { Money, When } from "../components/money.tsx";
import { Empty, PageHead } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { receipts as texts } from "../copy/en/receipts.ts";
import { pageMeta } from "../lib/meta.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Page, Receipt } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.listTitle });

const pageRows = 50;

type Summary = Pick<Receipt, "holdId" | "number" | "side" | "challenge" | "amount" | "issuedAt">;

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
    return api.get<Page<Summary>>("/payments/receipts", { cursor, limit: pageRows });
  });
}

export default function Receipts() {
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return (
    <div className="wrap">
      <PageHead back={<Link to="/payments">{t("statement")}</Link>} title={t("listTitle")} />
      {items.length === 0 ? (
        <Empty title={t("empty")} action={<ButtonLink to="/challenges">{t("browse")}</ButtonLink>} wide>
          {t("emptyText")}
        </Empty>
      ) : (
        <>
          <p className="lead mbe-5">{t("listLead")}</p>
          <table className="tbl fold">
            <thead>
              <tr>
                <th>{t("challenge")}</th>
                <th>{t("number")}</th>
                <th>{t("date")}</th>
                <th className="n">{t("sum")}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.holdId}>
                  <td>
                    <Link className="title" to={`/payments/receipts/${item.holdId}`}>
                      {item.challenge.title}
                    </Link>
                    <span className="dim block">{t(`side_${item.side}`)}</span>
                  </td>
                  <td className="dim">
                    <span className="num breaks">{item.number}</span>
                  </td>
                  <td className="dim">
                    <When at={item.issuedAt} form="date" />
                  </td>
                  <td className="n">
                    <Money value={item.amount} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {nextCursor ? (
            <p className="mbs-4">
              <ButtonLink kind="two" to={`?cursor=${encodeURIComponent(nextCursor)}`}>
                {t("more")}
              </ButtonLink>
            </p>
          ) : null}
        </>
      )}
    </div>
  );
}
