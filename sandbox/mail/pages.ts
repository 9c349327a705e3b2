/** The mailbox as pages: a list, and one mail as HTML and as text. The product's colours, no scripts. */
import { html, raw } from "hono/html";
import type { Mail } from "./mailbox.ts";
import { MAILBOX_PATH } from "./settings.ts";

const styles = raw(`
@font-face { font-family: "Zilla Slab"; font-weight: 600; font-display: swap; src: url("/fonts/zilla-600.woff2") format("woff2"); }
@font-face { font-family: "Hanken Grotesk"; font-weight: 400 700; font-display: swap; src: url("/fonts/hanken-400-700.woff2") format("woff2"); }
:root { color-scheme: light dark; --paper: #f0f9f5; --sheet: #fbfefd; --band: #e0f0e8; --rule: #c4d6cf; --edge: #607e7c;
  --ink: #08272a; --ink-2: #385657; --act: #423eaf; --on-act: #f9fdfb; }
@media (prefers-color-scheme: dark) { :root { --paper: #0b1d1e; --sheet: #132728; --band: #192e2f; --rule: #314747; --edge: #789291;
  --ink: #e6efeb; --ink-2: #aebfba; --act: #b8b9ff; --on-act: #14152f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 16px/1.5 "Hanken Grotesk", system-ui, sans-serif; }
header, main { max-width: 56rem; margin: 0 auto; padding: 16px clamp(16px, 4vw, 40px); }
header a { font: 600 20px/1.2 "Zilla Slab", Georgia, serif; color: var(--ink); text-decoration: none; }
h1 { font: 600 clamp(1.5rem, 5vw, 2rem)/1.16 "Zilla Slab", Georgia, serif; margin: 16px 0 8px; text-wrap: balance; overflow-wrap: anywhere; }
h2 { font: 600 1.25rem/1.2 "Zilla Slab", Georgia, serif; margin: 32px 0 12px; border-top: 1.5px solid var(--ink); padding-top: 12px; }
p { margin: 0 0 12px; } .dim { color: var(--ink-2); } a { color: var(--act); }
ul { list-style: none; margin: 0; padding: 0; } li { border-top: 1px solid var(--rule); }
li a { display: flex; flex-wrap: wrap; gap: 0 16px; padding: 12px 8px; min-height: 44px; text-decoration: none; }
li a:hover { background: var(--band); } li b { flex: 1 1 20rem; overflow-wrap: anywhere; } li span { color: var(--ink-2); font-size: 14px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; } dt { color: var(--ink-2); } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 40rem; border: 1px solid var(--rule); background: #f0f9f5; color-scheme: light; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--sheet); border: 1px solid var(--rule); padding: 16px; margin: 0; }
form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin: 0 0 16px; } label { font-weight: 600; flex: 1 1 16rem; }
input { display: block; width: 100%; height: 44px; padding: 0 12px; margin-top: 4px; border: 1px solid var(--edge); border-radius: 3px;
  background: var(--sheet); color: var(--ink); font: inherit; }
button { min-height: 44px; padding: 0 20px; border: 0; border-radius: 3px; background: var(--act); color: var(--on-act); font: inherit; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
`);

type Content = ReturnType<typeof html>;

function page(title: string, content: Content): Content {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="/favicon.svg"><title>${title}</title><style>${styles}</style></head>
<body><header><a href="/">OpenChance</a></header><main>${content}</main></body>
</html>`;
}

export function listPage(mails: readonly Mail[], recipient: string): Content {
  return page(
    "Mail that would have gone out",
    html`<h1>Mail that would have gone out</h1>
<p class="dim">Nothing leaves this machine. The newest 500 are kept.</p>
<form><label>To<input name="to" type="search" value="${recipient}" autocomplete="off"></label><button>Show</button></form>
${mails.length === 0 ? html`<p>Nothing yet. Mail goes out for what nobody looked at for five minutes.</p>` : html`<ul>${mails.map(lineOf)}</ul>`}`,
  );
}

function lineOf({ id, subject, recipient, at }: Mail): Content {
  return html`<li><a href="${MAILBOX_PATH}/${id}"><b>${subject}</b><span>${recipient}</span><span>${timeOf(at)}</span></a></li>`;
}

export function mailPage({ id, subject, sender, recipient, at, headers, body, fate }: Mail): Content {
  const shown: [string, string][] = Object.entries(JSON.parse(headers));
  return page(
    subject,
    html`<p><a href="${MAILBOX_PATH}">All mail</a></p>
<h1>${subject}</h1>
<dl>
<dt>From</dt><dd>${sender}</dd><dt>To</dt><dd>${recipient}</dd><dt>When</dt><dd>${timeOf(at)}</dd><dt>Fate</dt><dd>${fate}</dd>
${shown.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
</dl>
<h2>As HTML</h2>
<iframe src="${MAILBOX_PATH}/${id}/html" title="The mail as HTML"></iframe>
<h2>As text</h2>
<pre>${body}</pre>`,
  );
}

function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
