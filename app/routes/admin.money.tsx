import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { AdminDecisions } from "../components/admin-dialog.tsx";
import { type AdminLine, AdminLines } from "../components/admin-lines.tsx";
import { useAdminLines } from "../components/admin-piles.tsx";
import { AdminRun, OpenSums } from "../components/admin-run.tsx";
import { ButtonLink } from "../components/button.tsx";
import { Money } from "../components/money.tsx";
import { Empty } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { Section } from "../components/slip.tsx";
import { admin as texts } from "../copy/en/admin.ts";
import { decideAsAdmin, loadForAdmin } from "../lib/admin.server.ts";
import { decisionSearch } from "../lib/admin-decisions.ts";
import { pileAddresses } from "../lib/admin-piles.ts";
import { pageMeta } from "../lib/meta.ts";
import { failureOf } from "../lib/problem.ts";
import type { DisputeSummary, MoneyOverview, Page } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.moneyTitle });

/** Disputes shown; the others are decided after these. */
const mostDisputes = 10;

export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, async (api) => {
    const [overview, disputes] = await Promise.all([
      api.get<MoneyOverview>("/admin/money"),
      api.get<Page<DisputeSummary>>("/admin/disputes", { state: "deciding", limit: mostDisputes }),
    ]);
    return { overview, disputes: disputes.items };
  });
}

export const action = (args: ActionFunctionArgs) => decideAsAdmin(args);

export default function AdminMoney() {
  const { overview } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const [params] = useSearchParams();
  const failure = failureOf(useActionData<typeof action>());
  const piles = usePiles();
  const lines = piles.flatMap((pile) => pile.lines);
  const runSubject = { id: "run", what: null };
  const suspense = overview.suspense.map(({ account, amount }) => ({
    id: account,
    what: t.rich("inSuspense", { sum: <Money value={amount} /> }),
    currency: amount.currency,
  }));
  return (
    <>
      <h1>{t("moneyTitle")}</h1>
      <p className="lead mbs-2 mbe-5">{t("moneyLead")}</p>
      <AdminDecisions subjects={[...lines, ...suspense, runSubject]} failure={failure} />
      {piles.length === 0 ? (
        <Empty title={t("nothing")} wide>
          {t("nothingText")}
        </Empty>
      ) : null}
      {piles.map(({ key, count, lines: shown }) => (
        <Section
          key={key}
          title={t(`pile_${key}`)}
          note={
            <>
              {t(`note_${key}`)} · {t("count", { count })}
            </>
          }
        >
          <AdminLines label={t(`pile_${key}`)} lines={shown} />
          {key in pileAddresses && count > shown.length ? (
            <p className="mbs-3">
              <Link to={pileAddresses[key as keyof typeof pileAddresses]}>{t("seeAll", { count })}</Link>
            </p>
          ) : null}
        </Section>
      ))}
      <Section title={t("run")} note={t("runNote")}>
        <AdminRun run={overview.reconciliation} />
        <p className="mbs-4">
          <ButtonLink kind="two" to={decisionSearch(params, "run", "run")} preventScrollReset>
            {t("verb_run")}
          </ButtonLink>
        </p>
      </Section>
      <OpenSums suspense={overview.suspense} owed={overview.owed} />
      <Lists />
    </>
  );
}

type PileKey =
  | "timers"
  | "disputes"
  | "stripeEvents"
  | "payouts"
  | "refunds"
  | "frozen"
  | "suspended"
  | "chargebacks"
  | "outbox"
  | "mismatches";

/** The piles that have something in them, in the order in which people wait for them. */
function usePiles(): { key: PileKey; count: number; lines: readonly AdminLine[] }[] {
  const { overview, disputes } = useLoaderData<typeof loader>();
  const line = useAdminLines();
  const { payouts, refunds, stripeEvents, frozen, suspended, chargebacks, outbox, timers, mismatches } = overview;
  const piles: { key: PileKey; count: number; lines: readonly AdminLine[] }[] = [
    { key: "disputes", count: disputes.length, lines: disputes.map(line.disputes) },
    { key: "payouts", count: payouts.count, lines: payouts.items.map(line.payouts) },
    { key: "refunds", count: refunds.count, lines: refunds.items.map(line.refunds) },
    { key: "stripeEvents", count: stripeEvents.count, lines: stripeEvents.items.map(line.stripeEvents) },
    { key: "outbox", count: outbox.count, lines: outbox.items.map(line.outbox) },
    { key: "timers", count: timers.count, lines: timers.items.map(line.timers) },
    { key: "mismatches", count: mismatches.count, lines: mismatches.items.map(line.mismatches) },
    { key: "suspended", count: suspended.count, lines: suspended.items.map(line.suspended) },
    { key: "frozen", count: frozen.count, lines: frozen.items.map(line.frozen) },
    { key: "chargebacks", count: chargebacks.count, lines: chargebacks.items.map(line.chargebacks) },
  ];
  return piles.filter(({ count }) => count > 0);
}

/** The ways to what is not waiting: everything there is of each kind. */
function Lists(): ReactNode {
  const t = useTexts(texts);
  const addresses = Object.entries(pileAddresses) as [keyof typeof pileAddresses, string][];
  return (
    <Section title={t("lists")} note={t("listsNote")}>
      <ul className="verbs wide">
        {addresses.map(([key, to]) => (
          <li key={key}>
            <Link to={to}>{t(`list_${key}`)}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
