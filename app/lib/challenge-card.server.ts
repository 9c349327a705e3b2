/** A challenge as a picture that other sites may show: an SVG without scripts, fonts or anything else from outside. */
import { row as texts } from "../copy/en/row.ts";
import { brokenLines, lettersWide } from "./broken-lines.ts";
import { moneyText, shortDayText } from "./format.ts";
import { formatText } from "./message-format.ts";
import type { Challenge } from "./types.ts";
import { escapeXml } from "./xml.server.ts";

export const cardSize = { width: 480, height: 168 } as const;

/** Letters of a line at the title's size. */
const lineLength = 34;

export const cardColours = {
  paper: "#f0f9f5",
  band: "#e0f0e8",
  rule: "#c4d6cf",
  ink: "#08272a",
  dim: "#385657",
  edge: "#607e7c",
  gold: "#f7c23a",
  mark: "#4c2e00",
};

/** @param now ms since 1970: a day of another year is written with it @param locale as the texts that are spoken */
export function challengeCard(challenge: Challenge, now: number, locale: string): string {
  const { reward, facts } = cardWords(challenge, now, locale);
  const { width, height } = cardSize;
  const { ink, dim, paper, gold, mark } = cardColours;
  const name = escapeXml(cardName(challenge, now, locale));
  const titleLines = linesOf(challenge.title).map(
    (line, index) => `<text class="s" x="24" y="${92 + index * 26}" font-size="21">${escapeXml(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}">
<style>text{font-family:system-ui,sans-serif;fill:${ink}}.s{font-family:Rockwell,Georgia,serif;font-weight:600}.d{fill:${dim}}</style>
<rect width="${width}" height="${height}" fill="${paper}"/>
<path d="M0 ${height - 5.5}h${width}M0 ${height - 1.5}h${width}" stroke="${ink}" stroke-width="1.5"/>
<circle cx="35" cy="38" r="10" fill="${gold}" stroke="${mark}" stroke-width="1.5"/><circle cx="35" cy="38" r="3.6" fill="none" stroke="${mark}" stroke-width="1.8"/>
<text class="s" x="54" y="44" font-size="17">OpenChance</text>
<text class="s" x="${width - 24}" y="45" font-size="21" text-anchor="end">${escapeXml(reward)}</text>
${titleLines.join("\n")}
<text class="d" x="24" y="${height - 18}" font-size="14">${escapeXml(facts)}</text>
</svg>`;
}

/** What a picture says beside the title: the reward, and until when one may apply, or else the state. */
export function cardWords({ reward, state, applicationDeadline }: Challenge, now: number, locale: string) {
  return {
    reward: reward ? moneyText(reward, locale) : texts.noReward,
    facts:
      state === "open" && applicationDeadline
        ? formatText(
            texts.applyBy,
            { day: shortDayText(applicationDeadline, { locale, timeZone: "UTC", now }) },
            locale,
          )
        : texts[`state_${state}`],
  };
}

/** The same in one line, for whoever does not see the picture. */
export function cardName(challenge: Challenge, now: number, locale: string): string {
  const { reward, facts } = cardWords(challenge, now, locale);
  return `${challenge.title}. ${reward}. ${facts}`;
}

/** Two lines at most. */
export function linesOf(title: string): string[] {
  return brokenLines(title, { width: lineLength, most: 2, widthOf: lettersWide });
}
