/** The few rules of the product's sheet that the sign-in page needs, light and dark. */
import { raw } from "hono/html";

export const styles = raw(`
@font-face { font-family: "Zilla Slab"; font-weight: 600; font-display: swap; src: url("/fonts/zilla-600.woff2") format("woff2"); }
@font-face { font-family: "Hanken Grotesk"; font-weight: 400 700; font-display: swap; src: url("/fonts/hanken-400-700.woff2") format("woff2"); }
:root { color-scheme: light dark; --paper: #f0f9f5; --sheet: #fbfefd; --band: #e0f0e8; --rule: #c4d6cf; --edge: #607e7c;
  --ink: #08272a; --ink-2: #385657; --act: #423eaf; --act-hi: #30288e; --on-act: #f9fdfb; --stop: #a51f1b; --stop-wash: #ffe9e5; }
@media (prefers-color-scheme: dark) { :root { --paper: #0b1d1e; --sheet: #132728; --band: #192e2f; --rule: #314747; --edge: #789291;
  --ink: #e6efeb; --ink-2: #aebfba; --act: #b8b9ff; --act-hi: #d5d7ff; --on-act: #14152f; --stop: #fe9c8f; --stop-wash: #3e211d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 16px/1.5 "Hanken Grotesk", system-ui, sans-serif; }
header, main { max-width: 42rem; margin: 0 auto; padding: 16px clamp(16px, 4vw, 40px); }
header a { font: 600 20px/1.2 "Zilla Slab", Georgia, serif; color: var(--ink); text-decoration: none; }
h1, h2 { font-family: "Zilla Slab", Georgia, serif; font-weight: 600; text-wrap: balance; }
h1 { font-size: clamp(1.5rem, 5vw, 2rem); line-height: 1.16; margin: 24px 0 8px; }
h2 { font-size: 1.25rem; line-height: 1.2; margin: 0 0 12px; }
section { border-top: 1.5px solid var(--ink); margin-top: 32px; padding-top: 16px; }
.note, .hint, .mail, .about { color: var(--ink-2); }
.note { margin: 0; } .hint { font-weight: 400; } .error { margin: 0 0 12px; padding: 8px 12px; color: var(--stop);
  background: var(--stop-wash); border-inline-start: 5px solid var(--stop); }
ul { list-style: none; margin: 0; padding: 0; }
li + li { border-top: 1px solid var(--rule); }
li button { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; width: 100%; min-height: 44px; padding: 12px 8px;
  border: 0; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
li button:hover { background: var(--band); }
.who { font-weight: 600; color: var(--act); } .mail { font-size: 14px; overflow-wrap: anywhere; } .about { font-size: 14px; margin-inline-start: auto; }
label { display: block; font-weight: 600; margin: 12px 0 4px; }
input:not([type=hidden]) { width: 100%; height: 48px; padding: 0 12px; border: 1px solid var(--edge); border-radius: 3px;
  background: var(--sheet); color: var(--ink); font: inherit; }
input[aria-invalid] { border-color: var(--stop); border-inline-start-width: 5px; }
.primary { margin-top: 16px; min-height: 44px; padding: 0 24px; border: 0; border-radius: 3px; background: var(--act); color: var(--on-act);
  font: 600 16px/1 "Hanken Grotesk", system-ui, sans-serif; cursor: pointer; }
.primary:hover { background: var(--act-hi); }
a { color: var(--act); }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
li button:focus-visible { outline-offset: -3px; }
`);
