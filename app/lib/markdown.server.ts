/** Markdown → HTML that cannot run script: raw HTML is escaped, dangerous protocols are dropped, pictures become links. */
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** Renders on the server only; the browser gets the HTML. Headings start at h3, below the page's own. */
export function renderMarkdown(source: string): string {
  const html = micromark(source, {
    extensions: [gfm(), { disable: { null: ["labelStartImage"] } }],
    htmlExtensions: [gfmHtml()],
  });
  return html
    .replace(/<(\/?)h([1-6])>/g, (_, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) + 2)}>`)
    .replace(/<a href=/g, '<a rel="nofollow ugc noopener" href=');
}
