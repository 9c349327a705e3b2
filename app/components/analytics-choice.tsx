/** Whether a visitor may be counted: asked once, at the foot of pages. */
import { Link, useLocation } from "@remix-run/react";
import { analytics as texts } from "../copy/en/analytics.ts";
import { Form, Submit } from "./button.tsx";
import { useTexts } from "./reader.tsx";

/** Yes and no look alike, and no is as near as yes. */
export function AnalyticsChoice() {
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
        <AnalyticsChoice />
      </div>
    </aside>
  );
}
