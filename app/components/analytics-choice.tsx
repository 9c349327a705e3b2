/** Whether a visitor may be counted: asked once at the foot of pages, and changed on the pages about privacy. */
import { Link, useLocation } from "@remix-run/react";
import { analytics as texts } from "../copy/en/analytics.ts";
import { Form, Submit } from "./button.tsx";
import { useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";
import { Section } from "./slip.tsx";

/** Yes and no look alike, and no is as near as yes. */
function Choice() {
  const t = useTexts(texts);
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/analytics" className="bar" replace preventScrollReset>
      <input type="hidden" name="back" value={`${pathname}${search}`} />
      <Submit kind="two" intent="declined" busyText={t("saving")}>
        {t("decline")}
      </Submit>
      <Submit kind="two" intent="allowed" busyText={t("saving")}>
        {t("allow")}
      </Submit>
    </Form>
  );
}

/** The question, in the page's flow: it covers nothing, and nothing waits for an answer. */
export function AnalyticsQuestion() {
  const t = useTexts(texts);
  const { pathname } = useLocation();
  if (pathname === "/privacy" || pathname === "/settings/privacy") return null;
  return (
    <aside className="ask" aria-labelledby="analytics-ask">
      <div className="wrap">
        <p>
          <b id="analytics-ask">{t("ask")}</b> {t("askText")} <Link to="/privacy#analytics">{t("more")}</Link>
        </p>
        <Choice />
      </div>
    </aside>
  );
}

/** What is counted, what was said, and the way to say otherwise; nothing where nobody is counted. */
export function AnalyticsSection() {
  const t = useTexts(texts);
  const { analytics } = useRootData();
  if (analytics === null) return null;
  return (
    <Section title={t("title")} id="analytics">
      <div className="flow">
        <p className="prose">{t("text")}</p>
        <p role="status">{t(`now_${analytics}`)}</p>
        {analytics === "refused" ? null : <Choice />}
      </div>
    </Section>
  );
}
