/** How many applied to each of a poster's challenges. */
import { mine as texts } from "../copy/en/mine.ts";
import { countText, shortDayText } from "../lib/format.ts";
import type { ChallengeSummary } from "../lib/types.ts";
import { Plot } from "./plot.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { Section } from "./slip.tsx";

/** The newest ones that are drawn. */
const mostBars = 12;
/** Challenges with an application from which on a picture says more than the list above it. */
const worthAPicture = 3;

/** @param challenges newest first */
export function ApplicationsPlot({ challenges }: { challenges: readonly ChallengeSummary[] }) {
  const t = useTexts(texts);
  const reader = useReader();
  const shown = challenges
    .filter(({ publishedAt }) => publishedAt !== null)
    .slice(0, mostBars)
    .reverse();
  if (shown.filter(({ applicationCount }) => applicationCount > 0).length < worthAPicture) return null;
  const most = shown.reduce((best, each) => (each.applicationCount >= best.applicationCount ? each : best));
  return (
    <Section title={t("byChallenge")} note={t("byChallengeNote")}>
      <Plot
        bars={shown.map(({ id, title, publishedAt, applicationCount }) => ({
          id,
          short: publishedAt ? shortDayText(publishedAt, reader) : "",
          name: title,
          solid: applicationCount,
        }))}
        series={{ solid: t("applications") }}
        over={t("byChallengeOver")}
        summary={t.rich("byChallengeSummary", {
          count: shown.reduce((sum, { applicationCount }) => sum + applicationCount, 0),
          challenges: countText(shown.length, reader.locale),
          most: countText(most.applicationCount, reader.locale),
          title: <bdi>{most.title}</bdi>,
        })}
        format={(value) => countText(value, reader.locale)}
      />
    </Section>
  );
}
