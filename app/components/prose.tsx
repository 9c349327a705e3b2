/** Text that was Markdown, as HTML from lib/markdown.server.ts and from nowhere else. */
export function Prose({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: micromark escapes raw HTML and drops dangerous protocols
  return <div className="prose own-words" dangerouslySetInnerHTML={{ __html: html }} />;
}
