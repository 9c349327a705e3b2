import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "../components/button.tsx";
import { Money } from "../components/money.tsx";
import { Empty } from "../components/notice.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { useEstimate, useRootData } from "../components/root-data.ts";
import { ChallengeRow } from "../components/row.tsx";
import { Facts, Rail, Section, Slip, useFeePercent, useTaxFact } from "../components/slip.tsx";
import { home } from "../copy/en/home.ts";
import { rail as railTexts } from "../copy/en/rail.ts";
import { countText, negative } from "../lib/format.ts";
import { toListed } from "../lib/listed.server.ts";
import { pageMeta } from "../lib/meta.ts";
import { load } from "../lib/session.server.ts";
import { siteData } from "../lib/structured-data.ts";
import type { ChallengeSearch } from "../lib/types.ts";

const rowsShown = 4;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta({ title: home.title, description: home.description, path: "/", matches }),
  ...(data ? [data.structured] : []),
];

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (api) => {
    const found = await api.get<ChallengeSearch>("/search/challenges", { sort: "newest", limit: rowsShown });
    const { items, total, totalIsCapped } = found;
    const structured = siteData(new URL(args.request.url).origin);
    return { items: items.map(toListed), total, totalIsCapped, structured };
  });
}

export default function Home() {
  const { items, total, totalIsCapped } = useLoaderData<typeof loader>();
  const t = useTexts(home);
  const { locale } = useReader();
  const totalText = `${countText(total, locale)}${totalIsCapped ? "+" : ""}`;
  return (
    <div className="wrap">
      <Hero />
      <Section title={t("openNow")} note={t("openNote", { count: total, total: totalText })}>
        {items.length === 0 ? (
          <Empty
            heading="h3"
            title={t("emptyTitle")}
            action={
              <ButtonLink to="/post" kind="two">
                {t("post")}
              </ButtonLink>
            }
          >
            {t("emptyText")}
          </Empty>
        ) : (
          <>
            <ul className="rows">
              {items.map((challenge) => (
                <ChallengeRow key={challenge.slug} challenge={challenge} />
              ))}
            </ul>
            <p className="mbs-4">
              <ButtonLink to="/challenges" kind="two">
                {t("seeAll", { count: total, total: totalText })}
              </ButtonLink>
            </p>
          </>
        )}
      </Section>
      <Promises />
      <Costs />
    </div>
  );
}

function Hero() {
  const t = useTexts(home);
  const m = useTexts(railTexts);
  const { policy } = useRootData();
  return (
    <section className="hero">
      <div>
        <h1>{t("headline")}</h1>
        <p className="lead">{t("lead")}</p>
        <p className="bar">
          <ButtonLink to="/post">{t("post")}</ButtonLink>
          <ButtonLink to="/challenges" kind="two">
            {t("browse")}
          </ButtonLink>
        </p>
      </div>
      <Slip tone="held" label={t("exampleLabel")} rosette>
        <div className="sumtop">
          <p className="small dim">{t("example")}</p>
          <p>
            <Money value={{ amountMinor: 240_000, currency: "USD" }} size="m44" />
          </p>
        </div>
        <Rail
          at={1}
          seal="held"
          stations={[
            { name: m("poster"), word: t("posterPaid") },
            { name: m("held"), word: t("heldWord") },
            { name: m("solver"), word: t("solverWord") },
          ]}
        />
        <hr />
        <Facts
          tight
          items={[
            { term: t("movesWhen"), answer: t("movesWhenAnswer") },
            { term: t("ifSilent"), answer: t("ifSilentAnswer", { days: policy.autoApprovalDays }) },
            { term: t("ifDisagree"), answer: t("ifDisagreeAnswer") },
          ]}
        />
      </Slip>
    </section>
  );
}

function Promises() {
  const t = useTexts(home);
  const { policy } = useRootData();
  return (
    <Section id="how" title={t("promises")}>
      <ul className="promise">
        <li>
          <h3>{t("p1")}</h3>
          <p>{t("p1Text")}</p>
        </li>
        <li>
          <h3>{t("p2")}</h3>
          <p>{t("p2Text", { days: policy.autoApprovalDays, reminder: policy.approvalReminderDays })}</p>
        </li>
        <li>
          <h3>{t("p3")}</h3>
          <p>{t("p3Text")}</p>
        </li>
      </ul>
    </Section>
  );
}

function Costs() {
  const t = useTexts(home);
  const { policy, terms } = useRootData();
  const percent = useFeePercent(policy.feeBasisPoints);
  const taxFact = useTaxFact();
  // A round sum in the first currency on offer.
  const { currency, minimumMinor } = terms.currencies[0] ?? { currency: "USD", minimumMinor: 1_000 };
  const reward = { amountMinor: 100 * minimumMinor, currency };
  const { fee, tax, net } = useEstimate()(reward);
  return (
    <Section id="fees" title={t("costs")} note={t("costsNote")}>
      <div className="fee">
        <Facts
          tight
          sum
          items={[
            { term: t("c1"), answer: <Money value={reward} /> },
            { term: t("c2", { percent }), answer: <Money value={negative(fee)} /> },
            taxFact(negative(tax)),
            { term: t("c3"), answer: <Money value={{ ...reward, amountMinor: 0 }} /> },
            { term: t("c4"), answer: <Money value={net} /> },
          ]}
        />
        <div className="prose">
          <p>{t("costsText1")}</p>
          <p>{t("costsText2")}</p>
        </div>
      </div>
    </Section>
  );
}
