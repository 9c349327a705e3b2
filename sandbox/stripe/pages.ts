/** The looks of the pages that Stripe would host. Plain documents: no script, readable by everybody. */
import { html, raw } from "hono/html";

type Markup = ReturnType<typeof html>;

const STYLE = `
  :root { color-scheme: light dark; --ink: #1a1f2b; --soft: #5b6472; --paper: #fff; --ground: #f3f5f9; --line: #d5dae3; --accent: #4b45d6; --bad: #b3261e; --warn: #fff3cd; --warnink: #5c4400; }
  @media (prefers-color-scheme: dark) { :root { --ink: #eef1f7; --soft: #a9b2c2; --paper: #1b2029; --ground: #12151b; --line: #384152; --accent: #8f8bff; --bad: #ff9a90; --warn: #3a3010; --warnink: #ffe08a; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
  .banner { background: var(--warn); color: var(--warnink); padding: .6rem 1rem; text-align: center; font-weight: 600; }
  main { max-width: 34rem; margin: 2rem auto; padding: 1.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; }
  h1 { font-size: 1.4rem; margin: 0 0 .25rem; } h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
  p { margin: .35rem 0; } .soft { color: var(--soft); } .total { font-size: 1.9rem; font-weight: 700; margin: .25rem 0 1rem; }
  ul.items { list-style: none; padding: 0; margin: 0; border-top: 1px solid var(--line); }
  ul.items li { display: flex; justify-content: space-between; gap: 1rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  .choice { margin: .6rem 0; } .choice small { display: block; color: var(--soft); margin-top: .15rem; }
  button { width: 100%; min-height: 2.75rem; padding: .5rem 1rem; font: inherit; font-weight: 600; border-radius: .5rem; border: 1px solid var(--line); background: transparent; color: var(--ink); cursor: pointer; }
  button.primary { background: var(--accent); border-color: var(--accent); color: #fff; }
  @media (prefers-color-scheme: dark) { button.primary { color: #12151b; } }
  button:focus-visible, a:focus-visible, select:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  a { color: var(--accent); } [role=alert] { border-left: 4px solid var(--bad); padding: .5rem .75rem; color: var(--bad); font-weight: 600; margin: 1rem 0; }
  label { font-weight: 600; } select, input { font: inherit; padding: .3rem; min-height: 2.25rem; } input { width: 100%; background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-radius: .4rem; }
`;

/** A whole document with the sandbox's banner. */
export function page(title: string, body: Markup): Response {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><style>${raw(STYLE)}</style>
</head>
<body>
<header class="banner">Sandbox: this stands in for Stripe. No real money moves, and no card is asked for.</header>
<main>${body}</main>
</body>
</html>`;
  return new Response(String(document), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      // Forms end in a redirect to the product's own origin, which form-action has to allow.
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http: https:; base-uri 'none'; frame-ancestors 'none'",
    },
  });
}

/** A button that chooses one outcome, with a line on what it does. */
export function choice(name: string, value: string, label: string, what: string, primary = false): Markup {
  return html`<div class="choice"><button type="submit" name="${name}" value="${value}" class="${primary ? "primary" : ""}" aria-describedby="about-${value}">${label}</button><small id="about-${value}">${what}</small></div>`;
}
