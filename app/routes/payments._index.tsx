import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ButtonLink } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { Money } from "../components/money.tsx";
import { MoneyPlot } from "../components/money-plot.tsx";
import { Movements } from "../components/movements.tsx";
import { Empty, Notice, PageHead } from "../components/notice.tsx";
import { PayoutTimesPlot } from "../components/payout-times-plot.tsx";
import { WaitingNotice } from "../components/payout-waits.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { State } from "../components/seal.tsx";
import { Section } from "../components/slip.tsx";
import { StatementFilters } from "../components/statement-filters.tsx";
import { statement as texts } from "../copy/en/statement.ts";
import { moneyText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import { sumsByMonth } from "../lib/money-by-month.ts";
import { payoutTimes } from "../lib/payout-times.ts";
import { load, sendToSignIn } from "../lib/session.server.ts";
import { readPlotted, readWaiting } from "../lib/statement.server.ts";
import { filtersOn, readStatementQuery, statementSearch } from "../lib/statement-query.ts";
import type { Currency, Statement, Money as Sum } from "../lib/types.ts";
import { findUser } from "../lib/viewer.server.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

/** Movements of one page. */
const pageRows = 50;

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    if (!(await findUser(api))) sendToSignIn(args);
    const params = new URL(args.request.url).searchParams;
    const asked = readStatementQuery(params);
    const cursor = params.get("cursor") ?? undefined;
    const read = (currency: string | undefined) =>
      api.get<Statement>("/payments", { ...asked, currency, cursor, limit: pageRows });
    const first = await read(asked.currency);
    // One currency at a time: sums of two are never added up, so a statement without one shows the first there is.
    const currency = asked.currency ?? first.balances[0]?.currency ?? "USD";
    const statement = asked.currency || first.balances.length <= 1 ? first : await read(currency);
    const balance = statement.balances.find((one) => one.currency === currency) ?? null;
    const now = Date.now();
    // A picture of all months beside a list that is narrowed would be taken for a picture of the list.
    const isWhole = balance && filtersOn({ ...asked, currency }) === 0 && cursor === undefined;
    const plotted = (kind: "paid_in" | "paid_out" | "released") => readPlotted(api, currency, kind, now);
    const [sent, spent, released] = isWhole
      ? await Promise.all([plotted("paid_out"), plotted("paid_in"), plotted("released")])
      : [null, null, null];
    return {
      earned: sent && sumsByMonth(sent, now),
      spent: spent && sumsByMonth(spent, now),
      times: sent && released && payoutTimes(released, sent),
      items: statement.items,
      nextCursor: statement.nextCursor,
      balance,
      currencies: statement.balances.map((one) => one.currency),
      query: { ...asked, currency },
      waiting: balance && balance.blocked > 0 ? await readWaiting(api, currency) : [],
    };
  });
}

export default function StatementPage() {
  const { items, balance, currencies, query, nextCursor, waiting, earned, spent, times } =
    useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const { locale } = useReader();
  const currency = query.currency as Currency; // the loader's, which is one of the API's or an address's that has no movements
  const narrowed = filtersOn(query) > 0;
  const challengeTitle = query.challenge ? items.find(({ challenge }) => challenge)?.challenge?.title : undefined;
  return (
    <div className="wrap">
      <PageHead
        title={t("title")}
        actions={
          <>
            <ButtonLink kind="two" to="/payments/receipts">
              {t("receipts")}
            </ButtonLink>
            {items.length > 0 ? (
              <a className="btn two" href={`/payments/csv${statementSearch(query)}`} download>
                <Icon name="download" />
                {t("csv")}
              </a>
            ) : null}
          </>
        }
      />
      {balance ? (
        <div className="flow mbe-5">
          {balance.blocked > 0 ? (
            <WaitingNotice sum={{ amountMinor: balance.blocked, currency }} waiting={waiting} />
          ) : null}
          {balance.owed > 0 ? (
            <Notice icon="clock">
              <b>{t("owedStrong", { sum: moneyText({ amountMinor: balance.owed, currency }, locale) })}</b>{" "}
              {t("owedText")}
            </Notice>
          ) : null}
        </div>
      ) : null}
      {balance ? <FourSums balance={balance} /> : null}
      {earned ? (
        <MoneyPlot kind="earned" months={earned} heldMinor={balance?.heldAsSolver ?? 0} currency={currency} />
      ) : null}
      {times ? <PayoutTimesPlot times={times} /> : null}
      {spent ? <MoneyPlot kind="spent" months={spent} heldMinor={0} currency={currency} /> : null}
      {items.length > 0 || narrowed ? (
        <Section title={t("movements")} note={t("movementsNote")}>
          <StatementFilters query={query} currencies={currencies} challengeTitle={challengeTitle} />
          {items.length > 0 ? (
            <Movements items={items} currency={currency} />
          ) : (
            <Empty
              heading="h3"
              title={t("nothingFits")}
              action={
                <ButtonLink kind="two" to={`/payments${statementSearch({ currency })}`}>
                  {t("showAll")}
                </ButtonLink>
              }
            >
              {t("nothingFitsText", { currency })}
            </Empty>
          )}
          {nextCursor ? (
            <p className="mbs-4">
              <ButtonLink kind="two" to={statementSearch(query, nextCursor)}>
                {t("more")}
              </ButtonLink>
            </p>
          ) : null}
        </Section>
      ) : balance ? (
        <p className="dim">{t("nothingMoved")}</p>
      ) : (
        <Empty title={t("empty")} action={<ButtonLink to="/challenges">{t("browse")}</ButtonLink>} wide>
          {t("emptyText")}
        </Empty>
      )}
    </div>
  );
}

type Balance = Statement["balances"][number];

function FourSums({ balance }: { balance: Balance }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const sum = (amountMinor: number) => ({ amountMinor, currency: balance.currency });
  const { heldAsSolver, heldAsPoster, onItsWay, blocked, paidOut } = balance;
  const forThem = heldAsSolver > 0 || heldAsPoster === 0;
  return (
    <div className="four mbe-6">
      <Tile label={t(forThem ? "heldForYou" : "heldByYou")} value={sum(heldAsSolver || heldAsPoster)}>
        {heldAsSolver || heldAsPoster ? <State state="held">{t("protected")}</State> : null}
        {heldAsSolver > 0 && heldAsPoster > 0 ? (
          <span className="small dim block">{t("alsoHeldByYou", { sum: moneyText(sum(heldAsPoster), locale) })}</span>
        ) : null}
      </Tile>
      <Tile label={t("onItsWay")} value={sum(onItsWay)}>
        <span className="small dim">{t("inBank")}</span>
      </Tile>
      <Tile label={t("blocked")} value={sum(blocked)}>
        {blocked > 0 ? <State state="stop">{t("waits")}</State> : null}
      </Tile>
      <Tile label={t("paid")} value={sum(paidOut)}>
        <span className="small dim">{t("inBank")}</span>
      </Tile>
    </div>
  );
}

function Tile({ label, value, children }: { label: string; value: Sum; children: ReactNode }) {
  return (
    <div>
      <p className="small dim">{label}</p>
      <Money value={value} size="m28" />
      {children}
    </div>
  );
}
