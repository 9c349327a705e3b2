import { counting as texts } from "../copy/en/counting.ts";
import { AnalyticsChoice } from "./analytics-choice.tsx";
import { useTexts } from "./reader.tsx";
import { useRootData } from "./root-data.ts";
import { Section } from "./slip.tsx";

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
        {analytics === "refused" ? null : <AnalyticsChoice />}
      </div>
    </Section>
  );
}
