import type { MetaFunction } from "@remix-run/cloudflare";
import { PlainPage } from "../components/plain-page.tsx";
import { pages as texts } from "../copy/en/pages.ts";
import { pageMeta } from "../lib/meta.ts";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ title: texts.termsTitle, description: texts.termsLead, path: "/terms", matches });

export default function Terms() {
  return (
    <PlainPage
      title="termsTitle"
      lead="termsLead"
      parts={[
        { title: "terms1", text: ["terms1a"] },
        { title: "terms2", text: ["terms2a", "terms2b", "terms2c"] },
        { title: "terms3", text: ["terms3a"] },
        { title: "terms4", text: ["terms4a"] },
        { title: "terms5", text: ["terms5a"] },
      ]}
    />
  );
}
