import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ButtonLink, Form } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { Money, When } from "../components/money.tsx";
import { Empty, Notice, PageHead } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { type SealState, State } from "../components/seal.tsx";
import { Section } from "../components/slip.tsx";
import { money as moneyTexts } from "../copy/en/money.ts";
import { statement as texts } from "../copy/en/statement.ts";
import { moneyText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import type { Currency, Movement, Statement } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    const params = new URL(args.request.url).searchParams;
    const asked = params.get("currency") ?? undefined;
    const first = await api.get<Statement>("/payments", {
      currency: asked,
      cursor: params.get("cursor") ?? undefined,
      limit: 50,
    });
    const currency = asked ?? first.balances[0]?.currency ?? "USD";
    const one =
      asked || first.balances.length <= 1 ? first : await api.get<Statement>("/payments", { currency, limit: 50 });
    const all = asked ? await api.get<Statement>("/payments", { limit: 1 }) : first;
    return {
      statement: one,
      currency: currency as Currency,
      currencies: all.balances.map((balance) => balance.currency),
    };
  });
}

export default function StatementPage() {
  const { statement, currency, currencies } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const balance = statement.balances.find((one) => one.currency === currency);
  const sum = (amountMinor: number) => ({ amountMinor, currency });
  const { locale } = useReader();
  return (
    <div className="wrap">
      <PageHead
        title={t("title")}
        actions={
          <>
            {currencies.length > 1 ? (
              <Form method="get" className="bar">
                <label className="bar">
                  <span className="small dim">{t("currency")}</span>
                  <select className="in compact" name="currency" defaultValue={currency}>
                    {currencies.map((code) => (
                      <option key={code}>{code}</option>
                    ))}
                  </select>
                </label>
                <button type="submit" className="btn two">
                  {t("show")}
                </button>
              </Form>
            ) : null}
            {statement.items.length > 0 ? (
              <a className="btn two" href={`/payments/csv?currency=${currency}`} download>
                <Icon name="download" />
                {t("csv")}
              </a>
            ) : null}
          </>
        }
      />
      {balance && balance.blocked > 0 ? (
        <div className="mbe-5">
          <Notice tone="stop">
            <b>{t("blockedStrong", { sum: moneyText(sum(balance.blocked), locale) })}</b> {t("blockedText")}{" "}
            <Link to="/settings/payouts">{t("correct")}</Link>
          </Notice>
        </div>
      ) : null}
      {balance ? (
        <div className="four mbe-6">
          <Tile
            label={t(balance.heldAsSolver > 0 || balance.heldAsPoster === 0 ? "heldForYou" : "heldByYou")}
            value={sum(balance.heldAsSolver || balance.heldAsPoster)}
          >
            <State state={balance.heldAsSolver || balance.heldAsPoster ? "held" : "none"}>{t("protected")}</State>
          </Tile>
          <Tile label={t("onItsWay")} value={sum(balance.onItsWay)}>
            <span className="small dim">{t("inBank")}</span>
          </Tile>
          <Tile label={t("blocked")} value={sum(balance.blocked)}>
            {balance.blocked > 0 ? <State state="stop">{t("needsYou")}</State> : null}
          </Tile>
          <Tile label={t("paid")} value={sum(balance.paidOut)}>
            <span className="small dim">{t("inBank")}</span>
          </Tile>
        </div>
      ) : null}
      {statement.items.length === 0 && balance ? (
        <p className="dim">{t("nothingMoved")}</p>
      ) : statement.items.length === 0 ? (
        <Empty title={t("empty")} action={<ButtonLink to="/challenges">{t("browse")}</ButtonLink>} wide>
          {t("emptyText")}
        </Empty>
      ) : (
        <Section title={t("movements")} note={t("movementsNote")}>
          <Movements items={statement.items} currency={currency} />
          {statement.nextCursor ? (
            <p className="mbs-4">
              <ButtonLink kind="two" to={`?currency=${currency}&cursor=${encodeURIComponent(statement.nextCursor)}`}>
                {t("more")}
              </ButtonLink>
            </p>
          ) : null}
        </Section>
      )}
    </div>
  );
}

function Tile({
  label,
  value,
  children,
}: {
  label: string;
  value: { amountMinor: number; currency: Currency };
  children: ReactNode;
}) {
  return (
    <div>
      <p className="small dim">{label}</p>
      <Money value={value} size="m28" />
      {children}
    </div>
  );
}

const seals: Record<NonNullable<Movement["state"]>, SealState> = {
  blocked: "stop",
  queued: "wait",
  transferring: "wait",
  paid: "paid",
  failed: "stop",
  reversed: "back",
};

function Movements({ items, currency }: { items: Movement[]; currency: Currency }) {
  const t = useTexts(texts);
  const m = useTexts(moneyTexts);
  const total = items.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  return (
    <table className="tbl mv">
      <thead>
        <tr>
          <th>{t("date")}</th>
          <th>{t("challenge")}</th>
          <th>{t("state")}</th>
          <th className="n">{t("amount")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td>
              <When at={item.at} form="short" />
            </td>
            <td>
              {item.challenge ? (
                <>
                  <Link to={`/challenges/${item.challenge.slug}`}>{item.challenge.title}</Link>
                  <br />
                </>
              ) : null}
              <span className="dim">
                {t(`kind_${item.kind}`)}
                {item.reason ? `: ${m(`reason_${item.reason}`)}` : ""}
              </span>
            </td>
            <td>{item.state ? <State state={seals[item.state]}>{t(`state_${item.state}`)}</State> : null}</td>
            <td className="n">
              <Money value={item.amount} bare />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th colSpan={3} scope="row">
            {t("sum", { currency })}
          </th>
          <td className="n">
            <Money value={{ amountMinor: total, currency }} bare />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
