import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { PageHead } from "../components/notice.tsx";
import { PrintButton } from "../components/print-button.tsx";
import { useTexts } from "../components/reader.tsx";
import { ReceiptFacts, ReceiptLines, ReceiptSums } from "../components/receipt.tsx";
import { receipts as texts } from "../copy/en/receipts.ts";
import { pageMeta } from "../lib/meta.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Receipt } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

/** The browser's name for a printed page's file is the title. */
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta({ title: `${texts[`title_${data.receipt.side}`]} ${data.receipt.number}` }) : [];

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    const receipt = await api.get<Receipt>(`/payments/receipts/${encodeURIComponent(args.params.holdId ?? "")}`);
    return { receipt, host: new URL(args.request.url).host };
  });
}

export default function ReceiptPage() {
  const { receipt, host } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return (
    <div className="wrap">
      <p className="paper-name">OpenChance</p>
      <PageHead
        back={
          <span className="noprint">
            <Link to="/payments/receipts">{t("listTitle")}</Link>
          </span>
        }
        title={t(`title_${receipt.side}`)}
        actions={<PrintButton>{t("print")}</PrintButton>}
      />
      <ReceiptFacts receipt={receipt} host={host} />
      <ReceiptLines receipt={receipt} />
      <ReceiptSums receipt={receipt} />
    </div>
  );
}
