/** A challenge as a picture that other sites may show: an SVG without scripts, fonts or anything else from outside. */
import { row as texts } from "../copy/en/row.ts";
import { moneyText, shortDayText } from "./format.ts";
import { formatText } from "./message-format.ts";
import type { Challenge } from "./types.ts";
import { escapeXml } from "./xml.server.ts";

export const cardSize = { width: 480, height: 168 } as const;

/** Characters of a line at the title's size; an SVG breaks no lines by itself. */
const lineLength = 34;
const mostLines = 2;

const colours = { paper: "#f0f9f5", ink: "#08272a", dim: "#385657", line: "#08272a", gold: "#f7c23a", mark: "#4c2e00" };

/** @param now ms since 1970: a day of another year is written with it @param locale as the texts that are spoken */
export function challengeCard(challenge: Challenge, now: number, locale: string): string {
  const { title, reward, state, applicationDeadline } = challenge;
  const facts =
    state === "open" && applicationDeadline
      ? formatText(texts.applyBy, { day: shortDayText(applicationDeadline, { locale, timeZone: "UTC", now }) }, locale)
      : texts[`state_${state}`];
  const { width, height } = cardSize;
  const name = escapeXml(`${title}. ${reward ? moneyText(reward, locale) : texts.noReward}. ${facts}`);
  const titleLines = linesOf(title).map(
    (line, index) => `<text class="s" x="24" y="${92 + index * 26}" font-size="21">${escapeXml(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}">
<style>text{font-family:system-ui,sans-serif;fill:${colours.ink}}.s{font-family:Rockwell,Georgia,serif;font-weight:600}.d{fill:${colours.dim}}</style>
<rect width="${width}" height="${height}" fill="${colours.paper}"/>
<path d="M0 ${height - 5.5}h${width}M0 ${height - 1.5}h${width}" stroke="${colours.line}" stroke-width="1.5"/>
<circle cx="35" cy="38" r="10" fill="${colours.gold}" stroke="${colours.mark}" stroke-width="1.5"/><circle cx="35" cy="38" r="3.6" fill="none" stroke="${colours.mark}" stroke-width="1.8"/>
<text class="s" x="54" y="44" font-size="17">OpenChance</text>
<text class="s" x="${width - 24}" y="45" font-size="21" text-anchor="end">${escapeXml(reward ? moneyText(reward, locale) : texts.noReward)}</text>
${titleLines.join("\n")}
<text class="d" x="24" y="${height - 18}" font-size="14">${escapeXml(facts)}</text>
</svg>`;
}

/** Two lines at most, broken between words; what does not fit ends in an ellipsis. */
export function linesOf(title: string): string[] {
  const lines: string[] = [""];
  for (const word of title.split(/\s+/)) {
    const line = lines.at(-1) ?? "";
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || longer.length <= lineLength) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const shown = lines.slice(0, mostLines).map(shortened);
  if (lines.length > mostLines) shown[mostLines - 1] = shortened(`${lines[mostLines - 1]} …`);
  return shown;
}

function shortened(line: string): string {
  const signs = Array.from(line);
  return signs.length <= lineLength
    ? line
    : `${signs
        .slice(0, lineLength - 1)
        .join("")
        .trimEnd()}…`;
}
