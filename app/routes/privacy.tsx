import type { MetaFunction } from "@remix-run/cloudflare";
import { AnalyticsSection } from "../components/analytics-section.tsx";
import { PlainPage } from "../components/plain-page.tsx";
import { pages as texts } from "../copy/en/pages.ts";
import { pageMeta } from "../lib/meta.ts";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ title: texts.privacyTitle, description: texts.privacyLead, path: "/privacy", matches });

export default function Privacy() {
  return (
    <PlainPage
      title="privacyTitle"
      lead="privacyLead"
      parts={[
        { title: "privacy1", text: ["privacy1a"] },
        { title: "privacy2", text: ["privacy2a"] },
        { title: "privacy3", text: ["privacy3a", "privacy3b", "privacy3c"] },
        { title: "privacy5", text: ["privacy5a", "privacy5b"] },
        { title: "privacy4", text: ["privacy4a", "privacy4b"] },
      ]}
    >
      <AnalyticsSection />
    </PlainPage>
  );
}
