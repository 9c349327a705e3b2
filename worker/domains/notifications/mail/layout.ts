/**
 * A letter as HTML and as plain text. Mail programs know tables and inline styles alone, so the few colours of the pages stand here as hex
 * (app/styles/tokens.css, light); dark mode is left to the mail program. Everything that comes from people is escaped. Many programs drop
 * `<html>` and know no logical sides, so language and direction stand on the outer table again, and the sides are named.
 */
import type { Letter } from "./letters.ts";

const colours = {
  paper: "#f0f9f5",
  sheet: "#fbfefd",
  rule: "#c4d6cf",
  ink: "#08272a",
  ink2: "#385657",
  act: "#423eaf",
  onAct: "#f9fdfb",
} as const;
const font = "'Hanken Grotesk',system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const slab = "'Zilla Slab',Rockwell,Georgia,serif";

export interface Frame {
  /** Without a slash at the end. */
  origin: string;
  /** A tag, and the way its letters run. */
  language: string;
  dir: "ltr" | "rtl";
  sender: string;
  because: string;
  unsubscribe: { text: string; url: string };
  preferences: { text: string; path: string };
}

export function toHtml(letter: Letter, frame: Frame): string {
  const { subject, lines, quote, items, link } = letter;
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escaped(text)}</p>`;
  const url = (path: string) => escaped(frame.origin + path);
  const start = frame.dir === "rtl" ? "right" : "left";
  const spoken = `lang="${escaped(frame.language)}" dir="${frame.dir}"`;
  const quoted =
    quote === undefined
      ? ""
      : `<blockquote style="margin:0 0 16px;padding:4px 0;padding-${start}:12px;border-${start}:3px solid ${colours.rule};color:${colours.ink2};white-space:pre-wrap"><div dir="auto">${escaped(quote)}</div></blockquote>`;
  const listed = (items ?? [])
    .map(
      ({ text, path }) =>
        `<tr><td style="padding:10px 0;border-top:1px solid ${colours.rule}"><a href="${url(path)}" style="color:${colours.act}">${escaped(text)}</a></td></tr>`,
    )
    .join("");
  const list =
    listed === ""
      ? ""
      : `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 20px">${listed}</table>`;
  return `<!doctype html>
<html ${spoken}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
</head>
<body style="margin:0;background:${colours.paper};color:${colours.ink};font:16px/1.5 ${font}">
<table ${spoken} role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${colours.paper}"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;text-align:${start}">
<tr><td style="padding:0 0 12px;font:600 18px/1.2 ${slab};color:${colours.ink};border-bottom:2px solid ${colours.ink}">${escaped(frame.sender)}</td></tr>
<tr><td style="padding:24px 0 8px">
<h1 style="margin:0 0 12px;font:600 24px/1.2 ${slab};color:${colours.ink}">${escaped(subject)}</h1>
${lines.map(paragraph).join("\n")}
${quoted}${list}
<p style="margin:0 0 24px"><a href="${url(link.path)}" style="display:inline-block;padding:12px 20px;background:${colours.act};color:${colours.onAct};font-weight:600;text-decoration:none;border-radius:3px">${escaped(link.text)}</a></p>
</td></tr>
<tr><td style="padding:12px 0 0;border-top:1px solid ${colours.rule};font-size:14px;line-height:20px;color:${colours.ink2}">
${escaped(frame.because)}<br>
<a href="${escaped(frame.unsubscribe.url)}" style="color:${colours.act}">${escaped(frame.unsubscribe.text)}</a> ·
<a href="${url(frame.preferences.path)}" style="color:${colours.act}">${escaped(frame.preferences.text)}</a>
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

export function toText({ subject, lines, quote, items, link }: Letter, frame: Frame): string {
  const quoted =
    quote === undefined
      ? []
      : [
          quote
            .split("\n")
            .map((line) => `> ${line}`)
            .join("\n"),
        ];
  const listed = (items ?? []).map(({ text, path }) => `- ${text}\n  ${frame.origin}${path}`);
  return [
    subject,
    ...lines,
    ...quoted,
    ...(listed.length === 0 ? [] : [listed.join("\n")]),
    `${link.text}: ${frame.origin}${link.path}`,
    [
      "--",
      frame.because,
      `${frame.unsubscribe.text}: ${frame.unsubscribe.url}`,
      `${frame.preferences.text}: ${frame.origin}${frame.preferences.path}`,
    ].join("\n"),
  ].join("\n\n");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
