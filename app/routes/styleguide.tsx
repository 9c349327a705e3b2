import type { LinksFunction, MetaFunction } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import { Link, useSearchParams } from "@remix-run/react";
import type { CSSProperties } from "react";
import { Button, ButtonLink } from "../components/button.tsx";
import { DecisionDialog } from "../components/dialog.tsx";
import { GuideControls } from "../components/guide-controls.tsx";
import { GuideMoney, usd } from "../components/guide-money.tsx";
import { GuidePeople } from "../components/guide-people.tsx";
import { Money } from "../components/money.tsx";
import { PageHead } from "../components/notice.tsx";
import { useTexts } from "../components/reader.tsx";
import { Facts, Section } from "../components/slip.tsx";
import { styleguide as texts } from "../copy/en/styleguide.ts";
import { pageMeta } from "../lib/meta.ts";
import guideSheet from "../styles/guide.css?url";

export const meta: MetaFunction = () => [
  ...pageMeta({ title: texts.title, description: texts.description }),
  { name: "robots", content: "noindex" },
];

export const links: LinksFunction = () => [{ rel: "stylesheet", href: guideSheet }];

/** The forms that are shown are real ones; here they do nothing. */
export const action = () => redirect("/styleguide", 303);

const colours = [
  "paper",
  "sheet",
  "band",
  "rule",
  "line",
  "edge",
  "ink",
  "ink-2",
  "act",
  "act-hi",
  "on-act",
  "act-wash",
  "held",
  "on-held",
  "held-ink",
  "held-wash",
  "paid",
  "paid-wash",
  "stop",
  "stop-wash",
  "split",
  "split-wash",
];

export default function Styleguide() {
  const t = useTexts(texts);
  const [params] = useSearchParams();
  return (
    <div className="wrap">
      {params.has("dialog") ? <GuideDialog /> : null}
      <PageHead title={t("title")}>
        <span className="dim">{t("lead")}</span>
      </PageHead>
      <Section title={t("colour")} note={t("colourNote")}>
        <ul className="guide-colours">
          {colours.map((name) => (
            <li key={name}>
              {/* CSS custom properties are not in React's style type. */}
              <span className="swatch" style={{ "--swatch": `var(--${name})` } as CSSProperties} />
              <code>{name}</code>
            </li>
          ))}
        </ul>
      </Section>
      <GuideType />
      <GuideMoney />
      <GuidePeople />
      <GuideControls />
    </div>
  );
}

function GuideType() {
  const t = useTexts(texts);
  return (
    <Section title={t("type")} note={t("typeNote")}>
      <div className="flow">
        <p className="guide-h48">{t("typeHome")}</p>
        <p className="guide-h32">{t("typeH1")}</p>
        <p className="guide-h20">{t("typeH2")}</p>
        <p className="lead">{t("typeLead")}</p>
        <p>
          {t("typeBody")} <Link to="/">{t("typeLink")}</Link>.
        </p>
        <p className="small dim">{t("typeMeta")}</p>
        <p className="small dim">{t("loneNumber")}</p>
        <p className="m28">1234567890</p>
      </div>
    </Section>
  );
}

function GuideDialog() {
  const t = useTexts(texts);
  return (
    <DecisionDialog title={t("dialogTitle")} closeTo="/styleguide">
      <div className="flow">
        <Facts
          tight
          sum
          items={[
            { term: t("priceFact"), answer: <Money value={usd(240_000)} bare /> },
            { term: t("feeFact"), answer: <Money value={usd(-19_200)} bare /> },
            { term: t("netFact"), answer: <Money value={usd(220_800)} /> },
          ]}
        />
        <p className="small dim">{t("dialogText")}</p>
        <p className="bar mbs-4">
          <Button>{t("dialogPay")}</Button>
          <ButtonLink kind="quiet" to="/styleguide" preventScrollReset replace data-safe>
            {t("quiet")}
          </ButtonLink>
        </p>
      </div>
    </DecisionDialog>
  );
}
