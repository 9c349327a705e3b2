/**
 * The picture of a challenge where somebody shares its address (Open Graph): the sheet, the title, and the reward on its slip. Drawn as
 * SVG, and made a PNG at the edge (rasteriser.server.ts). An SVG breaks no lines: they are measured by the letters of the fonts.
 */
import type { MetaDescriptor } from "@remix-run/cloudflare";
import { row as texts } from "../copy/en/row.ts";
import { brokenLines } from "./broken-lines.ts";
import { cardColours, cardName, cardWords } from "./challenge-card.server.ts";
import { amountText } from "./format.ts";
import { type Language, languages } from "./languages.ts";
import { families, type PictureFont, type Written, widthIn, writable } from "./picture-letters.ts";
import { spokenLanguage } from "./speaking.server.ts";
import type { Challenge } from "./types.ts";
import { escapeXml } from "./xml.server.ts";

export const pictureSize = { width: 1200, height: 630 } as const;

/** Another one with every change of the drawing, so that nobody is shown what was drawn before. */
const edition = 1;

const { ink, dim, paper, band, edge, rule, gold, mark } = cardColours;
const { width, height } = pictureSize;
/** Px at either side, and within the slip. */
const margin = 72;
const inner = margin + 36;

/** Px, and lines: larger while the title is short. */
const titleSizes = [
  { size: 84, most: 2 },
  { size: 62, most: 3 },
] as const;
const titleMiddle = 286;
const factSize = 30;

/** Where the slip stands and how its edges are drawn, in px. */
const slip = { top: 424, bottom: 566, head: 8, hole: 10, between: 12 };

interface Line extends Written {
  size: number;
  /** Px from the start side, where the line begins; with `ends` from the end side, where it ends. */
  x: number;
  y: number;
  ends?: boolean;
  colour?: string;
}

/** What is drawn, and the fonts that it takes. */
export interface Picture {
  svg: string;
  fonts: PictureFont[];
}

