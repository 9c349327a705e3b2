import type { MetaFunction } from "@remix-run/cloudflare";
import { ButtonLink } from "../components/button.tsx";
import { PlainPage } from "../components/plain-page.tsx";
import { useTexts } from "../components/reader.tsx";
import { pages as texts } from "../copy/en/pages.ts";
import { pageMeta } from "../lib/meta.ts";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ title: texts.helpTitle, description: texts.helpLead, path: "/help", matches });

export default function Help() {
  const t = useTexts(texts);
  return (
    <PlainPage
      title="helpTitle"
      lead="helpLead"
      parts={[
        { id: "protection", title: "help1", text: ["help1a", "help1b", "help1c"] },
        { id: "delivering", title: "help2", text: ["help2a", "help2b"] },
        { id: "payouts", title: "help3", text: ["help3a", "help3b"] },
        { id: "ending", title: "help4", text: ["help4a", "help4d", "help4c", "help4e", "help4b"] },
        { id: "reviews", title: "help5", text: ["help5a"] },
        { id: "words", title: "help6", text: ["help6a"] },
      ]}
    >
      <p>
        <ButtonLink kind="two" to="/challenges">
          {t("browse")}
        </ButtonLink>
      </p>
    </PlainPage>
  );
}