/** The same for the same content, so that a picture is drawn once. */
export async function pictureVersion(challenge: Challenge, language: Language): Promise<string> {
  const { title, reward, state, applicationDeadline, category, poster } = challenge;
  const content = JSON.stringify([edition, language, title, reward, state, applicationDeadline, category, poster.name]);
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(content));
  return Array.from(new Uint8Array(hash).subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Where a challenge's picture is found: another address when another picture is drawn. */
export async function picturePath(challenge: Challenge, language: Language): Promise<string> {
  return `/challenges/${challenge.id}/card.png?v=${await pictureVersion(challenge, language)}&lang=${language}`;
}

/** What the challenge's page says of its picture, in the language that is spoken. @param now ms since 1970 */
export async function pictureMeta(challenge: Challenge, origin: string, now: number): Promise<MetaDescriptor[]> {
  const language = spokenLanguage();
  return [
    { property: "og:image", content: origin + (await picturePath(challenge, language)) },
    { property: "og:image:type", content: "image/png" },
    { property: "og:image:width", content: String(width) },
    { property: "og:image:height", content: String(height) },
    { property: "og:image:alt", content: cardName(challenge, now, languages[language].locale) },
  ];
}

/** @param now ms since 1970: a day of another year is written with it @param language the one that is spoken */
export function challengePicture(challenge: Challenge, now: number, language: Language): Picture {
  const { locale, dir } = languages[language];
  const lines = [...wordsAbove(challenge), ...slipOf(challenge, now, locale)];
  return { svg: sheet(lines, dir === "rtl"), fonts: [...new Set(lines.map(({ font }) => font))] };
}

/** A title with letters that no font here has is not drawn; the field stands there, and the page beside the picture says the title. */
function wordsAbove({ title, category }: Challenge): Line[] {
  const name: Line = { words: "OpenChance", font: "slab", size: 44, x: margin + 84, y: 111 };
  const field = category === null ? "" : texts[`category_${category}`];
  const written = writable(title, "slab");
  if (written === null) return [name, ...titleLines(writable(field, "slab"))];
  const small = writable(field, "text");
  const corner = small && { ...small, size: factSize, x: margin, y: 108, ends: true, colour: dim };
  return [name, ...(corner ? [corner] : []), ...titleLines(written)];
}

function titleLines(title: Written | null): Line[] {
  if (title === null) return [];
  const [large, small] = titleSizes;
  const room = width - 2 * margin;
  const fits = !linesIn(title, large.size, room, large.most).some((line) => line.endsWith("…"));
  const { size, most } = fits ? large : small;
  const lines = linesIn(title, size, room, most);
  const step = size * 1.14;
  const first = titleMiddle + size * 0.35 - ((lines.length - 1) * step) / 2;
  return lines.map((words, index) => ({ ...title, words, size, x: margin, y: Math.round(first + index * step) }));
}

/** The sum first; beside it until when one may apply, and of whom. The longer the sum, the less room is left for these. */
function slipOf(challenge: Challenge, now: number, locale: string): Line[] {
  const { reward } = challenge;
  const words = cardWords(challenge, now, locale);
  const sum = writable(reward ? amountText(reward, locale) : words.reward, "slab");
  if (sum === null) return [];
  const sumLine: Line = { ...sum, size: 68, x: inner, y: 524 };
  const sumEnd = inner + widthOf(sumLine);
  const code: Line[] = reward
    ? [{ words: reward.currency, font: "text", size: factSize, x: sumEnd + 14, y: 524, colour: dim }]
    : [];
  const room = width - inner - sumEnd - code.reduce((taken, line) => taken + 14 + widthOf(line), 0) - 60;
  const facts = [writable(words.facts, "text"), writable(challenge.poster.name, "text")];
  const beside = facts.flatMap((written, index): Line[] => {
    const [line] = written === null ? [] : linesIn(written, factSize, room, 1);
    if (written === null || !line) return [];
    const y = facts.includes(null) ? 510 : 488 + index * 46;
    return [{ ...written, words: line, size: factSize, x: inner, y, ends: true, colour: index ? dim : ink }];
  });
  return [sumLine, ...code, ...beside];
}

function linesIn({ words, font }: Written, size: number, room: number, most: number): string[] {
  return brokenLines(words, { width: room, most, widthOf: (letter) => (widthIn(font, letter) * size) / 1000 });
}

function widthOf({ words, font, size }: Line): number {
  return Array.from(words).reduce((sum, letter) => sum + (widthIn(font, letter) * size) / 1000, 0);
}

/** @param mirrored for languages that are written from right to left */
function sheet(lines: readonly Line[], mirrored: boolean): string {
  const rosette = Array.from({ length: 12 }, (_, at) => `<ellipse rx="96" ry="38" transform="rotate(${at * 15})"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${paper}"/>
<path d="M0 ${height - 15}h${width}M0 ${height - 3}h${width}" stroke="${ink}" stroke-width="6"/>
<path d="M${margin} 152h${width - 2 * margin}" stroke="${ink}" stroke-width="3"/>
<g transform="translate(${mirrored ? width - margin - 64 : margin} 64) scale(2.667)"><path fill="${gold}" stroke="${mark}" stroke-width="1.5" d="M12 2.1Q15.08.51 16.95 3.43Q20.41 3.59 20.57 7.05Q23.49 8.92 21.9 12Q23.49 15.08 20.57 16.95Q20.41 20.41 16.95 20.57Q15.08 23.49 12 21.9Q8.92 23.49 7.05 20.57Q3.59 20.41 3.43 16.95Q.51 15.08 2.1 12Q.51 8.92 3.43 7.05Q3.59 3.59 7.05 3.43Q8.92.51 12 2.1Z"/><circle cx="12" cy="12" r="3.6" fill="none" stroke="${mark}" stroke-width="1.8"/></g>
<clipPath id="slip"><path d="${slipShape}"/></clipPath>
<path d="${slipShape}" fill="${band}"/>
<g clip-path="url(#slip)"><g transform="translate(${width / 2} ${slip.bottom - 62})" fill="none" stroke="${rule}" stroke-width="1.5">${rosette.join("")}</g></g>
<path d="M${margin} ${slip.top + slip.head / 2}H${width - margin}" stroke="${edge}" stroke-width="${slip.head}" stroke-dasharray="16 12"/>
${lines.map((line) => text(line, mirrored)).join("\n")}
</svg>`;
}

/** A strip whose lower edge is torn along a row of small round holes. */
const slipShape = (() => {
  const long = width - 2 * margin;
  const { top, bottom, hole, between } = slip;
  const tooth = `h-${between / 2}a${hole / 2} ${hole / 2} 0 0 0 -${hole} 0h-${between / 2}`;
  return `M${margin} ${top}h${long}V${bottom}${tooth.repeat(long / (hole + between))}Z`;
})();

const rightToLeft = /^[^\p{Letter}]*\p{Script=Arabic}/u;

function text({ words, font, size, x, y, ends = false, colour = ink }: Line, mirrored: boolean): string {
  const fromRight = ends !== mirrored;
  const place = `x="${fromRight ? width - x : x}" y="${y}" text-anchor="${fromRight ? "end" : "start"}"`;
  // The drawing takes all text as written from left to right, unless its first sign says otherwise.
  const isolated = rightToLeft.test(words) ? `\u2067${words}\u2069` : words;
  return `<text ${place} font-family="${families[font]}" font-size="${size}" fill="${colour}">${escapeXml(isolated)}</text>`;
}
